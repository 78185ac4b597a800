// SPDX-License-Identifier: Apache-2.0
#include "extract/discourse/time/holidays.h"

#include "extract/embedded_table.h"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace quoth::embedded {
std::string_view time_holidays();
}

namespace quoth::extract::time {
namespace {

constexpr std::size_t kLongestName = 6;  // words

struct Holidays {
  std::unordered_map<std::string, Holiday> by_name;
  std::unordered_set<std::string> first_words;
};

std::string lower(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return result;
}

Holiday parse_rule(std::string_view rule) {
  Holiday holiday;
  const std::string kind(rule.substr(0, rule.find(' ')));
  holiday.rule = kind == "date" ? Holiday::Rule::date : kind == "easter" ? Holiday::Rule::easter : Holiday::Rule::nth;
  const std::string numbers(rule.substr(std::min(kind.size(), rule.size())));
  const char* at = numbers.c_str();
  for (int* field : {&holiday.a, &holiday.b, &holiday.c, &holiday.d}) {
    char* end = nullptr;
    *field = static_cast<int>(std::strtol(at, &end, 10));
    at = end;
  }
  return holiday;
}

const Holidays& holidays() {
  static const Holidays kHolidays = [] {
    Holidays result;
    for (const auto& row : rows(embedded::time_holidays())) {
      if (row.size() != 3) continue;
      Holiday holiday = parse_rule(row[1]);
      holiday.capital = row[2] == "capital";
      result.by_name.emplace(row[0], holiday);
      result.first_words.emplace(row[0].substr(0, row[0].find(' ')));
    }
    return result;
  }();
  return kHolidays;
}

bool is_apostrophe(const Word& word) {
  return word.text == "'" || word.text == "\xE2\x80\x99";
}

// Appends the word at `at` to `name`, "new year's" as "new years"; the index behind it.
std::size_t append_word(std::span<const Word> words, std::size_t at, std::string& name) {
  name += lower(words[at].text);
  ++at;
  if (at < words.size() && words[at].text == "." && words[at - 1].text.size() == 2) ++at;  // "St."
  if (at < words.size() && is_apostrophe(words[at]) && words[at].glued) {
    ++at;
    if (at < words.size() && words[at].text == "s" && words[at].glued) {
      name += 's';
      ++at;
    }
  }
  return at;
}

}  // namespace

Day Holiday::in(int year) const {
  if (rule == Rule::date) return *make_day(year, a, b);
  if (rule == Rule::easter) return easter(year) + days(a);
  if (a < 0) {
    const Day last = *make_day(year, c, last_day_of_month(year, c));
    return last - days((weekday_of(last) - b + 7) % 7) + days(d);
  }
  const Day first = *make_day(year, c, 1);
  return first + days((b - weekday_of(first) + 7) % 7 + 7 * (a - 1) + d);
}

std::optional<HolidayMatch> holiday_at(std::span<const Word> words, std::size_t at) {
  if (words[at].kind != Word::Kind::word) return std::nullopt;
  std::string name;
  std::size_t next = append_word(words, at, name);
  if (!holidays().first_words.contains(name)) return std::nullopt;
  std::optional<HolidayMatch> best;
  bool capitals = words[at].capital;
  for (std::size_t count = 1; count <= kLongestName; ++count) {
    const auto found = holidays().by_name.find(name);
    if (found != holidays().by_name.end() && (!found->second.capital || capitals)) best = {&found->second, next};
    if (next >= words.size() || words[next].kind != Word::Kind::word) break;
    capitals = capitals && words[next].capital;
    name += ' ';
    next = append_word(words, next, name);
  }
  return best;
}

}  // namespace quoth::extract::time
