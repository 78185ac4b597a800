// SPDX-License-Identifier: Apache-2.0
#include "extract/reader/passage.h"

#include <algorithm>
#include <array>

namespace quoth::extract::reader {
namespace {

using namespace std::string_view_literals;

constexpr std::array kSpaces{"\xC2\xA0"sv,     "\xEF\xBB\xBF"sv, "\xE2\x80\x83"sv, "\xE2\x80\x82"sv,
                             "\xE2\x80\x89"sv, "\xE2\x80\xAF"sv, "\xE2\x80\x8B"sv, "\xE3\x80\x80"sv};
constexpr std::array kQuotes{"\""sv, "\xE2\x80\x9C"sv, "\xE2\x80\x9D"sv, "\xC2\xAB"sv, "\xC2\xBB"sv};
constexpr std::array kClosing{"\""sv, "'"sv, ")"sv, "]"sv, "\xE2\x80\x9D"sv, "\xE2\x80\x99"sv, "\xC2\xBB"sv};
constexpr std::array kSentenceEnds{"."sv, "!"sv, "?"sv, "\xE2\x80\xA6"sv, "\xE3\x80\x82"sv};
constexpr std::array kBars{"|"sv, "\xE2\x80\xBA"sv, "\xC2\xBB"sv, "\xC2\xB7"sv, "\xE2\x80\xA2"sv, ">"sv, "/"sv};
constexpr std::array kBullets{"-"sv, "*"sv, "\xE2\x80\xA2"sv, "\xE2\x80\x93"sv, "\xE2\x80\x94"sv, "\xC2\xB7"sv, "o"sv};

bool begins(std::string_view text, std::string_view with) {
  return text.substr(0, with.size()) == with;
}
bool ends(std::string_view text, std::string_view with) {
  return text.size() >= with.size() && text.substr(text.size() - with.size()) == with;
}
template <std::size_t N>
std::size_t prefix(const std::array<std::string_view, N>& list, std::string_view text) {
  for (const std::string_view item : list) {
    if (begins(text, item)) return item.size();
  }
  return 0;
}
template <std::size_t N>
std::size_t suffix(const std::array<std::string_view, N>& list, std::string_view text) {
  for (const std::string_view item : list) {
    if (ends(text, item)) return item.size();
  }
  return 0;
}

bool continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}
bool ascii_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

std::size_t space_at_start(std::string_view text) {
  if (text.empty()) return 0;
  return ascii_space(text.front()) ? 1 : static_cast<unsigned char>(text.front()) < 0x80 ? 0 : prefix(kSpaces, text);
}
std::size_t space_at_end(std::string_view text) {
  if (text.empty()) return 0;
  return ascii_space(text.back()) ? 1 : static_cast<unsigned char>(text.back()) < 0x80 ? 0 : suffix(kSpaces, text);
}

std::uint32_t code_points(std::string_view text) {
  return static_cast<std::uint32_t>(std::count_if(text.begin(), text.end(), [](char c) { return !continuation(c); }));
}

// How a line ends when closing marks are taken off.
bool ends_sentence(std::string_view line) {
  for (std::size_t size = suffix(kClosing, line); size > 0; size = suffix(kClosing, line)) line.remove_suffix(size);
  return suffix(kSentenceEnds, line) > 0;
}

bool is_bullet(std::string_view line) {
  if (const std::size_t size = prefix(kBullets, line); size > 0) return line.size() > size && line[size] == ' ';
  std::size_t digits = 0;
  while (digits < line.size() && line[digits] >= '0' && line[digits] <= '9') ++digits;
  return digits > 0 && digits < 3 && digits + 1 < line.size() && (line[digits] == '.' || line[digits] == ')') &&
         line[digits + 1] == ' ';
}

void count_characters(std::string_view line, Passage& passage) {
  bool in_word = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    const bool upper = c >= 'A' && c <= 'Z';
    const bool letter = upper || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0xC3;
    const bool digit = c >= '0' && c <= '9';
    passage.letters += letter ? 1U : 0U;
    passage.digits += digit ? 1U : 0U;
    if ((letter || digit) && !in_word) {
      ++passage.words;
      passage.capitals += upper ? 1U : 0U;
    }
    const bool joins = in_word && (c == '\'' || c == '-' || continuation(c) || (c == '.' && upper));
    in_word = letter || digit || joins;
    if (c == ' ' && i + 2 < line.size()) {
      const std::size_t bar = prefix(kBars, line.substr(i + 1));
      if (bar > 0 && i + 1 + bar < line.size() && line[i + 1 + bar] == ' ') ++passage.bars;
    }
  }
}

void look_at(std::string_view text, Passage& passage) {
  const std::string_view line = passage.of(text);
  count_characters(line, passage);
  passage.sentence_end = ends_sentence(line);
  passage.bullet = is_bullet(line);
  passage.quotation = std::any_of(kQuotes.begin(), kQuotes.end(),
                                  [&](std::string_view quote) { return line.find(quote) != std::string_view::npos; });
}

// Lines without white space around, empty ones left out.
std::vector<Passage> lines_of(std::string_view text) {
  std::vector<Passage> lines;
  std::uint32_t offset = 0;
  bool gap = true;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t newline = std::min(text.find('\n', begin), text.size());
    std::string_view line = text.substr(begin, newline - begin);
    std::size_t left = 0;
    for (std::size_t size = space_at_start(line); size > 0; size = space_at_start(line)) {
      line.remove_prefix(size);
      left += size;
    }
    for (std::size_t size = space_at_end(line); size > 0; size = space_at_end(line)) line.remove_suffix(size);
    if (line.empty()) {
      gap = true;
    } else {
      Passage& passage = lines.emplace_back();
      passage.begin_byte = begin + left;
      passage.end_byte = passage.begin_byte + line.size();
      passage.span.begin = offset + code_points(text.substr(begin, left));
      passage.span.end = passage.span.begin + code_points(line);
      passage.gap_before = gap;
      gap = false;
    }
    const std::size_t next = std::min(newline + 1, text.size());
    offset += code_points(text.substr(begin, next - begin));
    begin = next;
  }
  return lines;
}

std::uint32_t first_word(std::string_view line) {
  return code_points(line.substr(0, line.find(' ')));
}

// A paragraph was wrapped at `width` where no line could have taken the next one's first word; half of the next lines
// begin small, since headlines of like length may pass the first test by chance.
bool wrapped(std::string_view text, const std::vector<Passage>& lines, std::size_t begin, std::size_t end,
             std::uint32_t width) {
  if (end - begin < 2 || width < 30 || width > 120) return false;
  std::size_t small = 0;
  for (std::size_t i = begin; i + 1 < end; ++i) {
    const std::uint32_t length = lines[i].span.end - lines[i].span.begin;
    const std::string_view next = lines[i + 1].of(text);
    if (length > width || length + 1 + first_word(next) <= width) return false;
    small += next.front() >= 'a' && next.front() <= 'z' ? 1U : 0U;
  }
  return small * 2 >= end - begin - 1;
}

std::size_t group_end(const std::vector<Passage>& lines, std::size_t begin) {
  std::size_t end = begin + 1;
  while (end < lines.size() && !lines[end].gap_before) ++end;
  return end;
}

// The width that the text is wrapped at: the longest line of any group of three lines or more that proves it; 0 if
// none.
std::uint32_t wrap_width(std::string_view text, const std::vector<Passage>& lines) {
  std::uint32_t width = 0;
  for (std::size_t begin = 0; begin < lines.size();) {
    const std::size_t end = group_end(lines, begin);
    std::uint32_t longest = 0;
    for (std::size_t i = begin; i < end; ++i) longest = std::max(longest, lines[i].span.end - lines[i].span.begin);
    if (end - begin >= 3 && wrapped(text, lines, begin, end, longest)) width = std::max(width, longest);
    begin = end;
  }
  return width;
}

}  // namespace

std::vector<Passage> passages_of(std::string_view text) {
  std::vector<Passage> lines = lines_of(text);
  std::vector<Passage> passages;
  passages.reserve(lines.size());
  const std::uint32_t width = wrap_width(text, lines);
  const auto join = [&](std::size_t begin, std::size_t end) {
    Passage passage = lines[begin];
    passage.span.end = lines[end - 1].span.end;
    passage.end_byte = lines[end - 1].end_byte;
    look_at(text, passage);
    passages.push_back(passage);
  };
  for (std::size_t begin = 0; begin < lines.size();) {
    const std::size_t end = group_end(lines, begin);
    // A headline may stand right above a wrapped paragraph.
    for (; begin < end && !wrapped(text, lines, begin, end, width); ++begin) {
      join(begin, begin + 1);
      if (begin + 1 < end && wrapped(text, lines, begin + 1, end, width)) continue;
      for (++begin; begin < end; ++begin) join(begin, begin + 1);
      break;
    }
    if (begin < end) join(begin, end);
    begin = end;
  }
  return passages;
}

}  // namespace quoth::extract::reader
