// SPDX-License-Identifier: Apache-2.0
#include "extract/discourse/time/parser.h"

#include "extract/discourse/time/tense.h"

#include <array>

namespace quoth::extract::time {
namespace {

constexpr std::size_t kLongestNumber = 9;  // words: "two thousand one hundred and twenty-one"
constexpr int kLargestGroup = 10000;       // "hundred hundred hundred" is no number

}  // namespace

const Word& Parser::word(std::size_t at) const {
  static const Lexeme kNoEntry;
  static const Word kNoWord = [] {
    Word word;
    word.text = word.lower = "\n";
    word.lexeme = &kNoEntry;
    return word;
  }();
  return at < words_.size() ? words_[at] : kNoWord;
}

bool Parser::dash(std::size_t at) const {
  return mark(at, '-') || mark(at, '~') || word(at).text == "\xE2\x80\x93" || word(at).text == "\xE2\x80\x94";
}

void Parser::keep_longer(Result& best, Result other) {
  if (other && (!best || other->end > best->end)) best = std::move(other);
}

Direction Parser::direction(std::size_t begin, std::size_t end) const {
  if (begin > 0 && is(begin - 1, "since")) return Direction::past;
  return direction_at(words_, begin, end);
}

Parser::Result Parser::completed(const Fields& fields, std::size_t begin, std::size_t end) const {
  Parsed parsed;
  parsed.end = end;
  parsed.fields = fields;
  if (fields.year != 0) {
    parsed.meaning = complete(fields, Day{}, Direction::unknown);
    if (!parsed.meaning) return std::nullopt;
  } else {
    const Direction tense = direction(begin, end);
    const std::optional<Day> reference = reference_of(fields, tense);
    if (!reference) return parsed;
    parsed.meaning = complete(fields, *reference, *reference == context_.reference ? tense : Direction::unknown);
    if (!parsed.meaning) return std::nullopt;
  }
  return parsed;
}

// The day that a month without its year is near: the article's, or that of the story, where it tells of another year
// ("He fled on 8 December 2003. On 10 December …") or the article has no date.
std::optional<Day> Parser::reference_of(const Fields& fields, Direction tense) const {
  if (fields.month == 0 || !context_.told) return context_.reference;
  if (!context_.reference) return context_.told->first;
  const bool near = context_.anchor && context_.anchor->first == context_.told->first;
  const bool bygone = civil(context_.told->last).year < civil(*context_.reference).year;
  return near && bygone && tense != Direction::future ? context_.told->first : *context_.reference;
}

Parser::Result Parser::relative(const std::optional<Interval>& interval, std::size_t end) const {
  Parsed parsed;
  parsed.end = end;
  parsed.meaning = interval;
  return parsed;
}

Parser::Result Parser::absolute(const Interval& interval, std::size_t end) const {
  return relative(interval, end);
}

// "21", "twenty one", "twenty-one", "a", "a couple of", "two thousand and twenty", "nineteen hundred".
std::optional<Parser::Count> Parser::cardinal(std::size_t at) const {
  if (word(at).digits > 0 && word(at).digits <= 4) {
    const bool part_of_more = word(at).glued && (mark(at - 1, '/') || mark(at - 1, '.'));
    if (part_of_more || (word(at + 1).glued && word(at + 1).kind == Word::Kind::word)) return std::nullopt;
    return Count{word(at).number, at + 1};
  }
  if (!any(at, kNumberWord)) return std::nullopt;
  if (is(at, "a") && is(at + 1, "couple")) return Count{2, skip(at + 2, "of")};
  int total = 0;
  int group = 0;
  std::size_t i = at;
  while (any(i, kNumberWord) && i - at < kLongestNumber) {
    const int value = word(i).value();
    if (value == 1000) {
      total += (group == 0 ? 1 : group) * 1000;
      group = 0;
    } else if (value == 100) {
      group = (group == 0 ? 1 : group) * 100;
      if (group > kLargestGroup) return std::nullopt;
    } else if (group != 0 && !(group % 100 == 0 || (group % 10 == 0 && group % 100 >= 20 && value < 10))) {
      break;  // "nineteen eighty": two numbers
    } else {
      group += value;
    }
    ++i;
    if (group > 0 && (mark(i, '-') || (is(i, "and") && group % 100 == 0)) && any(i + 1, kNumberWord) &&
        word(i + 1).value() < 100) {
      ++i;
    } else if (group == 0 && is(i, "and") && any(i + 1, kNumberWord)) {
      ++i;
    }
  }
  return Count{total + group, i};
}

// "4th", "fourth", "twenty-fourth".
std::optional<Parser::Count> Parser::ordinal(std::size_t at) const {
  if (word(at).digits > 0 && word(at).digits <= 2) {
    const Word& ending = word(at + 1);
    const bool ordinal_ending = ending.glued && (ending.text == "st" || ending.text == "nd" || ending.text == "rd" ||
                                                 ending.text == "th" || ending.text == "ST" || ending.text == "TH");
    return ordinal_ending ? std::optional(Count{word(at).number, at + 2}) : std::nullopt;
  }
  if (any(at, kOrdinalWord)) return Count{word(at).value(), at + 1};
  if (!any(at, kNumberWord) || word(at).value() < 20 || word(at).value() > 90) return std::nullopt;
  const std::size_t next = mark(at + 1, '-') ? at + 2 : at + 1;
  if (!any(next, kOrdinalWord) || word(next).value() > 9) return std::nullopt;
  return Count{word(at).value() + word(next).value(), next + 1};
}

Parser::Result Parser::single(std::size_t at) const {
  Result best = date(at);
  keep_longer(best, span(at));
  keep_longer(best, offset(at));
  if (is(at, "the")) {
    const Result dated = date(at + 1);
    const bool year = dated && dated->fields && dated->fields->month == 0 && dated->fields->year != 0;
    if (!year) keep_longer(best, dated);  // "the 2018 World Cup": the article is not the year's
    keep_longer(best, span(at + 1));
    keep_longer(best, offset(at + 1));
  }
  return best;
}

std::optional<Parsed> Parser::parse(std::size_t at) const {
  Result best = single(at);
  keep_longer(best, range(at));
  return best;
}

}  // namespace quoth::extract::time
