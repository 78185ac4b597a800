// SPDX-License-Identifier: Apache-2.0
#include "extract/language/word_shape.h"

#include "extract/language/utf8.h"

namespace quoth::extract::language {
namespace {

char32_t shape_of(char32_t c, const Characters& characters) noexcept {
  const std::uint32_t flags = characters.flags(c);
  if ((flags & kAlpha) != 0) return (flags & kUpper) != 0 ? U'X' : U'x';
  return (flags & kDigit) != 0 ? U'd' : c;
}

}  // namespace

std::string_view prefix_of(std::string_view text) noexcept {
  return text.empty() ? text : text.substr(0, code_point_at(text, 0).size);
}

std::string_view suffix_of(std::string_view text) noexcept {
  std::size_t begin = text.size();
  for (int i = 0; i < 3 && begin > 0; ++i) begin = code_point_before(text, begin);
  return text.substr(begin);
}

std::string shape_of(std::string_view text, const Characters& characters) {
  constexpr std::size_t kLong = 100;
  constexpr int kLongestRun = 4;
  if (text.size() >= kLong && count_code_points(text) >= kLong) return "LONG";
  std::string shape;
  char32_t previous = 0;
  int run = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    const char32_t mapped = shape_of(c.value, characters);
    run = at > 0 && mapped == previous ? run + 1 : 1;
    if (run <= kLongestRun) append_code_point(mapped, shape);
    previous = mapped;
    at += c.size;
  }
  return shape;
}

}  // namespace quoth::extract::language
