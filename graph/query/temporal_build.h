// SPDX-License-Identifier: Apache-2.0
// Points in time made from maps of components, from other points, from text; cut off to a unit; taken apart again; and
// the spans between them. Throws TypeError or ArgumentError (query_error.h) for what makes no sense.
#pragma once

#include "graph/query/value.h"

#include <optional>
#include <string_view>

namespace quoth::query {

// Makes a value of a temporal kind from `source`: text, a map ({year: 1984, week: 10, date: other}), or another point
// in time that has what is asked for. Null gives null.
Value make_temporal(Kind kind, const Value& source);
// From components ({years: 1, days: 1.5}) or text.
Value make_duration(const Value& source);

// `source` cut off to a unit ("century", "week", "hour") and then overridden with the components of a map, if any.
Value truncate_temporal(Kind kind, std::string_view unit, const Value& source, const Value& components);

// "year", "weekDay", "epochSeconds", "minutesOfHour" …: null where the kind has no such component.
Value component(const Value& temporal, std::string_view name);

enum class Span { natural, months, days, seconds };
// From one point to another. What one lacks, a date or a zone, it takes from the other.
Duration between(const Value& from, const Value& to, Span span);

// Temporal values plus or minus a duration; the kind stays.
Value shifted(const Value& temporal, const Duration& duration);

bool is_temporal(Kind kind) noexcept;  // durations are not

}  // namespace quoth::query
