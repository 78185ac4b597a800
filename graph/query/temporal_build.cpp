// SPDX-License-Identifier: Apache-2.0
#include "graph/query/temporal_build.h"

#include "graph/query/query_error.h"
#include "graph/query/temporal_parts.h"
#include "graph/query/temporal_text.h"

#include <algorithm>
#include <array>
#include <string>

namespace quoth::query {
namespace {

QueryError out_of_range(std::string_view name) {
  return argument_error("InvalidArgumentValue", "there is no such " + std::string(name));
}

std::optional<std::int64_t> integer_entry(const Value& map, std::string_view name) {
  const Value* value = map.find(name);
  if (value == nullptr || value->is_null()) return std::nullopt;
  if (value->kind() != Kind::integer) {
    throw type_error("InvalidArgumentType", std::string(name) + " must be an Integer");
  }
  return value->as_integer();
}

int checked(const Value& map, std::string_view name, std::int64_t least, std::int64_t most, std::int64_t otherwise) {
  const std::int64_t value = integer_entry(map, name).value_or(otherwise);
  if (value < least || value > most) throw out_of_range(name);
  return static_cast<int>(value);
}

bool has(const Value& map, std::initializer_list<std::string_view> names) {
  return std::any_of(names.begin(), names.end(), [&](std::string_view name) { return map.find(name) != nullptr; });
}

Date quarter_date(const Value& map, std::int64_t year, std::optional<CivilDate> base) {
  int quarter = 1, day = 1;
  if (base) {
    quarter = (base->month - 1) / 3 + 1;
    day = static_cast<int>(from_civil(base->year, base->month, base->day).days -
                           from_civil(base->year, quarter * 3 - 2, 1).days) +
          1;
  }
  quarter = checked(map, "quarter", 1, 4, quarter);
  day = checked(map, "dayOfQuarter", 1, 92, day);
  const Date result{from_civil(year, quarter * 3 - 2, 1).days + day - 1};
  if ((civil(result).month - 1) / 3 + 1 != quarter) throw out_of_range("dayOfQuarter");
  return result;
}

}  // namespace

Date build_date(const Value& map, std::optional<Date> base) {
  const auto given_year = integer_entry(map, "year");
  if (!given_year && !base) throw argument_error("InvalidArgumentValue", "a date needs a year");
  std::optional<CivilDate> start;
  if (base) start = civil(*base);
  const std::int64_t year = given_year.value_or(start ? start->year : 0);
  if (year < -999999999 || year > 999999999) throw out_of_range("year");
  if (has(map, {"week", "dayOfWeek"})) {
    const std::int64_t week_year = given_year.value_or(base ? iso_week(*base).year : year);
    const int week = checked(map, "week", 1, weeks_in_year(week_year), base ? iso_week(*base).week : 1);
    return from_iso_week(week_year, week, checked(map, "dayOfWeek", 1, 7, base ? day_of_week(*base) : 1));
  }
  if (has(map, {"ordinalDay"})) {
    return {from_civil(year, 1, 1).days + checked(map, "ordinalDay", 1, is_leap_year(year) ? 366 : 365, 1) - 1};
  }
  if (has(map, {"quarter", "dayOfQuarter"})) return quarter_date(map, year, start);
  if (!start && !has(map, {"month"}) && has(map, {"day"})) {
    throw argument_error("InvalidArgumentValue", "a date with a day needs a month");
  }
  const int month = checked(map, "month", 1, 12, start ? start->month : 1);
  const int most = days_in_month(year, month);
  const bool given_day = has(map, {"day"});
  const int day = checked(map, "day", 1, given_day ? most : 31, start ? start->day : 1);
  return from_civil(year, month, std::min(day, most));
}

LocalTime build_time(const Value& map, std::optional<LocalTime> base) {
  static constexpr std::array<std::string_view, 4> kOrder{"hour", "minute", "second", "millisecond"};
  const std::int64_t start = base ? base->nanoseconds : 0;
  if (!base) {
    for (std::size_t i = 1; i < kOrder.size(); ++i) {
      if (has(map, {kOrder[i]}) && !has(map, {kOrder[i - 1]}) && i < 3) {
        throw argument_error("InvalidArgumentValue",
                             "a time with " + std::string(kOrder[i]) + " needs " + std::string(kOrder[i - 1]));
      }
    }
  }
  const std::int64_t seconds = start / kNanosPerSecond;
  const int hour = checked(map, "hour", 0, 23, seconds / 3600);
  const int minute = checked(map, "minute", 0, 59, seconds / 60 % 60);
  const int second = checked(map, "second", 0, 59, seconds % 60);
  const bool milli_given = has(map, {"millisecond"}), micro_given = has(map, {"microsecond"});
  std::int64_t milli = start / 1'000'000 % 1000, micro = start / 1000 % 1000, nano = start % 1000;
  if (milli_given) milli = checked(map, "millisecond", 0, 999, 0);
  if (micro_given) {
    const std::int64_t given = checked(map, "microsecond", 0, milli_given ? 999 : 999'999, 0);
    if (given > 999) milli = given / 1000;
    micro = given % 1000;
  }
  if (has(map, {"nanosecond"})) {
    const std::int64_t most = micro_given ? 999 : milli_given ? 999'999 : 999'999'999;
    const std::int64_t given = checked(map, "nanosecond", 0, most, 0);
    if (given > 999'999) milli = given / 1'000'000;
    if (given > 999) micro = given / 1000 % 1000;
    nano = given % 1000;
  }
  return {(hour * 3600LL + minute * 60LL + second) * kNanosPerSecond + milli * 1'000'000 + micro * 1000 + nano};
}

TemporalParts parts_of(const Value& temporal) {
  switch (temporal.kind()) {
    case Kind::date:
      return {temporal.as_date(), std::nullopt, std::nullopt};
    case Kind::local_time:
      return {std::nullopt, temporal.as_local_time(), std::nullopt};
    case Kind::time:
      return {std::nullopt, temporal.as_time().local, TimeZone{temporal.as_time().offset_seconds, ""}};
    case Kind::local_date_time:
      return {date_of(temporal.as_local_date_time()), time_of(temporal.as_local_date_time()), std::nullopt};
    default: {
      const DateTime& moment = temporal.as_date_time();
      return {date_of(moment.local), time_of(moment.local), zone_of(moment)};
    }
  }
}

Value assemble(Kind kind, const TemporalParts& parts) {
  const LocalTime time = parts.time.value_or(LocalTime{});
  const TimeZone zone = parts.zone.value_or(TimeZone{});
  const bool needs_date = kind != Kind::time && kind != Kind::local_time;
  if (needs_date && !parts.date) throw type_error("InvalidArgumentType", "there is no date to take");
  switch (kind) {
    case Kind::date:
      return Value::date(*parts.date);
    case Kind::local_time:
      return Value::local_time(time);
    case Kind::time: {
      const LocalDateTime local = join(parts.date.value_or(Date{}), time);
      return Value::time({time, offset_of(zone, local)});
    }
    case Kind::local_date_time:
      return Value::local_date_time(join(*parts.date, time));
    default:
      return Value::date_time(at_zone(join(*parts.date, time), zone));
  }
}

namespace {

Value from_text(Kind kind, std::string_view text) {
  const auto wrap = [&](const auto& parsed, auto make) {
    if (!parsed) {
      throw argument_error("InvalidArgumentValue",
                           "\"" + std::string(text.substr(0, 60)) + "\" is not a " + std::string(kind_name(kind)));
    }
    return make(*parsed);
  };
  switch (kind) {
    case Kind::date:
      return wrap(parse_date(text), Value::date);
    case Kind::local_time:
      return wrap(parse_local_time(text), Value::local_time);
    case Kind::time:
      return wrap(parse_time(text), Value::time);
    case Kind::local_date_time:
      return wrap(parse_local_date_time(text), Value::local_date_time);
    default:
      return wrap(parse_date_time(text), Value::date_time);
  }
}

// The parts of the map's entry that is itself a point in time ("date", "time", "datetime"), or nothing.
std::optional<TemporalParts> entry_parts(const Value& map, std::string_view name) {
  const Value* value = map.find(name);
  if (value == nullptr || value->is_null()) return std::nullopt;
  if (!is_temporal(value->kind())) {
    throw type_error("InvalidArgumentType", std::string(name) + " must be a point in time");
  }
  return parts_of(*value);
}

std::optional<TimeZone> zone_entry(const Value& map) {
  const Value* value = map.find("timezone");
  if (value == nullptr || value->is_null()) return std::nullopt;
  const auto zone = value->kind() == Kind::string ? parse_time_zone(value->as_string()) : std::nullopt;
  if (!zone) throw argument_error("InvalidArgumentValue", "timezone must be an offset or the name of a zone");
  return zone;
}

// Lays components over base parts; a zone in the map means the same moment there, where the base had a zone.
// {epochSeconds: 416779, nanosecond: 42} or {epochMillis: 237821673987}: a point in time by the count since 1970.
std::optional<Value> from_epoch(const Value& map) {
  const Value* count = map.find("epochSeconds");
  const std::int64_t each = count != nullptr ? 1 : 1000;
  if (count == nullptr) count = map.find("epochMillis");
  if (count == nullptr) return std::nullopt;
  if (count->is_null()) return Value();
  if (count->kind() != Kind::integer) throw type_error("InvalidArgumentType", "a count since 1970 must be an Integer");
  const std::int64_t rest = ((count->as_integer() % each) + each) % each;
  const LocalTime within = build_time(map, LocalTime{rest * (kNanosPerSecond / each)});
  const DateTime utc{
      {(count->as_integer() - rest) / each, static_cast<std::int32_t>(within.nanoseconds % kNanosPerSecond)}, 0, ""};
  const auto zone = zone_entry(map);
  return Value::date_time(zone ? in_zone(utc, *zone) : utc);
}

Value from_map(Kind kind, const Value& map) {
  if (kind == Kind::date_time) {
    if (const auto made = from_epoch(map)) return *made;
  }
  TemporalParts base;
  if (const auto both = entry_parts(map, "datetime")) base = *both;
  if (const auto date = entry_parts(map, "date")) base.date = date->date;
  if (const auto time = entry_parts(map, "time")) {
    base.time = time->time;
    base.zone = time->zone;
  }
  TemporalParts parts = base;
  const bool has_date = kind != Kind::time && kind != Kind::local_time;
  const bool has_time = kind != Kind::date;
  if (has_date) parts.date = build_date(map, base.date);
  if (has_time) parts.time = build_time(map, base.time);
  if (kind != Kind::time && kind != Kind::date_time) return assemble(kind, parts);
  const auto zone = zone_entry(map);
  if (!zone) return assemble(kind, parts);
  if (!base.zone || !base.time) {
    parts.zone = zone;
    return assemble(kind, parts);
  }
  const DateTime moment = at_zone(join(parts.date.value_or(Date{}), *parts.time), *base.zone);
  const DateTime moved = in_zone(moment, *zone);
  if (kind == Kind::date_time) return Value::date_time(moved);
  return Value::time({time_of(moved.local), moved.offset_seconds});
}

std::int64_t truncated_year(std::string_view unit, std::int64_t year) {
  const std::int64_t size = unit == "millennium" ? 1000 : unit == "century" ? 100 : unit == "decade" ? 10 : 1;
  const std::int64_t rest = ((year % size) + size) % size;
  return year - rest;
}

// Nullopt where the unit is smaller than a day.
std::optional<Date> truncated_date(std::string_view unit, Date date) {
  const CivilDate parts = civil(date);
  if (unit == "millennium" || unit == "century" || unit == "decade" || unit == "year") {
    return from_civil(truncated_year(unit, parts.year), 1, 1);
  }
  if (unit == "weekYear") return from_iso_week(iso_week(date).year, 1, 1);
  if (unit == "quarter") return from_civil(parts.year, (parts.month - 1) / 3 * 3 + 1, 1);
  if (unit == "month") return from_civil(parts.year, parts.month, 1);
  if (unit == "week") return Date{date.days - day_of_week(date) + 1};
  if (unit == "day") return date;
  return std::nullopt;
}

std::optional<std::int64_t> unit_nanoseconds(std::string_view unit) {
  if (unit == "hour") return 3600 * kNanosPerSecond;
  if (unit == "minute") return 60 * kNanosPerSecond;
  if (unit == "second") return kNanosPerSecond;
  if (unit == "millisecond") return 1'000'000;
  if (unit == "microsecond") return 1000;
  return std::nullopt;
}

}  // namespace

bool is_temporal(Kind kind) noexcept {
  return kind >= Kind::date && kind <= Kind::date_time;
}

Value make_temporal(Kind kind, const Value& source) {
  if (source.is_null()) return {};
  if (source.kind() == Kind::string) return from_text(kind, source.as_string());
  if (source.kind() == Kind::map) return from_map(kind, source);
  if (is_temporal(source.kind())) return assemble(kind, parts_of(source));
  throw type_error("InvalidArgumentType",
                   "cannot make a " + std::string(kind_name(kind)) + " of a " + std::string(kind_name(source.kind())));
}

Value make_duration(const Value& source) {
  if (source.is_null() || source.kind() == Kind::duration) return source;
  if (source.kind() == Kind::string) {
    const auto parsed = parse_duration(source.as_string());
    if (!parsed)
      throw argument_error("InvalidArgumentValue", "\"" + std::string(source.as_string()) + "\" is not a Duration");
    return Value::duration(*parsed);
  }
  if (source.kind() != Kind::map) throw type_error("InvalidArgumentType", "a Duration is made of a map or a string");
  const auto get = [&](std::string_view name) -> long double {
    const Value* value = source.find(name);
    if (value == nullptr || value->is_null()) return 0;
    if (!value->is_number()) throw type_error("InvalidArgumentType", std::string(name) + " must be a number");
    return value->kind() == Kind::integer ? static_cast<long double>(value->as_integer()) : value->as_real();
  };
  return Value::duration(duration_of(get("years") * 12 + get("quarters") * 3 + get("months"),
                                     get("weeks") * 7 + get("days"),
                                     get("hours") * 3600 + get("minutes") * 60 + get("seconds"),
                                     get("milliseconds") * 1e6L + get("microseconds") * 1e3L + get("nanoseconds")));
}

Value truncate_temporal(Kind kind, std::string_view unit, const Value& source, const Value& components) {
  if (source.is_null()) return {};
  if (!is_temporal(source.kind())) throw type_error("InvalidArgumentType", "only a point in time can be truncated");
  TemporalParts parts = parts_of(source);
  const auto nanos = unit_nanoseconds(unit);
  const auto date = truncated_date(unit, parts.date.value_or(Date{}));
  if (!nanos && !date) throw argument_error("InvalidArgumentValue", "there is no unit \"" + std::string(unit) + "\"");
  if (nanos) {
    if (!parts.time || kind == Kind::date)
      throw type_error("InvalidArgumentType", "a date has no " + std::string(unit));
    parts.time = LocalTime{parts.time->nanoseconds / *nanos * *nanos};
  } else {
    if (!parts.date && unit != "day") throw type_error("InvalidArgumentType", "a time has no " + std::string(unit));
    if (parts.date) parts.date = date;
    parts.time = LocalTime{};
  }
  if (components.kind() == Kind::map) {
    if (parts.date && kind != Kind::time && kind != Kind::local_time) parts.date = build_date(components, parts.date);
    if (kind != Kind::date) parts.time = build_time(components, parts.time);
    if (const auto zone = zone_entry(components)) parts.zone = zone;
  }
  return assemble(kind, parts);
}

Value shifted(const Value& temporal, const Duration& duration) {
  switch (temporal.kind()) {
    case Kind::date:
      return Value::date(temporal.as_date() + duration);
    case Kind::local_time:
      return Value::local_time(temporal.as_local_time() + duration);
    case Kind::time: {
      const Time time = temporal.as_time();
      return Value::time({time.local + duration, time.offset_seconds});
    }
    case Kind::local_date_time:
      return Value::local_date_time(temporal.as_local_date_time() + duration);
    default: {
      const DateTime& moment = temporal.as_date_time();
      const TimeZone zone = zone_of(moment);
      const DateTime day = at_zone(moment.local + Duration{duration.months, duration.days, 0, 0}, zone);
      const LocalDateTime utc = day.utc() + Duration{0, 0, duration.seconds, duration.nanoseconds};
      return Value::date_time(in_zone(DateTime{utc, 0, ""}, zone));
    }
  }
}

}  // namespace quoth::query
