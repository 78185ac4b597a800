// SPDX-License-Identifier: Apache-2.0
#include "graph/query/functions.h"
#include "graph/query/temporal_build.h"
#include "graph/query/time_zone.h"

#include <string>

namespace quoth::query {
namespace {

using Arguments = std::span<const Value>;
constexpr auto bit = StaticType::bit;

DateTime now_at(const Execution& x, const TimeZone& zone) {
  const std::int64_t seconds = x.now_nanoseconds / kNanosPerSecond;
  const LocalDateTime utc{seconds, static_cast<std::int32_t>(x.now_nanoseconds % kNanosPerSecond)};
  return in_zone(DateTime{utc, 0, ""}, zone);
}

TimeZone zone_argument(const Value& value) {
  const auto zone = value.kind() == Kind::string ? parse_time_zone(value.as_string()) : std::nullopt;
  if (!zone) throw argument_error("InvalidArgumentValue", "expected an offset or the name of a time zone");
  return *zone;
}

// Without an argument the moment of the query; {timezone: …} alone, the same moment there.
template <Kind kind>
Value make(Execution& x, Arguments a) {
  if (a.empty()) return make_temporal(kind, Value::date_time(now_at(x, {})));
  if (a[0].kind() == Kind::map && a[0].as_map().size() == 1 && a[0].find("timezone") != nullptr) {
    return make_temporal(kind, Value::date_time(now_at(x, zone_argument(*a[0].find("timezone")))));
  }
  return make_temporal(kind, a[0]);
}

// date.transaction(), date.statement(), date.realtime(): one query is one moment.
template <Kind kind>
Value now(Execution& x, Arguments a) {
  if (!a.empty() && a[0].is_null()) return {};
  return make_temporal(kind, Value::date_time(now_at(x, a.empty() ? TimeZone{} : zone_argument(a[0]))));
}

template <Kind kind>
Value truncate(Execution& /*x*/, Arguments a) {
  if (a[0].is_null()) return {};
  if (a[0].kind() != Kind::string) wrong_argument("truncate", a[0]);
  return truncate_temporal(kind, a[0].as_string(), a[1], a.size() > 2 ? a[2] : Value());
}

template <Span span>
Value measure(Execution& /*x*/, Arguments a) {
  if (a[0].is_null() || a[1].is_null()) return {};
  return Value::duration(between(a[0], a[1], span));
}

Value duration(Execution& /*x*/, Arguments a) {
  return make_duration(a[0]);
}

Value from_epoch(Execution& /*x*/, Arguments a) {
  if (a[0].is_null() || a[1].is_null()) return {};
  if (a[0].kind() != Kind::integer || a[1].kind() != Kind::integer) wrong_argument("datetime.fromEpoch", a[0]);
  const std::int64_t nanos = a[1].as_integer();
  if (nanos < 0 || nanos >= kNanosPerSecond) throw argument_error("NumberOutOfRange", "nanoseconds are below a second");
  return Value::date_time({{a[0].as_integer(), static_cast<std::int32_t>(nanos)}, 0, ""});
}

Value from_epoch_millis(Execution& /*x*/, Arguments a) {
  if (a[0].is_null()) return {};
  if (a[0].kind() != Kind::integer) wrong_argument("datetime.fromEpochMillis", a[0]);
  const std::int64_t millis = a[0].as_integer(), rest = ((millis % 1000) + 1000) % 1000;
  return Value::date_time({{(millis - rest) / 1000, static_cast<std::int32_t>(rest * 1'000'000)}, 0, ""});
}

constexpr StaticType kDuration = StaticType::of(Kind::duration);
constexpr std::array<StaticType::Kinds, 3> kAny{kAnything, kAnything, kAnything};

#define QUOTH_TEMPORAL(name, kind)                                        \
  {name, 0, 1, kAny, StaticType::of(kind), make<kind>},                   \
      {name ".transaction", 0, 1, kAny, StaticType::of(kind), now<kind>}, \
      {name ".statement", 0, 1, kAny, StaticType::of(kind), now<kind>},   \
      {name ".realtime", 0, 1, kAny, StaticType::of(kind), now<kind>}, {  \
    name ".truncate", 2, 3, kAny, StaticType::of(kind), truncate<kind>    \
  }

constexpr Function kFunctions[] = {
    QUOTH_TEMPORAL("date", Kind::date),
    QUOTH_TEMPORAL("localtime", Kind::local_time),
    QUOTH_TEMPORAL("time", Kind::time),
    QUOTH_TEMPORAL("localdatetime", Kind::local_date_time),
    QUOTH_TEMPORAL("datetime", Kind::date_time),
    {"datetime.fromEpoch", 2, 2, kAny, StaticType::of(Kind::date_time), from_epoch},
    {"datetime.fromEpochMillis", 1, 1, kAny, StaticType::of(Kind::date_time), from_epoch_millis},
    {"duration", 1, 1, kAny, kDuration, duration},
    {"duration.between", 2, 2, kAny, kDuration, measure<Span::natural>},
    {"duration.inMonths", 2, 2, kAny, kDuration, measure<Span::months>},
    {"duration.inDays", 2, 2, kAny, kDuration, measure<Span::days>},
    {"duration.inSeconds", 2, 2, kAny, kDuration, measure<Span::seconds>},
};
#undef QUOTH_TEMPORAL

}  // namespace

std::span<const Function> temporal_functions() {
  return kFunctions;
}

}  // namespace quoth::query
