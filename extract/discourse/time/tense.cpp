// SPDX-License-Identifier: Apache-2.0
#include "extract/discourse/time/tense.h"

#include <algorithm>

namespace quoth::extract::time {
namespace {

constexpr std::size_t kReach = 16;  // words

// "met." ends a sentence, "Jan. 10" and "U.S. officials" do not.
bool ends_sentence(std::span<const Word> words, std::size_t i) {
  const Word& word = words[i];
  if (word.kind != Word::Kind::mark) return false;
  if (word.text == "!" || word.text == "?" || word.text == ";") return true;
  if (word.text != ".") return false;
  if (i + 1 < words.size() && !words[i + 1].capital) return false;
  return i > 0 && words[i - 1].text.size() > 3 && !words[i - 1].is(kMonthWord);
}

bool regular_past(const Word& word) {
  return word.kind == Word::Kind::word && !word.capital && word.text.size() > 4 && word.text.ends_with("ed") &&
         !word.text.ends_with("eed");
}

bool is_present(const Word& word) {
  return word.text == "is" || word.text == "are";
}

// "if the law *is* passed on Friday", "unless the men *are* freed": the condition lies ahead.
bool in_condition(std::span<const Word> words, std::size_t verb) {
  for (std::size_t i = verb; i > 0 && verb - i < kReach; --i) {
    if (ends_sentence(words, i - 1)) return false;
    const std::string_view text = words[i - 1].text;
    if (text == "if" || text == "unless" || text == "once" || text == "If" || text == "Unless" || text == "Once")
      return true;
  }
  return false;
}

// "*has until* Friday to pay": a term that runs.
bool runs_until(std::span<const Word> words, std::size_t until) {
  return words[until].text == "until" && until > 0 &&
         (words[until - 1].text == "has" || words[until - 1].text == "have");
}

Direction sign_of(std::span<const Word> words, std::size_t i) {
  const Word& word = words[i];
  if (runs_until(words, i)) return Direction::future;
  if (word.text == "be" && i > 0 && words[i - 1].text == "could") return Direction::future;  // "could be hit on Monday"
  // "a rally *planned for* Tuesday": what was planned lies ahead.
  if (word.is(kProspective) && i + 1 < words.size() && words[i + 1].text == "for") return Direction::future;
  if (is_present(word) && in_condition(words, i)) return Direction::future;
  if (i > 0 && is_present(words[i - 1]) && in_condition(words, i - 1)) return Direction::unknown;  // "is" says when
  // "tried to meet": the verb before the infinitive says when.
  if (i > 0 && words[i - 1].text == "to") return Direction::unknown;
  if (word.is(kFutureSign) && !word.is(kMonthWord)) return Direction::future;
  if (word.is(kMonthWord | kWeekdayWord)) return Direction::unknown;
  // "will be debated", "has been held": the auxiliary before it says when.
  if (i > 0 && (words[i - 1].text == "be" || words[i - 1].text == "being")) return Direction::unknown;
  if (word.is(kPastSign) || regular_past(word)) return Direction::past;
  return Direction::unknown;
}

// "to meet": an infinitive, not "to Oslo", "to the", "to 20".
bool infinitive(std::span<const Word> words, std::size_t i) {
  if (words[i].text != "to" || i + 1 >= words.size()) return false;
  const Word& next = words[i + 1];
  return next.kind == Word::Kind::word && !next.capital && next.text.size() > 2 &&
         (next.lexeme->classes & ~(kFutureSign | kPastSign | kProspective)) == 0 && next.text != "the";
}

}  // namespace

Direction direction_at(std::span<const Word> words, std::size_t begin, std::size_t end) {
  bool to = false;
  for (std::size_t i = begin; i > 0 && begin - i < kReach; --i) {
    if (ends_sentence(words, i - 1)) break;
    const Direction direction = sign_of(words, i - 1);
    // "asked him to come on Friday": what is asked for lies ahead.
    if (direction == Direction::past && to && words[i - 1].is(kProspective)) return Direction::future;
    if (direction != Direction::unknown) return direction;
    to = to || infinitive(words, i - 1);
  }
  for (std::size_t i = end; i < words.size() && i - end < kReach; ++i) {
    if (ends_sentence(words, i)) break;
    const Direction direction = sign_of(words, i);
    if (direction != Direction::unknown) return direction;
  }
  return Direction::unknown;
}

}  // namespace quoth::extract::time
