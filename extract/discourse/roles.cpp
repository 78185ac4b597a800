// SPDX-License-Identifier: Apache-2.0
#include "extract/discourse/roles.h"

#include <algorithm>

namespace quoth::extract::discourse {
namespace {

using graph::EntityKind;
using graph::MentionForm;
using language::Function;
using language::WordClass;

constexpr PhraseIndex kFirstPart = 600;  // mentions among which the article's country is sought

bool former_word(std::string_view lower) {
  return lower == "former" || lower == "ex" || lower == "late" || lower == "then" || lower == "outgoing" ||
         lower == "ousted" || lower == "deposed" || lower == "onetime";
}

std::string lemma_of(const Tree& tree, Index token) {
  const bool name = tree.word_class(token) == WordClass::name;
  return std::string(name ? tree.lower(token) : tree.lemma(token));
}

}  // namespace

// The words of a role: the noun with its compounds and adjectives, without determiners, names and "former".
Index Roles::role_begin(const Phrase& phrase, Index noun) const {
  const Tree& tree = table_.tree(phrase);
  Index from = noun;
  while (from > phrase.core.begin) {
    const Index before = from - 1;
    const PhraseIndex named = table_.named(phrase.block, before);
    if (named != kNone || tree.word_class(before) == WordClass::determiner ||
        tree.word_class(before) == WordClass::punctuation || tree.word_class(before) == WordClass::conjunction ||
        tree.function(before) == Function::possessor || former_word(tree.lower(before)) || tree.lower(before) == "'s" ||
        tree.lower(before) == "'" || tree.word_class(before) == WordClass::preposition ||
        tree.word_class(before) == WordClass::number || tree.word_class(before) == WordClass::verb)
      break;
    --from;
  }
  return from;
}

std::vector<RoleFact> Roles::read(PhraseIndex index) const {
  const Phrase& phrase = table_[index];
  std::vector<RoleFact> facts;
  if (phrase.role == kNone || phrase.plural) return facts;
  const Tree& tree = table_.tree(phrase);
  std::vector<Index> nouns{phrase.role};
  for (const Index conjunct : tree.conjuncts(phrase.role))
    if (conjunct != phrase.role && conjunct < phrase.core.end && table_.named(phrase.block, conjunct) == kNone)
      nouns.push_back(conjunct);
  for (const Index noun : nouns) {
    RoleFact fact;
    fact.phrase = index;
    fact.lemma = lemma_of(tree, noun);
    fact.begin = role_begin(phrase, noun);
    fact.text = text_of(tree, {fact.begin, noun + 1});
    fact.office = phrase.noun.office;
    fact.owner = phrase.possessor != kNone ? phrase.possessor : phrase.qualifier;
    for (Index i = phrase.core.begin; i < noun; ++i) fact.former |= former_word(tree.lower(i));
    fact.former |= tree.lower(noun).starts_with("ex-") ||
                   (noun >= 2 && tree.text(noun - 1) == "-" && tree.lower(noun - 2) == "ex");
    facts.push_back(std::move(fact));
  }
  return facts;
}

void Roles::learn(PhraseIndex index) {
  const ClusterIndex person = clusters_.of(index);
  if (person == kNone) return;
  for (RoleFact& fact : read(index)) {
    fact.person = person;
    std::vector<RoleFact>& facts = by_lemma_[fact.lemma];
    facts.push_back(std::move(fact));
  }
}

const std::vector<RoleFact>& Roles::with(const std::string& lemma) const {
  static const std::vector<RoleFact> none;
  const auto at = by_lemma_.find(lemma);
  return at == by_lemma_.end() ? none : at->second;
}

std::vector<RoleFact> Roles::of(ClusterIndex person) const {
  std::vector<RoleFact> facts;
  const auto& phrases = clusters_[person].phrases;
  for (std::size_t i = 0; i < std::min<std::size_t>(phrases.size(), 60); ++i)
    for (RoleFact& fact : read(phrases[i])) facts.push_back(std::move(fact));
  return facts;
}

lexicon::KnownIndex Roles::country_of_phrase(PhraseIndex index, int steps) const {
  if (index == kNone) return lexicon::kUnknown;
  const ClusterIndex cluster = clusters_.of(index);
  if (cluster != kNone) return country(cluster, steps);
  const Phrase& phrase = table_[index];
  if (steps == 0) return lexicon::kUnknown;
  const auto owner = country_of_phrase(phrase.possessor, steps - 1);
  return owner != lexicon::kUnknown ? owner : country_of_phrase(phrase.qualifier, steps - 1);
}

lexicon::KnownIndex Roles::country(ClusterIndex index, int steps) const {
  const Cluster& cluster = clusters_[index];
  const lexicon::Gazetteer& gazetteer = lexicon_.gazetteer();
  if (cluster.known != lexicon::kUnknown) {
    const lexicon::KnownName& known = gazetteer.at(cluster.known);
    if (known.place == lexicon::PlaceType::country || known.place == lexicon::PlaceType::territory)
      return cluster.known;
    if (known.place == lexicon::PlaceType::city) return gazetteer.country_of_capital(cluster.known);
    if (!known.country.empty()) return gazetteer.country(known.country);
    if (!known.person) return lexicon::kUnknown;
    if (const auto governed = gazetteer.country(lexicon_.offices().scope_of(known.name)); governed != lexicon::kUnknown)
      return governed;
  }
  if (steps == 0) return lexicon::kUnknown;
  const std::size_t most = std::min<std::size_t>(cluster.phrases.size(), 12);
  for (std::size_t i = 0; i < most; ++i) {
    const Phrase& phrase = table_[cluster.phrases[i]];
    for (const PhraseIndex owner : {phrase.possessor, phrase.qualifier}) {
      if (owner == kNone || table_[owner].pronoun || clusters_.of(owner) == clusters_.root(index)) continue;
      if (const auto found = country_of_phrase(owner, steps - 1); found != lexicon::kUnknown) return found;
    }
  }
  return lexicon::kUnknown;
}

// The country that the article names most, adjectives and all, in its first part.
ClusterIndex Roles::main_country() const {
  std::unordered_map<ClusterIndex, int> told;
  ClusterIndex best = kNone;
  for (PhraseIndex i = 0; i < std::min(table_.size(), kFirstPart); ++i) {
    const ClusterIndex cluster = clusters_.of(i);
    if (cluster == kNone || clusters_[cluster].known == lexicon::kUnknown || clusters_[cluster].plural) continue;
    if (lexicon_.gazetteer().at(clusters_[cluster].known).place != lexicon::PlaceType::country) continue;
    told[cluster] += table_[i].adjective ? 1 : 2;
    if (told[cluster] > (best == kNone ? 0 : told[best])) best = cluster;
  }
  return best;
}

ClusterIndex Roles::home_country() const {
  if (home_ == lexicon::kUnknown) return kNone;
  for (PhraseIndex i = 0; i < std::min(table_.size(), kFirstPart); ++i)
    if (table_[i].known == home_ && !table_[i].people && clusters_.of(i) != kNone) return clusters_.of(i);
  return kNone;
}

}  // namespace quoth::extract::discourse
