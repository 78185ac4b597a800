// SPDX-License-Identifier: Apache-2.0
// Dictionary forms of words: suffix rules whose results must be known words, and tables of exceptions (WordNet 3.0's,
// by way of the model).
#pragma once

#include "extract/language/characters.h"
#include "extract/language/frozen_map.h"
#include "extract/language/lemma_source.h"
#include "extract/language/lexeme.h"

#include <array>
#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace quoth::extract::language {

class ModelFile;

// The lemma tables of one part of speech.
struct LemmaTable {
  struct Rule {
    std::string_view suffix;
    std::string_view replacement;
  };
  std::vector<Rule> rules;
  FrozenMap<std::uint8_t> known_words;
  FrozenMap<TableRange> exceptions;  // from a form to its lemmas
};

// Shared by all threads. See convert/lemmas.cpp for the sections.
class LemmaTables {
 public:
  // Both must outlive this. Throws Error(format) where a section is missing or damaged.
  LemmaTables(const ModelFile& model, const Characters& characters);

  // The lemma of a word by one table, from its lower-cased text and its text. Cost: a hash of each form tried.
  std::string lemma(LemmaSource table, std::string_view lower, std::string_view text) const;

 private:
  void add_rule_forms(const LemmaTable& table, std::string_view lower, std::vector<std::string>& forms,
                      std::string& unknown) const;

  std::array<LemmaTable, kLemmaTableNames.size()> tables_;
  std::vector<std::string_view> exception_lemmas_;
  const Characters* characters_;
};

// One thread's lemmatizer: shared tables, the lemmas found for the lexemes of the present generation.
class Lemmatizer {
 public:
  Lemmatizer(const LemmaTables& tables, const LexemeTable& lexemes);  // both must outlive it

  // The lemma of a lexeme; `source` is not `ruler`. Valid as long as the lexemes' generation.
  std::string_view lemma(std::uint32_t lexeme, LemmaSource source);

 private:
  using Found = std::array<const std::string*, kLemmaTableNames.size()>;
  const LemmaTables* tables_;
  const LexemeTable* lexemes_;
  std::uint32_t generation_ = 0;
  std::vector<Found> found_;  // by lexeme
  std::deque<std::string> lemmas_;
};

}  // namespace quoth::extract::language
