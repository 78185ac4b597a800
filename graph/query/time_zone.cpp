// SPDX-License-Identifier: Apache-2.0
#include "graph/query/time_zone.h"

#include <unicode/basictz.h>
#include <unicode/timezone.h>
#include <unicode/unistr.h>

#include <map>
#include <memory>
#include <mutex>

namespace quoth::query {
namespace {

constexpr std::int32_t kMostOffset = 18 * 3600;

// Zones are kept: making one reads its whole history. Null for unknown names.
const icu::BasicTimeZone* find_zone(const std::string& name) {
  static std::mutex mutex;
  static std::map<std::string, std::unique_ptr<icu::TimeZone>> zones;
  const std::lock_guard<std::mutex> lock(mutex);
  auto [at, added] = zones.try_emplace(name);
  if (added) {
    std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(name)));
    if (*zone != icu::TimeZone::getUnknown()) at->second = std::move(zone);
    if (zones.size() > 4096) zones.erase(at);
  }
  const auto found = zones.find(name);
  return found == zones.end() ? nullptr : dynamic_cast<const icu::BasicTimeZone*>(found->second.get());
}

bool digits(std::string_view text) {
  for (const char c : text) {
    if (c < '0' || c > '9') return false;
  }
  return text.size() == 2;
}

int number(std::string_view two) {
  return (two[0] - '0') * 10 + (two[1] - '0');
}

}  // namespace

std::optional<std::int32_t> parse_offset(std::string_view text) {
  if (text == "Z" || text == "z") return 0;
  if (text.size() < 3 || (text[0] != '+' && text[0] != '-')) return std::nullopt;
  const int sign = text[0] == '-' ? -1 : 1;
  text.remove_prefix(1);
  int parts[3] = {0, 0, 0};
  const bool colons = text.size() > 2 && text[2] == ':';
  for (int i = 0; i < 3 && !text.empty(); ++i) {
    if (i > 0 && colons) {
      if (text[0] != ':') return std::nullopt;
      text.remove_prefix(1);
    }
    if (!digits(text.substr(0, 2))) return std::nullopt;
    parts[i] = number(text.substr(0, 2));
    text.remove_prefix(2);
  }
  const int seconds = parts[0] * 3600 + parts[1] * 60 + parts[2];
  if (!text.empty() || parts[1] > 59 || parts[2] > 59 || seconds > kMostOffset) return std::nullopt;
  return sign * seconds;
}

std::optional<TimeZone> parse_time_zone(std::string_view text) {
  if (const auto offset = parse_offset(text)) return TimeZone{*offset, ""};
  if (text.empty() || text[0] == '+' || text[0] == '-' || find_zone(std::string(text)) == nullptr) return std::nullopt;
  return TimeZone{0, std::string(text)};
}

std::string offset_text(std::int32_t seconds) {
  if (seconds == 0) return "Z";
  const auto two = [](std::int32_t value) { return std::string(value < 10 ? "0" : "") + std::to_string(value); };
  std::string text(1, seconds < 0 ? '-' : '+');
  const std::int32_t magnitude = seconds < 0 ? -seconds : seconds;
  text += two(magnitude / 3600) + ":" + two(magnitude / 60 % 60);
  if (magnitude % 60 != 0) text += ":" + two(magnitude % 60);
  return text;
}

std::int32_t offset_of(const TimeZone& zone, LocalDateTime local) {
  if (zone.name.empty()) return zone.offset_seconds;
  const icu::BasicTimeZone* known = find_zone(zone.name);
  if (known == nullptr) return zone.offset_seconds;
  std::int32_t raw = 0, dst = 0;
  UErrorCode status = U_ZERO_ERROR;
  known->getOffsetFromLocal(static_cast<double>(local.seconds) * 1000.0, UCAL_TZ_LOCAL_FORMER, UCAL_TZ_LOCAL_FORMER,
                            raw, dst, status);
  return (raw + dst) / 1000;
}

std::int32_t offset_at(const TimeZone& zone, std::int64_t utc_seconds) {
  if (zone.name.empty()) return zone.offset_seconds;
  const icu::BasicTimeZone* known = find_zone(zone.name);
  if (known == nullptr) return zone.offset_seconds;
  std::int32_t raw = 0, dst = 0;
  UErrorCode status = U_ZERO_ERROR;
  known->getOffset(static_cast<double>(utc_seconds) * 1000.0, 0, raw, dst, status);
  return (raw + dst) / 1000;
}

DateTime at_zone(LocalDateTime local, const TimeZone& zone) {
  const std::int32_t offset = offset_of(zone, local);
  const std::int32_t real = offset_at(zone, local.seconds - offset);
  if (real != offset) local.seconds += real - offset;  // in a gap
  return {local, real, zone.name};
}

DateTime in_zone(const DateTime& moment, const TimeZone& zone) {
  LocalDateTime local = moment.utc();
  const std::int32_t offset = offset_at(zone, local.seconds);
  local.seconds += offset;
  return {local, offset, zone.name};
}

TimeZone zone_of(const DateTime& moment) {
  return {moment.offset_seconds, moment.zone};
}

}  // namespace quoth::query
