// SPDX-License-Identifier: Apache-2.0
// Descriptions of persons by what they are: the same role, the office of the day, a general word for it ("the aide"),
// a word for anybody ("the suspect"). High precision first.
#include "extract/discourse/description_linker.h"

#include <algorithm>

namespace quoth::extract::discourse {
namespace {

using graph::EntityKind;
using graph::MentionForm;
using language::Function;

constexpr PhraseIndex kWindow = 300;     // mentions that a search looks back over
constexpr std::size_t kCandidates = 10;  // clusters with the same noun that are tried, the last ones told

}  // namespace

// "Yuri Ushakov, who advises Putin, spoke … the Kremlin aide": a general word for the subject of the sentence before,
// of whom no office was told.
ClusterIndex DescriptionLinker::by_last_subject(PhraseIndex index, const RoleFact& wanted) const {
  const Phrase& phrase = table_[index];
  if (wanted.owner == kNone || wanted.former || phrase.possessor != kNone || phrase.tokens.end != phrase.head + 1)
    return kNone;
  if (!lexicon_.role_words().general(wanted.lemma) || normal_form(wanted.text) != wanted.lemma) return kNone;
  ClusterIndex found = kNone;
  for (PhraseIndex i = index - 1; i >= 0 && phrase.sentence - table_[i].sentence <= 1; --i) {
    if (table_[i].sentence == phrase.sentence || table_[i].kind != EntityKind::person || !is_subject(table_[i]))
      continue;
    const ClusterIndex person = clusters_.of(i);
    if (person == kNone || table_[i].form != MentionForm::name || !roles_.of(person).empty()) continue;
    if (found != kNone && found != person) return kNone;
    found = person;
  }
  if (found == kNone || (clusters_[found].gender != Gender::unknown && phrase.gender != Gender::unknown &&
                         clusters_[found].gender != phrase.gender))
    return kNone;
  const auto known = clusters_[found].known;
  if (known == lexicon::kUnknown) return found;
  const std::string_view name = lexicon_.gazetteer().at(known).name;
  const auto& terms = lexicon_.offices().all();  // of whom the table of offices tells more
  return std::any_of(terms.begin(), terms.end(), [&](const lexicon::Term& term) { return term.person == name; })
             ? kNone
             : found;
}

// "Lewis Hale won on Sunday … The Briton": the one person whom the sentence before has as its subject.
ClusterIndex DescriptionLinker::by_nation(PhraseIndex index) const {
  const Phrase& phrase = table_[index];
  const auto nation = lexicon_.gazetteer().nationality(table_.tree(phrase).text(phrase.head));
  if (nation == lexicon::kUnknown || !phrase.definite) return kNone;
  ClusterIndex found = kNone;
  for (PhraseIndex i = index - 1; i >= 0 && phrase.sentence - table_[i].sentence <= 1; --i) {
    const ClusterIndex person = clusters_.of(i);
    if (table_[i].sentence == phrase.sentence || person == kNone || !is_subject(table_[i])) continue;
    if (clusters_[person].kind() != EntityKind::person || !clusters_[person].named || !opens(table_[i])) continue;
    const auto its = roles_.country(person);
    if (its != lexicon::kUnknown && its != nation) return kNone;
    if (found != kNone && found != person) return kNone;
    found = person;
  }
  return found;
}

// "the suspect", "the man": of who was told of without a name, the one it fits.
ClusterIndex DescriptionLinker::by_generic(PhraseIndex index, const RoleFact& wanted) const {
  const Phrase& phrase = table_[index];
  if (phrase.head != phrase.core.begin + 1 || phrase.tokens.end != phrase.head + 1 || wanted.owner != kNone)
    return kNone;
  const bool anybody =
      wanted.lemma == "man" || wanted.lemma == "woman" || wanted.lemma == "boy" || wanted.lemma == "girl";
  ClusterIndex found = kNone;
  for (PhraseIndex i = index - 1; i >= 0 && i > index - kWindow; --i) {
    const Phrase& other = table_[i];
    if (phrase.sentence - other.sentence > 4) break;
    const ClusterIndex person = clusters_.of(i);
    if (person == kNone || person == found || other.form != MentionForm::nominal || clusters_[person].named) continue;
    if (clusters_[person].kind() != EntityKind::person || clusters_[person].plural) continue;
    const auto facts = roles_.read(i);
    if (facts.empty() || (facts.front().owner != kNone && !other.indefinite)) continue;
    if (clusters_[person].gender != Gender::unknown && phrase.gender != Gender::unknown &&
        clusters_[person].gender != phrase.gender)
      continue;
    if (!anybody && !lexicon_.role_words().covers(wanted.lemma, facts.front().lemma, false)) continue;
    if (anybody && (facts.front().office || !other.indefinite)) continue;
    if (found != kNone) return kNone;  // two, and nothing tells which
    found = person;
  }
  return found;
}

// "… expelled the US ambassador … the diplomat, Philip Goldberg": who was told by his office gets a name.
void DescriptionLinker::name_unnamed(PhraseIndex index) {
  const Phrase& phrase = table_[index];
  const ClusterIndex own = clusters_.of(index);
  if (phrase.kind != EntityKind::person || phrase.plural || !phrase.definite || phrase.indefinite) return;
  if (clusters_[own].phrases.size() > 3) return;
  for (const PhraseIndex at : clusters_[own].phrases)
    if (at < index - 2) return;  // known before
  const auto facts = roles_.read(index);
  if (facts.empty()) return;
  for (PhraseIndex i = index - 1; i >= 0 && i > index - kWindow; --i) {
    const Phrase& other = table_[i];
    if (phrase.sentence - other.sentence > 3) return;
    const ClusterIndex person = clusters_.of(i);
    if (person == kNone || person == own || other.form != MentionForm::nominal || clusters_[person].named) continue;
    if (clusters_[person].kind() != EntityKind::person || clusters_[person].plural) continue;
    for (const RoleFact& fact : roles_.read(i)) {
      if (!fact.office || !lexicon_.role_words().covers(facts.front().lemma, fact.lemma, fact.office)) continue;
      if (normal_form(facts.front().text) != facts.front().lemma &&
          normal_form(facts.front().text) != normal_form(fact.text))
        continue;
      if (facts.front().owner != kNone && fact.owner == kNone) continue;
      if (!owners_agree(facts.front().owner, fact.owner) || fact.former != facts.front().former) continue;
      if (clusters_.can_merge(own, person)) clusters_.merge(own, person);
      return;
    }
  }
}

ClusterIndex DescriptionLinker::by_role(PhraseIndex index) {
  const auto facts = roles_.read(index);
  if (facts.empty()) return kNone;
  RoleFact fact = facts.front();
  if (fact.lemma == "premier") {  // another word for the office
    fact.lemma = "minister";
    fact.text = "prime minister";
  }
  if (!table_[index].definite) return kNone;
  if (const ClusterIndex found = by_exact_role(index, fact); found != kNone) return found;
  if (const ClusterIndex found = by_office(index, fact); found != kNone) return found;
  if (const ClusterIndex found = by_general_role(index, fact); found != kNone) return found;
  if (const ClusterIndex found = by_generic(index, fact); found != kNone) return found;
  if (const ClusterIndex found = by_last_subject(index, fact); found != kNone) return found;
  // "the farmer" after "a farmer"
  return fact.owner == kNone || table_[index].possessor == kNone ? by_head(index) : kNone;
}

// Someone was told to be just this: "the finance minister" after "the finance minister, Radek Vondra".
ClusterIndex DescriptionLinker::by_exact_role(PhraseIndex index, const RoleFact& wanted) const {
  const Phrase& phrase = table_[index];
  const std::string text = normal_form(wanted.text);
  ClusterIndex best = kNone;
  std::pair<int, PhraseIndex> best_score{-1, kNone};
  const auto& facts = roles_.with(wanted.lemma);
  const std::size_t from = facts.size() - std::min(facts.size(), 3 * kCandidates);
  for (std::size_t i = from; i < facts.size(); ++i) {
    const RoleFact& fact = facts[i];
    const ClusterIndex person = clusters_.root(fact.person);
    if (person == clusters_.of(index) || fact.former != wanted.former) continue;
    const std::string other = normal_form(fact.text);
    const bool part = other == text || other.ends_with(" " + text) || text == wanted.lemma;
    if (!part || !owners_agree(wanted.owner, fact.owner)) continue;
    const Cluster& candidate = clusters_[person];
    if (candidate.kind() != EntityKind::person) continue;
    if (candidate.gender != Gender::unknown && phrase.gender != Gender::unknown && candidate.gender != phrase.gender)
      continue;
    const PhraseIndex last = last_seen(person);
    const PhraseIndex place = last == kNone ? fact.phrase - table_.size() : last;
    const int exact =
        (other == text ? 2 : 0) + (wanted.owner != kNone && fact.owner != kNone ? 2 : 0) + (candidate.named ? 1 : 0);
    if (last == kNone && exact < 4) continue;  // told only later: only where all agrees
    if (std::pair(exact, place) > best_score) {
      best = person;
      best_score = {exact, place};
    }
  }
  return best;
}

// "the Russian president": who held the office on the document's day.
ClusterIndex DescriptionLinker::by_office(PhraseIndex index, const RoleFact& wanted) {
  if (wanted.former || wanted.owner == kNone || day_.empty()) return kNone;
  const auto country = roles_.country_of_phrase(wanted.owner);
  std::string office = normal_form(wanted.text);
  for (const std::string_view current : {"current ", "incumbent ", "sitting "})
    if (office.starts_with(current)) office.erase(0, current.size());
  std::string_view scope;
  if (country != lexicon::kUnknown) scope = lexicon_.gazetteer().at(country).country;
  const ClusterIndex owner = clusters_.of(wanted.owner);
  if (owner != kNone && clusters_[owner].known != lexicon::kUnknown &&
      clusters_[owner].kind() == EntityKind::organization)
    scope = lexicon_.gazetteer().at(clusters_[owner].known).name;
  const std::string_view holder = lexicon_.offices().holder(scope, office, day_);
  if (holder.empty()) return kNone;
  const auto known = lexicon_.gazetteer().find(holder);
  if (known == lexicon::kUnknown) return kNone;
  for (PhraseIndex i = 0; i < std::min(table_.size(), 4 * kWindow); ++i)
    if (table_[i].known == known && table_[i].cluster != kNone) return clusters_.of(i);
  const auto [at, added] = holders_.try_emplace(std::string(holder), index);
  if (!added) return clusters_.of(at->second);
  if (office == "leader") return kNone;
  const ClusterIndex cluster = cluster_of(index);
  clusters_[cluster].known = known;
  return kNone;
}

// "the Kremlin aide", "the WHO official": a general word for someone whose role and country are told.
ClusterIndex DescriptionLinker::by_general_role(PhraseIndex index, const RoleFact& wanted) const {
  const Phrase& phrase = table_[index];
  const auto country = roles_.country_of_phrase(wanted.owner);
  if (wanted.owner != kNone && country == lexicon::kUnknown && clusters_.of(wanted.owner) == kNone) return kNone;
  const Tree& words = table_.tree(phrase);
  for (const Index child : words.children(phrase.head))  // "the US envoy *in Caracas*": one of several
    if (words.function(child) == Function::preposition && words.lower(child) == "in") return kNone;
  ClusterIndex tried = kNone;
  int distinct = 0;
  for (PhraseIndex i = index - 1; i >= 0 && i > index - kWindow && distinct < 8; --i) {
    const ClusterIndex person = clusters_.of(i);
    if (person == kNone || person == tried || clusters_[person].kind() != EntityKind::person) continue;
    if (phrase.sentence - table_[i].sentence > (wanted.owner == kNone ? 4 : 20)) break;
    tried = person;
    ++distinct;
    if (!clusters_[person].named || person == clusters_.of(index)) continue;
    if (clusters_[person].gender != Gender::unknown && phrase.gender != Gender::unknown &&
        clusters_[person].gender != phrase.gender)
      continue;
    for (const RoleFact& fact : roles_.of(person)) {
      if (fact.phrase > index) continue;
      if (!lexicon_.role_words().covers(wanted.lemma, fact.lemma, fact.office)) continue;
      if (fact.former && !wanted.former) continue;
      if (normal_form(wanted.text) != wanted.lemma) continue;  // "the prime minister" is no general word
      if (wanted.owner != kNone && fact.owner == kNone) continue;
      if (!owners_agree(wanted.owner, fact.owner)) continue;
      return person;
    }
  }
  return kNone;
}

}  // namespace quoth::extract::discourse
