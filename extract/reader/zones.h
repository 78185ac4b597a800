// SPDX-License-Identifier: Apache-2.0
// Offsets of time zones by the names that news uses (data/zones.tsv).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace quoth::extract::reader {

// "-04:00" for "ET" at noon of 14 March 2025; names in upper case. Nothing for a name that is not in the table. The
// rules of daylight saving come from ICU. Cost: the first call reads the table.
std::optional<std::string> zone_offset(std::string_view name, int year, int month, int day, int hour);

}  // namespace quoth::extract::reader
