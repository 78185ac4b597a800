// SPDX-License-Identifier: Apache-2.0
// Dates with clock time and zone, as pages print them beside an article: "31 December 2021, 12:17 IST", "March 14,
// 2025, 6:40 p.m. ET", "2025-03-14T18:40:00Z". Not the time expressions of prose (extract/discourse/time).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace quoth::extract::reader {

struct Timestamp {
  std::string value;           // ISO 8601: a day, or a day with time, or that with offset
  std::size_t begin_byte = 0;  // half-open, the characters it was read from
  std::size_t end_byte = 0;
};

// The first whole date (day, month and year) in `line`, with the clock time and zone beside it. Numeric dates with both
// numbers under 13 are read month first, unless separated by full stops. Zones: data/zones.tsv, "GMT+5:30", "+0530".
std::optional<Timestamp> find_timestamp(std::string_view line);

// The first time of day in `line`: "10:42 p.m. ET", "18.10 GMT" as "T22:42:00-04:00". Its zone is read for the ISO day
// `day`, for the middle of a year without one.
std::optional<Timestamp> find_clock(std::string_view line, std::string_view day);

}  // namespace quoth::extract::reader
