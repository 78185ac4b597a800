// SPDX-License-Identifier: Apache-2.0
// The tokenizer's second pass: exceptions that only show across the tokens of the first, such as ":)" cut from the
// bracket before it. Knows nothing of how the first pass came to its tokens.
#pragma once

#include "extract/language/tokenizer.h"
#include "extract/language/tokenizer_tables.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace quoth::extract::language {

class SpecialCaseMatcher {
 public:
  SpecialCaseMatcher(const TokenizerTables& tables, LexemeTable& lexemes) : tables_(&tables), lexemes_(&lexemes) {}

  // Rewrites the tokens from `first` on, which are those of `text`: every sequence that makes an exception is replaced
  // by the exception's tokens, longest sequences first, then from the left. Cost: one flag a token where none is.
  void apply(std::string_view text, std::vector<TextToken>& tokens, std::size_t first);

 private:
  struct Match {
    std::size_t begin = 0;  // indices of tokens, half-open
    std::size_t end = 0;
  };
  void find_matches(const std::vector<TextToken>& tokens, std::size_t first);
  bool matches(const std::vector<TextToken>& tokens, std::size_t at, std::span<const StringId> words) const;
  void drop_overlapping();
  void replace(std::string_view text, std::vector<TextToken>& tokens, std::size_t first);
  void append_exception(std::span<const ExceptionToken> exception, std::string_view text, TextToken first,
                        bool space_after);

  const TokenizerTables* tables_;
  LexemeTable* lexemes_;
  std::vector<Match> matches_;
  std::vector<bool> covered_;
  std::vector<TextToken> rewritten_;
};

}  // namespace quoth::extract::language
