// SPDX-License-Identifier: Apache-2.0
#include "export/dates.h"

#include <algorithm>
#include <array>
#include <optional>

namespace quoth::exporters {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

// The parts of a date as they are shown; `day` and `month` are empty where the date does not go so far.
struct DateWords {
  std::string day;
  std::string month;
  std::string year;

  std::string text(bool with_month, bool with_year) const {
    std::string out = day;
    const auto add = [&out](const std::string& word) {
      if (!out.empty() && !word.empty()) out += ' ';
      out += word;
    };
    if (with_month) add(month);
    if (with_year) add(year);
    return out;
  }
};

bool is_number(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<DateWords> words_of(std::string_view iso) {
  const std::string_view day = iso.substr(0, 10);
  if (day.size() != 4 && day.size() != 7 && day.size() != 10) return std::nullopt;
  if (!is_number(day.substr(0, 4))) return std::nullopt;
  DateWords words{"", "", std::string(day.substr(0, 4))};
  if (day.size() >= 7) {
    if (day[4] != '-' || !is_number(day.substr(5, 2))) return std::nullopt;
    const int month = (day[5] - '0') * 10 + (day[6] - '0');
    if (month < 1 || month > 12) return std::nullopt;
    words.month = kMonths[static_cast<std::size_t>(month - 1)];
  }
  if (day.size() == 10) {
    if (day[7] != '-' || !is_number(day.substr(8, 2))) return std::nullopt;
    words.day = day.substr(day[8] == '0' ? 9 : 8);
  }
  return words;
}

}  // namespace

std::string_view range_begin(std::string_view value) {
  return value.substr(0, value.find('/'));
}

std::string_view range_end(std::string_view value) {
  const std::size_t slash = value.find('/');
  return slash == std::string_view::npos ? value : value.substr(slash + 1);
}

std::string readable_date(std::string_view iso) {
  return readable_range(range_begin(iso), range_end(iso));
}

std::string readable_range(std::string_view first, std::string_view last) {
  const auto from = words_of(first);
  const auto to = words_of(last);
  if (!from || !to) return std::string(first == last ? first : std::string(first) + " – " + std::string(last));
  const std::string end = to->text(true, true);
  if (from->text(true, true) == end) return end;
  const bool same_year = from->year == to->year && !from->month.empty();
  const bool same_month = same_year && from->month == to->month && !from->day.empty();
  const std::string begin = from->text(!same_month, !same_year);
  return begin + (same_month ? "–" : " – ") + end;
}

}  // namespace quoth::exporters
