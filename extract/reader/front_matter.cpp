// SPDX-License-Identifier: Apache-2.0
#include "extract/reader/front_matter.h"

#include "extract/discourse/time/calendar.h"
#include "extract/lexicon/lexicon.h"
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
constexpr std::size_t kWordsBesideLabels = 12;
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
  for (const std::string_view word :
       {" in "sv, " at "sv, " for "sv, " of "sv, " from "sv, " - "sv, " ("sv, " For "sv}) {
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

// Bytes of "By ", "Written by: " before the names; 0 if there are none.
std::size_t byline_label(std::string_view line) {
  std::size_t end = 0;
  for (int words = 0; words < 2; ++words) {
    const std::size_t space = line.find(' ', end);
    if (space == line.npos) return 0;
    if (is_byline_label(line.substr(0, space))) return line.find_first_not_of(' ', space);
    end = space + 1;
  }
  return 0;
}

// Bytes up to the words behind the last "|", "·", "•" or "/" between spaces; 0 if there is none.
std::size_t behind_bar(std::string_view words) {
  std::size_t end = 0;
  for (const std::string_view bar : {" | "sv, " \xC2\xB7 "sv, " \xE2\x80\xA2 "sv, " / "sv}) {
    const std::size_t at = words.rfind(bar);
    if (at != words.npos) end = std::max(end, at + bar.size());
  }
  return end;
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

std::vector<DateLine> date_lines(std::string_view line) {
  std::vector<DateLine> dates;
  if (line.size() > kLongestDateLine) return dates;
  std::size_t beside = 0;
  bool vouched = false;  // by a label, a byline, or marks that part the line
  std::string_view rest = line;
  while (const std::optional<Timestamp> stamp = find_timestamp(rest)) {
    const std::string_view before = without_weekday(rest.substr(0, stamp->begin_byte));
    const std::size_t bar = behind_bar(before);
    dates.push_back({date_label(before.substr(bar)), stamp->value});
    const bool by = bar > 0 && !byline(trimmed(before.substr(0, bar)), false).empty();
    beside += word_count(plain_words(by ? before.substr(bar) : before));
    vouched = vouched || by || dates.back().label != DateLabel::none;
    rest.remove_prefix(stamp->end_byte);
  }
  if (dates.empty()) return dates;
  // "Jan. 5, 2024 Updated 10:42 a.m. ET"
  const std::string day = dates.back().value.substr(0, 10);
  if (const auto clock = clock_line(trimmed(rest), day);
      clock && clock->label == DateLabel::updated && !clock->time.empty()) {
    dates.push_back({DateLabel::updated, day + clock->time});
    return dates;
  }
  beside += word_count(plain_words(rest));
  vouched = vouched || behind_bar(rest) > 0;
  // "Published 6 November 2025 by Anna Lindqvist": the label vouches for the rest.
  if (vouched && beside <= kWordsBesideLabels) return dates;
  const bool sentence = !line.empty() && line.back() == '.' && beside > 0;
  if (beside > kWordsBesideDate || sentence) dates.clear();
  return dates;
}

std::optional<ClockLine> clock_line(std::string_view line, std::string_view day) {
  if (line.size() > kLongestDateLine) return std::nullopt;
  const std::string plain = plain_words(line);
  if (const std::size_t ago = plain.rfind(" ago"); ago != plain.npos && ago + 4 == plain.size()) {
    const std::size_t unit = plain.rfind(' ', ago - 1);
    const std::size_t number = unit == plain.npos || unit == 0 ? plain.npos : plain.rfind(' ', unit - 1);
    const std::size_t begin = number == plain.npos ? 0 : number + 1;
    if (unit == plain.npos || unit <= begin || plain[begin] < '0' || plain[begin] > '9') return std::nullopt;
    const std::string_view label = std::string_view(plain).substr(0, begin == 0 ? 0 : begin - 1);
    if (!label.empty() && date_label(label) == DateLabel::none) return std::nullopt;
    return ClockLine{date_label(label), {}};
  }
  const std::optional<Timestamp> clock = find_clock(line, day);
  if (!clock || word_count(plain_words(line.substr(clock->end_byte))) > 0) return std::nullopt;
  std::string_view label = trimmed(line.substr(0, clock->begin_byte));
  if (label.ends_with(" at")) label.remove_suffix(3);
  if (!label.empty() && date_label(label) == DateLabel::none) return std::nullopt;
  return ClockLine{date_label(label), clock->value};
}

std::vector<std::string> byline(std::string_view line, bool bare) {
  std::vector<std::string> names;
  if (line.size() > kLongestByline || line.empty() || line.back() == '.' || line.back() == '?' || line.back() == ':')
    return names;
  const std::size_t label = byline_label(line);
  if (label == 0 && !bare) return names;
  for (const std::string_view part : split_names(line.substr(label))) {
    const std::string_view name = before_place(part);
    if (is_name(name) && !is_office(name))
      names.emplace_back(name);
    else if (names.empty())
      return {};
  }
  return names;
}

namespace {

// The agency in "(Reuters)" or "/PRNewswire/", without its marks; empty if there is none.
std::string_view agency_in(std::string_view words) {
  for (const std::string_view marks : {"()"sv, "//"sv}) {
    const std::size_t open = words.find(marks[0]);
    const std::size_t close = open == words.npos ? open : words.find(marks[1], open + 1);
    if (close != words.npos && close > open + 1) return words.substr(open + 1, close - open - 1);
  }
  return {};
}

// "Jerusalem", "Paris, May 3 (AFP)", "Springfield, Ill.": names of places that are known, before anything else.
bool is_known_place(std::string_view words) {
  static const lexicon::Gazetteer& kGazetteer = lexicon::Lexicon::built_in().gazetteer();
  const std::string_view place = trimmed(words.substr(0, words.find_first_of(",(/")));
  if (place.empty() || !upper(place.front()) || word_count(plain_words(place)) > 4) return false;
  const lexicon::KnownIndex found = kGazetteer.find(place);
  return found != lexicon::kUnknown && kGazetteer.at(found).place != lexicon::PlaceType::none;
}

// What a dateline parts from the sentence: a dash, or the colon of Indian papers. Bytes; 0 if neither begins here.
std::size_t mark_at(std::string_view head, std::size_t at) {
  if (head[at] == ':') return 1;
  return head[at - 1] == ' ' || head[at - 1] == ')' || head[at - 1] == '/' ? dash_at(head.substr(at)) : 0;
}

}  // namespace

std::optional<Dateline> dateline(std::string_view paragraph, bool only_label) {
  const std::string_view head = paragraph.substr(0, kLongestDateline);
  for (std::size_t i = 1; i + 1 < head.size(); ++i) {
    const std::size_t mark = mark_at(head, i);
    if (mark == 0) continue;
    const std::string_view words = trimmed(head.substr(0, i));
    std::size_t end = i + mark;
    if (end >= paragraph.size() || paragraph[end] != ' ') return std::nullopt;
    while (end < paragraph.size() && paragraph[end] == ' ') ++end;
    if (end >= paragraph.size() || lower(paragraph[end]) || word_count(plain_words(words)) > 9) return std::nullopt;
    const std::string_view agency = agency_in(words);
    const std::optional<Timestamp> stamp = find_timestamp(words);
    const bool colon = mark == 1 && head[i] == ':';
    const bool known = is_known_place(words);
    // "Verdict — The court …" is no dateline, "Ruz, May 3 (AW) — The court …" is.
    if (colon ? !((known || only_label) && in_capitals(words) && word_count(plain_words(words)) <= 3)
              : !(in_capitals(words) || known || (stamp && !agency.empty())))
      return std::nullopt;
    if (!colon && !in_capitals(words) && head.substr(i, 1) == "-" && head.substr(i, 2) != "--" && agency.empty())
      return std::nullopt;
    return Dateline{end, std::string(agency), stamp ? stamp->value : std::string()};
  }
  return std::nullopt;
}

}  // namespace quoth::extract::reader
