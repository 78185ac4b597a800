// SPDX-License-Identifier: Apache-2.0
// The grammar of time expressions, as a recursive-descent parser over words. Each rule is one function that gives the
// meaning of the longest expression of its kind that begins at a word, or nothing:
//   date       "Jan. 10, 2022", "4th of July", "2019-aug-01", "Friday the 13th", "June 1992", "2014"   dates.cpp
//   span       "last week", "the next two days", "the 1990s", "Q1 2017", "the first Monday of May"     spans.cpp
//   offset     "two days ago", "three weeks from tomorrow", "a fortnight later"                        offsets.cpp
//   range      "from 4 to 23 May", "between 2007 and 2009", "Nov 18-19"                                ranges.cpp
// What a rule needs of the article (its date, the date before, the tense of the clause) is in Context.
#pragma once

#include "extract/discourse/time/interval.h"
#include "extract/discourse/time/words.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace quoth::extract::time {

struct Context {
  std::optional<Day> reference;    // the article's day
  std::optional<Interval> anchor;  // the last expression before this one, where it is near
  std::optional<Interval> told;    // the last day or month before this one that was said with its year
  bool narrative = false;          // several sentences: "a week later" counts from something told, not from today
};

// A parsed expression. `fields` are the parts that were said where it is a date that others may complete; `meaning` is
// its interval, absent where that takes a reference day that is not known.
struct Parsed {
  std::size_t end = 0;  // one past the last word
  std::optional<Fields> fields;
  std::optional<Interval> meaning;
  bool months = false;  // an offset of whole months or years
};

class Parser {
 public:
  Parser(std::span<const Word> words, const Context& context) : words_(words), context_(context) {}

  // The longest expression that begins at words[at].
  std::optional<Parsed> parse(std::size_t at) const;

 private:
  using Result = std::optional<Parsed>;
  struct Count {
    int value = 0;
    std::size_t end = 0;
  };
  struct Duration {
    std::vector<std::pair<int, Unit>> parts;
    std::size_t end = 0;
  };

  // dates.cpp
  Result date(std::size_t at) const;
  Result numeric_date(std::size_t at) const;
  Result dashed_date(std::size_t at) const;
  Result month_first(std::size_t at) const;
  Result day_first(std::size_t at) const;
  Result weekday_date(std::size_t at) const;
  Result lone_day(std::size_t at) const;
  Result bare_year(std::size_t at) const;
  Result holiday(std::size_t at) const;
  std::optional<Count> year_after(std::size_t at, bool short_year) const;
  std::optional<Count> year_number(std::size_t at) const;
  std::optional<Count> year_in_words(std::size_t at) const;
  std::optional<Count> day_number(std::size_t at) const;
  bool year_in_context(std::size_t at) const;
  bool month_in_context(std::size_t at, std::size_t end) const;
  bool weekday_in_context(std::size_t at, std::size_t end) const;

  // spans.cpp
  Result span(std::size_t at) const;
  Result deictic(std::size_t at) const;
  Result modified(std::size_t at) const;
  Result modified_unit(Modifier modifier, std::size_t at, std::size_t unit, bool definite) const;
  Result modified_count(Modifier modifier, const Count& count, std::size_t unit) const;
  Result modified_date(Modifier modifier, std::size_t at) const;
  Result modified_holiday(Modifier modifier, std::size_t at) const;
  Result with_weekday(const Parsed& week) const;
  Result counted_modified(std::size_t at) const;
  Result plain_unit(std::size_t at) const;
  Result part_of(std::size_t at) const;
  Result earlier_later(std::size_t at) const;
  Result ordinal_unit(std::size_t at) const;
  Result unit_of(const Count& which, std::size_t unit, std::size_t end, bool from_end, int how_many) const;
  Result quarter_or_half(std::size_t at) const;
  Result lone_quarter(std::size_t at) const;
  Result decade(std::size_t at) const;
  Result century(std::size_t at) const;
  Result season(std::size_t at) const;
  Result week_of(std::size_t at) const;
  Result weekend(std::size_t at) const;
  Result numbered_week(std::size_t at) const;
  Result labelled_year(std::size_t at) const;
  Result whole(std::size_t at) const;  // what "of" may be followed by

  // offsets.cpp
  Result offset(std::size_t at) const;
  Result weekday_then_offset(std::size_t at) const;
  Result on_weekday(const Parsed& offset) const;
  Result after_duration(std::size_t at, const Duration& duration) const;
  Result counted_from(const Duration& duration, const Parsed& from, int sign) const;
  Result in_duration(std::size_t at) const;
  Result duration_from(std::size_t at) const;
  Result day_before_after(std::size_t at) const;
  std::optional<Duration> duration(std::size_t at) const;

  // ranges.cpp
  Result range(std::size_t at) const;
  Result range_side(std::size_t at) const;
  std::optional<std::size_t> connector(std::size_t at, bool from, bool between) const;
  Result joined(const Parsed& left, const Parsed& right, std::size_t begin) const;
  Result single(std::size_t at) const;

  // words
  const Word& word(std::size_t at) const;
  bool is(std::size_t at, std::string_view text) const { return word(at).is(text); }
  bool any(std::size_t at, std::uint32_t classes) const { return word(at).is(classes); }
  bool mark(std::size_t at, char c) const { return word(at).kind == Word::Kind::mark && word(at).text[0] == c; }
  bool dash(std::size_t at) const;
  std::size_t skip(std::size_t at, std::string_view text) const { return is(at, text) ? at + 1 : at; }
  std::size_t skip_stop(std::size_t at) const { return mark(at, '.') && word(at).glued ? at + 1 : at; }
  std::optional<Count> cardinal(std::size_t at) const;
  std::optional<Count> ordinal(std::size_t at) const;
  Result completed(const Fields& fields, std::size_t begin, std::size_t end) const;
  std::optional<Day> reference_of(const Fields& fields, Direction tense) const;
  Result relative(const std::optional<Interval>& interval, std::size_t end) const;
  Result absolute(const Interval& interval, std::size_t end) const;
  Direction direction(std::size_t begin, std::size_t end) const;
  static void keep_longer(Result& best, Result other);

  std::span<const Word> words_;
  mutable int depth_ = 0;  // of "the first week of the first month of …"
  const Context& context_;
};

}  // namespace quoth::extract::time
