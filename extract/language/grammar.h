// SPDX-License-Identifier: Apache-2.0
// Grammatical functions over an Analysis, and the table of its clauses: what every rule reads instead of labels. The
// known habits of the parser are repaired here and nowhere else. Knows no entities, no meanings, no speech: only which
// word does what in which clause. Labels read: CLEAR dependencies and Penn tags of the model of the
// language engine; another scheme takes its place by another constructor, and no rule changes.
#pragma once

#include "extract/language/analysis.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace quoth::extract::language {

using Index = std::int32_t;  // of a token in the Analysis, or of a clause in the table
inline constexpr Index kNone = -1;

// What a word does for its head.
enum class Function : std::uint8_t {
  root,
  subject,
  passive_subject,
  clausal_subject,
  expletive,
  agent,  // the "by" of a passive; its preposition_object is who did it
  object,
  recipient,  // "gave *him* …"; also the "to" or "for" that the parser calls dative (its object: preposition_object)
  attribute,  // predicate noun, adjective or object predicate: "is *president*", "called him *weak*"
  preposition,  // the preposition as dependent of verb, noun or adjective
  preposition_object,
  preposition_clause,  // "by *massing* troops"
  complement_clause,
  open_complement,
  adverbial_clause,
  relative_clause,
  participial_clause,  // on a noun: "sanctions *imposed* on", "plans *to go*"
  parenthetical,       // ", he *said*,"
  apposition,
  possessor,
  modifier,
  compound,
  determiner,
  number,
  adverbial,
  noun_adverbial,  // "*Thursday*", "a *year* ago"
  negation,
  auxiliary,
  passive_auxiliary,
  particle,
  marker,
  coordinator,
  conjunct,
  punctuation,
  other
};

enum class WordClass : std::uint8_t {
  noun,
  name,
  pronoun,
  verb,
  auxiliary,  // also the copula
  adjective,
  adverb,
  preposition,
  determiner,
  number,
  conjunction,
  particle,
  punctuation,
  space,
  other
};

enum class VerbForm : std::uint8_t { none, past, present, infinitive, gerund, past_participle, modal };

enum class Voice : std::uint8_t { active, passive };

enum class ClauseKind : std::uint8_t {
  main,
  complement,       // "said that *he left*", "*he left*, she said"
  open_complement,  // "threatened *to leave*", "asked him *to leave*"
  adverbial,        // "*when he left*", "*leaving* the room"
  relative,         // "talks that *begin*"
  participial,      // "sanctions *imposed* on", "a plan *to go*"
  prepositional,    // "by *massing* troops"
  subject,          // "*to leave* would be wrong"
  parenthetical     // ", he *said*,": its content is its governor
};

// Where a clause's doers come from.
enum class SubjectRule : std::uint8_t {
  none,
  own,
  agent,
  conjunct,
  control,
  object_control,
  relative,
  participle,
  purpose
};

struct PrepositionalArgument {
  Index preposition = kNone;
  std::vector<Index> objects;  // heads, coordination spread; a verb where the object is a clause
};

// One verb and its arguments. Lists hold head words, coordination spread, in text order.
struct Clause {
  Index verb = kNone;
  ClauseKind kind = ClauseKind::main;
  Voice voice = Voice::active;
  Index governor = kNone;        // the clause it stands in, kNone at the top; conjuncts share the first one's
  Index governor_word = kNone;   // the word it hangs on: a verb, or the noun of a relative or participial clause
  Index first_conjunct = kNone;  // the clause that this one is coordinated with, kNone when it is the first
  std::vector<Index> subjects;   // surface subjects, its own only
  std::vector<Index> doers;      // logical subjects: own, agent, inherited
  SubjectRule doer_rule = SubjectRule::none;
  std::vector<Index> objects;     // logical objects: of a passive its subject; of a reduced relative its noun
  std::vector<Index> recipients;  // indirect objects, "to" objects that the parser calls dative
  std::vector<PrepositionalArgument> prepositional;
  std::vector<Index> attributes;
  std::vector<Index> complements;  // clauses: complement clauses, then open complements, in text order
  std::vector<Index> auxiliaries;  // with modals and the infinitive's "to"
  std::vector<Index> negations;
  Index modal = kNone;
  Index marker = kNone;    // "that", "if", "because", "whether"; or the "wh"-word that opens it
  Index particle = kNone;  // "back" in "pull back"
  Index relative_pronoun = kNone;
  std::int32_t depth = 0;   // governors above it
  bool infinitive = false;  // with "to" or bare under a verb
  bool finite = false;
  bool object_shared = false;  // its objects were taken over from a conjunct
  bool restrictive = true;     // of relative clauses: no comma before
};

struct TokenRange {
  Index begin = 0;  // half-open
  Index end = 0;

  bool contains(Index token) const noexcept { return begin <= token && token < end; }
  bool empty() const noexcept { return begin >= end; }
  bool operator==(const TokenRange&) const = default;
};

// The tree of one Analysis with its functions, repaired, and its clause table. Keeps a reference to the Analysis, which
// must outlive it and stay unchanged. Cost: linear in the tokens; following chains is bounded.
class Tree {
 public:
  explicit Tree(const Analysis& analysis);

  const Analysis& analysis() const noexcept { return *analysis_; }
  Index size() const noexcept { return static_cast<Index>(heads_.size()); }

  // A root is its own head. Spaces hang where the model hung them and have Function::other.
  Index head(Index token) const noexcept { return heads_[static_cast<std::size_t>(token)]; }
  Function function(Index token) const noexcept { return functions_[static_cast<std::size_t>(token)]; }
  std::span<const Index> children(Index token) const noexcept {  // in text order
    const auto* begin = child_begin_.data() + token;
    return {child_list_.data() + begin[0], child_list_.data() + begin[1]};
  }
  Index child(Index token, Function wanted) const noexcept {  // the first such, or kNone
    for (const Index child : children(token)) {
      if (function(child) == wanted) return child;
    }
    return kNone;
  }
  bool has(Index token, Function function) const noexcept { return child(token, function) != kNone; }

  WordClass word_class(Index token) const noexcept { return classes_[static_cast<std::size_t>(token)]; }
  VerbForm verb_form(Index token) const noexcept { return forms_[static_cast<std::size_t>(token)]; }
  bool is_nominal(Index token) const noexcept;  // noun, name, pronoun, or a number or determiner that stands for one
  bool is_plural(Index token) const noexcept;   // of nouns and names, by tag; a coordination is not looked at
  // As written; in ASCII lower case with "'" for "’"; the lemma in lower case but for names, repaired ("hoped" is
  // "hope", "’s" is "be").
  std::string_view text(Index token) const {
    return analysis_->text_of(analysis_->tokens[static_cast<std::size_t>(token)]);
  }
  std::string_view lower(Index token) const noexcept { return lowers_[static_cast<std::size_t>(token)]; }
  std::string_view lemma(Index token) const noexcept { return lemmas_[static_cast<std::size_t>(token)]; }

  // Sentences in text order, and the number of a token's.
  std::span<const TokenRange> sentences() const noexcept { return sentences_; }
  Index sentence(Index token) const noexcept { return sentence_of_[static_cast<std::size_t>(token)]; }

  // All that hangs under a token, itself included (first to last word; a crossing tree's gaps are inside).
  TokenRange subtree(Index token) const noexcept { return subtrees_[static_cast<std::size_t>(token)]; }
  // The phrase of a noun without relative and participial clauses, appositions, conjuncts and final punctuation.
  TokenRange noun_phrase(Index token) const;
  // The word and what is coordinated with it, in text order; for a later conjunct only those after it.
  std::vector<Index> conjuncts(Index token) const;
  // The first conjunct of the coordination that a word is in; the word itself when there is none.
  Index first_conjunct(Index token) const noexcept;
  // The nominal objects under a preposition, coordination spread.
  std::vector<Index> preposition_objects(Index preposition) const;
  bool under(Index token, Index ancestor) const noexcept;  // token is ancestor or hangs under it

  std::span<const Clause> clauses() const noexcept { return clauses_; }
  Index clause_at(Index verb) const noexcept { return clause_at_[static_cast<std::size_t>(verb)]; }  // kNone if no verb
  Index clause_of(Index token) const noexcept { return clause_of_[static_cast<std::size_t>(token)]; }  // innermost

 private:
  friend class TreeBuilder;

  const Analysis* analysis_;
  std::vector<Index> heads_;
  std::vector<Function> functions_;
  std::vector<WordClass> classes_;
  std::vector<VerbForm> forms_;
  std::vector<std::string> lowers_;
  std::vector<std::string_view> lemmas_;
  std::vector<Index> child_begin_;
  std::vector<Index> child_list_;
  std::vector<TokenRange> subtrees_;
  std::vector<TokenRange> sentences_;
  std::vector<Index> sentence_of_;
  std::vector<Clause> clauses_;
  std::vector<Index> clause_at_;
  std::vector<Index> clause_of_;
};

}  // namespace quoth::extract::language
