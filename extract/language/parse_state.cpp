// SPDX-License-Identifier: Apache-2.0
#include "extract/language/parse_state.h"

namespace quoth::extract::language {
namespace {

constexpr unsigned bit(Action action) {
  return 1U << static_cast<unsigned>(action);
}

}  // namespace

void ParseState::begin(std::size_t length) {
  words_.assign(length, Word{});
  if (length > 0) words_[0].starts_sentence = true;
  stack_.clear();
  put_back_.clear();
  next_ = 0;
}

unsigned ParseState::valid_actions() const {
  const std::int32_t first = buffer(0);
  const std::int32_t second = buffer(1);
  const bool first_starts = first >= 0 && at(first).starts_sentence;
  unsigned valid = 0;
  if (stack_.empty() || (second >= 0 && !first_starts && !at(first).unshiftable)) valid |= bit(Action::shift);
  if (!stack_.empty()) {
    valid |= bit(Action::reduce);
    if (first >= 0 && !first_starts) valid |= bit(Action::left) | bit(Action::right);
  }
  if (second >= 0 && second == first + 1 && !at(second).starts_sentence) valid |= bit(Action::break_sentence);
  return valid;
}

void ParseState::push() {
  if (put_back_.empty()) {
    stack_.push_back(next_++);
  } else {
    stack_.push_back(put_back_.back());
    put_back_.pop_back();
  }
}

void ParseState::reduce() {
  const std::int32_t top = stack_.back();
  const bool pop_for_good = at(top).head != kNone || stack_.size() == 1;
  stack_.pop_back();
  if (pop_for_good) return;
  at(top).unshiftable = true;
  put_back_.push_back(top);
}

// Takes away the arc to `word`, if it is the last one of its head's right side; it always is.
void ParseState::detach(std::int32_t word) {
  Word& head = at(at(word).head);
  if (head.last_right == word) head.last_right = at(word).previous_sibling;
  if (head.last_left == word) head.last_left = at(word).previous_sibling;
  at(word).head = kNone;
}

void ParseState::take(Action action, std::uint16_t label) {
  switch (action) {
    case Action::shift:
      push();
      break;
    case Action::reduce:
      reduce();
      break;
    case Action::left: {
      const std::int32_t head = buffer(0);
      const std::int32_t child = stack_.back();
      Word& word = at(child);
      if (word.head != kNone) detach(child);
      word.head = head;
      word.label = label;
      word.previous_sibling = at(head).last_left;
      at(head).last_left = child;
      at(head).unshiftable = false;
      stack_.pop_back();
      break;
    }
    case Action::right: {
      const std::int32_t head = stack_.back();
      const std::int32_t child = buffer(0);
      Word& word = at(child);
      word.head = head;
      word.label = label;
      word.previous_sibling = at(head).last_right;
      at(head).last_right = child;
      push();
      break;
    }
    case Action::break_sentence:
      at(buffer(1)).starts_sentence = true;
      break;
  }
}

}  // namespace quoth::extract::language
