// SPDX-License-Identifier: Apache-2.0
// Cuts a text into tokens as spaCy's rule-based English tokenizer does: at white space, then exceptions, prefixes,
// suffixes, web addresses and infixes, then the exceptions that only show across chunks. Every token is a piece of
// the text. Knows nothing of tags or trees.
#pragma once

#include "extract/language/lexeme.h"

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace quoth::extract::language {

class TokenizerTables;

struct TextToken {
  std::uint32_t begin_byte = 0;  // half-open, into the text given
  std::uint32_t end_byte = 0;
  std::uint32_t begin = 0;  // the same in code points
  std::uint32_t end = 0;
  std::uint32_t lexeme = 0;  // index into the LexemeTable, of its present generation
  bool space_after = false;  // one space follows that is part of no token
};

// One thread's tokenizer: shared read-only tables, the thread's lexemes, a cache from chunks to their tokens that
// lives and dies with the lexemes' generation.
class Tokenizer {
 public:
  Tokenizer(const TokenizerTables& tables, LexemeTable& lexemes);  // both must outlive the tokenizer
  ~Tokenizer();
  Tokenizer(Tokenizer&&) noexcept;
  Tokenizer& operator=(Tokenizer&&) noexcept;

  // Appends the tokens of `text` (valid UTF-8, under 4 GB) to `tokens`, in text order; none for an empty text. All of
  // the text but single spaces between tokens is in tokens; a run of other white space is a token. Cost: linear.
  void tokenize(std::string_view text, std::vector<TextToken>& tokens);

 private:
  class State;
  std::unique_ptr<State> state_;
};

}  // namespace quoth::extract::language
