// SPDX-License-Identifier: Apache-2.0
// Word types: what is computed once for a token's text and shared by all tokens with that text: the ids that the
// networks take as features, the lower-cased text, what the ruler asks. Knows nothing of documents.
#pragma once

#include "extract/language/string_id.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace quoth::extract::language {

class Vocabulary;

// One text together with the norm that a tokenizer exception gave to it ("n't" is "not" inside "don't", else "n't").
struct Lexeme {
  std::string_view text;   // these two live as long as the table's generation
  std::string_view lower;  // full lower-casing
  StringId orth = 0;
  StringId norm_override = 0;
  StringId norm = 0;
  StringId prefix = 0;              // the first code point
  StringId suffix = 0;              // the last three
  StringId shape = 0;               // "Xxxxx", "dd", "LONG"
  std::uint16_t ruler_class = 0;    // of `lower`, for the attribute ruler; 0 for words that no rule names
  bool is_space = false;            // all code points are white space
  bool opens_special_case = false;  // the first token of some tokenizer exception that may arise across chunks
};

// The bounded table of the lexemes met so far. Indices are dense, from 0, in order of first sight, and hold until
// `clear`, which begins a new generation; whoever keeps indices or per-lexeme rows of its own compares generations.
// Not thread-safe: one a thread.
class LexemeTable {
 public:
  explicit LexemeTable(const Vocabulary& vocabulary);  // which must outlive the table

  // The index of `text` with the norm `norm_override` (0: the text's own norm); added when it is new.
  // `text` is not empty and valid UTF-8. Cost: a hash look-up; about a microsecond for a new one.
  std::uint32_t intern(std::string_view text, StringId norm_override = 0);

  const Lexeme& operator[](std::uint32_t index) const noexcept { return lexemes_[index]; }
  std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(lexemes_.size()); }
  std::uint32_t generation() const noexcept { return generation_; }

  // True where the table holds more than it should keep; to be asked, and `clear` called, between batches only.
  bool over_bound() const noexcept { return lexemes_.size() > kMaxLexemes || text_bytes_ > kMaxTextBytes; }
  void clear();

 private:
  static constexpr std::size_t kMaxLexemes = 1 << 15;
  static constexpr std::size_t kMaxTextBytes = 1 << 21;

  std::string_view keep(std::string_view text);
  Lexeme make(std::string_view text, StringId norm_override);
  void grow();

  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t index_plus_one = 0;
  };
  const Vocabulary* vocabulary_;
  std::vector<Lexeme> lexemes_;
  std::vector<Slot> slots_;
  std::deque<std::string> blocks_;  // storage of the texts, never moved within a generation
  std::string scratch_;
  std::size_t text_bytes_ = 0;
  std::uint32_t generation_ = 1;
};

}  // namespace quoth::extract::language
