// SPDX-License-Identifier: Apache-2.0
// The clause table, first half: which words are clauses, what hangs on them, in what they stand. Who does what in them
// is found in grammar_doers.cpp.
#include "extract/language/grammar_builder.h"

#include <algorithm>
#include <array>

namespace quoth::extract::language {
namespace {

constexpr auto kNegations = std::to_array<std::string_view>(
    {"barely", "hardly", "n't", "neither", "never", "nor", "not", "nowhere", "scarcely", "n’t"});

bool is_negation(std::string_view word) {
  return std::find(kNegations.begin(), kNegations.end(), word) != kNegations.end();
}

bool is_negative_pronoun(std::string_view word) {
  return word == "nobody" || word == "nothing" || word == "none" || word == "neither" || word == "nor";
}

bool is_wh(std::string_view word) {
  return word == "what" || word == "whatever" || word == "who" || word == "whoever" || word == "whom" ||
         word == "which" || word == "whether" || word == "how" || word == "why" || word == "when" || word == "where" ||
         word == "whenever" || word == "wherever" || word == "while";
}

}  // namespace

bool TreeBuilder::makes_clause(Index token) const {
  const WordClass c = tree_.word_class(token);
  if (c != WordClass::verb && c != WordClass::auxiliary) return false;
  if (tree_.verb_form(token) == VerbForm::modal || tree_.verb_form(token) == VerbForm::none) return false;
  const std::string_view word = tree_.lower(token);
  const auto letter = [](char ch) { return (ch >= 'a' && ch <= 'z') || static_cast<unsigned char>(ch) >= 0x80; };
  if (std::none_of(word.begin(), word.end(), letter) || word.starts_with("\\$")) return false;  // a mark or a sum
  const bool has_object = tree_.has(token, Function::object) || tree_.has(token, Function::complement_clause);
  const bool has_subject = tree_.has(token, Function::subject) || tree_.has(token, Function::passive_subject);
  switch (tree_.function(token)) {
    case Function::auxiliary:
    case Function::passive_auxiliary:
    case Function::modifier:
    case Function::compound:
    case Function::preposition:
    case Function::marker:
    case Function::coordinator:
    case Function::determiner:
    case Function::particle:
    case Function::negation:
    case Function::number:
    case Function::possessor:
    case Function::punctuation:
    case Function::noun_adverbial:
      return false;
    case Function::subject:
    case Function::passive_subject:
    case Function::object:
    case Function::recipient:
    case Function::attribute:
    case Function::apposition:
    case Function::adverbial:
    case Function::preposition_object:
      return (has_object || has_subject) && !tree_.has(token, Function::determiner);
    case Function::conjunct: {
      const Index first = tree_.first_conjunct(token);
      const WordClass of = tree_.word_class(first);
      if (of == WordClass::verb || of == WordClass::auxiliary) return makes_clause(first) || has_object || has_subject;
      return has_object || has_subject || tree_.verb_form(token) == VerbForm::past ||
             tree_.verb_form(token) == VerbForm::present;
    }
    default:
      return true;
  }
}

void TreeBuilder::read_preposition(Clause& clause, Index preposition) {
  PrepositionalArgument argument{preposition, tree_.preposition_objects(preposition)};
  if (argument.objects.empty()) {
    for (const Index child : tree_.children(preposition)) {
      if (tree_.function(child) == Function::preposition_clause) argument.objects.push_back(child);
    }
  }
  if (tree_.function(preposition) == Function::recipient) {
    clause.recipients.insert(clause.recipients.end(), argument.objects.begin(), argument.objects.end());
  }
  clause.prepositional.push_back(std::move(argument));
}

void TreeBuilder::read_children(Clause& clause) {
  const auto add = [this](std::vector<Index>& list, Index token) {
    for (const Index each : tree_.conjuncts(token)) list.push_back(each);
  };
  for (const Index child : tree_.children(clause.verb)) {
    const std::string_view word = tree_.lower(child);
    switch (tree_.function(child)) {
      case Function::passive_subject:
        clause.voice = Voice::passive;
        [[fallthrough]];
      case Function::subject:
        add(clause.subjects, child);
        break;
      case Function::agent:
        for (const Index each : tree_.preposition_objects(child)) clause.doers.push_back(each);
        clause.doer_rule = SubjectRule::agent;
        clause.voice = Voice::passive;
        break;
      case Function::object:
        add(clause.objects, child);
        break;
      case Function::recipient:
        if (tree_.is_nominal(child)) {
          add(clause.recipients, child);
        } else {
          read_preposition(clause, child);
        }
        break;
      case Function::preposition:
        read_preposition(clause, child);
        break;
      case Function::attribute:
        add(clause.attributes, child);
        break;
      case Function::passive_auxiliary:
        clause.voice = Voice::passive;
        [[fallthrough]];
      case Function::auxiliary:
        clause.auxiliaries.push_back(child);
        if (tree_.verb_form(child) == VerbForm::modal) clause.modal = child;
        if (word == "to") clause.infinitive = true;
        break;
      case Function::particle:
        clause.particle = child;
        break;
      case Function::marker:
        if (clause.marker == kNone) clause.marker = child;
        break;
      case Function::negation:
        clause.negations.push_back(child);
        break;
      case Function::coordinator:  // "*neither* signed nor rejected"
        if (word == "neither" && child < clause.verb) clause.negations.push_back(child);
        break;
      case Function::adverbial:
        if (is_negation(word)) clause.negations.push_back(child);
        for (const Index under : tree_.children(child)) {  // "works closely *with* them"
          if (tree_.function(under) == Function::preposition && under > clause.verb) read_preposition(clause, under);
        }
        if (word == "longer" && child > 0 && tree_.lower(child - 1) == "no") clause.negations.push_back(child);
        if (child < clause.verb && is_wh(word) && clause.marker == kNone) clause.marker = child;
        break;
      default:
        break;
    }
  }
}

void TreeBuilder::open_clause(Index verb) {
  Clause clause;
  clause.verb = verb;
  read_children(clause);
  const VerbForm form = tree_.verb_form(verb);
  clause.finite = form == VerbForm::past || form == VerbForm::present || clause.modal != kNone;
  for (const Index a : clause.auxiliaries) {
    const VerbForm f = tree_.verb_form(a);
    clause.finite = clause.finite || f == VerbForm::past || f == VerbForm::present;
  }
  if (form == VerbForm::infinitive && !clause.finite) clause.infinitive = true;
  const auto negative_argument = [&](Index token) {
    if (is_negative_pronoun(tree_.lower(token))) clause.negations.push_back(token);
    const Index determiner = tree_.child(token, Function::determiner);
    if (determiner != kNone && (tree_.lower(determiner) == "no" || tree_.lower(determiner) == "neither")) {
      clause.negations.push_back(determiner);
    }
  };
  for (const Index token : clause.subjects) negative_argument(token);
  for (const Index token : clause.objects) negative_argument(token);
  tree_.clause_at_[at(verb)] = static_cast<Index>(tree_.clauses_.size());
  tree_.clauses_.push_back(std::move(clause));
}

ClauseKind TreeBuilder::kind_of(const Clause& clause) const {
  switch (tree_.function(tree_.first_conjunct(clause.verb))) {
    case Function::complement_clause:
      return ClauseKind::complement;
    case Function::open_complement:
      return ClauseKind::open_complement;
    case Function::relative_clause:
      return ClauseKind::relative;
    case Function::participial_clause:
      return ClauseKind::participial;
    case Function::preposition_clause:
    case Function::preposition_object:
      return ClauseKind::prepositional;
    case Function::clausal_subject:
    case Function::subject:
    case Function::passive_subject:
      return ClauseKind::subject;
    case Function::parenthetical:
      return ClauseKind::parenthetical;
    case Function::root:
      return ClauseKind::main;
    default:
      return clause.governor == kNone ? ClauseKind::main : ClauseKind::adverbial;
  }
}

void TreeBuilder::place(Clause& clause) {
  const Index verb = clause.verb;
  const Index first = tree_.first_conjunct(verb);
  if (first != verb) {
    // The nearest verb of the coordination; its first one where that is no clause.
    const Index nearest = tree_.clause_at(tree_.head(verb)) != kNone ? tree_.head(verb) : first;
    clause.first_conjunct = tree_.clause_at(nearest);
  }
  if (clause.first_conjunct != kNone) {
    for (Index i = verb - 1; i > clause.verb - 4 && i >= 0; --i) {  // "*nor* rejected"
      if (tree_.lower(i) == "nor") clause.negations.push_back(i);
      if (tree_.word_class(i) != WordClass::adverb && tree_.word_class(i) != WordClass::auxiliary) break;
    }
    const Clause& of = tree_.clauses_[at(clause.first_conjunct)];
    clause.governor = of.governor;
    clause.governor_word = of.governor_word;
    clause.kind = of.kind;
    clause.depth = of.depth;
    clause.restrictive = of.restrictive;
    return;
  }
  const Index above = tree_.head(first);
  if (above != first) {
    clause.governor_word = above;
    clause.governor = tree_.clause_of(above);
  }
  clause.kind = kind_of(clause);
  if (clause.governor != kNone) clause.depth = tree_.clauses_[at(clause.governor)].depth + 1;
  const Index start = tree_.subtree(verb).begin;
  clause.restrictive = start == 0 || tree_.lower(start - 1) != ",";
  const bool complement = clause.kind == ClauseKind::complement || clause.kind == ClauseKind::open_complement;
  if (clause.marker == kNone && complement) {
    for (const Index child : tree_.children(verb)) {
      if (child < verb && is_wh(tree_.lower(child))) clause.marker = child;
    }
  }
}

void TreeBuilder::build_clauses() {
  const std::size_t n = tree_.heads_.size();
  tree_.clause_at_.assign(n, kNone);
  tree_.clause_of_.assign(n, kNone);
  for (Index i = 0; i < tree_.size(); ++i) {
    if (makes_clause(i)) open_clause(i);
  }
  surfaces_.resize(tree_.clauses_.size());
  for (const Index token : order_) {  // heads first: what a clause inherits is known before it
    const Index own = tree_.clause_at(token);
    if (own == kNone) {
      const Index head = tree_.head(token);
      tree_.clause_of_[at(token)] = head == token ? kNone : tree_.clause_of_[at(head)];
      continue;
    }
    tree_.clause_of_[at(token)] = own;
    place(tree_.clauses_[at(own)]);
    find_doers(tree_.clauses_[at(own)]);
  }
  share_objects();
  spread_object_infinitives();
  for (std::size_t i = 0; i < tree_.clauses_.size(); ++i) {
    const Clause& clause = tree_.clauses_[i];
    const bool complement = clause.kind == ClauseKind::complement || clause.kind == ClauseKind::open_complement;
    if (complement && clause.governor != kNone) {
      tree_.clauses_[at(clause.governor)].complements.push_back(static_cast<Index>(i));
    }
  }
}

}  // namespace quoth::extract::language
