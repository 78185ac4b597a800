// SPDX-License-Identifier: Apache-2.0
#include "extract/reader/front_matter.h"

#include "extract/discourse/time/calendar.h"
#include "extract/reader/timestamp.h"

#include <algorithm>
#include <array>

namespace quoth::extract::reader {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kLongestDateLine = 140;  // bytes
constexpr std::size_t kLongestByline = 200;    // bytes
constexpr std::size_t kLongestDateline = 80;   // bytes
constexpr std::size_t kWordsBesideDate = 4;
constexpr std::array kDashes{"\xE2\x80\x94"sv, "\xE2\x80\x93"sv, "--"sv, "-"sv};

bool upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool lower(char c) {
  return c >= 'a' && c <= 'z';
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kTrim = " \t,.;:|";
  while (!text.empty() && kTrim.find(text.front()) != kTrim.npos) text.remove_prefix(1);
  while (!text.empty() && kTrim.find(text.back()) != kTrim.npos) text.remove_suffix(1);
  return text;
}

std::size_t word_count(std::string_view plain) {
  return plain.empty() ? 0 : static_cast<std::size_t>(std::count(plain.begin(), plain.end(), ' ')) + 1;
}

// The words before a date without a weekday at their end.
std::string_view without_weekday(std::string_view words) {
  const std::string_view left = trimmed(words);
  const std::size_t space = left.find_last_of(" \t");
  const std::string_view last = space == left.npos ? left : left.substr(space + 1);
  if (time::weekday_number(plain_words(last)) == 0) return words;
  return space == left.npos ? std::string_view{} : left.substr(0, space);
}

std::vector<std::string_view> split_names(std::string_view names) {
  std::vector<std::string_view> parts;
  while (!names.empty()) {
    std::size_t end = names.size();
    std::size_t gap = 0;
    for (const std::string_view separator : {" and "sv, " & "sv, ", "sv, ";"sv, " | "sv, " with "sv, "/"sv}) {
      const std::size_t at = names.find(separator);
      if (at < end) {
        end = at;
        gap = separator.size();
      }
    }
    if (const std::string_view part = trimmed(names.substr(0, end)); !part.empty()) parts.push_back(part);
    names.remove_prefix(std::min(end + gap, names.size()));
  }
  return parts;
}

// "Anna Lindqvist in Prague" → "Anna Lindqvist".
std::string_view before_place(std::string_view name) {
  for (const std::string_view word : {" in "sv, " at "sv, " for "sv, " of "sv, " from "sv, " - "sv, " ("sv}) {
    name = name.substr(0, name.find(word));
  }
  return trimmed(name);
}

// Two to five words, each with a capital but the particles of names.
bool is_name(std::string_view name) {
  std::size_t words = 0;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find(' ', at), name.size());
    const std::string_view word = name.substr(at, end - at);
    at = end + 1;
    if (word.empty()) continue;
    ++words;
    static constexpr std::array kParticles{"de"sv, "da"sv,  "van"sv, "von"sv, "der"sv, "den"sv,
                                           "al"sv, "bin"sv, "el"sv,  "la"sv,  "di"sv};
    const bool particle = std::find(kParticles.begin(), kParticles.end(), word) != kParticles.end();
    if (!particle && !upper(word.front()) && static_cast<unsigned char>(word.front()) < 0x80) return false;
    if (word.find_first_of("0123456789") != word.npos) return false;
  }
  return words >= 2 && words <= 5;
}

std::size_t dash_at(std::string_view text) {
  for (const std::string_view dash : kDashes) {
    if (text.substr(0, dash.size()) == dash) return dash.size();
  }
  return 0;
}

// The first word of a place in capitals: "MOSCOW", "NEW" of "NEW YORK"; "Moscow" will not do.
bool in_capitals(std::string_view place) {
  std::size_t letters = 0;
  for (const char c : place.substr(0, place.find_first_of(",(/"))) {
    if (lower(c)) return false;
    letters += upper(c) ? 1U : 0U;
  }
  return letters >= 3;
}

}  // namespace

std::optional<DateLine> date_line(std::string_view line) {
  if (line.size() > kLongestDateLine) return std::nullopt;
  const std::optional<Timestamp> stamp = find_timestamp(line);
  if (!stamp) return std::nullopt;
  const std::string_view before = without_weekday(line.substr(0, stamp->begin_byte));
  const std::string_view after = line.substr(stamp->end_byte);
  DateLine result{date_label(before), stamp->value};
  const std::size_t beside = word_count(plain_words(before)) + word_count(plain_words(after));
  // "Published 6 November 2025 by Anna Lindqvist": the label vouches for the rest.
  if (result.label != DateLabel::none && beside <= 12) return result;
  const bool sentence = !line.empty() && line.back() == '.' && beside > 0;
  if (beside <= kWordsBesideDate && !sentence) return result;
  return std::nullopt;
}

std::vector<std::string> byline(std::string_view line, bool bare) {
  std::vector<std::string> names;
  if (line.size() > kLongestByline || line.empty() || line.back() == '.' || line.back() == '?') return names;
  const bool by = line.substr(0, 3) == "By " || line.substr(0, 3) == "BY " || line.substr(0, 3) == "by " ||
                  line.substr(0, 3) == "By:";
  if (!by && !bare) return names;
  for (const std::string_view part : split_names(by ? line.substr(3) : line)) {
    const std::string_view name = before_place(part);
    if (is_name(name))
      names.emplace_back(name);
    else if (names.empty())
      return {};
  }
  return names;
}

std::optional<Dateline> dateline(std::string_view paragraph) {
  const std::string_view head = paragraph.substr(0, kLongestDateline);
  for (std::size_t i = 1; i + 1 < head.size(); ++i) {
    const std::size_t dash = head[i - 1] == ' ' || head[i - 1] == ')' ? dash_at(head.substr(i)) : 0;
    if (dash == 0) continue;
    const std::string_view words = trimmed(head.substr(0, i));
    std::size_t end = i + dash;
    if (end >= paragraph.size() || paragraph[end] != ' ') return std::nullopt;
    while (end < paragraph.size() && paragraph[end] == ' ') ++end;
    if (!in_capitals(words) || word_count(plain_words(words)) > 9) return std::nullopt;
    Dateline result{end, {}, {}};
    const std::size_t open = words.find('(');
    const std::size_t close = words.find(')', open == words.npos ? 0 : open);
    if (open != words.npos && close != words.npos)
      result.agency = std::string(words.substr(open + 1, close - open - 1));
    if (const auto stamp = find_timestamp(words)) result.date = stamp->value;
    return result;
  }
  return std::nullopt;
}

}  // namespace quoth::extract::reader
