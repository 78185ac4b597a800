// SPDX-License-Identifier: Apache-2.0
// What stands above or beside an article in text: lines with its date, bylines, and the dateline before its first
// words. Looks at single passages; blocks.h decides by their place.
#pragma once

#include "extract/reader/clutter.h"
#include "extract/reader/passage.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quoth::extract::reader {

struct DateLine {
  DateLabel label = DateLabel::none;
  std::string value;  // ISO 8601
};

// The dates in a line that is nothing but dates, with their labels and a few words beside them: "Last Updated : 31
// December 2021, 12:17 IST", "Friday, July 21, 2017", "6 Nov 2025 · 3 min read", "Published: 07:12 BST, 2 September
// 2019 | Updated: 11:48 BST, 2 September 2019". Empty for any other line.
std::vector<DateLine> date_lines(std::string_view line);

// A line that is nothing but a time of day, or of how long ago: "Updated at 10:42 p.m. ET", "18.10 GMT", "2 hours ago".
struct ClockLine {
  DateLabel label = DateLabel::none;
  std::string time;  // "T22:42:00-04:00", of `day`; empty for how long ago
};
// `day` is the ISO date that decides about daylight saving; empty where it is not known.
std::optional<ClockLine> clock_line(std::string_view line, std::string_view day);

// The names in "By Helen Carraway and Tomas Brandt in Taraz, Reuters"; empty where the line is no byline. `bare`: also
// without "By", which only names made of capitals pass ("Anna Lindqvist in Prague and Peter Marlowe in Brno").
std::vector<std::string> byline(std::string_view line, bool bare);

struct Dateline {
  std::size_t bytes = 0;  // of the paragraph, the dash and the spaces after it included
  std::string agency;     // "Reuters"; empty when there is none
  std::string date;       // ISO 8601; empty unless day, month and year are there
};

// "MOSCOW, Dec 31 (Reuters) – ", "BISHKEK, Kyrgyzstan — ", "PRAGUE - " before a paragraph's first sentence; of places
// that the gazetteer knows also "Jerusalem — ", "Paris, May 3 (AFP) - ", "NEW DELHI: ". Not a speaker's "THE PRESIDENT:
// ".
// `only_label`: no other paragraph begins with words in capitals and a colon, so that "DHARWA: " is a place too.
std::optional<Dateline> dateline(std::string_view paragraph, bool only_label = false);

}  // namespace quoth::extract::reader
