// SPDX-License-Identifier: Apache-2.0
// Times and durations from and to text, in the forms of ISO 8601 that openCypher allows.
#pragma once

#include "graph/query/temporal.h"

#include <optional>
#include <string>
#include <string_view>

namespace quoth::query {

std::string to_text(Date value);             // "1984-10-11", "+10000-01-01"
std::string to_text(LocalTime value);        // "12:31", "12:31:14.645"
std::string to_text(const Time& value);      // "12:31+01:00"
std::string to_text(LocalDateTime value);    // "1984-10-11T12:31"
std::string to_text(const DateTime& value);  // "1984-10-11T12:31+01:00[Europe/Stockholm]"
std::string to_text(const Duration& value);  // "P1Y2M10DT2H30M", "PT0S"

// Nullopt where the text is in none of the forms, or names a day or a time that there is not. A time or date-time
// without a zone is at UTC.
std::optional<Date> parse_date(std::string_view text);
std::optional<LocalTime> parse_local_time(std::string_view text);
std::optional<Time> parse_time(std::string_view text);
std::optional<LocalDateTime> parse_local_date_time(std::string_view text);
std::optional<DateTime> parse_date_time(std::string_view text);
std::optional<Duration> parse_duration(std::string_view text);

}  // namespace quoth::query
