// SPDX-License-Identifier: Apache-2.0
// A point in time taken apart into the date, time and zone that it has; what building, cutting off and measuring share.
#pragma once

#include "graph/query/time_zone.h"
#include "graph/query/value.h"

#include <optional>

namespace quoth::query {

struct TemporalParts {
  std::optional<Date> date;
  std::optional<LocalTime> time;
  std::optional<TimeZone> zone;
};

// Requires a temporal value.
TemporalParts parts_of(const Value& temporal);

// The value of a kind from parts; what is missing is midnight, UTC. A date, where the kind has one, must be there.
Value assemble(Kind kind, const TemporalParts& parts);

// The components of `map` laid over a base; without one, a year must be given with the smaller components.
Date build_date(const Value& map, std::optional<Date> base);
LocalTime build_time(const Value& map, std::optional<LocalTime> base);

}  // namespace quoth::query
