// SPDX-License-Identifier: Apache-2.0
#include "extract/language/characters.h"

#include "extract/language/model_file.h"
#include "extract/language/utf8.h"
#include "graph/error.h"

#include <algorithm>

namespace quoth::extract::language {
namespace {

constexpr char32_t kCapitalSigma = 0x3A3;
constexpr char32_t kFinalSigma = 0x3C2;
constexpr char32_t kCapitalDottedI = 0x130;  // the only letter whose lower case is two code points

void append_ascii_lower(std::string_view text, std::string& lower) {
  for (const char c : text) lower.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
}

bool is_ascii(std::string_view text) noexcept {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

Characters::Characters(const ModelFile& model)
    : Characters(model.array<std::uint8_t>("characters/block_of", kBlockCount),
                 model.array<std::uint8_t>("characters/kind_of"), model.array<CharacterKind>("characters/kinds")) {}

Characters::Characters(std::span<const std::uint8_t> block_of, std::span<const std::uint8_t> kind_of,
                       std::span<const CharacterKind> kinds)
    : block_of_(block_of), kind_of_(kind_of), kinds_(kinds) {
  const bool fits = block_of.size() == kBlockCount && kind_of.size() % kBlockSize == 0 &&
                    std::all_of(block_of.begin(), block_of.end(),
                                [&](std::uint8_t block) { return (block + 1) * kBlockSize <= kind_of.size(); }) &&
                    std::all_of(kind_of.begin(), kind_of.end(), [&](std::uint8_t kind) { return kind < kinds.size(); });
  if (!fits) throw Error(ErrorKind::format, "the language model's character table is damaged");
  for (char32_t c = 0; c < ascii_.size(); ++c) ascii_[c] = kind(c).flags;
}

void Characters::append_lower(std::string_view text, std::string& lower) const {
  if (is_ascii(text)) return append_ascii_lower(text, lower);
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    if (c.value == kCapitalSigma && is_final_sigma(text, at, at + c.size)) {
      append_code_point(kFinalSigma, lower);
    } else if (c.value == kCapitalDottedI) {
      lower += "i\xCC\x87";
    } else {
      append_code_point(static_cast<char32_t>(static_cast<std::int32_t>(c.value) + kind(c.value).to_lower), lower);
    }
    at += c.size;
  }
}

// A capital sigma becomes final where a cased letter precedes and none follows, ignorable marks left out.
bool Characters::is_final_sigma(std::string_view text, std::size_t begin, std::size_t end) const noexcept {
  std::uint32_t before = kIgnorable;
  while (begin > 0 && (before & kIgnorable) != 0) {
    begin = code_point_before(text, begin);
    before = flags(code_point_at(text, begin).value);
  }
  if ((before & kCased) == 0) return false;
  std::uint32_t after = kIgnorable;
  while (end < text.size() && (after & kIgnorable) != 0) {
    const CodePoint c = code_point_at(text, end);
    after = flags(c.value);
    end += c.size;
  }
  return (after & kCased) == 0;
}

bool Characters::all(std::string_view text, std::uint32_t wanted) const noexcept {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    if ((flags(c.value) & wanted) == 0) return false;
    at += c.size;
  }
  return !text.empty();
}

}  // namespace quoth::extract::language
