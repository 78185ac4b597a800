// SPDX-License-Identifier: Apache-2.0
// Spans: units of the calendar by their place ("last week", "the first quarter of 2013", "the 1990s").
// Long because each way of naming a unit by its place is one short function beside the others.
#include "extract/discourse/time/holidays.h"
#include "extract/discourse/time/parser.h"

#include <algorithm>
#include <array>

namespace quoth::extract::time {
namespace {

using namespace std::string_view_literals;

int step_of(Modifier modifier) {
  switch (modifier) {
    case Modifier::last:
    case Modifier::past:
    case Modifier::previous:
      return -1;
    case Modifier::next:
    case Modifier::following:
    case Modifier::coming:
    case Modifier::upcoming:
      return 1;
    default:
      return 0;
  }
}

bool possessive(const Word& word) {
  static constexpr std::array kPossessives{"her"sv, "his"sv, "their"sv, "my"sv,   "your"sv,
                                           "our"sv, "Her"sv, "His"sv,   "Their"sv};
  return std::find(kPossessives.begin(), kPossessives.end(), word.text) != kPossessives.end();
}

// The days of `whole` that belong to its first or last half; a week's second half begins on Thursday.
Interval half_of(const Interval& whole, bool second) {
  const auto length = (whole.last - whole.first).count() + 1;
  Day middle = whole.first + days(length / 2);  // first day of the second half
  if (length > 300)
    middle = add_months(whole.first, 6);
  else if (length >= 28 && length <= 31)
    middle = whole.first + days(15);
  Interval half = whole;
  if (second)
    half.first = middle;
  else
    half.last = middle - days(1);
  half.grain = length > 300 ? Grain::month : Grain::day;
  return half;
}

}  // namespace

Parser::Result Parser::span(std::size_t at) const {
  Result best = deictic(at);
  keep_longer(best, modified(at));
  keep_longer(best, counted_modified(at));
  keep_longer(best, part_of(at));
  keep_longer(best, earlier_later(at));
  keep_longer(best, ordinal_unit(at));
  keep_longer(best, quarter_or_half(at));
  keep_longer(best, decade(at));
  keep_longer(best, century(at));
  keep_longer(best, season(at));
  keep_longer(best, week_of(at));
  keep_longer(best, weekend(at));
  keep_longer(best, numbered_week(at));
  keep_longer(best, labelled_year(at));
  keep_longer(best, plain_unit(at));
  return best;
}

// "today", "yesterday"; "now" only where another rule asks for it.
Parser::Result Parser::deictic(std::size_t at) const {
  if (is(at, "current") && word(at + 1).text == "date") {
    return relative(context_.reference ? std::optional(of_day(*context_.reference)) : std::nullopt, at + 2);
  }
  if (!any(at, kDeicticWord) || is(at, "now")) return std::nullopt;
  if (!context_.reference) return relative(std::nullopt, at + 1);
  return relative(of_day(*context_.reference + days(word(at).value())), at + 1);
}

// A modifier and what it modifies: "last week", "the next two days", "this May", "next Friday", "last night".
Parser::Result Parser::modified(std::size_t at) const {
  const bool definite = is(at, "the");
  const std::size_t first = definite ? at + 1 : at;
  if (!any(first, kModifierWord)) return std::nullopt;
  auto modifier = Modifier(word(first).value());
  std::size_t next = first + 1;
  // "this past Wednesday", "the same week": the second one says more.
  if ((modifier == Modifier::this_ || modifier == Modifier::that) && any(next, kModifierWord)) {
    modifier = Modifier(word(next).value());
    ++next;
  }
  if (any(next, kUnitWord)) return modified_unit(modifier, at, next, definite);
  if (any(next, kDaytimeWord)) {
    if (modifier != Modifier::this_ && modifier != Modifier::last && modifier != Modifier::that) return std::nullopt;
    if (modifier == Modifier::that) return context_.anchor ? relative(*context_.anchor, next + 1) : std::nullopt;
    if (modifier == Modifier::last && !is(next, "night") && !is(next, "evening")) return std::nullopt;
    if (!context_.reference) return relative(std::nullopt, next + 1);
    return relative(of_day(*context_.reference + days(modifier == Modifier::last ? -1 : 0)), next + 1);
  }
  if (modifier == Modifier::that || modifier == Modifier::same) return std::nullopt;
  if (const auto count = cardinal(next); count && any(count->end, kUnitWord) && !is(next, "a") && !is(next, "an")) {
    return modified_count(modifier, *count, count->end);
  }
  Result best = modified_date(modifier, next);
  keep_longer(best, modified_holiday(modifier, next));
  return best;
}

Parser::Result Parser::modified_unit(Modifier modifier, std::size_t at, std::size_t unit_at_word, bool definite) const {
  const auto unit = Unit(word(unit_at_word).value());
  const std::size_t end = unit_at_word + 1;
  const int step = step_of(modifier);
  if (word(unit_at_word).text.ends_with("s")) return std::nullopt;  // "these last weeks"
  const bool told =
      modifier == Modifier::same || modifier == Modifier::that ||
      (definite && (modifier == Modifier::previous || modifier == Modifier::following || modifier == Modifier::next));
  std::optional<Day> from = context_.reference;
  if (told && context_.anchor)
    from = context_.anchor->first;
  else if (told && context_.narrative && modifier != Modifier::previous)
    return std::nullopt;
  if (!from) return relative(std::nullopt, end);
  Interval interval = time::unit_at(unit, *from, step);
  const bool rolling =
      modifier == Modifier::past && unit != Unit::day && unit != Unit::weekend && unit != Unit::quarter;
  if (rolling && definite) interval = {moved(*from, unit, -1), *from - days(1), Grain::day};
  if (unit == Unit::weekend && !told) {
    const bool over = direction(at, end) == Direction::past;
    if (modifier == Modifier::this_ && over) interval = time::unit_at(unit, *from, weekday_of(*from) >= 6 ? 0 : -1);
  }
  Parsed parsed;
  parsed.end = end;
  parsed.meaning = interval;
  if (unit == Unit::week) {
    if (auto day = with_weekday(parsed)) return day;
  }
  // "next year's first quarter"
  const bool apostrophe = word(end).text == "'" || word(end).text == "\xE2\x80\x99";
  if (unit == Unit::year && apostrophe && word(end + 1).text == "s") {
    const std::optional<Count> which = ordinal(end + 2);
    if (which && any(which->end, kUnitWord) && Unit(word(which->end).value()) == Unit::quarter && which->value <= 4) {
      return relative(time::unit_at(Unit::quarter, interval.first, which->value - 1), which->end + 1);
    }
  }
  return parsed;
}

// "next week Mon", "next week on Monday".
Parser::Result Parser::with_weekday(const Parsed& week) const {
  const std::size_t at = mark(week.end, ',') ? week.end + 1 : skip(week.end, "on");
  if (!any(at, kWeekdayWord) || !week.meaning) return std::nullopt;
  return relative(of_day(week.meaning->first + days(word(at).value() - 1)), at + 1);
}

// "next two days", "last 3 quarters": quarters are whole ones, all else is counted from the reference day.
Parser::Result Parser::modified_count(Modifier modifier, const Count& count, std::size_t unit_at_word) const {
  const auto unit = Unit(word(unit_at_word).value());
  const int step = step_of(modifier);
  const std::size_t end = unit_at_word + 1;
  if (step == 0 || count.value == 0 || count.value > 2000 || is(end, "of")) return std::nullopt;
  if (!context_.reference) return relative(std::nullopt, end);
  const Day now = *context_.reference;
  if (unit == Unit::quarter) {
    const Interval near = time::unit_at(unit, now, step);
    const Interval far = time::unit_at(unit, now, step * count.value);
    return relative(
        step > 0 ? Interval{near.first, far.last, Grain::month} : Interval{far.first, near.last, Grain::month}, end);
  }
  if (step < 0) return relative(Interval{moved(now, unit, -count.value), now - days(1), Grain::day}, end);
  return relative(Interval{now + days(1), moved(now, unit, count.value), Grain::day}, end);
}

// "5 past years", "the 3 next weeks".
Parser::Result Parser::counted_modified(std::size_t at) const {
  const std::optional<Count> count = cardinal(at);
  if (!count || is(at, "a") || is(at, "an") || !any(count->end, kModifierWord) || !any(count->end + 1, kUnitWord)) {
    return std::nullopt;
  }
  return modified_count(Modifier(word(count->end).value()), *count, count->end + 1);
}

// A date without a year, or a weekday, that a modifier places: "next Friday", "last May", "next 6th of April".
Parser::Result Parser::modified_date(Modifier modifier, std::size_t at) const {
  Result date = weekday_date(at);
  for (Result candidate : {numeric_date(at), dashed_date(at), month_first(at), day_first(at)})
    keep_longer(date, candidate);
  if (!date) {
    const bool season_word = any(at, kSeasonWord) && !word(at).capital;
    if (!season_word) return std::nullopt;
    if (!context_.reference) return relative(std::nullopt, at + 1);
    const Day now = *context_.reference;
    int year = civil(now).year;
    const int number = word(at).value();
    const int step = step_of(modifier);
    while (step > 0 && of_season(number, year).first <= now) ++year;
    while (step < 0 && of_season(number, year).last >= now) --year;
    if (step == 0 && number == 4 && civil(now).month <= 2) --year;
    return relative(of_season(number, year), at + 1);
  }
  if (!date->fields || date->fields->year != 0 || !context_.reference) return date;
  const Fields& fields = *date->fields;
  const Day now = *context_.reference;
  const int step = step_of(modifier);
  if (fields.month == 0 && fields.day == 0) {
    const int weekday = fields.weekday;
    if (modifier == Modifier::past)
      return relative(of_day(now - days(1 + (weekday_of(now) - 1 - weekday + 7) % 7)), date->end);
    if (modifier == Modifier::coming || modifier == Modifier::upcoming) {
      return relative(of_day(now + days(1 + (weekday - weekday_of(now) - 1 + 14) % 7)), date->end);
    }
    return relative(of_day(time::unit_at(Unit::week, now, step).first + days(weekday - 1)), date->end);
  }
  const int this_year = civil(now).year;
  std::optional<Interval> best;
  for (int year = this_year - 8; year <= this_year + 8; ++year) {
    Fields whole = fields;
    whole.weekday = 0;
    whole.year = year;
    const std::optional<Interval> candidate = complete(whole, now, Direction::unknown);
    if (!candidate) continue;
    if (step < 0 && candidate->last < now) best = candidate;
    if (step == 0 && year == this_year) best = candidate;
    const bool ahead = candidate->first > now || (fields.weekday != 0 && candidate->first == now);
    if (step > 0 && ahead && !best) best = candidate;
  }
  return best ? relative(best, date->end) : std::nullopt;
}

Parser::Result Parser::modified_holiday(Modifier modifier, std::size_t at) const {
  const std::optional<HolidayMatch> match = any(at, kHolidayWord) ? holiday_at(words_, at) : std::nullopt;
  if (!match || !context_.reference) return std::nullopt;
  const Day now = *context_.reference;
  const int year = civil(now).year;
  const int step = step_of(modifier);
  Day day = match->holiday->in(year);
  if (step < 0 && day >= now) day = match->holiday->in(year - 1);
  if (step > 0 && day <= now) day = match->holiday->in(year + 1);
  return relative(of_day(day), match->end);
}

// "the year" as in "of the year", "for the day".
Parser::Result Parser::plain_unit(std::size_t at) const {
  const bool weekend_word =
      any(at, kUnitWord) && Unit(word(at).value()) == Unit::weekend && !word(at).text.ends_with("s");
  const std::size_t unit_word = is(at, "the") ? at + 1 : at;
  if (!any(unit_word, kUnitWord) || word(unit_word).text.ends_with("s")) return std::nullopt;
  const auto unit = Unit(word(unit_word).value());
  if (unit == Unit::weekend && (weekend_word || is(at, "the"))) {
    if (is(unit_word + 1, "of")) return std::nullopt;
    if (!context_.reference) return relative(std::nullopt, unit_word + 1);
    const bool over = direction(at, unit_word + 1) == Direction::past && weekday_of(*context_.reference) < 5;
    return relative(time::unit_at(unit, *context_.reference, over ? -1 : 0), unit_word + 1);
  }
  if (unit_word == at) return std::nullopt;
  const Word& before = at > 0 ? word(at - 1) : word(words_.size());
  const Word& next = word(unit_word + 1);
  const bool asked = before.is("for") || before.is("of") || (unit == Unit::fortnight && next.kind != Word::Kind::word);
  const bool free = next.kind == Word::Kind::mark || next.is("and") || next.is("as") || next.is("at") ||
                    next.text == "is" || next.is("was");
  if (!asked || !free) return std::nullopt;
  if (unit == Unit::decade || unit == Unit::century || unit == Unit::quarter) return std::nullopt;
  if (unit == Unit::day && context_.anchor && context_.narrative && context_.anchor->grain == Grain::day) {
    return relative(*context_.anchor, unit_word + 1);
  }
  if (!context_.reference) return relative(std::nullopt, unit_word + 1);
  return relative(time::unit_at(unit, *context_.reference, 0), unit_word + 1);
}

// What may follow "of" and "in" in "the end of …": always the whole of it.
Parser::Result Parser::whole(std::size_t at) const {
  const std::size_t first = skip(at, "the");
  Result best = modified(at);
  keep_longer(best, quarter_or_half(first));
  keep_longer(best, decade(first));
  keep_longer(best, century(first));
  if (depth_ < 3) {
    ++depth_;
    keep_longer(best, ordinal_unit(first));
    --depth_;
  }
  keep_longer(best, month_first(first));
  keep_longer(best, deictic(first));
  keep_longer(best, labelled_year(first));
  keep_longer(best, holiday(first));
  if (const auto year = year_number(first)) keep_longer(best, completed({year->value, 0, 0, 0}, first, year->end));
  if (any(first, kMonthWord) && !best) best = completed({0, word(first).value(), 0, 0}, first, skip_stop(first + 1));
  const bool unit = any(first, kUnitWord) && !word(first).text.ends_with("s");
  if (!best && unit && !is(first + 1, "of")) {
    const auto which = Unit(word(first).value());
    std::optional<Day> from = context_.reference;
    if (which == Unit::day && context_.anchor && context_.narrative) from = context_.anchor->first;
    best = relative(from ? std::optional(time::unit_at(which, *from, 0)) : std::nullopt, first + 1);
  }
  return best;
}

// "early 2018", "mid-November", "the end of the week", "late on Thursday", "year end", "EOY". The value is that of the
// whole, as TIMEX3 has it: nobody can say where "early" ends.
Parser::Result Parser::part_of(std::size_t at) const {
  const std::size_t first = skip(at, "the");
  if ((word(first).text == "rest" || word(first).text == "remainder") && is(first + 1, "of")) {
    Result result = whole(first + 2);
    if (!result || !result->meaning || !context_.reference) return result;
    result->fields.reset();
    const bool going_on = result->meaning->first < *context_.reference && result->meaning->last >= *context_.reference;
    if (going_on) result->meaning = Interval{*context_.reference, result->meaning->last, Grain::day};
    return result;
  }
  const std::string_view text = word(first).text;
  if (text == "EOY" || text == "eoy" || text == "EOM" || text == "eom") {
    const Unit unit = text == "EOY" || text == "eoy" ? Unit::year : Unit::month;
    return relative(context_.reference ? std::optional(time::unit_at(unit, *context_.reference, 0)) : std::nullopt,
                    first + 1);
  }
  const bool unit_end =
      any(first, kUnitWord) && (is(first + 1, "end") || (mark(first + 1, '-') && is(first + 2, "end")));
  if (unit_end && first == at + (is(at, "the") ? 1U : 0U) && !word(first).text.ends_with("s")) {
    const std::size_t end = is(first + 1, "end") ? first + 2 : first + 3;
    const auto unit = Unit(word(first).value());
    if (unit != Unit::year && unit != Unit::month && unit != Unit::quarter) return std::nullopt;
    if (!context_.reference) return relative(std::nullopt, end);
    return relative(of_day(time::unit_at(unit, *context_.reference, 0).last), end);
  }
  if (!any(first, kPartWord)) return std::nullopt;
  std::size_t next = first + 1;
  if (mark(next, '-')) ++next;
  const bool noun = is(first, "end") || is(first, "beginning") || is(first, "start") || is(first, "middle");
  if (is(next, "of") || is(next, "in") || (is(next, "on") && !noun))
    ++next;
  else if (noun)
    return std::nullopt;
  Result result = whole(next);
  if (!noun) keep_longer(result, weekday_date(next));
  if (noun && result) {
    // "by the end of the day Saturday"
    if (const Result day = weekday_date(result->end); day && day->fields && is(result->end - 1, "day")) return day;
  }
  if (!result) return std::nullopt;
  result->fields.reset();
  return result;
}

// "earlier this month", "later in the week": the half of it, up to the day before the reference or from that day on.
Parser::Result Parser::earlier_later(std::size_t at) const {
  const bool later = word(at).text == "later" || word(at).text == "Later";
  if (!later && word(at).text != "earlier" && word(at).text != "Earlier") return std::nullopt;
  std::size_t next = at + 1;
  if (any(next, kDeicticWord)) {
    const Result day = deictic(next);
    return day;
  }
  const bool inside = is(next, "in") && (is(next + 1, "the") || any(next + 1, kModifierWord));
  if (inside) next += 1;
  if (!is(next, "this") && !is(next, "that") && !inside) return std::nullopt;
  if (!any(next + 1, kUnitWord) || word(next + 1).text.ends_with("s")) return std::nullopt;
  const auto unit = Unit(word(next + 1).value());
  if (unit == Unit::decade || unit == Unit::century) return std::nullopt;
  const std::size_t end = next + 2;
  std::optional<Day> from = context_.reference;
  const bool told = (is(next, "that") || (inside && context_.narrative)) && context_.anchor;
  if (told) from = context_.anchor->first;
  if (!from) return relative(std::nullopt, end);
  const Interval unit_interval = time::unit_at(unit, *from, 0);
  if (unit == Unit::day) return relative(of_day(*from), end);
  if (context_.narrative) return relative(unit_interval, end);  // nobody can say where "earlier" ends
  Interval half = half_of(unit_interval, later);
  if (later)
    half.first = std::max(half.first, *from);
  else
    half.last = std::min(half.last, *from - days(1));
  if (half.first > half.last) half = unit_interval;
  if (half.last != unit_interval.last && !later && civil(half.last + days(1)).day != 1) half.grain = Grain::day;
  return relative(half, end);
}

// "the first quarter of 2013", "the last 3 weeks of this year", "the 15th day of next month", "the first Monday of
// May".
Parser::Result Parser::ordinal_unit(std::size_t at) const {
  const std::size_t first = skip(at, "the");
  const bool from_end = is(first, "last") || is(first, "final");
  std::optional<Count> which = from_end ? std::optional(Count{1, first + 1}) : ordinal(first);
  if (!which) return std::nullopt;
  int how_many = 1;
  std::size_t unit = which->end;
  if (const auto count = cardinal(unit); count && any(count->end, kUnitWord) && which->value == 1) {
    how_many = count->value;
    unit = count->end;
  }
  const bool half = word(unit).text == "half";
  if (!half && !any(unit, kUnitWord | kWeekdayWord)) return std::nullopt;
  std::size_t next = unit + 1;
  const bool joined = is(next, "of") || is(next, "in");
  if (joined)
    ++next;
  else if (!(half || (any(unit, kUnitWord) && Unit(word(unit).value()) == Unit::quarter)) || !year_number(next))
    return std::nullopt;
  return unit_of(*which, unit, next, from_end, how_many);
}

Parser::Result Parser::unit_of(const Count& which, std::size_t unit_word, std::size_t at, bool from_end,
                               int how_many) const {
  const Result outer = whole(at);
  if (!outer) return std::nullopt;
  if (!outer->meaning) return relative(std::nullopt, outer->end);
  const Interval whole_span = *outer->meaning;
  const int n = which.value;
  if (word(unit_word).text == "half") {
    if (n > 2) return std::nullopt;
    Interval half = half_of(whole_span, n == 2 || from_end);
    return relative(half, outer->end);
  }
  Day first = from_end ? whole_span.last : whole_span.first;
  Interval found;
  if (any(unit_word, kWeekdayWord)) {
    const int weekday = word(unit_word).value();
    if (from_end)
      first -= days((weekday_of(first) - weekday + 7) % 7);
    else
      first += days((weekday - weekday_of(first) + 7) % 7 + 7 * (n - 1));
    found = of_day(first);
  } else {
    const auto unit = Unit(word(unit_word).value());
    if (unit == Unit::week) {
      // Whole weeks belong where their Thursday lies.
      if (from_end)
        first -= days(weekday_of(first) < 4 ? 7 : 0);
      else
        first += days(weekday_of(first) > 4 ? 7 : 0);
    }
    const int step = from_end ? 1 - how_many : n - 1;
    const Interval near = time::unit_at(unit, first, step);
    const Interval far = time::unit_at(unit, first, from_end ? 0 : step + how_many - 1);
    found = {near.first, far.last, near.grain};
    if (unit == Unit::day && how_many == 1) found = of_day(near.first);
  }
  const bool inside = found.first >= whole_span.first - days(6) && found.last <= whole_span.last + days(6) &&
                      found.first <= whole_span.last;
  return inside ? relative(found, outer->end) : std::nullopt;
}

// "Q1 2017", "2017-q1", "q3 of 2018", "2019 H2", "first quarter 2013".
Parser::Result Parser::quarter_or_half(std::size_t at) const {
  const auto label = [&](std::size_t i) -> std::optional<Count> {
    const std::string_view text = word(i).text;
    const bool quarter = text == "q" || text == "Q";
    if ((!quarter && text != "h" && text != "H") || !word(i + 1).glued || word(i + 1).digits != 1) return std::nullopt;
    const int number = word(i + 1).number;
    if (number < 1 || number > (quarter ? 4 : 2)) return std::nullopt;
    return Count{quarter ? number : number + 10, i + 2};
  };
  const auto interval = [](int year, int code) {
    const Interval whole_year = of_year(year);
    if (code > 10) return half_of(whole_year, code == 12);
    return time::unit_at(Unit::quarter, whole_year.first, code - 1);
  };
  if (const auto which = label(at)) {
    const std::size_t year_at = skip(
        mark(which->end, '-') || mark(which->end, '/') || mark(which->end, ',') ? which->end + 1 : which->end, "of");
    if (const auto year = year_number(year_at)) return absolute(interval(year->value, which->value), year->end);
    if (const Result year = modified(year_at); year && year->meaning && year->meaning->grain == Grain::year) {
      return relative(interval(civil(year->meaning->first).year, which->value), year->end);
    }
    if (at > 0 && (is(at - 1, "in") || is(at - 1, "for") || is(at - 1, "during") || is(at - 1, "of")))
      return lone_quarter(at);
  }
  if (const auto year = year_number(at)) {
    const std::size_t next = mark(year->end, '-') ? year->end + 1 : year->end;
    if (const auto which = label(next)) return absolute(interval(year->value, which->value), which->end);
  }
  return std::nullopt;
}

// "in Q3": the nearest one.
Parser::Result Parser::lone_quarter(std::size_t at) const {
  if (!context_.reference || (word(at).text != "Q" && word(at).text != "q")) return std::nullopt;
  const Day now = *context_.reference;
  const Direction tense = direction(at, at + 2);
  Interval quarter = time::unit_at(Unit::quarter, of_year(civil(now).year).first, word(at + 1).number - 1);
  if (tense == Direction::past && quarter.first > now) quarter = time::unit_at(Unit::quarter, quarter.first, -4);
  if (tense == Direction::future && quarter.last < now) quarter = time::unit_at(Unit::quarter, quarter.first, 4);
  return relative(quarter, at + 2);
}

// "the 1990s", "the '90s", "nineties", "1990 s".
Parser::Result Parser::decade(std::size_t at) const {
  for (std::size_t back = 1; back <= 3 && back <= at; ++back) {
    if (possessive(word(at - back))) return std::nullopt;  // "in her twenties"
  }
  int first = 0;
  std::size_t end = 0;
  if (any(at, kNumberWord) && any(at + 1, kDecadeWord) && word(at).value() >= 10 && word(at).value() <= 21) {
    first = word(at).value() * 100 + word(at + 1).value();  // "the nineteen seventies"
    return absolute({of_year(first).first, of_year(first + 9).last, Grain::year}, at + 2);
  }
  if (any(at, kDecadeWord)) {
    first = 1900 + word(at).value();
    end = at + 1;
  } else {
    const auto is_apostrophe = [&](std::size_t i) {
      return mark(i, '\'') || word(i).text == "\xE2\x80\x99" || word(i).text == "\xE2\x80\x98";
    };
    const bool apostrophe = is_apostrophe(at);
    const std::size_t number_at = apostrophe ? at + 1 : at;
    const Word& number = word(number_at);
    const std::size_t plural =
        is_apostrophe(number_at + 1) && word(number_at + 1).glued ? number_at + 2 : number_at + 1;
    if (word(plural).text != "s" || number.number % 10 != 0) return std::nullopt;
    if (!word(plural).glued && (apostrophe || plural > number_at + 1)) return std::nullopt;
    if (number.digits == 4 && number.number >= 1000 && number.number <= 2190)
      first = number.number;
    else if (number.digits == 2 && number.number >= 20)
      first = 1900 + number.number;
    else
      return std::nullopt;
    end = plural + 1;
  }
  if (context_.reference && first < 1930 && word(at).digits != 4 && civil(*context_.reference).year >= first + 100)
    first += 100;
  return absolute({of_year(first).first, of_year(first + 9).last, Grain::year}, end);
}

// "the 19th century", "nineteenth-century".
Parser::Result Parser::century(std::size_t at) const {
  const std::optional<Count> which = ordinal(at);
  if (!which || which->value > 22) return std::nullopt;
  const std::size_t unit = mark(which->end, '-') ? which->end + 1 : which->end;
  if (!any(unit, kUnitWord) || Unit(word(unit).value()) != Unit::century) return std::nullopt;
  if (word(unit + 1).text == "BC" || word(unit + 1).text == "BCE") return std::nullopt;
  const int first = (which->value - 1) * 100;
  return absolute({of_year(std::max(first, 1)).first, of_year(first + 99).last, Grain::year}, unit + 1);
}

// "summer 2018", "the spring of 1991", "in the spring".
Parser::Result Parser::season(std::size_t at) const {
  const std::size_t word_at = skip(at, "the");
  if (!any(word_at, kSeasonWord)) return std::nullopt;
  const std::size_t year_at = skip(word_at + 1, "of");
  if (const auto year = year_number(year_at)) return absolute(of_season(word(word_at).value(), year->value), year->end);
  const Word& before = at > 0 ? word(at - 1) : word(words_.size());
  const bool asked = before.is("in") || before.is("during") || before.is("until") || before.is("since") ||
                     before.is("by") || before.is("over");
  if (!asked || word(word_at).capital || word(word_at + 1).kind == Word::Kind::word || !context_.reference)
    return std::nullopt;
  const Day now = *context_.reference;
  const Direction tense = direction(at, word_at + 1);
  int year = civil(now).year;
  const int number = word(word_at).value();
  if (tense == Direction::past && of_season(number, year).first > now) --year;
  if (tense == Direction::future && of_season(number, year).last < now) ++year;
  return relative(of_season(number, year), word_at + 1);
}

// "the week of the 18th", "the week starting on February 4".
Parser::Result Parser::week_of(std::size_t at) const {
  const std::size_t unit = skip(at, "the");
  if (!any(unit, kUnitWord) || Unit(word(unit).value()) != Unit::week || word(unit).text.ends_with("s"))
    return std::nullopt;
  std::size_t next = unit + 1;
  const std::string_view verb = word(next).text;
  if (verb == "starting" || verb == "beginning" || verb == "commencing")
    next = skip(next + 1, "on");
  else if (is(next, "of"))
    ++next;
  else
    return std::nullopt;
  Result day = lone_day(next);
  if (!day) day = date(skip(next, "the"));
  if (!day && is(next, "the")) {
    if (const auto number = ordinal(next + 1)) day = completed({0, 0, number->value, 0}, next, number->end);
  }
  if (!day || !day->meaning || day->meaning->first != day->meaning->last) return std::nullopt;
  return relative(time::unit_at(Unit::week, day->meaning->first, 0), day->end);
}

// "Labor Day weekend", "halloween weekend 2021", "the weekend of Thanksgiving 2023": the days off around the day.
Parser::Result Parser::weekend(std::size_t at) const {
  const auto around = [](Day day) {
    const int weekday = weekday_of(day);
    const Day saturday = day + days(weekday <= 2 ? -1 - weekday : 6 - weekday);
    return Interval{std::min(day, saturday), std::max(day, saturday + days(1)), Grain::day};
  };
  const auto is_weekend = [&](std::size_t i) { return any(i, kUnitWord) && Unit(word(i).value()) == Unit::weekend; };
  const std::size_t first = skip(at, "the");
  if (is_weekend(first) && is(first + 1, "of")) {
    const Result day = date(skip(first + 2, "the"));
    if (!day || !day->meaning || day->meaning->grain != Grain::day) return std::nullopt;
    return relative(around(day->meaning->first), day->end);
  }
  const Result day = holiday(first);
  if (!day || !is_weekend(day->end)) return std::nullopt;
  const std::optional<HolidayMatch> match = holiday_at(words_, first);
  if (const auto year = year_after(day->end + 1, false); year && match)
    return absolute(around(match->holiday->in(year->value)), year->end);
  return relative(day->meaning ? std::optional(around(day->meaning->first)) : std::nullopt, day->end + 1);
}

// "week 5 of 2018", "2018-W05", "2018 week 5".
Parser::Result Parser::numbered_week(std::size_t at) const {
  const auto week = [&](int year, int number, std::size_t end) -> Result {
    if (number < 1 || number > 53) return std::nullopt;
    const Day monday = iso_week(year, number);
    return absolute({monday, monday + days(6), Grain::week}, end);
  };
  const bool unit = any(at, kUnitWord) && Unit(word(at).value()) == Unit::week;
  if (unit && word(at + 1).digits > 0 && word(at + 1).digits <= 2) {
    if (const auto year = year_after(at + 2, false)) return week(year->value, word(at + 1).number, year->end);
  }
  const std::optional<Count> year = year_number(at);
  if (!year) return std::nullopt;
  const std::size_t label = mark(year->end, '-') ? year->end + 1 : year->end;
  const bool named = (word(label).text == "W" && word(label + 1).glued) ||
                     (any(label, kUnitWord) && Unit(word(label).value()) == Unit::week);
  if (!named || word(label + 1).digits == 0 || word(label + 1).digits > 2) return std::nullopt;
  return week(year->value, word(label + 1).number, label + 2);
}

// "the year 2020", "cy18", "the year of 2008".
Parser::Result Parser::labelled_year(std::size_t at) const {
  const std::string_view text = word(at).text;
  if ((text == "cy" || text == "CY") && word(at + 1).glued) {
    if (word(at + 1).digits == 2) return absolute(of_year(2000 + word(at + 1).number), at + 2);
    if (word(at + 1).digits == 4) return completed({word(at + 1).number, 0, 0, 0}, at, at + 2);
  }
  const bool unit = any(at, kUnitWord) && Unit(word(at).value()) == Unit::year && !word(at).text.ends_with("s");
  if (!unit) return std::nullopt;
  if (is(at + 1, "to") && word(at + 2).text == "date") {
    if (!context_.reference) return relative(std::nullopt, at + 3);
    return relative(Interval{time::unit_at(Unit::year, *context_.reference, 0).first, *context_.reference, Grain::day},
                    at + 3);
  }
  const auto year = year_number(skip(at + 1, "of"));
  return year ? completed({year->value, 0, 0, 0}, at, year->end) : std::nullopt;
}

}  // namespace quoth::extract::time
