// SPDX-License-Identifier: Apache-2.0
// The state of a non-monotonic arc-eager parser: stack, buffer, arcs. Knows nothing of scores.
// J. Nivre, An Efficient Algorithm for Projective Dependency Parsing, 2003; M. Honnibal, M. Johnson, An Improved
// Non-monotonic Transition System for Dependency Parsing, 2015: words without a head that are popped go back into the
// buffer.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace quoth::extract::language {

enum class Action : std::uint8_t { shift, reduce, left, right, break_sentence };
constexpr std::size_t kActions = 5;

class ParseState {
 public:
  static constexpr std::int32_t kNone = -1;

  // Begins a document of `length` tokens: all in the buffer, none with a head, the first one starting a sentence.
  void begin(std::size_t length);

  bool finished() const { return stack_.empty() && buffer_length() == 0; }

  // The `nth` word of the buffer or of the stack from its top, kNone if there is none.
  std::int32_t buffer(std::size_t nth) const {
    if (nth < put_back_.size()) return put_back_[put_back_.size() - 1 - nth];
    const std::size_t word = static_cast<std::size_t>(next_) + nth - put_back_.size();
    return word < words_.size() ? static_cast<std::int32_t>(word) : kNone;
  }
  std::int32_t stack(std::size_t nth) const { return nth < stack_.size() ? stack_[stack_.size() - 1 - nth] : kNone; }
  // The dependent attached last to the left or right of `word` that is attached still; kNone for none or no word.
  std::int32_t last_left(std::int32_t word) const { return word < 0 ? kNone : at(word).last_left; }
  std::int32_t last_right(std::int32_t word) const { return word < 0 ? kNone : at(word).last_right; }

  // Bit a is set where Action a may be taken. At least one is as long as the state is not finished.
  unsigned valid_actions() const;
  // Takes a valid action; `label` is the move's number, kept with the arc that it makes.
  void take(Action action, std::uint16_t label);

  // The head of a word, kNone where it has none, and the label of its arc.
  std::int32_t head(std::size_t word) const { return words_[word].head; }
  std::uint16_t label(std::size_t word) const { return words_[word].label; }

 private:
  struct Word {
    std::int32_t head = kNone;
    std::int32_t last_left = kNone;
    std::int32_t last_right = kNone;
    std::int32_t previous_sibling = kNone;  // attached before it to the same side of the same head
    std::uint16_t label = 0;
    bool starts_sentence = false;
    bool unshiftable = false;
  };
  const Word& at(std::int32_t word) const { return words_[static_cast<std::size_t>(word)]; }
  Word& at(std::int32_t word) { return words_[static_cast<std::size_t>(word)]; }
  std::size_t buffer_length() const { return words_.size() - static_cast<std::size_t>(next_) + put_back_.size(); }
  void push();
  void reduce();
  void detach(std::int32_t word);

  std::vector<Word> words_;
  std::vector<std::int32_t> stack_;
  std::vector<std::int32_t> put_back_;  // the buffer's front, its first word last
  std::int32_t next_ = 0;               // the first word that was never shifted
};

}  // namespace quoth::extract::language
