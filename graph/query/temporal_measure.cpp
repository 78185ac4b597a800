// SPDX-License-Identifier: Apache-2.0
// Taking points in time and durations apart, and measuring from one point to another.
#include "graph/query/temporal_build.h"

#include "graph/query/query_error.h"
#include "graph/query/temporal_parts.h"

#include <string>

namespace quoth::query {
namespace {

std::optional<std::int64_t> date_component(Date date, std::string_view name) {
  const CivilDate parts = civil(date);
  const int quarter = (parts.month - 1) / 3 + 1;
  if (name == "year") return parts.year;
  if (name == "quarter") return quarter;
  if (name == "month") return parts.month;
  if (name == "week") return iso_week(date).week;
  if (name == "weekYear") return iso_week(date).year;
  if (name == "day") return parts.day;
  if (name == "ordinalDay") return ordinal_day(date);
  if (name == "weekDay" || name == "dayOfWeek") return day_of_week(date);
  if (name == "dayOfQuarter") return date.days - from_civil(parts.year, quarter * 3 - 2, 1).days + 1;
  return std::nullopt;
}

std::optional<std::int64_t> time_component(LocalTime time, std::string_view name) {
  const std::int64_t seconds = time.nanoseconds / kNanosPerSecond, nanos = time.nanoseconds % kNanosPerSecond;
  if (name == "hour") return seconds / 3600;
  if (name == "minute") return seconds / 60 % 60;
  if (name == "second") return seconds % 60;
  if (name == "millisecond") return nanos / 1'000'000;
  if (name == "microsecond") return nanos / 1000;
  if (name == "nanosecond") return nanos;
  return std::nullopt;
}

Value zone_component(const Value& temporal, std::string_view name) {
  const bool moment = temporal.kind() == Kind::date_time;
  const std::int32_t offset = moment ? temporal.as_date_time().offset_seconds : temporal.as_time().offset_seconds;
  if (name == "timezone" && moment && !temporal.as_date_time().zone.empty()) {
    return Value::string(temporal.as_date_time().zone);
  }
  if (name == "timezone" || name == "offset") return Value::string(offset_text(offset));
  if (name == "offsetMinutes") return Value::integer(offset / 60);
  if (name == "offsetSeconds") return Value::integer(offset);
  if (!moment) return {};
  const LocalDateTime utc = temporal.as_date_time().utc();
  if (name == "epochSeconds") return Value::integer(utc.seconds);
  if (name == "epochMillis") return Value::integer(utc.seconds * 1000 + utc.nanoseconds / 1'000'000);
  return {};
}

// Seconds and nanoseconds of the time part as one quotient, rounded towards zero like the kit's `PT-0.5S`.
std::optional<std::int64_t> duration_component(const Duration& d, std::string_view name) {
  if (name == "years") return d.months / 12;
  if (name == "quarters") return d.months / 3;
  if (name == "months") return d.months;
  if (name == "weeks") return d.days / 7;
  if (name == "days") return d.days;
  if (name == "hours") return d.seconds / 3600;
  if (name == "minutes") return d.seconds / 60;
  if (name == "seconds") return d.seconds;
  if (name == "milliseconds") return d.seconds * 1000 + d.nanoseconds / 1'000'000;
  if (name == "microseconds") return d.seconds * 1'000'000 + d.nanoseconds / 1000;
  if (name == "nanoseconds") return d.seconds * kNanosPerSecond + d.nanoseconds;
  if (name == "quartersOfYear") return d.months / 3 % 4;
  if (name == "monthsOfQuarter") return d.months % 3;
  if (name == "monthsOfYear") return d.months % 12;
  if (name == "daysOfWeek") return d.days % 7;
  if (name == "minutesOfHour") return d.seconds / 60 % 60;
  if (name == "secondsOfMinute") return d.seconds % 60;
  if (name == "millisecondsOfSecond") return d.nanoseconds / 1'000'000;
  if (name == "microsecondsOfSecond") return d.nanoseconds / 1000;
  if (name == "nanosecondsOfSecond") return d.nanoseconds;
  return std::nullopt;
}

bool earlier(LocalDateTime a, LocalDateTime b) {
  return a < b;
}

// Whole months from one local moment to another, towards zero.
std::int64_t months_between(LocalDateTime from, LocalDateTime to) {
  const CivilDate a = civil(date_of(from)), b = civil(date_of(to));
  std::int64_t months = (b.year - a.year) * 12 + (b.month - a.month);
  const auto moved = [&] { return from + Duration{months, 0, 0, 0}; };
  if (months > 0 && earlier(to, moved())) --months;
  if (months < 0 && earlier(moved(), to)) ++months;
  return months;
}

std::int64_t days_between(LocalDateTime from, LocalDateTime to) {
  std::int64_t days = date_of(to).days - date_of(from).days;
  if (days > 0 && time_of(to) < time_of(from)) --days;
  if (days < 0 && time_of(from) < time_of(to)) ++days;
  return days;
}

Duration seconds_between(LocalDateTime from, LocalDateTime to) {
  Duration result{0, 0, to.seconds - from.seconds, to.nanoseconds - from.nanoseconds};
  if (result.nanoseconds < 0) {
    result.nanoseconds += static_cast<std::int32_t>(kNanosPerSecond);
    --result.seconds;
  }
  return result;
}

}  // namespace

Value component(const Value& temporal, std::string_view name) {
  const auto wrap = [](std::optional<std::int64_t> value) { return value ? Value::integer(*value) : Value(); };
  if (temporal.kind() == Kind::duration) return wrap(duration_component(temporal.as_duration(), name));
  const TemporalParts parts = parts_of(temporal);
  if (parts.date) {
    if (const auto value = date_component(*parts.date, name)) return Value::integer(*value);
  }
  if (parts.time) {
    if (const auto value = time_component(*parts.time, name)) return Value::integer(*value);
  }
  return parts.zone ? zone_component(temporal, name) : Value();
}

Duration between(const Value& from, const Value& to, Span span) {
  if (!is_temporal(from.kind()) || !is_temporal(to.kind())) {
    throw type_error("InvalidArgumentType", "only points in time have a duration between them");
  }
  TemporalParts a = parts_of(from), b = parts_of(to);
  const bool dated = a.date && b.date;
  if (!a.date) a.date = b.date.value_or(Date{});
  if (!b.date) b.date = *a.date;
  const bool zoned = a.zone || b.zone;
  if (!a.zone) a.zone = b.zone.value_or(TimeZone{});
  if (!b.zone) b.zone = *a.zone;
  const DateTime start = at_zone(join(*a.date, a.time.value_or(LocalTime{})), *a.zone);
  const DateTime there = at_zone(join(*b.date, b.time.value_or(LocalTime{})), *b.zone);
  const DateTime end = zoned ? in_zone(there, *a.zone) : there;
  if (span == Span::seconds || (!dated && span == Span::natural)) return seconds_between(start.utc(), end.utc());
  if (!dated) return {};
  Duration result;
  if (span == Span::months || span == Span::natural) result.months = months_between(start.local, end.local);
  if (span == Span::months) return result;
  const LocalDateTime moved = start.local + Duration{result.months, 0, 0, 0};
  result.days = days_between(moved, end.local);
  if (span == Span::days) return result;
  const LocalDateTime rest = moved + Duration{0, result.days, 0, 0};
  const Duration seconds = seconds_between(at_zone(rest, *a.zone).utc(), end.utc());
  result.seconds = seconds.seconds;
  result.nanoseconds = seconds.nanoseconds;
  return result;
}

}  // namespace quoth::query
