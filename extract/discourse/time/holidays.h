// SPDX-License-Identifier: Apache-2.0
// Days that are called by a name, and on which day of a year they fall (data/holidays.tsv).
#pragma once

#include "extract/discourse/time/calendar.h"
#include "extract/discourse/time/words.h"

#include <cstddef>
#include <optional>
#include <span>

namespace quoth::extract::time {

struct Holiday {
  enum class Rule { date, easter, nth } rule = Rule::date;
  int a = 0;  // date: month; easter: days after; nth: which
  int b = 0;  // date: day; nth: weekday
  int c = 0;  // nth: month
  int d = 0;  // nth: days after
  bool capital = false;

  Day in(int year) const;
};

struct HolidayMatch {
  const Holiday* holiday = nullptr;
  std::size_t end = 0;  // one past the last word
};

// The longest name that begins with words[at]. An apostrophe and its "s" count as part of the word before it.
std::optional<HolidayMatch> holiday_at(std::span<const Word> words, std::size_t at);

}  // namespace quoth::extract::time
