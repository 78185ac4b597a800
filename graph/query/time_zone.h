// SPDX-License-Identifier: Apache-2.0
// How far the clocks of a place were ahead of UTC: ICU's copy of the IANA time zone database, local mean time before
// the zones included.
#pragma once

#include "graph/query/temporal.h"

#include <optional>
#include <string>
#include <string_view>

namespace quoth::query {

// An offset ("Z", "+01:00", "-0130", "+02:05:59") or a zone's name ("Europe/Stockholm").
struct TimeZone {
  std::int32_t offset_seconds = 0;  // where there is no name
  std::string name;

  bool operator==(const TimeZone&) const = default;
};

// Nullopt where the text is neither an offset within ±18 hours nor a name that the database knows.
std::optional<TimeZone> parse_time_zone(std::string_view text);
std::optional<std::int32_t> parse_offset(std::string_view text);
std::string offset_text(std::int32_t seconds);  // "Z", "+01:00", "+00:53:28"

// The offset for a local clock's reading. Where the clock was put back, the earlier of the two moments; where it was
// put forward, the offset from before.
std::int32_t offset_of(const TimeZone& zone, LocalDateTime local);
std::int32_t offset_at(const TimeZone& zone, std::int64_t utc_seconds);

// The moment that a local clock shows so. A reading that was skipped is moved on by the gap.
DateTime at_zone(LocalDateTime local, const TimeZone& zone);
// The same moment on the clocks of another zone.
DateTime in_zone(const DateTime& moment, const TimeZone& zone);
TimeZone zone_of(const DateTime& moment);

}  // namespace quoth::query
