// SPDX-License-Identifier: Apache-2.0
// Days, months and weekdays of the proleptic Gregorian calendar: the arithmetic under time expressions. Knows nothing
// of text but the names of months and weekdays. Never looks at a clock.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace quoth::extract::time {

using Day = std::chrono::sys_days;
using std::chrono::days;

// 1 to 12 for "january", "jan", "sept" …, lower case, without full stop; else 0.
int month_number(std::string_view word) noexcept;

// 1 (Monday) to 7 for "monday", "mon", "thurs" …, lower case, without full stop; else 0.
int weekday_number(std::string_view word) noexcept;

// 1 (Monday) to 7.
int weekday_of(Day day) noexcept;

int last_day_of_month(int year, int month) noexcept;

// Nothing for a day that is not in the calendar (30 February), or a year outside 1..9999.
std::optional<Day> make_day(int year, int month, int day) noexcept;

struct Civil {
  int year = 0;
  int month = 0;
  int day = 0;
};
Civil civil(Day day) noexcept;

// The same day `months` later or earlier; the 31st becomes the last day of a shorter month.
Day add_months(Day day, int months) noexcept;

// Monday of ISO week `week` of `year`; the caller makes sure that 1 <= week <= 53.
Day iso_week(int year, int week) noexcept;

// The day of Western Easter (the anonymous Gregorian computus, "Meeus/Jones/Butcher").
Day easter(int year) noexcept;

// "2021-12-30".
std::string iso(Day day);

// The day of "2021-12-31", "2021-12-31T11:30:00+05:30"; nothing for anything else.
std::optional<Day> parse_iso_day(std::string_view text) noexcept;

}  // namespace quoth::extract::time
