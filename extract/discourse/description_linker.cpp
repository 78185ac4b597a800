// SPDX-License-Identifier: Apache-2.0
// Long because each kind of evidence is one short function beside the others, in the order they are tried.
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

// A quotation mark between the two: "… from Braverman: "The Home Secretary and I …"" is no apposition.
bool quote_between(const Tree& tree, Index one, Index other) {
  for (Index i = std::min(one, other) + 1; i < std::max(one, other); ++i)
    if (tree.text(i) == "\"" || tree.text(i) == "“" || tree.text(i) == "”") return true;
  return false;
}

// "according to the aide, Putin repeated …": the comma only closes the phrase before; an apposition would be closed
// too.
bool left_open(const Tree& tree, const Phrase& first, const Phrase& second) {
  const Index end = std::max(second.core.end, second.name.end);
  if (first.form != MentionForm::nominal || second.form != MentionForm::name) return false;
  if (first.core.begin > second.core.begin || end >= tree.size()) return false;
  const Index head = tree.first_conjunct(first.head);
  return tree.function(head) == Function::preposition_object && tree.text(first.head + 1) == "," &&
         tree.word_class(end) != WordClass::punctuation && tree.word_class(end) != WordClass::space;
}

bool copula(std::string_view lemma) {
  return lemma == "be" || lemma == "become" || lemma == "remain";
}

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

// "President Bush": who of that name held the office on the day.
void DescriptionLinker::know_by_office(PhraseIndex index) {
  Phrase& phrase = table_[index];
  const ClusterIndex own = clusters_.of(index);
  if (own == kNone || phrase.name.end - phrase.name.begin != 1 || clusters_[own].known != lexicon::kUnknown) return;
  for (const PhraseIndex other : clusters_[own].phrases)
    if (table_[other].name.end - table_[other].name.begin > 1) return;  // the whole name is told
  const Tree& tree = table_.tree(phrase);
  const std::string office = normal_form(text_of(tree, {roles_.read(index).front().begin, phrase.role + 1}));
  const std::string_view holder = lexicon_.offices().holder_named(office, tree.text(phrase.name.begin), day_);
  const auto known = holder.empty() ? lexicon::kUnknown : lexicon_.gazetteer().find(holder);
  if (known == lexicon::kUnknown) return;
  clusters_[own].known = known;
  for (ClusterIndex other = 0; other < clusters_.size(); ++other)
    if (clusters_.is_root(other) && other != own && clusters_[other].known == known &&
        clusters_.can_merge(other, own)) {
      clusters_.merge(other, own);
      return;
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

// "Rustam Yuldashev, its foreign minister", "Erste Group, the Austrian owner of …".
void DescriptionLinker::link_appositions() {
  for (std::size_t block = 0; block < table_.trees.size(); ++block) {
    const Tree& tree = table_.trees[block];
    for (Index token = 0; token < tree.size(); ++token) {
      if (tree.function(token) != Function::apposition) continue;
      const PhraseIndex one = table_.at(static_cast<Index>(block), tree.head(token));
      const PhraseIndex other = table_.at(static_cast<Index>(block), token);
      if (one == kNone || other == kNone || one == other) continue;
      tell_person(one, other);
      tell_sort(one, other);
      tell_sort(other, one);
      if (Phrase& relation = table_[one].form == MentionForm::nominal ? table_[one] : table_[other];
          relation.form == MentionForm::nominal && !relation.plural &&
          lexicon_.role_words().kind(lemma(relation)) == KindWord::any) {
        const Phrase& body = &relation == &table_[one] ? table_[other] : table_[one];  // "Its owner, Halden Line"
        if (body.kind == EntityKind::organization || body.kind == EntityKind::place) relation.kind = body.kind;
      }
      const Phrase& a = table_[one];
      const Phrase& b = table_[other];
      if (a.pronoun || b.pronoun || a.adjective || b.adjective) continue;
      if (a.form == MentionForm::name && b.form == MentionForm::name) continue;
      if (quote_between(tree, a.head, b.head) || left_open(tree, a, b)) continue;
      if (a.plural != b.plural || (a.kind != b.kind && a.kind != EntityKind::thing && b.kind != EntityKind::thing))
        continue;
      if (a.form == MentionForm::nominal && b.form == MentionForm::nominal && a.kind == EntityKind::thing) continue;
      const bool list = tree.conjuncts(tree.head(token)).size() > 1 || tree.conjuncts(token).size() > 1;
      if (list && a.kind != EntityKind::person) continue;
      join(one, other);
      for (const PhraseIndex phrase : {one, other})
        if (table_[phrase].form == MentionForm::nominal) roles_.learn(phrase);
    }
  }
}

// "His widow, Marina": what is said to be a relative is a person, whatever the name looks like.
void DescriptionLinker::tell_person(PhraseIndex one, PhraseIndex other) {
  Phrase& name = table_[other];
  const Phrase& relative = table_[one];
  if (relative.form != MentionForm::nominal || relative.kind != EntityKind::person || !relative.noun.kin ||
      relative.noun.gender == ' ')
    return;
  if (name.form != MentionForm::name || name.known != lexicon::kUnknown || name.kind == EntityKind::person ||
      name.kind_weight > 1)
    return;
  name.kind = EntityKind::person;
  Cluster& cluster = clusters_[cluster_of(other)];
  cluster.kind_votes[static_cast<std::size_t>(EntityKind::person)] += 12;
}

// "Xuddur, the capital of Bakool": the noun tells what a name is that nobody knows.
void DescriptionLinker::tell_sort(PhraseIndex one, PhraseIndex other) {
  Phrase& name = table_[other];
  const Phrase& sort = table_[one];
  if (sort.form != MentionForm::nominal || sort.plural || name.form != MentionForm::name || name.adjective ||
      name.known != lexicon::kUnknown || name.kind_weight > 1)
    return;
  const KindWord word = lexicon_.role_words().kind(lemma(sort));
  if (word == KindWord::none || word == KindWord::any) return;
  const bool place =
      word == KindWord::city || word == KindWord::region || word == KindWord::country || word == KindWord::river;
  name.kind = place ? EntityKind::place : EntityKind::organization;
  Cluster& cluster = clusters_[cluster_of(other)];
  cluster.kind_votes[static_cast<std::size_t>(name.kind)] += 12;
}

// Between an office and its holder's name stands only what the office is of: "the President *of Brazil* Dilma
// Rousseff".
bool DescriptionLinker::names_office(const Tree& tree, Index office, Index name) const {
  if (name - office < 3 || name - office > 8) return false;
  if (tree.lower(office + 1) != "of" && tree.lower(office + 1) != "for") return false;
  for (Index i = office + 1; i < name; ++i) {
    const WordClass kind = tree.word_class(i);
    if (kind != WordClass::name && kind != WordClass::noun && kind != WordClass::determiner && tree.lower(i) != "of" &&
        tree.lower(i) != "for")
      return false;
  }
  return true;
}

// "The UN refugee agency, UNHCR, voiced concern": a body and its name between commas, whatever the tree says.
void DescriptionLinker::link_named_body(PhraseIndex body) {
  const Phrase& what = table_[body];
  const Tree& tree = table_.tree(what);
  const Index comma = what.core.end;
  if (comma < tree.size() && lexicon_.role_words().kind(lemma(what)) != KindWord::none) {  // "the news agency IRNA"
    const PhraseIndex at = table_.named(what.block, comma);
    if (at != kNone && table_[at].name.begin == comma && table_[at].kind == EntityKind::organization &&
        !table_[at].adjective) {
      join(at, body);
      return;
    }
  }
  if (comma + 2 >= tree.size() || tree.text(comma) != "," || what.tokens.end > comma) return;
  const PhraseIndex at = table_.named(what.block, comma + 1);
  if (at == kNone || table_[at].name.begin != comma + 1 || table_[at].name.end >= tree.size()) return;
  const Phrase& name = table_[at];
  if (tree.text(name.name.end) != "," || name.adjective || tree.conjuncts(name.head).size() > 1) return;
  const Function function = tree.function(name.head);
  if (name.kind == EntityKind::organization &&
      (function == Function::noun_adverbial || function == Function::apposition))
    join(at, body);
}

// "Malaysia's prime minister, Najib Razak said": an office and a name with only a comma between, whatever the tree
// says.
void DescriptionLinker::link_neighbours() {
  for (PhraseIndex i = 0; i < table_.size(); ++i) {
    const Phrase& role = table_[i];
    if (role.form == MentionForm::nominal && role.kind == EntityKind::organization && role.definite && !role.plural)
      link_named_body(i);
    const bool relative = role.noun.kin && role.possessor != kNone;  // "His widow, Marina, and their son"
    if (role.form != MentionForm::nominal || role.kind != EntityKind::person || !role.definite ||
        !(role.noun.office || relative))
      continue;
    for (PhraseIndex j = i + 1; j < std::min(table_.size(), i + 4); ++j) {
      const Phrase& name = table_[j];
      if (name.block != role.block || name.form != MentionForm::name || name.kind != EntityKind::person) continue;
      const Tree& tree = table_.tree(name);
      const Index comma = name.core.begin - 1;
      const bool apart = role.definite && comma > 0 && tree.text(comma) == "," && comma == role.head + 1;
      if ((!apart && !names_office(tree, role.head, name.core.begin)) || left_open(tree, role, name)) continue;
      if (!role.noun.office && !(name.core.end < tree.size() && tree.text(name.core.end) == ",")) continue;
      const bool list = tree.conjuncts(name.head).size() > 1 || tree.conjuncts(role.head).size() > 1;
      if (name.core.begin != name.name.begin || (list && role.noun.office)) continue;
      join(i, j);
      roles_.learn(i);
      break;
    }
  }
}

// "the Scientology organization", "the M5S party": the noun only says what the name before it is.
bool DescriptionLinker::named_sort(PhraseIndex index) {
  Phrase& phrase = table_[index];
  if (phrase.plural || phrase.fresh || phrase.indefinite || phrase.possessor != kNone || phrase.qualifier == kNone)
    return false;
  const std::string noun = lemma(phrase);
  const KindWord sort = lexicon_.role_words().kind(noun);
  if (sort == KindWord::none || sort == KindWord::country || sort == KindWord::city || sort == KindWord::region ||
      sort == KindWord::court)
    return false;
  for (const std::string_view part : {"agency", "body", "institution", "team", "side", "station", "watchdog"})
    if (noun == part) return false;
  const Phrase& name = table_[phrase.qualifier];
  if (name.block != phrase.block || name.form != MentionForm::name || name.name.end != phrase.head) return false;
  const ClusterIndex cluster = clusters_.of(phrase.qualifier);
  if (cluster == kNone || clusters_[cluster].kind() != EntityKind::organization || phrase.cluster != kNone)
    return false;
  phrase.qualifier = kNone;
  clusters_.put(index, cluster);
  return true;
}

// "Vondra is the finance minister": what a thing is said to be, where it is said as a fact.
void DescriptionLinker::link_predicates(bool pronoun_subjects) {
  for (std::size_t block = 0; block < table_.trees.size(); ++block)
    for (const Clause& clause : table_.trees[block].clauses())
      if (!clause.attributes.empty() && !clause.subjects.empty())
        link_predicate(static_cast<Index>(block), clause, pronoun_subjects);
}

void DescriptionLinker::link_predicate(Index block, const Clause& clause, bool pronoun_subjects) {
  const Tree& tree = table_.trees[static_cast<std::size_t>(block)];
  if (!copula(tree.lemma(clause.verb)) || !clause.negations.empty() || clause.modal != kNone) return;
  if (clause.subjects.size() != 1 || clause.attributes.size() != 1) return;
  const PhraseIndex subject = table_.at(block, clause.subjects.front());
  const PhraseIndex attribute = table_.at(block, clause.attributes.front());
  if (subject == kNone || attribute == kNone || subject == attribute) return;
  const Phrase& what = table_[attribute];
  if (what.form != MentionForm::nominal || what.fresh || what.plural) return;
  if ((table_[subject].pronoun != nullptr) != pronoun_subjects) return;
  if (pronoun_subjects && table_[subject].pronoun->kind == PronounKind::speaker) return;  // "I am the winner": a claim
  if (table_[subject].pronoun && clusters_.of(subject) == kNone) return;
  const EntityKind kind = table_[subject].pronoun ? clusters_[clusters_.of(subject)].kind() : table_[subject].kind;
  const bool person = kind == EntityKind::person && what.kind == EntityKind::person;
  const bool same = what.definite && what.kind == kind && what.kind != EntityKind::thing;
  if (!person && !same) return;
  if (pronoun_subjects && clusters_.of(attribute) != kNone && clusters_[clusters_.of(attribute)].named) return;
  join(subject, attribute);
  roles_.learn(attribute);
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

// "A former accountant told a court … Graham Tolley, 47, denies …": the lead leaves open who its subject is, and the
// sentence after it begins with the name.
void DescriptionLinker::link_lead() {
  PhraseIndex lead = kNone;
  Index sentence = kNone;
  for (PhraseIndex i = 0; i < table_.size(); ++i) {
    const Phrase& phrase = table_[i];
    const Tree& tree = table_.tree(phrase);
    if (lead == kNone) {
      if (tree.size() < 9 || tree.text(tree.size() - 1) != ".") continue;  // a heading
      if (sentence == kNone) sentence = phrase.sentence;
      if (phrase.sentence != sentence) return;
      if (phrase.form == MentionForm::name && phrase.kind == EntityKind::person) return;
      if (phrase.kind == EntityKind::person && phrase.indefinite && !phrase.plural && opens(phrase)) lead = i;
      continue;
    }
    if (phrase.sentence == sentence && phrase.form == MentionForm::name && phrase.kind == EntityKind::person) return;
    if (phrase.sentence == sentence) continue;
    if (phrase.sentence != sentence + 1 || phrase.form != MentionForm::name || phrase.kind != EntityKind::person ||
        phrase.role != kNone || !opens(phrase) || phrase.name.end - phrase.name.begin < 2)
      return;
    if (clusters_.of(i) != kNone) join(i, lead);
    return;
  }
}

// The subject of its sentence, at its beginning.
bool DescriptionLinker::opens(const Phrase& phrase) const {
  const Tree& tree = table_.tree(phrase);
  const Index clause = tree.clause_of(phrase.head);
  return is_subject(phrase) && clause != kNone && tree.clauses()[static_cast<std::size_t>(clause)].depth == 0 &&
         tree.conjuncts(phrase.head).size() == 1 &&
         (phrase.core.begin == 0 || tree.sentence(phrase.core.begin - 1) != tree.sentence(phrase.head));
}

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

void DescriptionLinker::describe(PhraseIndex index) {
  Phrase& phrase = table_[index];
  if (phrase.cluster != kNone && clusters_[phrase.cluster].named) name_unnamed(index);
  if (!named_sort(index) && (phrase.cluster == kNone || !clusters_[phrase.cluster].named)) {
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
  if (phrase.kind == EntityKind::person) return by_role(index);
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
  static constexpr std::string_view kOthers[] = {
      "other",  "second", "third", "rival",    "new",    "another", "first",  "host",         "same",        "parent",
      "sister", "own",    "last",  "next",     "former", "only",    "whole",  "whichever",    "target",      "main",
      "local",  "entire", "old",   "combined", "merged", "smaller", "larger", "neighbouring", "neighboring", "bigger"};
  const Tree& tree = table_.tree(phrase);
  if (!phrase.definite || phrase.tokens.end > phrase.head + 1 || tree.lower(phrase.core.begin) != "the") return false;
  for (Index i = phrase.core.begin; i < phrase.head; ++i) {
    if (tree.lower(i).find("-member") != std::string_view::npos) continue;
    if (tree.word_class(i) == WordClass::number && i + 2 < phrase.head && tree.lower(i + 2) == "member") continue;
    if (tree.word_class(i) == WordClass::number || tree.lower(i).ends_with("est")) return false;
    if (std::find(std::begin(kOthers), std::end(kOthers), tree.lower(i)) != std::end(kOthers)) return false;
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
  if (owner_of(phrase) != kNone && wanted != KindWord::company && !based) return kNone;
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
    switch (wanted) {
      case KindWord::country:
        return place && (known.place == PlaceType::country || known.place == PlaceType::territory);
      case KindWord::city:
        return place && (known.place == PlaceType::city || known.place == PlaceType::none);
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
    if (cluster == kNone || table_[i].adjective || !sort(cluster)) continue;
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

// "the *proposed* deal", "the *deadly* blast": the word tells no other one.
bool DescriptionLinker::says_nothing_new(std::string_view word) {
  static constexpr std::string_view kWords[] = {
      "proposed", "planned", "controversial", "disputed", "deadly", "fatal",   "alleged",  "disputed", "whole",
      "entire",   "bloody",  "tragic",        "upcoming", "coming", "pending", "landmark", "historic"};
  return std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
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
    if (tree.word_class(i) != WordClass::determiner && !says_nothing_new(tree.lower(i))) return kNone;
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
