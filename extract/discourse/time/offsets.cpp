// SPDX-License-Identifier: Apache-2.0
// Offsets: days counted from another day ("two days ago", "three weeks from tomorrow", "a fortnight later").
#include "extract/discourse/time/parser.h"

#include <algorithm>

namespace quoth::extract::time {
namespace {

constexpr int kLongestCount = 5000;
constexpr std::size_t kMostParts = 6;

bool months_or_years(Unit unit) {
  return unit == Unit::month || unit == Unit::quarter || unit == Unit::year || unit == Unit::decade ||
         unit == Unit::century;
}

}  // namespace

// "2 years 1 month 21 days", "a week", "three months and two days".
std::optional<Parser::Duration> Parser::duration(std::size_t at) const {
  Duration result;
  std::size_t next = at;
  while (result.parts.size() < kMostParts) {
    std::optional<Count> count = cardinal(next);
    // "[Ten] years": an editor's word.
    if (count && mark(count->end, ']') && next > 0 && mark(next - 1, '[')) ++count->end;
    if (!count || count->value == 0 || count->value > kLongestCount || !any(count->end, kUnitWord)) break;
    result.parts.emplace_back(count->value, Unit(word(count->end).value()));
    result.end = count->end + 1;
    next = is(result.end, "and") || mark(result.end, ',') ? result.end + 1 : result.end;
  }
  if (result.parts.empty()) return std::nullopt;
  return result;
}

Parser::Result Parser::offset(std::size_t at) const {
  Result best;
  if (const auto length = duration(at)) keep_longer(best, after_duration(at, *length));
  keep_longer(best, in_duration(at));
  keep_longer(best, duration_from(at));
  keep_longer(best, weekday_then_offset(at));
  keep_longer(best, day_before_after(at));
  return best;
}

// The day that lies `duration` after (sign 1) or before (-1) `from`, in the coarser grain of the two.
Parser::Result Parser::counted_from(const Duration& length, const Parsed& from, int sign) const {
  if (!from.meaning) return relative(std::nullopt, from.end);
  Day day = from.meaning->first;
  bool months = true;
  for (const auto& [count, unit] : length.parts) {
    day = moved(day, unit, sign * count);
    months = months && months_or_years(unit);
  }
  Parsed parsed;
  parsed.end = from.end;
  parsed.months = months;
  parsed.meaning = of_day(day);
  return parsed;
}

// What follows a length of time and makes it a date.
Parser::Result Parser::after_duration(std::size_t at, const Duration& length) const {
  const std::size_t next = length.end;
  const std::string_view text = word(next).text;
  const bool single_part = length.parts.size() == 1;
  const Unit unit = length.parts.back().second;
  Parsed here;
  here.end = next + 1;
  if (context_.reference) here.meaning = of_day(*context_.reference);
  if (text == "ago") {
    Result result = counted_from(length, here, -1);
    // "two years ago" names a year, not a day.
    if (result && result->meaning && single_part && months_or_years(unit)) {
      const Unit grain = unit == Unit::month || unit == Unit::quarter ? Unit::month : Unit::year;
      result->meaning = time::unit_at(grain, result->meaning->first, 0);
    }
    return result && result->meaning ? on_weekday(*result) : result;
  }
  const bool later = text == "later" || text == "afterwards" || text == "afterward";
  const bool earlier = text == "earlier" || text == "beforehand";
  const bool free = word(next + 1).kind == Word::Kind::mark;
  if (later || earlier || ((is(next, "before") || is(next, "after")) && free)) {
    const int sign = later || is(next, "after") ? 1 : -1;
    Parsed from = here;
    if (context_.anchor) {
      const bool coarse = context_.anchor->grain != Grain::day && !months_or_years(unit);
      if (!coarse)
        from.meaning = context_.anchor;
      else if (context_.narrative)
        return std::nullopt;
    } else if (context_.narrative && sign > 0) {
      return std::nullopt;  // counted from something that was told without a date
    }
    Result result = counted_from(length, from, sign);
    if (result && result->meaning && context_.anchor && single_part && months_or_years(unit)) {
      const bool years = unit != Unit::month && unit != Unit::quarter;
      result->meaning = time::unit_at(years ? Unit::year : Unit::month, result->meaning->first, 0);
    }
    return result;
  }
  const bool forward = is(next, "from") || is(next, "after") || is(next, "since") || text == "following";
  const bool backward = is(next, "before") || (text == "prior" && is(next + 1, "to"));
  if (!forward && !backward) return std::nullopt;
  const std::size_t from_at = skip(text == "prior" ? next + 2 : next + 1, "the");
  Result from = is(from_at, "now") ? relative(here.meaning, from_at + 1) : date(from_at);
  if (!is(from_at, "now")) {
    keep_longer(from, deictic(from_at));
    keep_longer(from, modified(from_at));
  }
  if (!from) return std::nullopt;
  // Days are counted on from a weekday to come: "3 days from Tuesday".
  if (forward && from->fields && from->fields->weekday != 0 && from->fields->day == 0 && context_.reference) {
    from->meaning = complete(*from->fields, *context_.reference, Direction::future);
  }
  if (from->fields && from->fields->year == 0 && from->fields->month != 0 && context_.reference) {
    from->meaning = complete(*from->fields, *context_.reference, Direction::future);
  }
  if (at > 0 && is(at - 1, "for") && is(next, "from")) return std::nullopt;  // duration_from
  const Result result = counted_from(length, *from, forward ? 1 : -1);
  return result && result->meaning ? on_weekday(*result) : result;
}

// "in two months", "in a fortnight's time", "within 9 months"; not "the first time in ten years", "killed in two days".
Parser::Result Parser::in_duration(std::size_t at) const {
  const bool within = word(at).text == "within" || word(at).text == "Within";
  if (!within && !is(at, "in")) return std::nullopt;
  std::size_t from = at + 1;
  const bool next_one = within && is(from, "the") && any(from + 1, kModifierWord);
  if (next_one) from += 1;
  const bool modifier = within && any(from, kModifierWord) && (is(from, "next") || is(from, "coming"));
  const std::optional<Duration> length = duration(modifier ? from + 1 : from);
  if (!length) return std::nullopt;
  if (is(length->end, "since")) {
    if (Result since = after_duration(at, *length)) return since;
  }
  if (is(length->end, "of") || is(length->end, "from") || is(length->end, "after") || is(length->end, "before"))
    return std::nullopt;
  const Word& before = at > 0 ? word(at - 1) : word(words_.size());
  if (before.text == "time" || before.text == "times" || before.text.ends_with("est") || before.text == "twice" ||
      before.text == "once")
    return std::nullopt;
  for (std::size_t back = 1; back <= 3 && back <= at; ++back) {  // "the second call in a month"
    if (word(at - back).is(kOrdinalWord)) return std::nullopt;
  }
  const std::size_t end = length->end;
  const bool apostrophe = word(end).text == "'" || word(end).text == "\xE2\x80\x99";
  const bool in_time = apostrophe && (word(end + 1).text == "time" || word(end + 2).text == "time");
  if (!in_time && direction(at, end) == Direction::past) return std::nullopt;
  Parsed here;
  here.end = end;
  if (!context_.reference) return here;
  here.meaning = of_day(*context_.reference);
  Result result = counted_from(*length, here, 1);
  if (within) {
    result->meaning = Interval{*context_.reference, result->meaning->first, Grain::day};
    return result;
  }
  return on_weekday(*result);
}

// "3 days starting from next Monday", "for 1 week, from 20th Dec": so many days from that day on.
Parser::Result Parser::duration_from(std::size_t at) const {
  const std::size_t first = skip(at, "for");
  const bool said_for = first > at || (at > 0 && is(at - 1, "for"));
  const std::optional<Duration> length = duration(first);
  if (!length) return std::nullopt;
  std::size_t next = mark(length->end, ',') ? length->end + 1 : length->end;
  const std::string_view text = word(next).text;
  const bool starting = text == "starting" || text == "beginning" || text == "commencing";
  if (!starting && !(said_for && is(next, "from"))) return std::nullopt;
  ++next;
  if (is(next, "from") || is(next, "on")) ++next;
  Result from = is(next, "now")
                    ? relative(context_.reference ? std::optional(of_day(*context_.reference)) : std::nullopt, next + 1)
                    : date(next);
  keep_longer(from, deictic(next));
  keep_longer(from, modified(next));
  if (!from) return std::nullopt;
  if (from->fields && from->fields->year == 0 && context_.reference) {
    from->meaning = complete(*from->fields, *context_.reference, Direction::future);
  }
  const Result end = counted_from(*length, *from, 1);
  if (!end || !end->meaning) return end;
  return relative(Interval{from->meaning->first, end->meaning->first - days(1), Grain::day}, from->end);
}

// "in 3 days on Friday": the Friday of that week, which begins on Sunday; after whole months the next one.
Parser::Result Parser::on_weekday(const Parsed& found) const {
  if (!is(found.end, "on") || !any(found.end + 1, kWeekdayWord) || found.meaning->grain != Grain::day) return found;
  const Day day = found.meaning->first;
  const int weekday = word(found.end + 1).value();
  const Day same = day + days(weekday % 7 - weekday_of(day) % 7);
  const Day next = day + days((weekday - weekday_of(day) + 7) % 7);
  return relative(of_day(found.months ? next : same), found.end + 2);
}

// "Monday two weeks from now", "Sunday 3 weeks after January 15th".
Parser::Result Parser::weekday_then_offset(std::size_t at) const {
  if (!any(at, kWeekdayWord)) return std::nullopt;
  const std::size_t next = mark(at + 1, ',') ? at + 2 : at + 1;
  const std::optional<Duration> length = duration(next);
  if (!length) return std::nullopt;
  const Result found = after_duration(next, *length);
  if (!found || !found->meaning || found->meaning->grain != Grain::day) return std::nullopt;
  const Day day = found->meaning->first;
  const Day same = day + days(word(at).value() % 7 - weekday_of(day) % 7);
  return relative(of_day(same), found->end);
}

// "the day before yesterday", "the day after Christmas", "the week after next".
Parser::Result Parser::day_before_after(std::size_t at) const {
  const std::size_t unit_word = skip(at, "the");
  if (!any(unit_word, kUnitWord) || word(unit_word).text.ends_with("s")) return std::nullopt;
  const auto unit = Unit(word(unit_word).value());
  if (unit != Unit::day && unit != Unit::week && unit != Unit::month && unit != Unit::year) return std::nullopt;
  const bool after = is(unit_word + 1, "after");
  if (!after && !is(unit_word + 1, "before")) return std::nullopt;
  const std::size_t next = unit_word + 2;
  const int sign = after ? 1 : -1;
  if (unit != Unit::day && ((after && is(next, "next")) || (!after && is(next, "last"))) &&
      word(next + 1).kind != Word::Kind::word) {
    if (!context_.reference) return relative(std::nullopt, next + 1);
    return relative(time::unit_at(unit, *context_.reference, 2 * sign), next + 1);
  }
  Result from = deictic(next);
  if (unit == Unit::day) keep_longer(from, date(skip(next, "the")));
  if (!from && unit_word > at && context_.anchor && word(next).kind == Word::Kind::mark &&
      context_.anchor->grain == Grain::day) {
    return relative(time::unit_at(unit, context_.anchor->first, sign), next);
  }
  if (!from) return std::nullopt;
  if (!from->meaning) return relative(std::nullopt, from->end);
  return relative(of_day(moved(from->meaning->first, unit, sign)), from->end);
}

}  // namespace quoth::extract::time
