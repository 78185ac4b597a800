// SPDX-License-Identifier: Apache-2.0
// Day numbers follow Howard Hinnant's "chrono-Compatible Low-Level Date Algorithms" (public domain).
#include "graph/query/temporal.h"

#include <algorithm>
#include <cmath>

namespace quoth::query {
namespace {

constexpr std::int64_t floor_div(std::int64_t a, std::int64_t b) {
  return a / b - ((a % b != 0) && ((a < 0) != (b < 0)) ? 1 : 0);
}
constexpr std::int64_t floor_mod(std::int64_t a, std::int64_t b) {
  return a - floor_div(a, b) * b;
}

Duration normalized(Duration duration) noexcept {
  std::int64_t nanos = duration.nanoseconds;
  duration.seconds += floor_div(nanos, kNanosPerSecond);
  duration.nanoseconds = static_cast<std::int32_t>(floor_mod(nanos, kNanosPerSecond));
  return duration;
}

}  // namespace

CivilDate civil(Date date) noexcept {
  const std::int64_t z = date.days + 719468;
  const std::int64_t era = floor_div(z, 146097);
  const auto day_of_era = static_cast<std::int64_t>(z - era * 146097);
  const std::int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t shifted = (5 * day_of_year + 2) / 153;
  const auto month = static_cast<int>(shifted < 10 ? shifted + 3 : shifted - 9);
  return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month,
          static_cast<int>(day_of_year - (153 * shifted + 2) / 5 + 1)};
}

Date from_civil(std::int64_t year, int month, int day) noexcept {
  const std::int64_t y = year - (month <= 2 ? 1 : 0);
  const std::int64_t era = floor_div(y, 400);
  const std::int64_t year_of_era = y - era * 400;
  const std::int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return {era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468};
}

bool is_leap_year(std::int64_t year) noexcept {
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int days_in_month(std::int64_t year, int month) noexcept {
  static constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap_year(year) ? 29 : kDays[month - 1];
}

int day_of_week(Date date) noexcept {
  return static_cast<int>(floor_mod(date.days + 3, 7)) + 1;
}

int ordinal_day(Date date) noexcept {
  return static_cast<int>(date.days - from_civil(civil(date).year, 1, 1).days) + 1;
}

int weeks_in_year(std::int64_t year) noexcept {
  const int first = day_of_week(from_civil(year, 1, 1));
  return first == 4 || (first == 3 && is_leap_year(year)) ? 53 : 52;
}

IsoWeek iso_week(Date date) noexcept {
  const Date thursday{date.days - day_of_week(date) + 4};
  return {civil(thursday).year, (ordinal_day(thursday) - 1) / 7 + 1};
}

Date from_iso_week(std::int64_t year, int week, int weekday) noexcept {
  const Date fourth = from_civil(year, 1, 4);  // always in week 1
  return {fourth.days - day_of_week(fourth) + 1 + 7 * (week - 1) + weekday - 1};
}

Date date_of(LocalDateTime value) noexcept {
  return {floor_div(value.seconds, kSecondsPerDay)};
}

LocalTime time_of(LocalDateTime value) noexcept {
  return {floor_mod(value.seconds, kSecondsPerDay) * kNanosPerSecond + value.nanoseconds};
}

LocalDateTime join(Date date, LocalTime time) noexcept {
  return {date.days * kSecondsPerDay + time.nanoseconds / kNanosPerSecond,
          static_cast<std::int32_t>(time.nanoseconds % kNanosPerSecond)};
}

Date add_months(Date date, std::int64_t months) noexcept {
  const CivilDate start = civil(date);
  const std::int64_t index = start.year * 12 + (start.month - 1) + months;
  const std::int64_t year = floor_div(index, 12);
  const int month = static_cast<int>(floor_mod(index, 12)) + 1;
  return from_civil(year, month, std::min(start.day, days_in_month(year, month)));
}

Date operator+(Date date, const Duration& duration) noexcept {
  return {add_months(date, duration.months).days + duration.days + duration.seconds / kSecondsPerDay};
}

LocalTime operator+(LocalTime time, const Duration& duration) noexcept {
  const std::int64_t seconds = floor_mod(duration.seconds, kSecondsPerDay);
  return {floor_mod(time.nanoseconds + seconds * kNanosPerSecond + duration.nanoseconds, kNanosPerDay)};
}

LocalDateTime operator+(LocalDateTime value, const Duration& duration) noexcept {
  const Date date{add_months(date_of(value), duration.months).days + duration.days};
  const LocalDateTime moved = join(date, time_of(value));
  const std::int64_t nanos = std::int64_t{moved.nanoseconds} + duration.nanoseconds;
  return {moved.seconds + duration.seconds + nanos / kNanosPerSecond,
          static_cast<std::int32_t>(nanos % kNanosPerSecond)};
}

Duration operator+(const Duration& left, const Duration& right) noexcept {
  Duration sum{left.months + right.months, left.days + right.days, left.seconds + right.seconds, 0};
  const std::int64_t nanos = std::int64_t{left.nanoseconds} + right.nanoseconds;
  sum.seconds += nanos / kNanosPerSecond;
  sum.nanoseconds = static_cast<std::int32_t>(nanos % kNanosPerSecond);
  return sum;
}

Duration operator-(const Duration& duration) noexcept {
  return normalized({-duration.months, -duration.days, -duration.seconds, -duration.nanoseconds});
}

Duration duration_of(long double months, long double days, long double seconds, long double nanoseconds) {
  constexpr long double kDaysPerMonth = 365.2425L / 12;
  const long double whole_months = std::trunc(months);
  days += (months - whole_months) * kDaysPerMonth;
  // A fraction such as 0.75 months is not exact in binary; what is below a nanosecond is rounding.
  const long double whole_days = std::trunc(days + (days < 0 ? -1e-12L : 1e-12L));
  seconds += (days - whole_days) * kSecondsPerDay;
  const long double whole_seconds = std::trunc(seconds + (seconds < 0 ? -1e-10L : 1e-10L));
  const long double nanos = std::trunc((seconds - whole_seconds) * kNanosPerSecond + nanoseconds +
                                       (seconds - whole_seconds + nanoseconds < 0 ? -1e-3L : 1e-3L));
  const auto whole_nanos = static_cast<std::int64_t>(nanos);
  Duration result{static_cast<std::int64_t>(whole_months), static_cast<std::int64_t>(whole_days),
                  static_cast<std::int64_t>(whole_seconds) + floor_div(whole_nanos, kNanosPerSecond), 0};
  result.nanoseconds = static_cast<std::int32_t>(floor_mod(whole_nanos, kNanosPerSecond));
  return result;
}

Duration scaled(const Duration& duration, double factor) {
  const long double by = factor;
  return duration_of(static_cast<long double>(duration.months) * by, static_cast<long double>(duration.days) * by,
                     static_cast<long double>(duration.seconds) * by,
                     static_cast<long double>(duration.nanoseconds) * by);
}

long double approximate_seconds(const Duration& duration) noexcept {
  constexpr long double kSecondsPerMonth = 365.2425L / 12 * kSecondsPerDay;
  return static_cast<long double>(duration.months) * kSecondsPerMonth +
         static_cast<long double>(duration.days) * kSecondsPerDay + static_cast<long double>(duration.seconds) +
         static_cast<long double>(duration.nanoseconds) / kNanosPerSecond;
}

}  // namespace quoth::query
