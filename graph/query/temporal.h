// SPDX-License-Identifier: Apache-2.0
// Points and spans of time, as the query language knows them: the six types of openCypher (CIP2015-08-06), on the
// proleptic Gregorian calendar of ISO 8601. Plain values and their arithmetic; reading and printing them is in
// temporal_text.h, building them from maps in temporal_build.h, zones in time_zone.h.
#pragma once

#include <cstdint>
#include <string>

namespace quoth::query {

inline constexpr std::int64_t kSecondsPerDay = 86400;
inline constexpr std::int64_t kNanosPerSecond = 1'000'000'000;
inline constexpr std::int64_t kNanosPerDay = kSecondsPerDay * kNanosPerSecond;

// Days since 1970-01-01.
struct Date {
  std::int64_t days = 0;
  auto operator<=>(const Date&) const = default;
};

// Nanoseconds since midnight.
struct LocalTime {
  std::int64_t nanoseconds = 0;
  auto operator<=>(const LocalTime&) const = default;
};

// A clock's reading and how far it is ahead of UTC.
struct Time {
  LocalTime local;
  std::int32_t offset_seconds = 0;
  bool operator==(const Time&) const = default;
  // Nanoseconds of the day at UTC, negative or beyond a day where the offset leads there; orders times.
  std::int64_t utc_nanoseconds() const noexcept { return local.nanoseconds - offset_seconds * kNanosPerSecond; }
};

// Seconds since 1970-01-01T00:00 on the local clock, and 0 ≤ nanoseconds < 1e9.
struct LocalDateTime {
  std::int64_t seconds = 0;
  std::int32_t nanoseconds = 0;
  auto operator<=>(const LocalDateTime&) const = default;
};

struct DateTime {
  LocalDateTime local;
  std::int32_t offset_seconds = 0;
  std::string zone;  // "Europe/Stockholm"; empty where only the offset is known
  bool operator==(const DateTime&) const = default;
  LocalDateTime utc() const noexcept { return {local.seconds - offset_seconds, local.nanoseconds}; }
};

// Months, days and seconds do not convert into each other; 0 ≤ nanoseconds < 1e9 counts upwards from the seconds.
struct Duration {
  std::int64_t months = 0;
  std::int64_t days = 0;
  std::int64_t seconds = 0;
  std::int32_t nanoseconds = 0;
  auto operator<=>(const Duration&) const = default;
};

// The calendar's reading of a date. Weeks are those of ISO 8601: a week belongs to the year of its Thursday.
struct CivilDate {
  std::int64_t year = 1970;
  int month = 1;
  int day = 1;
};

CivilDate civil(Date date) noexcept;
Date from_civil(std::int64_t year, int month, int day) noexcept;
bool is_leap_year(std::int64_t year) noexcept;
int days_in_month(std::int64_t year, int month) noexcept;
int day_of_week(Date date) noexcept;  // 1 is Monday
int ordinal_day(Date date) noexcept;  // from 1
int weeks_in_year(std::int64_t year) noexcept;
struct IsoWeek {
  std::int64_t year;
  int week;
};
IsoWeek iso_week(Date date) noexcept;
Date from_iso_week(std::int64_t year, int week, int weekday) noexcept;

Date date_of(LocalDateTime value) noexcept;
LocalTime time_of(LocalDateTime value) noexcept;
LocalDateTime join(Date date, LocalTime time) noexcept;

// Months are added first, the day kept within the month's length; then days, then seconds.
Date add_months(Date date, std::int64_t months) noexcept;
Date operator+(Date date, const Duration& duration) noexcept;  // whole days of the seconds count, the rest is dropped
LocalTime operator+(LocalTime time, const Duration& duration) noexcept;  // around midnight
LocalDateTime operator+(LocalDateTime value, const Duration& duration) noexcept;
Duration operator+(const Duration& left, const Duration& right) noexcept;
Duration operator-(const Duration& duration) noexcept;

// A duration from parts that may have fractions: those of months run over into days (a year has 365.2425 of them),
// those of days into seconds.
Duration duration_of(long double months, long double days, long double seconds, long double nanoseconds);
// A duration times a factor, by the same rule.
Duration scaled(const Duration& duration, double factor);
// For ordering: a month counts 30.436875 days.
long double approximate_seconds(const Duration& duration) noexcept;

}  // namespace quoth::query
