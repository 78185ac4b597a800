// SPDX-License-Identifier: Apache-2.0
#include "extract/reader/zones.h"

#include "extract/embedded_table.h"

#include <unicode/ucal.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <memory>

namespace quoth::embedded {
std::string_view reader_zones();
}

namespace quoth::extract::reader {
namespace {

using Zones = std::map<std::string, std::string, std::less<>>;

const Zones& zones() {
  static const Zones kZones = [] {
    Zones result;
    for (const auto& row : rows(embedded::reader_zones())) {
      if (row.size() == 2) result.emplace(row[0], row[1]);
    }
    return result;
  }();
  return kZones;
}

struct CloseCalendar {
  void operator()(UCalendar* calendar) const { ucal_close(calendar); }
};

std::optional<std::string> offset_by_rules(const std::string& zone, int year, int month, int day, int hour) {
  std::u16string id(zone.begin(), zone.end());
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCalendar, CloseCalendar> calendar(
      ucal_open(id.c_str(), static_cast<std::int32_t>(id.size()), "en_US", UCAL_GREGORIAN, &status));
  if (U_FAILURE(status)) return std::nullopt;
  ucal_setDateTime(calendar.get(), year, month - 1, day, hour, 0, 0, &status);
  const int minutes =
      (ucal_get(calendar.get(), UCAL_ZONE_OFFSET, &status) + ucal_get(calendar.get(), UCAL_DST_OFFSET, &status)) /
      60000;
  if (U_FAILURE(status)) return std::nullopt;
  std::array<char, 40> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%c%02d:%02d", minutes < 0 ? '-' : '+', std::abs(minutes) / 60,
                std::abs(minutes) % 60);
  return buffer.data();
}

}  // namespace

std::optional<std::string> zone_offset(std::string_view name, int year, int month, int day, int hour) {
  const auto found = zones().find(name);
  if (found == zones().end()) return std::nullopt;
  if (found->second.front() == '+' || found->second.front() == '-') return found->second;
  return offset_by_rules(found->second, year, month, day, hour);
}

}  // namespace quoth::extract::reader
