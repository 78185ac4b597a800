// SPDX-License-Identifier: Apache-2.0
// Dates: days, months and years by number or name.
#include "extract/discourse/time/holidays.h"
#include "extract/discourse/time/parser.h"

#include <algorithm>
#include <array>

namespace quoth::extract::time {
namespace {

using namespace std::string_view_literals;

constexpr int kFirstYear = 1000;
constexpr int kLastYear = 2199;
constexpr int kPivot = 40;  // two digits below it are of this century

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// Prepositions after which a number is a year and hardly ever a count.
constexpr std::array kStrong{"in"sv,     "since"sv,   "until"sv,   "till"sv,      "before"sv, "after"sv,
                             "during"sv, "between"sv, "through"sv, "early"sv,     "mid"sv,    "late"sv,
                             "year"sv,   "circa"sv,   "back"sv,    "throughout"sv};
// Months whose names are words or first names too.
constexpr std::array kDoubtfulMonths{"may"sv, "march"sv, "mar"sv, "april"sv, "june"sv, "august"sv,
                                     "jan"sv, "dec"sv,   "sep"sv, "oct"sv,   "jun"sv};
constexpr std::array kPlurals{"people"sv, "men"sv, "women"sv, "children"sv, "police"sv};
constexpr std::array kPapers{"times"sv,  "telegraph"sv, "mail"sv, "mirror"sv, "express"sv,
                             "herald"sv, "times"sv,     "post"sv, "night"sv};

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return result;
}

int full_year(int two_digits) {
  return two_digits < kPivot ? 2000 + two_digits : 1900 + two_digits;
}

bool plural(const Word& word) {
  if (word.kind != Word::Kind::word || word.capital) return false;
  return (word.text.size() > 3 && word.text.ends_with("s") && word.text != "was" && word.text != "levels" &&
          !word.text.ends_with("ss")) ||
         one_of(word.text, kPlurals);
}

}  // namespace

Parser::Result Parser::date(std::size_t at) const {
  if (at > 0 && word(at).glued && mark(at - 1, '$')) return std::nullopt;
  Result best = numeric_date(at);
  keep_longer(best, dashed_date(at));
  keep_longer(best, month_first(at));
  keep_longer(best, day_first(at));
  keep_longer(best, weekday_date(at));
  keep_longer(best, lone_day(at));
  keep_longer(best, holiday(at));
  if (!best) best = bare_year(at);
  return best;
}

// 2019-08-01, 1/8/2019, 12/12/30, 22/04, 2015-12.
Parser::Result Parser::numeric_date(std::size_t at) const {
  const Word& first = word(at);
  const Word& second = word(at + 2);
  if (first.digits == 0 || second.digits == 0 || !word(at + 1).glued || !second.glued) return std::nullopt;
  const char separator = word(at + 1).text[0];
  if (word(at + 1).kind != Word::Kind::mark || (separator != '-' && separator != '/' && separator != '.'))
    return std::nullopt;
  if (at > 0 && first.glued &&
      (word(at - 1).kind == Word::Kind::number || (mark(at - 1, '-') && separator == '-') || mark(at - 1, '/') ||
       mark(at - 1, '.') || mark(at - 1, '+') || mark(at - 1, '$'))) {
    return std::nullopt;
  }
  const bool third = mark(at + 3, separator) && word(at + 3).glued && word(at + 4).glued && word(at + 4).digits > 0;
  if (third) {
    if (mark(at + 5, separator) && word(at + 5).glued && word(at + 6).glued && word(at + 6).digits > 0)
      return std::nullopt;
    const Word& last = word(at + 4);
    if (first.digits == 4) return completed({first.number, second.number, last.number, 0}, at, at + 5);
    if ((last.digits != 4 && last.digits != 2) || first.digits > 2 || second.digits > 2) return std::nullopt;
    const int year = last.digits == 4 ? last.number : full_year(last.number);
    const bool day_first = first.number > 12 || (separator == '.' && second.number <= 12);
    return completed({year, day_first ? second.number : first.number, day_first ? first.number : second.number, 0}, at,
                     at + 5);
  }
  if (first.digits == 4 && separator == '-' && second.digits == 2 && first.number >= kFirstYear && second.number >= 1 &&
      second.number <= 12) {
    return completed({first.number, second.number, 0, 0}, at, at + 3);
  }
  const bool after_weekday =
      at > 0 && (any(at - 1, kWeekdayWord) || (mark(at - 1, ',') && at > 1 && any(at - 2, kWeekdayWord)));
  if (first.digits > 2 || second.digits > 2 || (separator != '/' && !(separator == '-' && after_weekday)))
    return std::nullopt;
  if (at > 0 && word(at - 1).kind == Word::Kind::number) return std::nullopt;  // "2 1/2"
  if (any(at + 3, kUnitWord) || is(at + 3, "of") || (word(at + 3).glued && word(at + 3).kind != Word::Kind::mark))
    return std::nullopt;
  const bool day_first = first.number > 12;
  const int month = day_first ? second.number : first.number;
  const int day = day_first ? first.number : second.number;
  if (month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  return completed({0, month, day, 0}, at, at + 3);
}

// 22/Jan/2019, 2019-aug-1, Oct/2, Dec-2018: a month's name between slashes or hyphens.
Parser::Result Parser::dashed_date(std::size_t at) const {
  const auto joined = [&](std::size_t i) {
    return word(i).glued && (mark(i, '-') || mark(i, '/')) && word(i + 1).glued;
  };
  const std::size_t second = at + 2;
  if (any(at, kMonthWord) && joined(at + 1) && word(second).digits > 0) {
    if (word(second).digits == 4) return completed({word(second).number, word(at).value(), 0, 0}, at, second + 1);
    if (word(second).digits > 2 || word(second).number > 31 || word(second).number == 0) return std::nullopt;
    return completed({0, word(at).value(), word(second).number, 0}, at, second + 1);
  }
  if (word(at).digits == 0 || !joined(at + 1) || !any(second, kMonthWord)) return std::nullopt;
  if (!joined(second + 1) || word(second + 2).digits == 0) {
    if (word(at).digits > 2) return std::nullopt;
    return completed({0, word(second).value(), word(at).number, 0}, at, second + 1);
  }
  const Word& third = word(second + 2);
  if (word(at).digits == 4) return completed({word(at).number, word(second).value(), third.number, 0}, at, second + 3);
  if (third.digits != 4 && third.digits != 2) return std::nullopt;
  return completed(
      {third.digits == 4 ? third.number : full_year(third.number), word(second).value(), word(at).number, 0}, at,
      second + 3);
}

std::optional<Parser::Count> Parser::year_number(std::size_t at) const {
  const Word& number = word(at);
  if (number.digits != 4 || number.number < kFirstYear || number.number > kLastYear) return std::nullopt;
  if (word(at + 1).glued && (word(at + 1).kind == Word::Kind::word || mark(at + 1, '%'))) return std::nullopt;
  return Count{number.number, at + 1};
}

// "nineteen eighty six", "two thousand and twenty", "seventeen hundred thirty three".
std::optional<Parser::Count> Parser::year_in_words(std::size_t at) const {
  if (!any(at, kNumberWord) || word(at).text.size() < 3) return std::nullopt;
  const std::optional<Count> first = cardinal(at);
  if (!first) return std::nullopt;
  if (first->value >= kFirstYear && first->value <= kLastYear) return first;
  if (first->value < 10 || first->value > 21) return std::nullopt;
  const std::optional<Count> second = cardinal(first->end);
  if (!second || second->value < 10 || second->value > 99 || !any(first->end, kNumberWord)) return std::nullopt;
  return Count{first->value * 100 + second->value, second->end};
}

// The year behind a month or a day: ", 1995", "of 1995", "1995", "'95"; two bare digits where `short_year`.
std::optional<Parser::Count> Parser::year_after(std::size_t at, bool short_year) const {
  std::size_t i = mark(at, ',') ? at + 1 : at;
  i = skip(i, "of");
  if (const auto year = year_number(i)) {
    const bool clock = mark(year->end, ':') && word(year->end).glued;
    return clock ? std::nullopt : year;
  }
  if (const auto year = year_in_words(i)) return year;
  const bool apostrophe = word(i).text == "'" || word(i).text == "\xE2\x80\x99" || word(i).text == "\xE2\x80\x98";
  const std::size_t number = apostrophe ? i + 1 : i;
  if (word(number).digits != 2 || !(apostrophe || short_year)) return std::nullopt;
  const Word& next = word(number + 1);
  if (!apostrophe && next.kind != Word::Kind::mark && !next.is(kPastSign)) return std::nullopt;
  if (next.glued && (mark(number + 1, ':') || mark(number + 1, '%') || mark(number + 1, '-'))) return std::nullopt;
  return Count{full_year(word(number).number), number + 1};
}

std::optional<Parser::Count> Parser::day_number(std::size_t at) const {
  std::optional<Count> day = ordinal(at);
  if (!day) {
    day = cardinal(at);
    if (!day || (any(at, kNumberWord) && word(at).text.size() < 3)) return std::nullopt;
    const Word& next = word(day->end);
    if (next.glued && (mark(day->end, ':') || mark(day->end, '%'))) return std::nullopt;
    if (word(at).digits > 2) return std::nullopt;
  }
  return day->value >= 1 && day->value <= 31 ? day : std::nullopt;
}

// "Jan. 10", "April the ninth, 1995", "June of 1992", "December".
Parser::Result Parser::month_first(std::size_t at) const {
  if (!any(at, kMonthWord)) return std::nullopt;
  const int month = word(at).value();
  const std::size_t after = skip_stop(at + 1);
  const std::size_t day_at = skip(after, "the");
  const std::optional<Count> day = day_number(day_at);
  const bool verb =
      !word(at).capital && one_of(word(at).lower, kDoubtfulMonths) && !ordinal(day_at) && !(at > 0 && is(at - 1, "on"));
  if (day && !verb) {
    if (const auto year = year_after(day->end, any(day_at, kOrdinalWord))) {
      return completed({year->value, month, day->value, 0}, at, year->end);
    }
    const bool count = plural(word(day->end)) && !ordinal(day_at) && !word(at).capital;
    if (!count) return completed({0, month, day->value, 0}, at, day->end);
  }
  if (const auto year = year_after(after, false); year && !(mark(after, ',') && verb)) {
    return completed({year->value, month, 0, 0}, at, year->end);
  }
  if (!month_in_context(at, after)) return std::nullopt;
  return completed({0, month, 0, 0}, at, at + 1);
}

bool Parser::month_in_context(std::size_t at, std::size_t end) const {
  const Word& month = word(at);
  const Word& before = at > 0 ? word(at - 1) : word(words_.size());
  const Word& next = word(end);
  const bool first_name = month.text.size() <= 6 && one_of(month.lower, kDoubtfulMonths);
  if (first_name && next.kind == Word::Kind::word && next.capital && next.lexeme->classes == 0) return false;
  // "this may help": a verb.
  const bool verb = !month.capital && (month.is("may") || month.is("march")) && next.kind == Word::Kind::word;
  if (verb && before.is(kModifierWord) && !next.is(kBeforeYear)) return false;
  if (before.is(kBeforeYear | kPartWord) || (before.is(kModifierWord) && !before.is("that"))) {
    return month.capital || !one_of(month.lower, kDoubtfulMonths) || before.is("in") || before.is(kModifierWord);
  }
  const bool joined = (is(end, "to") || is(end, "through") || dash(end)) && any(end + 1, kMonthWord);
  if (joined && (month.capital || !one_of(month.lower, kDoubtfulMonths))) return true;
  if (before.kind == Word::Kind::mark && dash(at - 1) && at > 1 && any(at - 2, kMonthWord)) return true;
  if (one_of(month.lower, kDoubtfulMonths)) return false;
  if (before.capital && at > 1 && !before.is(kWeekdayWord)) return month.text.size() > 3;
  return month.text.size() > 3 || (month.capital && next.kind == Word::Kind::mark);
}

// "4th of July, 1995", "31 December", "fifteen August nineteen hundred ninety three".
Parser::Result Parser::day_first(std::size_t at) const {
  const std::optional<Count> day = day_number(at);
  if (!day) return std::nullopt;
  if (at > 0 && (mark(at - 1, '$') || word(at - 1).text == "\xE2\x82\xAC" || word(at - 1).text == "\xC2\xA3"))
    return std::nullopt;
  const bool after_day = at > 1 && word(at - 2).digits > 0 && word(at - 2).digits <= 2;  // "14-16 June"
  if (at > 0 && word(at).glued &&
      (mark(at - 1, '.') || (mark(at - 1, '-') && !after_day) || mark(at - 1, '/') ||
       word(at - 1).kind == Word::Kind::number))
    return std::nullopt;
  const std::size_t month_at = skip(day->end, "of");
  if (!any(month_at, kMonthWord)) return std::nullopt;
  const Word& month = word(month_at);
  const bool said_so = month_at > day->end || ordinal(at);
  if (!month.capital && !said_so && one_of(month.lower, kDoubtfulMonths)) return std::nullopt;
  const std::size_t after = mark(month_at + 1, '.') && word(month_at + 1).glued && month.text.size() <= 4 &&
                                    (year_number(month_at + 2) || mark(month_at + 2, ','))
                                ? month_at + 2
                                : month_at + 1;
  if (const auto year = year_after(after, false))
    return completed({year->value, month.value(), day->value, 0}, at, year->end);
  return completed({0, month.value(), day->value, 0}, at, month_at + 1);
}

bool Parser::weekday_in_context(std::size_t at, std::size_t end) const {
  const Word& day = word(at);
  const Word& before = at > 0 ? word(at - 1) : word(words_.size());
  if (word(end).capital && one_of(lower(word(end).text), kPapers)) return false;
  if (day.text.size() > 5)
    return !(before.capital && before.kind == Word::Kind::word && at > 1 && before.lexeme->classes == 0 &&
             before.text.size() > 3 &&
             (before.text == "Super" || before.text == "Bloody" || before.text == "Black" || before.text == "Fat"));
  if (before.is("on") || before.is("or") || before.is("and")) return true;
  if (day.is("sat") || day.is("sun") || day.is("mon") || day.is("wed")) {
    return day.capital && (before.is(kModifierWord | kUnitWord) || (mark(at - 1, ',') && at > 0));
  }
  return day.capital || before.is(kModifierWord);
}

// "Friday", "Friday, July 21, 2017", "tuesday the eleventh", "Friday (Jun-15)", "tuesday of next week".
Parser::Result Parser::weekday_date(std::size_t at) const {
  if (!any(at, kWeekdayWord)) return std::nullopt;
  const int weekday = word(at).value();
  std::size_t next = skip_stop(at + 1);
  const bool bracket = mark(next, '(');
  if (mark(next, ',') || bracket || (mark(next, '-') && word(next).glued)) ++next;
  next = skip(next, "the");
  Result date;
  for (Result candidate : {numeric_date(next), dashed_date(next), month_first(next), day_first(next)}) {
    if (candidate && candidate->fields && candidate->fields->day != 0) keep_longer(date, candidate);
  }
  if (date) {
    Fields fields = *date->fields;
    fields.weekday = weekday;
    return completed(fields, at, bracket && mark(date->end, ')') ? date->end + 1 : date->end);
  }
  if (const auto day = ordinal(next);
      day && day->value <= 31 && !mark(at + 1, ',') && word(day->end).kind != Word::Kind::word) {
    return completed({0, 0, day->value, weekday}, at, day->end);
  }
  const std::size_t week_at = skip(is(next, "of") || is(next, "in") ? next + 1 : next, "the");
  if (!bracket && any(week_at, kModifierWord) && any(week_at + 1, kUnitWord) &&
      Unit(word(week_at + 1).value()) == Unit::week) {
    const Result week = modified(week_at);
    if (week && week->meaning) return relative(of_day(week->meaning->first + days(weekday - 1)), week->end);
  }
  if (!weekday_in_context(at, at + 1)) return std::nullopt;
  return completed({0, 0, 0, weekday}, at, at + 1);
}

// "the 18th": only before what can follow a date.
Parser::Result Parser::lone_day(std::size_t at) const {
  if (!is(at, "the")) return std::nullopt;
  const std::optional<Count> day = ordinal(at + 1);
  if (!day || day->value > 31 || day->value < 1) return std::nullopt;
  const std::size_t next = day->end;
  const std::size_t unit = skip(next, "of");
  if ((any(unit, kModifierWord) || is(unit, "the")) && any(unit + 1, kUnitWord) &&
      Unit(word(unit + 1).value()) == Unit::month) {
    const Result month =
        any(unit, kModifierWord)
            ? modified(unit)
            : relative(context_.reference ? std::optional(unit_at(Unit::month, *context_.reference, 0)) : std::nullopt,
                       unit + 2);
    if (!month || !month->meaning) return std::nullopt;
    const Civil first = civil(month->meaning->first);
    return completed({first.year, first.month, day->value, 0}, at, month->end);
  }
  const bool digits = word(at + 1).digits > 0;
  const Word& before = at > 0 ? word(at - 1) : word(words_.size());
  if (!digits || !(before.is("on") || before.is("by") || before.is("until") || before.is("from") || before.is("of") ||
                   before.is("before") || before.is("after") || before.is("since") || before.is("around"))) {
    return std::nullopt;
  }
  if (word(next).kind == Word::Kind::word && !is(next, "and") && !is(next, "or") && !is(next, "to") &&
      !is(next, "at") && !is(next, "with") && !is(next, "for")) {
    return std::nullopt;
  }
  return completed({0, 0, day->value, 0}, at, next);
}

bool Parser::year_in_context(std::size_t at) const {
  const Word& number = word(at);
  const Word& before = at > 0 ? word(at - 1) : word(words_.size());
  const Word& next = word(at + 1);
  if (number.glued && at > 0) {
    const bool opened = mark(at - 1, '(') || mark(at - 1, '[') || mark(at - 1, '=') || mark(at - 1, '"') ||
                        dash(at - 1) || before.text == "\xE2\x80\x9C" || before.text == "\xE2\x80\x98" ||
                        mark(at - 1, '\'');
    if (!opened || (dash(at - 1) && at > 1 && word(at - 2).kind == Word::Kind::number)) return false;
    if (mark(at - 1, '(') || mark(at - 1, '[') || mark(at - 1, '=')) return true;
  }
  if (next.glued && (mark(at + 1, '-') || mark(at + 1, '/') || mark(at + 1, ':')) &&
      word(at + 2).kind == Word::Kind::number)
    return false;
  if ((next.is(kUnitWord) && next.text.ends_with("s")) || mark(at + 1, '%')) return false;
  if (at > 0 && mark(at - 1, '=')) return true;
  const bool round = number.number % 100 == 0;
  if (before.is(kBeforeYear)) {
    if (one_of(before.lower, kStrong) || before.is(kPartWord)) return !(round && plural(next));
    if (plural(next)) return false;
    if (before.is("the") || before.is("at") || before.is("as") || before.is("than")) {
      return number.number >= 1800 && (next.capital || !round || next.kind == Word::Kind::mark);
    }
    return number.number >= (round ? 1700 : kFirstYear);
  }
  const bool modern = number.number >= 1800 && number.number <= 2100;
  if (plural(next) || !modern) return false;
  if (at == 0 || (dash(at - 1) && number.glued)) return next.capital || dash(at - 1);
  if (before.kind == Word::Kind::word && before.capital) return true;
  if (mark(at - 1, ',') && at > 1) return word(at - 2).capital || word(at - 2).digits == 4;
  return is(at - 1, "or") || is(at - 1, "not");
}

Parser::Result Parser::bare_year(std::size_t at) const {
  if (const auto year = year_number(at); year && year_in_context(at))
    return completed({year->value, 0, 0, 0}, at, year->end);
  if (at == 0 || !is(at - 1, "in")) return std::nullopt;
  if (const auto year = year_in_words(at)) {
    const bool counted = word(year->end).kind == Word::Kind::word && !word(year->end).is(kBeforeYear);
    if (!counted) return completed({year->value, 0, 0, 0}, at, year->end);
  }
  return std::nullopt;
}

// "Christmas", "Thanksgiving 2023", "saint patrick 2020".
Parser::Result Parser::holiday(std::size_t at) const {
  if (!any(at, kHolidayWord)) return std::nullopt;
  const std::optional<HolidayMatch> match = holiday_at(words_, at);
  if (!match) return std::nullopt;
  // A surname: "Johnnie Christmas".
  const bool named = at > 1 && match->end == at + 1 && word(at - 1).capital && word(at - 1).lexeme->classes == 0;
  if (named && word(at - 1).text != "Merry" && word(at - 1).text != "Happy") return std::nullopt;
  if (const auto year = year_after(match->end, false))
    return absolute(of_day(match->holiday->in(year->value)), year->end);
  if (!context_.reference) return relative(std::nullopt, match->end);
  const int year = civil(*context_.reference).year;
  const Day now = *context_.reference;
  const Direction direction = this->direction(at, match->end);
  std::optional<Day> best;
  for (const int step : {0, -1, 1}) {
    const Day day = match->holiday->in(year + step);
    const bool fits = (direction != Direction::past || day <= now) && (direction != Direction::future || day >= now);
    const auto distance = [&](Day other) { return other < now ? (now - other).count() : (other - now).count(); };
    if (fits && (!best || distance(day) < distance(*best))) best = day;
  }
  return relative(of_day(*best), match->end);
}

}  // namespace quoth::extract::time
