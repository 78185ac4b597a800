// SPDX-License-Identifier: Apache-2.0
#include "graph/query/temporal_text.h"

#include "graph/query/time_zone.h"

#include <algorithm>
#include <cstdlib>

namespace quoth::query {
namespace {

std::string padded(std::int64_t value, std::size_t width) {
  std::string text = std::to_string(value);
  return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

std::string year_text(std::int64_t year) {
  if (year > 9999) return "+" + std::to_string(year);
  return year < 0 ? "-" + padded(-year, 4) : padded(year, 4);
}

// Reads from the front of a text.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  bool empty() const { return text_.empty(); }
  std::string_view rest() const { return text_; }
  bool accept(char c) {
    if (text_.empty() || text_[0] != c) return false;
    text_.remove_prefix(1);
    return true;
  }
  std::size_t digits_ahead() const {
    const auto end = std::find_if(text_.begin(), text_.end(), [](char c) { return c < '0' || c > '9'; });
    return static_cast<std::size_t>(end - text_.begin());
  }
  // Exactly `count` digits.
  std::optional<int> number(std::size_t count) {
    if (digits_ahead() < count) return std::nullopt;
    int value = 0;
    for (const char c : text_.substr(0, count)) value = value * 10 + (c - '0');
    text_.remove_prefix(count);
    return value;
  }
  // Digits after a decimal point, as nanoseconds.
  std::optional<std::int32_t> fraction() {
    const std::size_t count = digits_ahead();
    if (count == 0 || count > 9) return std::nullopt;
    std::int32_t value = *number(count);
    for (std::size_t i = count; i < 9; ++i) value *= 10;
    return value;
  }

 private:
  std::string_view text_;
};

std::optional<std::int64_t> scan_year(Scanner& in) {
  const bool negative = in.accept('-');
  const bool is_signed = negative || in.accept('+');
  const std::size_t width = is_signed ? std::min<std::size_t>(in.digits_ahead(), 9) : 4;
  if (width < 4) return std::nullopt;
  const auto year = in.number(width);
  if (!year) return std::nullopt;
  return negative ? -std::int64_t{*year} : std::int64_t{*year};
}

std::optional<Date> week_date(std::int64_t year, Scanner& in, bool dashed) {
  const auto week = in.number(2);
  if (!week || *week < 1 || *week > weeks_in_year(year)) return std::nullopt;
  int day = 1;
  if (!in.empty()) {
    if (dashed && !in.accept('-')) return std::nullopt;
    const auto given = in.number(1);
    if (!given || *given < 1 || *given > 7) return std::nullopt;
    day = *given;
  }
  return from_iso_week(year, *week, day);
}

std::optional<Date> quarter_date(std::int64_t year, Scanner& in, bool dashed) {
  const auto quarter = in.number(1);
  if (!quarter || *quarter < 1 || *quarter > 4) return std::nullopt;
  int day = 1;
  if (!in.empty()) {
    if (dashed && !in.accept('-')) return std::nullopt;
    const auto given = in.number(2);
    if (!given || *given < 1 || *given > 92) return std::nullopt;
    day = *given;
  }
  return Date{from_civil(year, *quarter * 3 - 2, 1).days + day - 1};
}

std::optional<Date> ordinal_date(std::int64_t year, Scanner& in) {
  const auto day = in.number(3);
  if (!day || *day < 1 || *day > (is_leap_year(year) ? 366 : 365)) return std::nullopt;
  return Date{from_civil(year, 1, 1).days + *day - 1};
}

std::optional<Date> scan_date(std::string_view text) {
  Scanner in(text);
  const auto year = scan_year(in);
  if (!year) return std::nullopt;
  if (in.empty()) return from_civil(*year, 1, 1);
  const bool dashed = in.accept('-');
  std::optional<Date> result;
  if (in.accept('W')) {
    result = week_date(*year, in, dashed);
  } else if (in.accept('Q')) {
    result = quarter_date(*year, in, dashed);
  } else if (in.digits_ahead() == 3) {
    result = ordinal_date(*year, in);
  } else {
    const auto month = in.number(2);
    if (!month || *month < 1 || *month > 12) return std::nullopt;
    int day = 1;
    if (!in.empty()) {
      if (dashed && !in.accept('-')) return std::nullopt;
      const auto given = in.number(2);
      if (!given) return std::nullopt;
      day = *given;
    }
    if (day < 1 || day > days_in_month(*year, *month)) return std::nullopt;
    result = from_civil(*year, *month, day);
  }
  return in.empty() ? result : std::nullopt;
}

std::optional<LocalTime> scan_time(std::string_view text) {
  Scanner in(text);
  const auto hour = in.number(2);
  if (!hour || *hour > 23) return std::nullopt;
  int fields[2] = {0, 0};
  std::int32_t nanos = 0;
  bool colons = false;
  for (int i = 0; i < 2 && !in.empty(); ++i) {
    if (i == 0) colons = in.accept(':');
    if (i == 1 && colons && !in.accept(':')) return std::nullopt;
    const auto field = in.number(2);
    if (!field || *field > 59) return std::nullopt;
    fields[i] = *field;
    if (i == 1 && (in.accept('.') || in.accept(','))) {
      const auto fraction = in.fraction();
      if (!fraction) return std::nullopt;
      nanos = *fraction;
    }
  }
  if (!in.empty()) return std::nullopt;
  return LocalTime{(*hour * 3600LL + fields[0] * 60LL + fields[1]) * kNanosPerSecond + nanos};
}

// Where the zone begins in a time's text: at Z, +, - or [; its end where there is none.
std::size_t zone_begin(std::string_view time) {
  return std::min(time.find_first_of("Zz+-["), time.size());
}

struct DateAndTime {
  Date date;
  std::string_view time;
};

std::optional<DateAndTime> split(std::string_view text) {
  const std::size_t at = text.find('T');
  const auto date = scan_date(text.substr(0, at));
  if (!date) return std::nullopt;
  return DateAndTime{*date, at == std::string_view::npos ? std::string_view("00") : text.substr(at + 1)};
}

// A number with sign and fraction, then the letter behind it.
std::optional<long double> scan_amount(std::string_view& text, char& unit) {
  std::size_t end = 0;
  while (end < text.size() && ((text[end] >= '0' && text[end] <= '9') || text[end] == '.' || text[end] == ',' ||
                               (end == 0 && (text[end] == '-' || text[end] == '+')))) {
    ++end;
  }
  if (end == 0 || end >= text.size()) return std::nullopt;
  std::string digits(text.substr(0, end));
  std::replace(digits.begin(), digits.end(), ',', '.');
  unit = text[end];
  text.remove_prefix(end + 1);
  char* stop = nullptr;
  const long double value = std::strtold(digits.c_str(), &stop);
  if (*stop != '\0') return std::nullopt;
  return value;
}

std::optional<Duration> unit_duration(std::string_view text) {
  long double months = 0, days = 0, seconds = 0;
  bool in_time = false, any = false;
  while (!text.empty()) {
    if (text[0] == 'T') {
      if (in_time) return std::nullopt;
      in_time = true;
      text.remove_prefix(1);
      continue;
    }
    char unit = 0;
    const auto amount = scan_amount(text, unit);
    if (!amount) return std::nullopt;
    any = true;
    if (!in_time && unit == 'Y')
      months += *amount * 12;
    else if (!in_time && unit == 'M')
      months += *amount;
    else if (!in_time && unit == 'W')
      days += *amount * 7;
    else if (!in_time && unit == 'D')
      days += *amount;
    else if (in_time && unit == 'H')
      seconds += *amount * 3600;
    else if (in_time && unit == 'M')
      seconds += *amount * 60;
    else if (in_time && unit == 'S')
      seconds += *amount;
    else
      return std::nullopt;
  }
  if (!any) return std::nullopt;
  return duration_of(months, days, seconds, 0);
}

// P2012-02-02T14:37:21.545
std::optional<Duration> dated_duration(std::string_view text) {
  Scanner in(text.substr(0, text.find('T')));
  const auto years = in.number(4);
  const bool dashed = in.accept('-');
  const auto months = in.number(2);
  if (!years || !months || (dashed && !in.accept('-'))) return std::nullopt;
  const auto days = in.number(2);
  if (!days || !in.empty()) return std::nullopt;
  Duration result{*years * 12LL + *months, *days, 0, 0};
  if (const std::size_t at = text.find('T'); at != std::string_view::npos) {
    const auto time = scan_time(text.substr(at + 1));
    if (!time) return std::nullopt;
    result.seconds = time->nanoseconds / kNanosPerSecond;
    result.nanoseconds = static_cast<std::int32_t>(time->nanoseconds % kNanosPerSecond);
  }
  return result;
}

void append_unit(std::string& out, std::int64_t amount, char unit) {
  if (amount != 0) (out += std::to_string(amount)) += unit;
}

}  // namespace

std::string to_text(Date value) {
  const CivilDate date = civil(value);
  return year_text(date.year) + "-" + padded(date.month, 2) + "-" + padded(date.day, 2);
}

std::string to_text(LocalTime value) {
  const std::int64_t seconds = value.nanoseconds / kNanosPerSecond, nanos = value.nanoseconds % kNanosPerSecond;
  std::string text = padded(seconds / 3600, 2) + ":" + padded(seconds / 60 % 60, 2);
  if (seconds % 60 == 0 && nanos == 0) return text;
  text += ":" + padded(seconds % 60, 2);
  if (nanos == 0) return text;
  std::string fraction = padded(nanos, 9);  // three, six or nine digits
  while (fraction.ends_with("000")) fraction.resize(fraction.size() - 3);
  return text + "." + fraction;
}

std::string to_text(const Time& value) {
  return to_text(value.local) + offset_text(value.offset_seconds);
}

std::string to_text(LocalDateTime value) {
  return to_text(date_of(value)) + "T" + to_text(time_of(value));
}

std::string to_text(const DateTime& value) {
  std::string text = to_text(value.local) + offset_text(value.offset_seconds);
  return value.zone.empty() ? text : text + "[" + value.zone + "]";
}

std::string to_text(const Duration& value) {
  std::string date = "P";
  append_unit(date, value.months / 12, 'Y');
  append_unit(date, value.months % 12, 'M');
  append_unit(date, value.days, 'D');
  std::int64_t seconds = value.seconds, nanos = value.nanoseconds;
  if (seconds < 0 && nanos > 0) {
    ++seconds;
    nanos -= kNanosPerSecond;
  }
  std::string time;
  append_unit(time, seconds / 3600, 'H');
  append_unit(time, seconds / 60 % 60, 'M');
  const std::int64_t rest = seconds % 60;
  if (rest != 0 || nanos != 0) {
    time += (rest < 0 || nanos < 0) ? "-" : "";
    time += std::to_string(std::abs(rest));
    if (nanos != 0) {
      std::string fraction = padded(std::abs(nanos), 9);
      while (fraction.back() == '0') fraction.pop_back();
      time += "." + fraction;
    }
    time += 'S';
  }
  if (time.empty()) return date == "P" ? "PT0S" : date;
  return date + "T" + time;
}

std::optional<Date> parse_date(std::string_view text) {
  return scan_date(text);
}
std::optional<LocalTime> parse_local_time(std::string_view text) {
  return scan_time(text);
}

std::optional<Time> parse_time(std::string_view text) {
  const std::size_t at = zone_begin(text);
  const auto local = scan_time(text.substr(0, at));
  if (!local) return std::nullopt;
  if (at == text.size()) return Time{*local, 0};
  const auto offset = parse_offset(text.substr(at));
  if (!offset) return std::nullopt;
  return Time{*local, *offset};
}

std::optional<LocalDateTime> parse_local_date_time(std::string_view text) {
  const auto parts = split(text);
  if (!parts) return std::nullopt;
  const auto time = scan_time(parts->time);
  if (!time) return std::nullopt;
  return join(parts->date, *time);
}

std::optional<DateTime> parse_date_time(std::string_view text) {
  const auto parts = split(text);
  if (!parts) return std::nullopt;
  const std::size_t at = zone_begin(parts->time);
  const auto time = scan_time(parts->time.substr(0, at));
  if (!time) return std::nullopt;
  const LocalDateTime local = join(parts->date, *time);
  const std::string_view zone = parts->time.substr(at);
  if (zone.empty()) return DateTime{local, 0, ""};
  const std::size_t bracket = zone.find('[');
  std::optional<std::int32_t> offset;
  if (bracket != 0) {
    offset = parse_offset(zone.substr(0, bracket));
    if (!offset) return std::nullopt;
  }
  if (bracket == std::string_view::npos) return DateTime{local, *offset, ""};
  if (!zone.ends_with("]")) return std::nullopt;
  const auto named = parse_time_zone(zone.substr(bracket + 1, zone.size() - bracket - 2));
  if (!named) return std::nullopt;
  if (!offset) return at_zone(local, *named);
  return in_zone(DateTime{local, *offset, ""}, *named);
}

std::optional<Duration> parse_duration(std::string_view text) {
  const bool negative = text.starts_with("-");
  if (negative || text.starts_with("+")) text.remove_prefix(1);
  if (!text.starts_with("P")) return std::nullopt;
  text.remove_prefix(1);
  auto result = text.find('-', 1) != std::string_view::npos && text.find_first_of("YMWDHS") == std::string_view::npos
                    ? dated_duration(text)
                    : unit_duration(text);
  if (!result) return std::nullopt;
  return negative ? -*result : *result;
}

}  // namespace quoth::query
