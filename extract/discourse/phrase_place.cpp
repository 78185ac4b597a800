// SPDX-License-Identifier: Apache-2.0
#include "extract/discourse/phrase_place.h"

#include <algorithm>

namespace quoth::extract::discourse {
namespace {

using language::ClauseKind;
using language::Function;

PhrasePlace place_one(const Tree& tree, const Phrase& phrase) {
  PhrasePlace place;
  Index word = phrase.head;
  if (tree.function(word) == Function::apposition) word = tree.head(word);
  place.coordinated = tree.first_conjunct(word) != word || tree.has(word, Function::conjunct);
  word = tree.first_conjunct(word);
  if (tree.function(word) == Function::apposition) word = tree.head(word);
  const Function function = tree.function(word);
  place.clause = tree.clause_of(word);
  const bool direct =
      place.clause != kNone && tree.head(word) == tree.clauses()[static_cast<std::size_t>(place.clause)].verb;
  switch (function) {
    case Function::subject:
    case Function::passive_subject:
      place.rank = ArgumentRank::subject;
      place.argument = direct;
      break;
    case Function::object:
    case Function::recipient:
    case Function::attribute:
      place.rank = ArgumentRank::object;
      place.argument = direct;
      break;
    case Function::possessor:
      place.rank = ArgumentRank::possessor;
      place.inside = true;
      break;
    case Function::preposition_object: {
      place.rank = ArgumentRank::prepositional;
      const Index governor = tree.head(tree.head(word));
      place.inside = tree.is_nominal(governor);
      break;
    }
    case Function::compound:
    case Function::modifier:
      place.inside = true;
      break;
    default:
      break;
  }
  if (place.clause != kNone) {
    const language::Clause& clause = tree.clauses()[static_cast<std::size_t>(place.clause)];
    place.depth = clause.depth;
    place.aside = clause.kind == ClauseKind::relative || clause.kind == ClauseKind::participial ||
                  clause.kind == ClauseKind::adverbial;
  }
  return place;
}

// The first token of the main clause's subject of every sentence, or kNone.
std::vector<Index> main_subjects(const Tree& tree) {
  std::vector<Index> subjects(tree.sentences().size(), kNone);
  for (const language::Clause& clause : tree.clauses()) {
    if (clause.depth > 0 || clause.subjects.empty() || clause.first_conjunct != kNone) continue;
    Index& entry = subjects[static_cast<std::size_t>(tree.sentence(clause.verb))];
    if (entry == kNone) entry = tree.subtree(clause.subjects.front()).begin;
  }
  return subjects;
}

// "Peru banned *them*, officials said": what is told does not look ahead to who tells it.
bool is_told(const Tree& tree, Index token) {
  Index clause = tree.clause_of(token);
  for (int steps = 0; steps < 8 && clause != kNone; ++steps) {
    const language::Clause& c = tree.clauses()[static_cast<std::size_t>(clause)];
    if (c.kind == language::ClauseKind::complement) return true;
    clause = c.governor;
  }
  return false;
}

}  // namespace

std::vector<PhrasePlace> place_phrases(const PhraseTable& table, std::span<const Quotation> quotations) {
  std::vector<PhrasePlace> places;
  places.reserve(table.phrases.size());
  std::vector<Index> subjects;
  Index block = kNone;
  for (const Phrase& phrase : table.phrases) {
    const Tree& tree = table.tree(phrase);
    if (phrase.block != block) {
      block = phrase.block;
      subjects = main_subjects(tree);
    }
    places.push_back(place_one(tree, phrase));
    const Index subject = subjects[static_cast<std::size_t>(tree.sentence(phrase.head))];
    const bool they = phrase.pronoun != nullptr && phrase.pronoun->kind == PronounKind::they;
    places.back().fronted = subject != kNone && phrase.head < subject && !(they && is_told(tree, phrase.head));
  }
  // quotations in text order beside the phrases
  std::vector<Index> order(quotations.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<Index>(i);
  const auto begin_of = [&](Index i) {
    const Quotation& quotation = quotations[static_cast<std::size_t>(i)];
    return std::pair(quotation.block, quotation.tokens.begin);
  };
  std::sort(order.begin(), order.end(), [&](Index a, Index b) { return begin_of(a) < begin_of(b); });
  std::size_t next = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const Phrase& phrase = table.phrases[i];
    while (next < order.size()) {
      const Quotation& quotation = quotations[static_cast<std::size_t>(order[next])];
      if (std::pair(quotation.block, quotation.tokens.end) > std::pair(phrase.block, phrase.head)) break;
      ++next;
    }
    if (next == order.size()) break;
    const Quotation& quotation = quotations[static_cast<std::size_t>(order[next])];
    if (quotation.block == phrase.block && quotation.tokens.contains(phrase.head)) places[i].quotation = order[next];
  }
  return places;
}

}  // namespace quoth::extract::discourse
