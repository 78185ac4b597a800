// SPDX-License-Identifier: Apache-2.0
#include "extract/discourse/time/calendar.h"

#include <array>
#include <cstdio>

namespace quoth::extract::time {
namespace {

using namespace std::string_view_literals;

constexpr std::array kMonths{"january"sv, "february"sv, "march"sv,     "april"sv,   "may"sv,      "june"sv,
                             "july"sv,    "august"sv,   "september"sv, "october"sv, "november"sv, "december"sv};
constexpr std::array kWeekdays{"monday"sv, "tuesday"sv,  "wednesday"sv, "thursday"sv,
                               "friday"sv, "saturday"sv, "sunday"sv};

// A name, or its beginning of three letters or more up to `longest`.
template <std::size_t N>
int number_in(const std::array<std::string_view, N>& names, std::string_view word, std::size_t longest) noexcept {
  if (word.size() < 3) return 0;
  for (std::size_t i = 0; i < N; ++i) {
    if (word == names[i]) return static_cast<int>(i) + 1;
    if (word.size() <= longest && names[i].substr(0, word.size()) == word && names[i].size() > word.size()) {
      return static_cast<int>(i) + 1;
    }
  }
  return 0;
}

}  // namespace

int month_number(std::string_view word) noexcept {
  if (word == "sept") return 9;
  return number_in(kMonths, word, 3);
}

int weekday_number(std::string_view word) noexcept {
  if (word == "tues" || word == "weds") return word == "tues" ? 2 : 3;
  if (word == "thur" || word == "thurs") return 4;
  return number_in(kWeekdays, word, 3);
}

int weekday_of(Day day) noexcept {
  return static_cast<int>(std::chrono::weekday(day).iso_encoding());
}

int last_day_of_month(int year, int month) noexcept {
  using namespace std::chrono;
  return static_cast<int>(static_cast<unsigned>(
      year_month_day_last(std::chrono::year(year), month_day_last(std::chrono::month(static_cast<unsigned>(month))))
          .day()));
}

std::optional<Day> make_day(int year, int month, int day) noexcept {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  return Day(date);
}

Civil civil(Day day) noexcept {
  const std::chrono::year_month_day date(day);
  return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day()))};
}

Day add_months(Day day, int months) noexcept {
  const Civil from = civil(day);
  int index = from.year * 12 + (from.month - 1) + months;
  if (index < 12) index = 12;
  if (index > 9999 * 12 + 11) index = 9999 * 12 + 11;
  const int year = index / 12;
  const int month = index % 12 + 1;
  const int last = last_day_of_month(year, month);
  return *make_day(year, month, from.day < last ? from.day : last);
}

Day iso_week(int year, int week) noexcept {
  const Day fourth = *make_day(year, 1, 4);
  return fourth - days(weekday_of(fourth) - 1) + days(7 * (week - 1));
}

Day easter(int year) noexcept {
  const int a = year % 19;
  const int b = year / 100;
  const int c = year % 100;
  const int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
  const int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
  return *make_day(year, f / 31, f % 31 + 1);
}

std::string iso(Day day) {
  const Civil date = civil(day);
  std::array<char, 48> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%04d-%02d-%02d", date.year, date.month, date.day);
  return buffer.data();
}

std::optional<Day> parse_iso_day(std::string_view text) noexcept {
  if (text.size() < 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  if (text.size() > 10 && text[10] != 'T' && text[10] != ' ') return std::nullopt;
  const auto number = [&](std::size_t at, std::size_t size) {
    int value = 0;
    for (const char c : text.substr(at, size)) {
      if (c < '0' || c > '9') return -1;
      value = value * 10 + (c - '0');
    }
    return value;
  };
  return make_day(number(0, 4), number(5, 2), number(8, 2));
}

}  // namespace quoth::extract::time
