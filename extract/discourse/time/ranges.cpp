// SPDX-License-Identifier: Apache-2.0
// Ranges: "from 4 to 23 May", "between 2007 and the end of 2008", "Nov 18-Dec 19, 2015", "2014–2018".
#include "extract/discourse/time/parser.h"

namespace quoth::extract::time {
namespace {

bool only_day(const Fields& fields) {
  return fields.day != 0 && fields.month == 0 && fields.year == 0 && fields.weekday == 0;
}

// What one side did not say is taken from the other: "Nov-Feb 2017", "9 to 12 of June", "april ninth through 17th".
void share(Fields& left, Fields& right) {
  if (left.month == 0 && left.day != 0 && left.weekday == 0 && right.month != 0) {
    left.month = right.month;
    if (right.day != 0 && left.day > right.day) left.month = right.month == 1 ? 12 : right.month - 1;
  }
  if (right.month == 0 && right.day != 0 && right.weekday == 0 && left.month != 0) {
    right.month = left.month;
    if (right.day < left.day) right.month = left.month == 12 ? 1 : left.month + 1;
  }
  const bool turns = left.month > right.month || (left.month == right.month && right.day != 0 && left.day > right.day);
  if (left.year == 0 && left.month != 0 && right.year != 0) left.year = turns ? right.year - 1 : right.year;
  if (right.year == 0 && right.month != 0 && left.year != 0) right.year = turns ? left.year + 1 : left.year;
}

// The first day, month or year of these parts that does not end before `first` begins.
std::optional<Interval> not_before(Fields fields, const Interval& first) {
  if (fields.year != 0 || fields.month == 0) return complete(fields, first.first, Direction::future);
  for (int step = 0; step <= 8; ++step) {
    fields.year = civil(first.first).year + step;
    const std::optional<Interval> found = complete(fields, first.first, Direction::future);
    if (found && found->last >= first.first) return found;
  }
  return std::nullopt;
}

Grain grain_of(const Interval& left, const Interval& right) {
  if (left.grain == Grain::year && right.grain == Grain::year) return Grain::year;
  const bool coarse = (left.grain == Grain::year || left.grain == Grain::month) &&
                      (right.grain == Grain::year || right.grain == Grain::month);
  return coarse ? Grain::month : Grain::day;
}

}  // namespace

// One end of a range: a date, a span, "now", a day's number alone, a year alone.
Parser::Result Parser::range_side(std::size_t at) const {
  if (is(at, "now")) {
    return relative(context_.reference ? std::optional(of_day(*context_.reference)) : std::nullopt, at + 1);
  }
  Result best = single(at);
  const std::size_t number = skip(at, "the");
  if (const auto year = year_number(number); year && !best) return completed({year->value, 0, 0, 0}, at, year->end);
  const bool month = any(at, kMonthWord) && (word(at).capital || (!is(at, "may") && !is(at, "march")));
  if (!best && month) return completed({0, word(at).value(), 0, 0}, at, skip_stop(at + 1));
  if (best) return best;
  const std::optional<Count> day = day_number(number);
  if (!day) return std::nullopt;
  Parsed parsed;
  parsed.fields = Fields{0, 0, day->value, 0};
  parsed.end = day->end;
  if (const auto year = mark(day->end, ',') ? year_after(day->end, false) : std::nullopt) {
    parsed.fields->year = year->value;
    parsed.end = year->end;
  }
  return parsed;
}

std::optional<std::size_t> Parser::connector(std::size_t at, bool from, bool between) const {
  if (dash(at)) return at + 1;
  if (between && is(at, "and")) return at + 1;
  const std::string_view text = word(at).text;
  if (is(at, "to") || is(at, "till") || is(at, "until") || is(at, "through") || text == "thru") {
    return (from && is(at, "until")) || !is(at, "until") || from ? std::optional(at + 1) : std::optional(at + 1);
  }
  if (from && text == "up" && is(at + 1, "to")) return at + 2;
  return std::nullopt;
}

Parser::Result Parser::range(std::size_t at) const {
  const bool from = is(at, "from");
  const bool between = is(at, "between");
  const std::size_t first = from || between ? at + 1 : at;
  const bool plain = !from && !between;
  if (plain &&
      !any(first, kMonthWord | kWeekdayWord | kDeicticWord | kNumberWord | kOrdinalWord | kModifierWord | kPartWord |
                      kHolidayWord) &&
      word(first).digits == 0 && !is(first, "the") && word(first).text != "Q" && word(first).text != "q") {
    return std::nullopt;
  }
  // A piece of a longer chain of numbers: "138-2010-2015".
  if (word(first).digits > 0 && word(first).glued && first > 0 && (dash(first - 1) || mark(first - 1, '+')) && plain)
    return std::nullopt;
  const Result left = range_side(first);
  if (!left) return std::nullopt;
  const std::optional<std::size_t> next = connector(left->end, from, between);
  if (!next) return std::nullopt;
  const Result right = range_side(*next);
  if (!right) return std::nullopt;
  if (dash(right->end) && word(right->end).glued && word(right->end + 1).digits > 0 && word(right->end + 1).glued)
    return std::nullopt;
  // A lone number is a day only beside a month that was said: "9 to 12 of June", not "9 to 12".
  const bool left_number = left->fields && only_day(*left->fields) && !left->meaning;
  const bool right_number = right->fields && !right->meaning && right->fields->month == 0;
  if (left_number && !(right->fields && right->fields->month != 0)) return std::nullopt;
  if (right_number && !(left->fields && left->fields->month != 0 && left->fields->day != 0)) return std::nullopt;
  if (right_number && plain && !dash(left->end) && !ordinal(skip(*next, "the")) && !is(left->end, "to"))
    return std::nullopt;
  Result result = joined(*left, *right, at);
  if (result) result->end = right->end;
  return result;
}

Parser::Result Parser::joined(const Parsed& left, const Parsed& right, std::size_t begin) const {
  std::optional<Interval> first = left.meaning;
  std::optional<Interval> last = right.meaning;
  Fields left_fields = left.fields.value_or(Fields{});
  Fields right_fields = right.fields.value_or(Fields{});
  if (left.fields && right.fields) share(left_fields, right_fields);
  const Day reference = context_.reference.value_or(Day{});
  const bool known = context_.reference.has_value();
  const Direction tense = direction(begin, right.end);
  if (left.fields && (left_fields.year != 0 || known)) {
    // "between Jan 22 and now": back from the end that is known.
    if (!right.fields && right.meaning && left_fields.year == 0)
      first = complete(left_fields, right.meaning->first, Direction::past);
    else
      first = complete(left_fields, reference, tense);
  }
  if (!first) return known ? std::nullopt : relative(std::nullopt, right.end);
  if (right.fields) last = not_before(right_fields, *first);
  if (known && left.fields && right.fields && left_fields.year == 0 && right_fields.year == 0) {
    // The one that is going on now is meant before one that has been or will be.
    const std::optional<Interval> begun = complete(left_fields, reference, Direction::past);
    const std::optional<Interval> ends = begun ? not_before(right_fields, *begun) : std::nullopt;
    if (begun && ends && begun->first <= reference && ends->last >= reference) {
      first = begun;
      last = ends;
    }
  }
  if (!last) return known ? std::nullopt : relative(std::nullopt, right.end);
  if (first->first > last->last) return std::nullopt;
  const Interval whole{first->first, last->last, grain_of(*first, *last)};
  return relative(whole, right.end);
}

}  // namespace quoth::extract::time
