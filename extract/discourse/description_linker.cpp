// SPDX-License-Identifier: Apache-2.0
// The order of the pass, and descriptions of what is no person: the same noun, part of a name, a general noun, a near
// synonym. Names beside descriptions: description_names.cpp; persons: description_persons.cpp.
// Long because each way to find what a description speaks of asks the same few questions.
#include "extract/discourse/description_linker.h"

#include <algorithm>
#include <array>

namespace quoth::extract::discourse {
namespace {

using graph::EntityKind;
using graph::MentionForm;
using language::Clause;
using language::Function;
using language::WordClass;
using lexicon::KindWord;
using lexicon::NounClass;

constexpr PhraseIndex kWindow = 300;      // mentions that a search for a bare description looks back over
constexpr std::size_t kCandidates = 10;   // clusters with the same noun that are tried, the last ones told
constexpr Index kSynonymSentences = 12;   // how far "the conversation" may lie from "a phone call"
constexpr std::size_t kWordsChecked = 8;  // phrases of a candidate whose words are compared

}  // namespace

ClusterIndex DescriptionLinker::cluster_of(PhraseIndex phrase) {
  return table_[phrase].cluster == kNone ? clusters_.add(phrase) : clusters_.of(phrase);
}

void DescriptionLinker::join(PhraseIndex one, PhraseIndex other) {
  const ClusterIndex a = cluster_of(one);
  const ClusterIndex b = cluster_of(other);
  if (clusters_.can_merge(a, b)) clusters_.merge(a, b);
}

void DescriptionLinker::link() {
  for (PhraseIndex i = 0; i < table_.size(); ++i)
    if (table_[i].form == MentionForm::name && table_[i].role != kNone) {
      know_by_office(i);
      roles_.learn(i);
    }
  link_appositions();
  link_neighbours();
  link_predicates(false);
  link_lead();
  for (PhraseIndex i = 0; i < table_.size(); ++i) {
    const Phrase& phrase = table_[i];
    if (phrase.form == MentionForm::nominal) describe(i);
    if (phrase.form == MentionForm::name) remember_name(i);
    saw(i);
  }
}

void DescriptionLinker::saw(PhraseIndex phrase) {
  const ClusterIndex cluster = clusters_.of(phrase);
  if (cluster == kNone) return;
  if (static_cast<std::size_t>(cluster) >= last_.size()) last_.resize(static_cast<std::size_t>(cluster) + 1, kNone);
  last_[static_cast<std::size_t>(cluster)] = phrase;
}

PhraseIndex DescriptionLinker::last_seen(ClusterIndex cluster) const {
  const auto at = static_cast<std::size_t>(clusters_.root(cluster));
  return at < last_.size() ? last_[at] : kNone;
}

std::string DescriptionLinker::lemma(const Phrase& phrase) const {
  const Tree& tree = table_.tree(phrase);
  return std::string(tree.word_class(phrase.head) == WordClass::name ? tree.lower(phrase.head)
                                                                     : tree.lemma(phrase.head));
}

// The words from the first after the determiner to the head, in normal form.
std::string DescriptionLinker::core_text(const Phrase& phrase) const {
  const Tree& tree = table_.tree(phrase);
  Index begin = phrase.core.begin;
  while (begin < phrase.head &&
         (tree.word_class(begin) == WordClass::determiner || tree.word_class(begin) == WordClass::punctuation))
    ++begin;
  return normal_form(text_of(tree, {begin, phrase.head + 1}));
}

void DescriptionLinker::describe(PhraseIndex index) {
  Phrase& phrase = table_[index];
  if (phrase.cluster != kNone && clusters_[phrase.cluster].named) name_unnamed(index);
  if (!know_body(index) && !named_sort(index) && (phrase.cluster == kNone || !clusters_[phrase.cluster].named)) {
    const ClusterIndex found = antecedent(index);
    if (found != kNone) {
      if (phrase.cluster == kNone)
        clusters_.put(index, found);
      else if (clusters_.can_merge(found, phrase.cluster))
        clusters_.merge(found, phrase.cluster);
    } else if (phrase.cluster == kNone) {
      clusters_.add(index);
    }
  }
  remember(index);
}

// "the UN refugee agency", "the UN nuclear watchdog": a body that everybody knows, told by what it does.
bool DescriptionLinker::know_body(PhraseIndex index) {
  const Phrase& phrase = table_[index];
  if (phrase.kind != EntityKind::organization || phrase.plural || phrase.indefinite || !of_body(phrase.qualifier))
    return false;
  const Tree& tree = table_.tree(phrase);
  Index begin = phrase.core.begin;
  if (begin < phrase.head && tree.word_class(begin) == WordClass::determiner) ++begin;
  const auto known = lexicon_.gazetteer().find(text_of(tree, {begin, phrase.head + 1}));
  if (known == lexicon::kUnknown) return false;
  const ClusterIndex own = cluster_of(index);
  if (clusters_[own].known != lexicon::kUnknown) return clusters_[own].known == known;
  make_known(own, known);
  return true;
}

void DescriptionLinker::remember(PhraseIndex index) {
  const Phrase& phrase = table_[index];
  by_text_[core_text(phrase)] = phrase.cluster;
  by_head_[lemma(phrase)].push_back(phrase.cluster);
  roles_.learn(index);
}

// A name is also told by its last word, and by the noun that it is built on: "the Bank" of "Bank of England".
void DescriptionLinker::remember_name(PhraseIndex index) {
  const Phrase& phrase = table_[index];
  if (phrase.adjective || phrase.kind == EntityKind::person || phrase.people) return;
  const Tree& tree = table_.tree(phrase);
  for (Index i = phrase.core.begin; i < phrase.core.end; ++i) {
    const bool last = i == phrase.name.end - 1 || i == phrase.head;
    const bool built_on = i + 1 < phrase.core.end && (tree.lower(i + 1) == "of" || tree.lower(i + 1) == "for");
    if (!last && !built_on && i >= phrase.name.begin) continue;
    if (tree.word_class(i) != WordClass::name && tree.word_class(i) != WordClass::noun) continue;
    std::string word(tree.lower(i));
    if (lexicon_.nouns().find(word).known) by_head_[std::move(word)].push_back(phrase.cluster);
  }
}

ClusterIndex DescriptionLinker::antecedent(PhraseIndex index) {
  const Phrase& phrase = table_[index];
  if (phrase.fresh || (phrase.indefinite && !phrase.definite)) return kNone;
  const bool bare_plural = phrase.plural && !phrase.definite;
  const PhraseIndex owner = phrase.possessor;
  if (owner != kNone && table_[owner].pronoun && clusters_.of(owner) == kNone) return kNone;  // link_after_pronouns
  if (bare_plural) return phrase.kind == EntityKind::group ? by_text(index) : kNone;
  if (phrase.kind == EntityKind::person) return phrase.role == kNone ? by_nation(index) : by_role(index);
  ClusterIndex found = by_text(index);
  if (!phrase.definite) return found;
  if (found == kNone) found = by_head(index);
  const ClusterIndex sort = found == kNone || !clusters_[found].named ? by_kind_word(index) : kNone;
  if (found != kNone) return sort != kNone && last_seen(sort) > last_seen(found) + 4 ? sort : found;
  if (sort != kNone) return sort;
  if (const ClusterIndex capital = by_capital(index); capital != kNone) return capital;
  return by_synonym(index);
}

// "the Congolese capital", "Mexico's capital": the city itself.
ClusterIndex DescriptionLinker::by_capital(PhraseIndex index) {
  const Phrase& phrase = table_[index];
  if (lemma(phrase) != "capital" || phrase.plural || phrase.kind != EntityKind::place) return kNone;
  const auto country = owner_of(phrase) == kNone ? lexicon::kUnknown : roles_.country_of_phrase(owner_of(phrase));
  if (country == lexicon::kUnknown) return kNone;
  for (PhraseIndex i = 0; i < std::min(table_.size(), 4 * kWindow); ++i) {
    const Phrase& city = table_[i];
    if (city.form != MentionForm::name || city.known == lexicon::kUnknown || city.cluster == kNone) continue;
    if (lexicon_.gazetteer().country_of_capital(city.known) == country) return clusters_.of(i);
  }
  return kNone;
}

bool DescriptionLinker::owners_agree(PhraseIndex owner, PhraseIndex other) const {
  if (owner == kNone || other == kNone) return true;
  const ClusterIndex a = clusters_.of(owner), b = clusters_.of(other);
  if (a != kNone && a == b) return true;
  if (a != kNone && b != kNone && clusters_[a].kind() == EntityKind::person &&
      clusters_[b].kind() == EntityKind::person)
    return false;  // the Trump administration, the Biden administration
  const auto x = roles_.country_of_phrase(owner), y = roles_.country_of_phrase(other);
  return x != lexicon::kUnknown && x == y;
}

ClusterIndex DescriptionLinker::by_text(PhraseIndex index) const {
  const Phrase& phrase = table_[index];
  const auto at = by_text_.find(core_text(phrase));
  if (at == by_text_.end()) return kNone;
  const Cluster& candidate = clusters_[at->second];
  if (candidate.plural != phrase.plural || candidate.kind() != phrase.kind) return kNone;
  if (phrase.cluster != kNone && !clusters_.can_merge(at->second, phrase.cluster)) return kNone;
  const Phrase& other = table_[candidate.phrases.front()];
  if (!owners_agree(owner_of(phrase), owner_of(other))) return kNone;
  if (phrase.kind == EntityKind::thing && (!phrase.definite || phrase.sentence - other.sentence > 30)) return kNone;
  return at->second;
}

// Every word that qualifies the description was said of the candidate, or is its country's adjective.
bool DescriptionLinker::modifiers_agree(const Phrase& phrase, ClusterIndex index) const {
  const Tree& tree = table_.tree(phrase);
  const Cluster& candidate = clusters_[index];
  const auto said = [&](std::string_view word) {
    for (std::size_t i = 0; i < std::min(candidate.phrases.size(), kWordsChecked); ++i) {
      const Phrase& other = table_[candidate.phrases[i]];
      const Tree& its = table_.tree(other);
      for (Index t = other.tokens.begin; t < other.tokens.end; ++t)
        if (its.lower(t) == word) return true;
    }
    return false;
  };
  for (Index i = phrase.core.begin; i < phrase.head; ++i) {
    const WordClass kind = tree.word_class(i);
    if (kind != WordClass::adjective && kind != WordClass::noun && kind != WordClass::name &&
        kind != WordClass::number && kind != WordClass::verb)
      continue;
    if (const PhraseIndex name = table_.named(phrase.block, i); name != kNone) {
      const auto country = roles_.country_of_phrase(name);
      if (country != lexicon::kUnknown && roles_.country(index) == country) continue;
    }
    if (tree.function(i) == Function::possessor) continue;
    if (!said(tree.lower(i))) return false;
  }
  return true;
}

ClusterIndex DescriptionLinker::by_head(PhraseIndex index) const {
  const Phrase& phrase = table_[index];
  const auto at = by_head_.find(lemma(phrase));
  if (at == by_head_.end()) return kNone;
  ClusterIndex best = kNone;
  PhraseIndex place = kNone;
  const auto& list = at->second;
  for (std::size_t i = list.size() - std::min(list.size(), kCandidates); i < list.size(); ++i) {
    const ClusterIndex cluster = clusters_.root(list[i]);
    const Cluster& candidate = clusters_[cluster];
    if (cluster == clusters_.of(index) || candidate.plural != phrase.plural) continue;
    if (candidate.kind() != phrase.kind && candidate.kind() != EntityKind::thing && phrase.kind != EntityKind::thing)
      continue;
    if (phrase.kind == EntityKind::person && candidate.kind() != EntityKind::person) continue;
    const PhraseIndex last = last_seen(cluster);
    if (last == kNone || last <= place) continue;
    if (phrase.kind == EntityKind::thing && phrase.sentence - table_[last].sentence > 15) continue;
    const PhraseIndex its_owner = owner_of(table_[candidate.phrases.front()]);
    if (owner_of(phrase) != kNone && its_owner != kNone && !owners_agree(owner_of(phrase), its_owner)) continue;
    if (owner_of(phrase) != kNone && its_owner == kNone && phrase.possessor != kNone) continue;
    if (!modifiers_agree(phrase, cluster)) continue;
    best = cluster;
    place = last;
  }
  return best;
}

// "City Hall", "Talas River": no town.
bool DescriptionLinker::built(const Cluster& cluster) const {
  const Phrase& name = table_[cluster.phrases.front()];
  if (name.form != MentionForm::name || name.known != lexicon::kUnknown) return false;
  const Tree& tree = table_.tree(name);
  return lexicon_.name_words().find(tree.text(name.name.end - 1)) != lexicon::NameWord::none;
}

// "the *UN* agency"
bool DescriptionLinker::of_body(PhraseIndex qualifier) const {
  if (qualifier == kNone || !table_[qualifier].adjective || table_[qualifier].known == lexicon::kUnknown) return false;
  return lexicon_.gazetteer().at(table_[qualifier].known).organization == lexicon::OrganizationType::igo;
}

// What something else is of.
bool DescriptionLinker::told_of(const Phrase& phrase) const {
  const Tree& tree = table_.tree(phrase);
  const Index preposition = tree.head(phrase.head);
  return phrase.known == lexicon::kUnknown && tree.function(phrase.head) == Function::preposition_object &&
         tree.lower(preposition) == "of" && tree.is_nominal(tree.head(preposition)) &&
         lexicon_.role_words().kind(tree.lower(tree.head(preposition))) != KindWord::none;
}

bool DescriptionLinker::in_list(const Phrase& phrase) const {
  const Tree& tree = table_.tree(phrase);
  return tree.conjuncts(tree.first_conjunct(phrase.head)).size() > 1;
}

bool DescriptionLinker::is_subject(const Phrase& phrase) const {
  const Tree& tree = table_.tree(phrase);
  const Function function = tree.function(tree.first_conjunct(phrase.head));
  return function == Function::subject || function == Function::passive_subject;
}

// "the Stockholm-*based* group"
bool DescriptionLinker::based_somewhere(const Phrase& phrase) const {
  const Tree& tree = table_.tree(phrase);
  for (Index i = phrase.core.begin; i < phrase.head; ++i)
    if (tree.lower(i) == "based" || tree.lower(i).ends_with("-based")) return true;
  return false;
}

// The words before the noun tell more of the same one; none of them sets it against others: "the *rival* firm", "the
// *largest* bank".
bool DescriptionLinker::describes_again(const Phrase& phrase) const {
  const Tree& tree = table_.tree(phrase);
  if (!phrase.definite || phrase.tokens.end > phrase.head + 1 || tree.lower(phrase.core.begin) != "the") return false;
  for (Index i = phrase.core.begin; i < phrase.head; ++i) {
    if (tree.lower(i).find("-member") != std::string_view::npos) continue;
    if (tree.word_class(i) == WordClass::number && i + 2 < phrase.head && tree.lower(i + 2) == "member") continue;
    if (tree.word_class(i) == WordClass::number || tree.lower(i).ends_with("est")) return false;
    if (lexicon_.role_words().sets_apart(tree.lower(i))) return false;
  }
  return true;
}

// "the city", "the company": the last told of that sort.
ClusterIndex DescriptionLinker::by_kind_word(PhraseIndex index) const {
  const Phrase& phrase = table_[index];
  const KindWord wanted = lexicon_.role_words().kind(lemma(phrase));
  if (wanted == KindWord::none || wanted == KindWord::any || phrase.plural) return kNone;
  const Tree& tree = table_.tree(phrase);
  bool modified = false;
  for (Index i = phrase.core.begin; i < phrase.head; ++i)
    if (tree.word_class(i) != WordClass::determiner && table_.named(phrase.block, i) == kNone) modified = true;
  const bool based = modified && based_somewhere(phrase);
  if (modified && !based && !describes_again(phrase)) return kNone;
  if (modified && wanted == KindWord::country)  // "the reclusive state"
    return owner_of(phrase) == kNone ? roles_.main_country() : kNone;
  const bool sort_of = phrase.possessor == kNone && wanted == KindWord::organization && of_body(phrase.qualifier);
  if (owner_of(phrase) != kNone && wanted != KindWord::company && !based && !sort_of) return kNone;
  modified |= sort_of;
  const auto nation = phrase.qualifier == kNone ? lexicon::kUnknown : roles_.country_of_phrase(phrase.qualifier);
  const auto sort = [&](ClusterIndex cluster) {
    const Cluster& candidate = clusters_[cluster];
    if (!candidate.named || candidate.plural) return false;
    if (nation != lexicon::kUnknown && !based && wanted != KindWord::country) {
      const auto its = roles_.country(cluster);
      if (its != lexicon::kUnknown && its != nation) return false;
    }
    const auto known =
        candidate.known == lexicon::kUnknown ? lexicon::KnownName{} : lexicon_.gazetteer().at(candidate.known);
    const bool place = candidate.kind() == EntityKind::place;
    const bool organization = candidate.kind() == EntityKind::organization;
    using lexicon::OrganizationType;
    using lexicon::PlaceType;
    if (sort_of && known.organization != OrganizationType::igo) return false;  // "the UN refugee agency": no firm
    switch (wanted) {
      case KindWord::country:
        return place && (known.place == PlaceType::country || known.place == PlaceType::territory);
      case KindWord::city:
        return place && !built(candidate) && (known.place == PlaceType::city || known.place == PlaceType::none);
      case KindWord::region:
        return place && known.place != PlaceType::city && known.place != PlaceType::country;
      case KindWord::company:
        return organization &&
               (known.organization == OrganizationType::company || known.organization == OrganizationType::none);
      case KindWord::media:
        return organization && (known.organization == OrganizationType::media);
      case KindWord::party:
        return organization && (known.organization == OrganizationType::party);
      case KindWord::organization:
        return organization && known.organization != OrganizationType::media &&
               known.organization != OrganizationType::agency;
      default:
        return false;
    }
  };
  ClusterIndex best = kNone;
  Index best_points = 0;
  const bool firms =
      wanted == KindWord::company || wanted == KindWord::organization;  // the one spoken of, not the nearest
  for (PhraseIndex i = index - 1; i >= 0 && i > index - kWindow; --i) {
    if (phrase.sentence - table_[i].sentence > (wanted == KindWord::country ? 2 : 6)) break;
    const ClusterIndex cluster = clusters_.of(i);
    if (cluster == kNone || !sort(cluster)) continue;
    if (table_[i].adjective) {  // "a Google spokesman said *the search giant* …"
      if (firms && table_[i].sentence == phrase.sentence && !phrase.tokens.contains(table_[i].head) &&
          clusters_[cluster].kind() == EntityKind::organization)
        return cluster;
      continue;
    }
    if (wanted == KindWord::country && in_list(table_[i])) continue;
    if (wanted == KindWord::city && told_of(table_[i])) continue;  // "the capital of *Bakool*": not a town
    if (modified && !is_subject(table_[i])) continue;              // other words for it: for who was spoken of
    if (table_[i].block == phrase.block && phrase.tokens.contains(table_[i].head)) continue;
    if (!firms) return cluster;
    const auto& phrases = clusters_[cluster].phrases;
    const auto checked = phrases.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(phrases.size(), 16));
    const auto told =
        static_cast<Index>(std::count_if(phrases.begin(), checked, [index](PhraseIndex at) { return at < index; }));
    const Index points =
        20 + std::min<Index>(told, 4) - 2 * (phrase.sentence - table_[i].sentence) + (is_subject(table_[i]) ? 1 : 0);
    if (points > best_points) {
      best = cluster;
      best_points = points;
    }
  }
  if (best != kNone) return best;
  return wanted == KindWord::country && !phrase.fresh ? roles_.main_country() : kNone;
}

// "her party", "their firm": the one that its leader, member or spokesman was told to be of.
ClusterIndex DescriptionLinker::own_body(PhraseIndex index) const {
  const Phrase& phrase = table_[index];
  const KindWord wanted = lexicon_.role_words().kind(lemma(phrase));
  const bool body = wanted == KindWord::party || wanted == KindWord::company || wanted == KindWord::organization ||
                    wanted == KindWord::bank || wanted == KindWord::media;
  if (!body || phrase.plural || phrase.head != phrase.core.begin + 1) return kNone;
  const ClusterIndex whose = clusters_.of(phrase.possessor);
  if (whose == kNone || clusters_[whose].kind() != EntityKind::person) return kNone;
  for (const RoleFact& fact : roles_.of(whose)) {
    const ClusterIndex owner = fact.owner == kNone || fact.former ? kNone : clusters_.of(fact.owner);
    if (owner == kNone || !clusters_[owner].named || clusters_[owner].kind() != EntityKind::organization) continue;
    const auto known = clusters_[owner].known;
    const auto type =
        known == lexicon::kUnknown ? lexicon::OrganizationType::none : lexicon_.gazetteer().at(known).organization;
    using lexicon::OrganizationType;
    const bool party = type == OrganizationType::party;
    if ((wanted == KindWord::party) != party && type != OrganizationType::none) continue;
    return owner;
  }
  return kNone;
}

// "our country": of the one who says so.
ClusterIndex DescriptionLinker::own_country(PhraseIndex index) const {
  const Phrase& phrase = table_[index];
  if (lexicon_.role_words().kind(lemma(phrase)) != KindWord::country || phrase.plural) return kNone;
  const auto country = roles_.country_of_phrase(phrase.possessor, 3);
  if (country == lexicon::kUnknown)
    return table_[phrase.possessor].pronoun->kind == PronounKind::we ? roles_.main_country() : kNone;
  for (PhraseIndex i = 0; i < std::min(table_.size(), 4 * kWindow); ++i)
    if (table_[i].known == country && !table_[i].people && table_[i].cluster != kNone) return clusters_.of(i);
  return kNone;
}

// "the conversation" after "a 50-minute phone call".
ClusterIndex DescriptionLinker::by_synonym(PhraseIndex index) const {
  const Phrase& phrase = table_[index];
  const bool group = phrase.kind == EntityKind::group && phrase.plural;
  if (phrase.kind != EntityKind::event && phrase.kind != EntityKind::work && phrase.kind != EntityKind::thing && !group)
    return kNone;
  const std::string noun = lemma(phrase);
  if (!lexicon_.near_synonyms().known(noun) || owner_of(phrase) != kNone) return kNone;
  const Tree& tree = table_.tree(phrase);
  for (Index i = phrase.core.begin; i < phrase.head; ++i)
    if (tree.word_class(i) != WordClass::determiner && !lexicon_.role_words().says_nothing_new(tree.lower(i)))
      return kNone;
  for (PhraseIndex i = index - 1; i >= 0 && i > index - kWindow; --i) {
    const Phrase& other = table_[i];
    if (phrase.sentence - other.sentence > kSynonymSentences) break;
    if (other.form != MentionForm::nominal || other.cluster == kNone ||
        clusters_[other.cluster].plural != phrase.plural)
      continue;
    if (group != (other.kind == EntityKind::group)) continue;
    if (!group && other.kind != EntityKind::event && other.kind != EntityKind::work && other.kind != EntityKind::thing)
      continue;
    if (group && other.possessor != kNone) continue;
    if (lexicon_.near_synonyms().related(noun, lemma(other))) return clusters_.of(i);
  }
  return kNone;
}

void DescriptionLinker::link_after_pronouns() {
  link_predicates(true);
  for (PhraseIndex i = 0; i < table_.size(); ++i) {
    const Phrase& phrase = table_[i];
    const bool waits = phrase.form == MentionForm::nominal && phrase.possessor != kNone &&
                       table_[phrase.possessor].pronoun && clusters_.of(phrase.possessor) != kNone && !phrase.fresh;
    if (waits && phrase.cluster != kNone && clusters_[phrase.cluster].phrases.size() == 1) {
      ClusterIndex found = phrase.kind == EntityKind::place ? own_country(i) : own_body(i);
      if (found == kNone) found = phrase.kind == EntityKind::person ? by_role(i) : by_head(i);
      if (found != kNone && clusters_.can_merge(found, phrase.cluster) && found != clusters_.of(i))
        clusters_.merge(found, phrase.cluster);
    }
    saw(i);
  }
}

}  // namespace quoth::extract::discourse
