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

// A line that is nothing but a date, with its label and a few words beside it: "Last Updated : 31 December 2021, 12:17
// IST", "Friday, July 21, 2017", "6 Nov 2025 · 3 min read".
std::optional<DateLine> date_line(std::string_view line);

// The names in "By Helen Carraway and Tomas Brandt in Taraz, Reuters"; empty where the line is no byline. `bare`: also
// without "By", which only names made of capitals pass ("Anna Lindqvist in Prague and Peter Marlowe in Brno").
std::vector<std::string> byline(std::string_view line, bool bare);

struct Dateline {
  std::size_t bytes = 0;  // of the paragraph, the dash and the spaces after it included
  std::string agency;     // "Reuters"; empty when there is none
  std::string date;       // ISO 8601; empty unless day, month and year are there
};

// "MOSCOW, Dec 31 (Reuters) – ", "BISHKEK, Kyrgyzstan — ", "PRAGUE - " before a paragraph's first sentence.
std::optional<Dateline> dateline(std::string_view paragraph);

}  // namespace quoth::extract::reader
