// SPDX-License-Identifier: Apache-2.0
// Refines what tagger and parser said: from a token's tag, word and relation to its part of speech, and for some words
// to their lemma. Pattern rules of the model, all matched first and then applied in order, later ones over earlier.
// A token's result depends on few classes of tag, word and relation, so it is worked out once for each combination.
#pragma once

#include "extract/language/frozen_map.h"
#include "extract/language/lemma_source.h"
#include "extract/language/lexeme.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <span>
#include <string_view>
#include <vector>

namespace quoth::extract::language {

class ModelFile;

// What the rules say of a token. The strings are views into the model.
struct RuledWord {
  std::string_view tag;    // replaces the tagger's; empty: that holds
  std::string_view dep;    // replaces the parser's; empty: that holds
  std::string_view pos;    // upper case; empty where no rule gives one
  std::string_view morph;  // "Number=Sing|Person=3"
  std::string_view lemma;  // with LemmaSource::ruler only
  LemmaSource lemma_source = LemmaSource::lower;
};

// One token as tagger and parser left it.
struct TaggedWord {
  std::uint32_t lexeme = 0;
  std::uint16_t tag = 0;  // index into the tagger's labels
  std::string_view dep;   // without the part after "||"
};

// The model's rules, shared by all threads. See convert/ruler.cpp for the sections.
class RulerTables {
 public:
  static constexpr std::uint32_t kMaxTags = 64;
  static constexpr std::uint32_t kMaxDeps = 64;
  static constexpr std::uint32_t kMaxWords = 256;
  static constexpr std::uint16_t kSpaceClass = 1;  // the word class of white space; 0 is of all other words

  // The condition on one token: its class of tag, relation and word is in the set.
  struct Condition {
    std::uint64_t tags = 0;
    std::uint64_t deps = 0;
    std::array<std::uint64_t, kMaxWords / 64> words{};

    bool holds(std::uint32_t tag, std::uint32_t dep, std::uint32_t word) const noexcept {
      return ((tags >> tag) & (deps >> dep) & (words[word / 64] >> (word % 64)) & 1U) != 0;
    }
  };
  // A rule on one or two tokens; the attributes are set on one of them. Numbers of strings; kNone where not set.
  struct Rule {
    static constexpr std::uint32_t kNone = 0xffffffff;
    std::array<Condition, 2> conditions;
    std::uint32_t length = 1;
    std::uint32_t target = 0;
    std::uint32_t tag = kNone;
    std::uint32_t dep = kNone;
    std::uint32_t pos = kNone;
    std::uint32_t morph = kNone;
    std::uint32_t lemma = kNone;
    std::uint32_t unused = 0;
  };

  // `model` must outlive this. Throws Error(format) where a section is missing or damaged.
  explicit RulerTables(const ModelFile& model);

  std::span<const Rule> rules() const noexcept { return rules_; }
  std::string_view string(std::uint32_t number) const { return number == Rule::kNone ? "" : strings_.at(number); }
  std::uint32_t dep_class(std::string_view dep) const noexcept;

 private:
  std::span<const Rule> rules_;
  std::vector<std::string_view> strings_;
  FrozenMap<std::uint32_t> dep_classes_;
};

// One thread's ruler: the shared rules and the results worked out so far.
class AttributeRuler {
 public:
  explicit AttributeRuler(const RulerTables& tables);  // which must outlive it

  // What the rules say of each token of a document, in order. The results live as long as the ruler; equal ones are
  // one. Cost: a look-up a token.
  void apply(std::span<const TaggedWord> words, const LexemeTable& lexemes, std::vector<const RuledWord*>& results);

 private:
  struct Classes {
    std::uint32_t tag = 0;
    std::uint32_t dep = 0;
    std::uint32_t word = 0;

    bool operator==(const Classes&) const = default;
  };
  // A place for one of the combinations of classes that share it.
  struct Known {
    Classes classes;
    const RuledWord* word = nullptr;
  };
  Classes classes_of(const TaggedWord& word, const LexemeTable& lexemes) const noexcept;
  bool may_be_paired(const Classes& first, const Classes& second) const noexcept;
  const RuledWord* result_of(const Classes& classes);
  RuledWord rule(const Classes* previous, const Classes& current, const Classes* next) const;
  const RuledWord* keep(const RuledWord& word);

  const RulerTables* tables_;
  std::vector<Classes> classes_;
  std::vector<Known> known_;  // results without regard to neighbours
  std::deque<RuledWord> words_;
  std::vector<RulerTables::Rule> pair_rules_;
  std::array<bool, RulerTables::kMaxWords> may_be_second_{};  // of a pair, by class of word
};

}  // namespace quoth::extract::language
