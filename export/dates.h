// SPDX-License-Identifier: Apache-2.0
// ISO 8601 dates of the records as a reader of English news writes them: "30 Dec 2021", "Dec 2021", "2014". No clock,
// no locale.
#pragma once

#include <string>
#include <string_view>

namespace quoth::exporters {

// A day, month, year, instant (its day) or interval. What is none of these comes back as it is.
std::string readable_date(std::string_view iso);

// From the earlier to the later, saying once what both have in common: "3–30 Dec 2021", "30 Dec 2021 – 10 Jan 2022".
std::string readable_range(std::string_view first, std::string_view last);

// The first and the last day, month or year of `value`, an ISO date or interval.
std::string_view range_begin(std::string_view value);
std::string_view range_end(std::string_view value);

}  // namespace quoth::exporters
