// SPDX-License-Identifier: Apache-2.0
// Descriptions that stand beside a name or are said of it: appositions, neighbours, predicates, the lead's unnamed
// person, offices before a name. Each kind of evidence is one short function, in the order they are tried.
#include "extract/discourse/description_linker.h"

#include <algorithm>

namespace quoth::extract::discourse {
namespace {

using graph::EntityKind;
using graph::MentionForm;
using language::Clause;
using language::Function;
using language::WordClass;
using lexicon::KindWord;

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

// "President Bush": who of that name held the office on the day.
void DescriptionLinker::know_by_office(PhraseIndex index) {
  Phrase& phrase = table_[index];
  const ClusterIndex own = clusters_.of(index);
  if (own == kNone || phrase.name.end - phrase.name.begin != 1 || clusters_[own].known != lexicon::kUnknown) return;
  const auto& phrases = clusters_[own].phrases;
  for (std::size_t i = 0; i < std::min<std::size_t>(phrases.size(), 8); ++i)
    if (table_[phrases[i]].name.end - table_[phrases[i]].name.begin > 1) return;  // the whole name is told
  const Tree& tree = table_.tree(phrase);
  const std::string office = normal_form(text_of(tree, {roles_.read(index).front().begin, phrase.role + 1}));
  const std::string_view holder = lexicon_.offices().holder_named(office, tree.text(phrase.name.begin), day_);
  const auto known = holder.empty() ? lexicon::kUnknown : lexicon_.gazetteer().find(holder);
  if (known == lexicon::kUnknown) return;
  make_known(own, known);
}

// `own` turns out to be somebody whom the gazetteer knows, and whom the article may have told by name.
void DescriptionLinker::make_known(ClusterIndex own, lexicon::KnownIndex known) {
  clusters_[own].known = known;
  for (ClusterIndex other = 0; other < clusters_.size(); ++other)
    if (clusters_.is_root(other) && other != own && clusters_[other].known == known &&
        clusters_.can_merge(other, own)) {
      clusters_.merge(other, own);
      return;
    }
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

// "Helena Brand", which the engine took for a firm: nobody knows it, and it begins with a given name.
bool DescriptionLinker::may_be_person(const Phrase& name) const {
  const char gender = lexicon_.given_names().gender(table_.tree(name).text(name.name.begin));
  return name.known == lexicon::kUnknown && name.kind_weight < 2 && !name.adjective &&
         name.name.end - name.name.begin == 2 && (gender == 'f' || gender == 'm');
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
      table_[body].kind = EntityKind::organization;
      join(at, body);
      return;
    }
  }
  if (!what.definite || comma + 2 >= tree.size() || tree.text(comma) != "," || what.tokens.end > comma) return;
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
    if (role.form == MentionForm::nominal && role.kind == EntityKind::organization && !role.plural) link_named_body(i);
    const bool relative = role.noun.kin && role.possessor != kNone;  // "His widow, Marina, and their son"
    if (role.form != MentionForm::nominal || role.kind != EntityKind::person || role.plural ||
        !(role.noun.office || relative))
      continue;
    const bool one_of_some = !role.definite;  // "*A* spokesman for Velmo, Dana Fox, said": only with what he speaks for
    if (one_of_some && relative) continue;
    for (PhraseIndex j = i + 1; j < std::min(table_.size(), i + 4); ++j) {
      const Phrase& name = table_[j];
      if (name.block != role.block || name.form != MentionForm::name) continue;
      const Tree& tree = table_.tree(name);
      if (name.kind != EntityKind::person && !may_be_person(name)) continue;
      const Index comma = name.core.begin - 1;
      const bool apart = comma > 0 && tree.text(comma) == "," &&
                         ((comma == role.head + 1 && !one_of_some) ||
                          (names_office(tree, role.head, comma) && name.core.end < tree.size() &&
                           tree.text(name.core.end) == ","));  // "The mayor of Toronto, Dana Fox, said"
      if (!apart && (one_of_some || !names_office(tree, role.head, name.core.begin))) continue;
      if (left_open(tree, role, name)) continue;
      if (!role.noun.office && !(name.core.end < tree.size() && tree.text(name.core.end) == ",")) continue;
      const bool list = tree.conjuncts(name.head).size() > 1 || tree.conjuncts(role.head).size() > 1;
      if (name.core.begin != name.name.begin || (list && role.noun.office)) continue;
      if (name.kind != EntityKind::person) {
        table_[j].kind = EntityKind::person;
        clusters_[cluster_of(j)].kind_votes[static_cast<std::size_t>(EntityKind::person)] += 12;
      }
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
      const bool open = phrase.indefinite || (phrase.definite && phrase.noun.office);  // "The mayor has resigned …"
      if (phrase.form == MentionForm::nominal && phrase.kind == EntityKind::person && open && !phrase.plural &&
          opens(phrase))
        lead = i;
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

}  // namespace quoth::extract::discourse
