// SPDX-License-Identifier: Apache-2.0
// A text cut into words, numbers and marks, each with its entry in the lexicon. Made for time expressions: "4th",
// "1990s" and "2019-aug-01" fall apart into their pieces, "6,107.31" stays one piece that is no date's number.
#pragma once

#include "extract/discourse/time/lexicon.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace quoth::extract::time {

struct Word {
  enum class Kind : std::uint8_t { word, number, mark };

  std::string_view text;           // a view into the text
  std::string_view lower;          // the lexicon's lower-case copy where the word is there, else `text`
  const Lexeme* lexeme = nullptr;  // never null
  std::uint32_t begin = 0;         // code points from the text's beginning, half-open
  std::uint32_t end = 0;
  int number = -1;          // of a number of up to 8 digits
  std::uint8_t digits = 0;  // 0 where it is no whole number
  Kind kind = Kind::mark;
  bool glued = false;    // no white space lies before it
  bool capital = false;  // begins with a capital letter

  bool is(std::uint32_t classes) const noexcept { return lexeme->is(classes); }
  bool is(std::string_view word) const noexcept { return lower == word; }
  int value() const noexcept { return lexeme->value; }
};

// Replaces `words` by those of `text` (valid UTF-8). Views point into `text`. Cost: linear.
void split_words(std::string_view text, std::vector<Word>& words);

}  // namespace quoth::extract::time
