// SPDX-License-Identifier: Apache-2.0
// What a time expression means: days from first to last, and in which grain it was said. Also the parts of a date that
// were said ("Jan. 10": month and day), before the year is known.
#pragma once

#include "extract/discourse/time/calendar.h"
#include "extract/discourse/time/lexicon.h"

#include <optional>
#include <string>

namespace quoth::extract::time {

enum class Grain { day, week, month, year, other };

struct Interval {
  Day first{};
  Day last{};  // inclusive
  Grain grain = Grain::day;
};

// Into which direction from the reference day an incomplete date is completed.
enum class Direction { unknown, past, future };

// The parts of a date that were said; 0 stands for "not said". At least one is.
struct Fields {
  int year = 0;
  int month = 0;
  int day = 0;
  int weekday = 0;
};

// ISO 8601 as RECORDS.md has it: "2021-12-30", "2021-12", "2021", "2014/2018", "2021-12-20/2021-12-26".
std::string to_value(const Interval& interval);

Interval of_day(Day day);
Interval of_month(int year, int month);
Interval of_year(int year);

// The `unit` that holds `day`, `steps` units later. Weeks begin on Monday; a fortnight is the week and the next.
Interval unit_at(Unit unit, Day day, int steps);

// `day` moved by `count` units; half years and more by months.
Day moved(Day day, Unit unit, int count);

// Completes the parts against `reference`: the nearest day, month or year that fits in `direction`, the reference day
// itself included; without a direction the nearest of both, the past one on ties. Nothing for days that do not exist.
std::optional<Interval> complete(const Fields& fields, Day reference, Direction direction);

// The days of the season `season` (1 spring to 4 winter) of the northern, meteorological year that begins in `year`.
Interval of_season(int season, int year);

}  // namespace quoth::extract::time
