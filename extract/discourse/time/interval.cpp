// SPDX-License-Identifier: Apache-2.0
#include "extract/discourse/time/interval.h"

#include <fmt/format.h>
#include <algorithm>
#include <cstdlib>

namespace quoth::extract::time {
namespace {

// A direction is followed for so many days; what is further away would be said with its year. What has been is told
// without it for longer: "fell ill on 1 November" of a text in August.
constexpr int kFarthestBack = 340;
constexpr int kFarthestAhead = 280;

bool begins_month(Day day) {
  return civil(day).day == 1;
}
bool ends_month(Day day) {
  return begins_month(day + days(1));
}

// The better of the last occurrence not after and the first not before the reference day.
std::optional<Interval> choose(const std::optional<Interval>& past, const std::optional<Interval>& future,
                               Day reference, Direction direction) {
  if (!past || !future) return past ? past : future;
  const auto back = std::max((reference - past->last).count(), 0L);
  const auto ahead = std::max((future->first - reference).count(), 0L);
  if (direction == Direction::past && back <= kFarthestBack) return past;
  if (direction == Direction::future && ahead <= kFarthestAhead) return future;
  return back <= ahead ? past : future;
}

// Month and day; a weekday that fits a year around picks that year, one that fits none is not believed.
std::optional<Interval> complete_month_day(const Fields& fields, Day reference, Direction direction) {
  const int year = civil(reference).year;
  if (fields.weekday != 0) {
    for (const int step : {0, -1, 1}) {
      const std::optional<Day> day = make_day(year + step, fields.month, fields.day);
      if (day && weekday_of(*day) == fields.weekday) return of_day(*day);
    }
  }
  std::optional<Interval> past;
  std::optional<Interval> future;
  for (int step = -8; step <= 8; ++step) {  // 29 February may be eight years away
    const std::optional<Day> day = make_day(year + step, fields.month, fields.day);
    if (!day) continue;
    if (*day <= reference) past = of_day(*day);
    if (*day >= reference && !future) future = of_day(*day);
  }
  return choose(past, future, reference, direction);
}

// A day of the month, in the nearest month where it is that weekday, if one was said.
std::optional<Interval> complete_day(const Fields& fields, Day reference, Direction direction) {
  std::optional<Interval> past;
  std::optional<Interval> future;
  const Civil now = civil(reference);
  for (int step = -14; step <= 14; ++step) {
    const int index = now.year * 12 + now.month - 1 + step;
    const std::optional<Day> day = make_day(index / 12, index % 12 + 1, fields.day);
    if (!day || (fields.weekday != 0 && weekday_of(*day) != fields.weekday)) continue;
    if (*day <= reference) past = of_day(*day);
    if (*day >= reference && !future) future = of_day(*day);
  }
  return choose(past, future, reference, direction);
}

Interval complete_weekday(int weekday, Day reference, Direction direction) {
  const int back = (weekday_of(reference) - weekday + 7) % 7;
  if (direction == Direction::future) return of_day(reference + days(back == 0 ? 0 : 7 - back));
  return of_day(reference - days(back));
}

Interval complete_month(int month, Day reference, Direction direction) {
  const int year = civil(reference).year;
  const int past = of_month(year, month).first <= reference ? year : year - 1;
  const int future = of_month(year, month).last >= reference ? year : year + 1;
  return *choose(of_month(past, month), of_month(future, month), reference, direction);
}

}  // namespace

std::string to_value(const Interval& interval) {
  const Civil first = civil(interval.first);
  const Civil last = civil(interval.last);
  const bool years = first.month == 1 && first.day == 1 && last.month == 12 && last.day == 31;
  if (years && interval.grain != Grain::day && interval.grain != Grain::week) {
    return first.year == last.year ? fmt::format("{:04}", first.year)
                                   : fmt::format("{:04}/{:04}", first.year, last.year);
  }
  if (interval.grain == Grain::month && begins_month(interval.first) && ends_month(interval.last)) {
    const std::string month = fmt::format("{:04}-{:02}", first.year, first.month);
    if (first.year == last.year && first.month == last.month) return month;
    return month + fmt::format("/{:04}-{:02}", last.year, last.month);
  }
  if (interval.first == interval.last) return iso(interval.first);
  return iso(interval.first) + "/" + iso(interval.last);
}

Interval of_day(Day day) {
  return {day, day, Grain::day};
}

Interval of_month(int year, int month) {
  return {*make_day(year, month, 1), *make_day(year, month, last_day_of_month(year, month)), Grain::month};
}

Interval of_year(int year) {
  return {*make_day(year, 1, 1), *make_day(year, 12, 31), Grain::year};
}

Interval of_season(int season, int year) {
  const Day first = *make_day(year, season * 3, 1);
  return {first, add_months(first, 3) - days(1), Grain::month};
}

Interval unit_at(Unit unit, Day day, int steps) {
  const Day monday = day - days(weekday_of(day) - 1);
  const Civil date = civil(day);
  switch (unit) {
    case Unit::day:
      return of_day(day + days(steps));
    case Unit::week:
      return {monday + days(7 * steps), monday + days(7 * steps + 6), Grain::week};
    case Unit::fortnight:
      return {monday + days(14 * steps), monday + days(14 * steps + 13), Grain::week};
    case Unit::weekend:
      return {monday + days(7 * steps + 5), monday + days(7 * steps + 6), Grain::week};
    case Unit::month: {
      const Civil month = civil(add_months(*make_day(date.year, date.month, 1), steps));
      return of_month(month.year, month.month);
    }
    case Unit::quarter: {
      const Day first = add_months(*make_day(date.year, (date.month - 1) / 3 * 3 + 1, 1), 3 * steps);
      return {first, add_months(first, 3) - days(1), Grain::month};
    }
    case Unit::year:
      return of_year(std::clamp(date.year + steps, 1, 9998));
    case Unit::decade: {
      const int first = std::clamp(date.year / 10 * 10 + 10 * steps, 10, 9980);
      return {of_year(first).first, of_year(first + 9).last, Grain::year};
    }
    case Unit::century: {
      const int first = std::clamp((date.year - 1) / 100 * 100 + 1 + 100 * steps, 1, 9801);
      return {of_year(first).first, of_year(first + 99).last, Grain::year};
    }
  }
  return of_day(day);
}

Day moved(Day day, Unit unit, int count) {
  switch (unit) {
    case Unit::day:
      return day + days(count);
    case Unit::week:
    case Unit::weekend:
      return day + days(7 * count);
    case Unit::fortnight:
      return day + days(14 * count);
    case Unit::month:
      return add_months(day, count);
    case Unit::quarter:
      return add_months(day, 3 * count);
    case Unit::year:
      return add_months(day, 12 * count);
    case Unit::decade:
      return add_months(day, 120 * count);
    case Unit::century:
      return add_months(day, 1200 * count);
  }
  return day;
}

std::optional<Interval> complete(const Fields& fields, Day reference, Direction direction) {
  if (fields.year != 0) {
    if (fields.month == 0) return of_year(fields.year);
    if (fields.day == 0) return of_month(fields.year, fields.month);
    const std::optional<Day> day = make_day(fields.year, fields.month, fields.day);
    return day ? std::optional(of_day(*day)) : std::nullopt;
  }
  if (fields.month != 0 && fields.day != 0) return complete_month_day(fields, reference, direction);
  if (fields.month != 0) return complete_month(fields.month, reference, direction);
  if (fields.day != 0) return complete_day(fields, reference, direction);
  return complete_weekday(fields.weekday, reference, direction);
}

}  // namespace quoth::extract::time
