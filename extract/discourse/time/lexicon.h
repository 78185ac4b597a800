// SPDX-License-Identifier: Apache-2.0
// The closed word classes of time expressions (data/lexicon.tsv). What patterns the words make is told in parser.h.
#pragma once

#include <cstdint>
#include <string_view>

namespace quoth::extract::time {

enum WordClass : std::uint32_t {
  kNumberWord = 1U << 0,    // value: the number
  kOrdinalWord = 1U << 1,   // value: the number
  kUnitWord = 1U << 2,      // value: Unit
  kModifierWord = 1U << 3,  // value: Modifier
  kPartWord = 1U << 4,      // value: Part
  kSeasonWord = 1U << 5,    // value: 1 (spring) to 4
  kDeicticWord = 1U << 6,   // value: days from today
  kDaytimeWord = 1U << 7,
  kDecadeWord = 1U << 8,    // value: 20 to 90
  kMonthWord = 1U << 9,     // value: 1 to 12
  kWeekdayWord = 1U << 10,  // value: 1 (Monday) to 7
  kBeforeYear = 1U << 11,   // a number after it may be a year
  kFutureSign = 1U << 12,
  kPastSign = 1U << 13,
  kProspective = 1U << 14,  // in the past: a verb whose infinitive lies ahead of it ("asked to")
  kHolidayWord = 1U << 15,  // the first word of a day's name (holidays.h)
};

enum class Unit { day, week, fortnight, weekend, month, quarter, year, decade, century };
enum class Modifier { this_, current, same, that, last, past, previous, next, following, coming, upcoming };
enum class Part { begin, middle, end };

struct Lexeme {
  std::uint32_t classes = 0;
  int value = 0;          // of the one class that has a value; a word has one such class at most
  std::string_view word;  // the lexicon's own copy, lower case

  bool is(std::uint32_t any) const noexcept { return (classes & any) != 0; }
};

// No classes for a word that is not there. `lower` is in lower case. Cost: one hash look-up.
const Lexeme& lexeme(std::string_view lower);

}  // namespace quoth::extract::time
