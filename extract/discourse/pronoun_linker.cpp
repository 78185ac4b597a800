// SPDX-License-Identifier: Apache-2.0
// Long because the points and what gives them stand together.
#include "extract/discourse/pronoun_linker.h"

#include <algorithm>
#include <array>

namespace quoth::extract::discourse {
namespace {

using graph::EntityKind;
using graph::MentionForm;
using language::Clause;
using language::Function;

constexpr PhraseIndex kWindow = 160;  // mentions looked at before a pronoun
constexpr PhraseIndex kAhead = 24;    // and behind it, in its sentence
constexpr int kForbidden = -1000;
constexpr int kLeast = 20;  // points below which a pronoun stays open

// Points. Chosen on sentences of our own and on the development half of GAP.
constexpr int kBase = 100;
constexpr int kSentenceAway = 28;
constexpr int kSubject = 22, kObject = 14, kPossessor = 16, kPrepositional = 2;
constexpr int kMainClause = 8;
constexpr int kNamed = 12;
constexpr int kSamePronoun = 14;    // the candidate's last mention is a pronoun of the same kind
constexpr int kStillSpeaks = 14;    // "X said … he added"
constexpr int kOtherPronoun = -24;  // "it" after "they" for one thing, or the reverse
constexpr int kWhere = -14;         // "it" for a place where something happened
constexpr int kParallel = 16;
constexpr int kGovernor = 6;    // subject of the clause that the pronoun's clause hangs on: "X said he …"
constexpr int kOwnClause = 22;  // "X sold *his* house"
constexpr int kInside = -12;
constexpr int kAside = -6;
constexpr int kQuoted = -12;  // told inside a quotation, pronoun outside or in another
constexpr int kAhead_ = -20;
constexpr int kUnknownGender = -4;
constexpr int kLikelyGender = 8, kUnlikelyGender = -40;  // by a given name alone, which may be a surname
constexpr int kDoubtfulKind = -10;
constexpr int kTopic = 4;
constexpr int kDoubtfulVotes = 10;  // for its kind: a name with no more may be a person's after all
constexpr int kNear = 2;            // off for each dozen mentions between
constexpr int kCoordinated = -12;   // one of several: "Kim and Lee … she"
constexpr int kIndefinite = -4;
constexpr int kCoordinatedOwner = 40;
constexpr int kToldTogether = 6;   // "the two countries": for each time that they were told side by side
constexpr int kPluralEvent = -16;  // "they" for talks or reports

int log2_of(int count) {
  int log = 0;
  while (count > 1) {
    count /= 2;
    ++log;
  }
  return log;
}

}  // namespace

PronounLinker::PronounLinker(PhraseTable& table, Clusters& clusters, const Roles& roles,
                             const lexicon::Lexicon& lexicon, std::span<const Quotation> quotations)
    : table_(table),
      clusters_(clusters),
      roles_(roles),
      lexicon_(lexicon),
      quotations_(quotations),
      places_(place_phrases(table, quotations)) {}

// I, we, you: told by who speaks, not by what was said before.
bool PronounLinker::of_speaker(PronounKind kind) {
  return kind == PronounKind::speaker || kind == PronounKind::we || kind == PronounKind::you;
}

// "We" of somebody whose side a pronoun tells, "*its* head": after that one.
bool PronounLinker::waits(PhraseIndex index) const {
  const Index quotation = places_[static_cast<std::size_t>(index)].quotation;
  if (table_[index].pronoun->kind != PronounKind::we || quotation == kNone) return false;
  const ClusterIndex speaker = quotations_[static_cast<std::size_t>(quotation)].speaker;
  if (speaker == kNone || speaker >= clusters_.size()) return false;
  const auto facts = roles_.of(speaker);
  return std::any_of(facts.begin(), facts.end(), [this](const RoleFact& fact) {
    return fact.owner != kNone && table_[fact.owner].pronoun && clusters_.of(fact.owner) == kNone;
  });
}

void PronounLinker::link() {
  told_.assign(static_cast<std::size_t>(clusters_.size()), 0);
  ours_.assign(quotations_.size(), kNone);
  for (PhraseIndex i = 0; i < table_.size(); ++i)
    if (table_[i].pronoun && of_speaker(table_[i].pronoun->kind) && !waits(i)) resolve(i);
  for (PhraseIndex i = 0; i < table_.size(); ++i) {
    if (table_[i].pronoun) {
      if (!of_speaker(table_[i].pronoun->kind) || clusters_.of(i) == kNone) resolve(i);
    } else if (is_pair(table_[i])) {
      resolve_pair(i);
    } else if (bare_plural(table_[i])) {
      resolve_pair(i, 2);
    }
    if (const ClusterIndex cluster = clusters_.of(i); cluster != kNone) ++told_[static_cast<std::size_t>(cluster)];
    if (table_[i].pronoun) last_of_kind_[static_cast<std::size_t>(table_[i].pronoun->kind)] = i;
  }
}

void PronounLinker::resolve(PhraseIndex index) {
  const PronounWord& word = *table_[index].pronoun;
  const Index quotation = places_[static_cast<std::size_t>(index)].quotation;
  switch (word.kind) {
    case PronounKind::speaker:
    case PronounKind::we:
    case PronounKind::you:
      if (quotation != kNone) resolve_speaker(index, quotations_[static_cast<std::size_t>(quotation)]);
      return;
    case PronounKind::demonstrative:
      return;
    case PronounKind::both:
      resolve_pair(index);
      return;
    default:
      break;
  }
  if (word.reflexive) {
    resolve_reflexive(index);
    if (clusters_.of(index) != kNone) return;
  }
  std::vector<Candidate> candidates;
  collect(index, candidates);
  const auto best = std::max_element(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return std::pair(a.points, a.phrase) < std::pair(b.points, b.phrase);
  });
  if (best != candidates.end() && best->points >= kLeast) take(index, *best);
}

void PronounLinker::take(PhraseIndex index, const Candidate& best) {
  if (!best.several.empty()) {
    sets_[index] = best.several;
    return;
  }
  clusters_.put(index, best.cluster);
  Cluster& cluster = clusters_[best.cluster];
  if (cluster.gender == Gender::unknown) cluster.gender = table_[index].gender;
  const PronounKind kind =
      table_[index].pronoun->kind;  // who is called "she" is a person, whatever the name looks like
  if ((kind == PronounKind::he || kind == PronounKind::she) && cluster.kind() != EntityKind::person)
    cluster.kind_votes[static_cast<std::size_t>(EntityKind::person)] += kDoubtfulVotes + 2;
}

// "I" is who speaks; "we" the side that he speaks for, where his office tells it; "you" whom he addresses.
void PronounLinker::resolve_speaker(PhraseIndex index, const Quotation& quotation) {
  const PronounKind kind = table_[index].pronoun->kind;
  const ClusterIndex who = kind == PronounKind::you ? quotation.addressee : quotation.speaker;
  if (who == kNone || who >= clusters_.size()) return;
  if (kind == PronounKind::we) {
    clusters_.put(index, side_of(who));
    ours_[static_cast<std::size_t>(places_[static_cast<std::size_t>(index)].quotation)] = clusters_.of(index);
  } else {
    clusters_.put(index, clusters_.root(who));
  }
}

ClusterIndex PronounLinker::side_of(ClusterIndex speaker) const {
  if (clusters_[speaker].kind() != EntityKind::person) return clusters_.root(speaker);
  for (const RoleFact& fact : roles_.of(speaker)) {
    if (!fact.office || fact.former || fact.owner == kNone) continue;
    const ClusterIndex owner = clusters_.of(fact.owner);
    if (owner == kNone || clusters_[owner].kind() == EntityKind::person) continue;
    return owner;
  }
  for (const RoleFact& fact : roles_.of(speaker)) {  // "Foreign Minister X": of the country that goes without saying
    if (!fact.office || fact.former || fact.owner != kNone || !lexicon_.role_words().governs(fact.lemma)) continue;
    const auto own = roles_.country(speaker);
    for (PhraseIndex i = 0; own != lexicon::kUnknown && i < std::min(table_.size(), 2 * kWindow); ++i)
      if (table_[i].known == own && !table_[i].people && clusters_.of(i) != kNone) return clusters_.of(i);
    if (const ClusterIndex home = roles_.home_country(); home != kNone) return home;
  }
  return clusters_.root(speaker);
}

// The doer of its own clause, or of the clause above where the pronoun is itself the subject: "refused to let
// *themselves* be used by others".
void PronounLinker::resolve_reflexive(PhraseIndex index) {
  const PhrasePlace& place = places_[static_cast<std::size_t>(index)];
  if (place.clause == kNone) return;
  const Tree& tree = table_.tree(table_[index]);
  const Clause* clause = &tree.clauses()[static_cast<std::size_t>(place.clause)];
  const auto& subjects = clause->subjects;
  if (std::find(subjects.begin(), subjects.end(), table_[index].head) != subjects.end()) {
    if (clause->governor == kNone) return;
    clause = &tree.clauses()[static_cast<std::size_t>(clause->governor)];
  }
  for (const Index doer : clause->doers) {
    const PhraseIndex subject = table_.at(table_[index].block, doer);
    if (subject == kNone || subject == index || clusters_.of(subject) == kNone) continue;
    if (agreement(table_[index], clusters_.of(subject)) <= kForbidden) continue;
    clusters_.put(index, clusters_.of(subject));
    return;
  }
}

void PronounLinker::collect(PhraseIndex index, std::vector<Candidate>& candidates) const {
  const Phrase& pronoun = table_[index];
  const bool person = pronoun.pronoun->kind == PronounKind::he || pronoun.pronoun->kind == PronounKind::she;
  const Index sentences = person ? 5 : 3;
  const auto fellows = fellow_arguments(index);
  for (PhraseIndex i = index - 1; i >= 0 && i > index - kWindow; --i) {
    if (pronoun.sentence - table_[i].sentence > sentences && (!person || !candidates.empty())) break;
    consider(index, i, candidates);
    if (pronoun.pronoun->kind == PronounKind::they) consider_several(index, i, candidates);
  }
  std::erase_if(candidates, [&](const Candidate& candidate) {
    return std::find(fellows.begin(), fellows.end(), candidate.cluster) != fellows.end();
  });
  // "In *his* speech, the minister said": only from what stands before the main subject
  if (!places_[static_cast<std::size_t>(index)].fronted) return;
  for (PhraseIndex i = index + 1; i < table_.size() && i < index + kAhead; ++i) {
    if (table_[i].sentence != pronoun.sentence || table_[i].block != pronoun.block) break;
    const PhrasePlace& place = places_[static_cast<std::size_t>(i)];
    if (place.depth > 0 || place.rank != ArgumentRank::subject || table_[i].pronoun || place.inside) continue;
    const std::size_t before = candidates.size();
    consider(index, i, candidates);
    if (candidates.size() > before) candidates.back().points += kAhead_;
    break;
  }
}

void PronounLinker::consider(PhraseIndex index, PhraseIndex other, std::vector<Candidate>& candidates) const {
  const Phrase& candidate = table_[other];
  const ClusterIndex cluster = clusters_.of(other);
  if (cluster == kNone || candidate.adjective) return;
  const int agrees = agreement(table_[index], cluster);
  if (agrees <= kForbidden || forbidden(index, other) || named_by_himself(index, cluster)) return;
  if (table_[index].pronoun->kind == PronounKind::they && acts(index)) {
    const EntityKind kind = clusters_[cluster].kind();
    if (kind == EntityKind::event || (kind == EntityKind::work && !speaks(index)))
      return;  // talks and reports do nothing
  }
  const int total = points(index, other, cluster) + agrees;
  candidates.push_back({cluster, {}, other, total});
}

// The subject of an active verb that only persons, groups and their like can be the doers of.
bool PronounLinker::acts(PhraseIndex index) const {
  const PhrasePlace& place = places_[static_cast<std::size_t>(index)];
  if (place.rank != ArgumentRank::subject || place.clause == kNone) return false;
  const Tree& tree = table_.tree(table_[index]);
  const Clause& clause = tree.clauses()[static_cast<std::size_t>(place.clause)];
  if (clause.voice == language::Voice::passive || tree.head(table_[index].head) != clause.verb) return false;
  return lexicon_.actor_verbs().contains(tree.lemma(clause.verb));
}

// "the union and the ministry … they"
void PronounLinker::consider_several(PhraseIndex index, PhraseIndex first, std::vector<Candidate>& candidates) const {
  const Phrase& phrase = table_[first];
  if (phrase.pronoun || phrase.adjective || places_[static_cast<std::size_t>(first)].inside) return;
  const Tree& tree = table_.tree(phrase);
  if (tree.first_conjunct(phrase.head) != phrase.head) return;
  const auto words = tree.conjuncts(phrase.head);
  if (words.size() < 2 || words.size() > 6) return;
  std::vector<ClusterIndex> several;
  for (const Index word : words) {
    const PhraseIndex at = table_.headed(phrase.block, word);
    const ClusterIndex cluster = at == kNone ? kNone : clusters_.of(at);
    if (cluster == kNone || forbidden(index, at)) return;
    const EntityKind kind = clusters_[cluster].kind();
    if (kind == EntityKind::event || kind == EntityKind::work || kind == EntityKind::thing) return;
    several.push_back(cluster);
  }
  const int total = points(index, first, several.front()) + 4;
  candidates.push_back({kNone, std::move(several), first, total});
}

// Of a person told by one name alone, what it would be as a given name: "Marina".
Gender PronounLinker::likely_gender(const Cluster& cluster) const {
  if (!cluster.named) return Gender::unknown;
  for (std::size_t i = 0; i < std::min<std::size_t>(cluster.phrases.size(), 4); ++i) {
    const Phrase& phrase = table_[cluster.phrases[i]];
    if (phrase.form != MentionForm::name) continue;
    if (phrase.name.end - phrase.name.begin != 1) return Gender::unknown;
    const char gender = lexicon_.given_names().gender(table_.tree(phrase).text(phrase.name.begin));
    return gender == 'f' ? Gender::feminine : gender == 'm' ? Gender::masculine : Gender::unknown;
  }
  return Gender::unknown;
}

// "AQIM", "2GO": nobody's name.
bool PronounLinker::called_by_letters(const Cluster& cluster) const {
  const Phrase& phrase = table_[cluster.phrases.front()];
  if (phrase.form != MentionForm::name || phrase.name.end - phrase.name.begin != 1) return false;
  const std::string_view text = table_.tree(phrase).text(phrase.name.begin);
  return text.size() > 2 && std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// 0 where all fits, less where it might, kForbidden where it cannot be.
int PronounLinker::agreement(const Phrase& pronoun, ClusterIndex index) const {
  const Cluster& cluster = clusters_[index];
  const EntityKind kind = cluster.kind();
  switch (pronoun.pronoun->kind) {
    case PronounKind::he:
    case PronounKind::she: {
      if (cluster.plural) return kForbidden;
      if (kind != EntityKind::person) {
        if (called_by_letters(cluster)) return kForbidden;
        const bool doubtful = cluster.named && cluster.known == lexicon::kUnknown && kind != EntityKind::event &&
                              kind != EntityKind::group && kind != EntityKind::work &&
                              *std::max_element(cluster.kind_votes.begin(), cluster.kind_votes.end()) <= kDoubtfulVotes;
        return doubtful ? kDoubtfulKind : kForbidden;
      }
      if (cluster.gender == Gender::unknown) {
        const Gender likely = likely_gender(cluster);
        return likely == Gender::unknown ? kUnknownGender : likely == pronoun.gender ? kLikelyGender : kUnlikelyGender;
      }
      return cluster.gender == pronoun.gender ? 0 : kForbidden;
    }
    case PronounKind::it:
      if (cluster.plural || kind == EntityKind::person) return kForbidden;
      if (kind == EntityKind::group) return -20;
      if (kind == EntityKind::thing) return -12;
      if (kind == EntityKind::event || kind == EntityKind::work) return -4;
      return 0;
    case PronounKind::they:
      if (cluster.plural)
        return kind == EntityKind::thing                               ? -16
               : kind == EntityKind::event || kind == EntityKind::work ? kPluralEvent
               : kind == EntityKind::group                             ? 4
                                                                       : 0;
      if (kind == EntityKind::group) return 0;
      if (kind == EntityKind::organization) return -14;
      if (kind == EntityKind::place) return -50;
      if (kind == EntityKind::person) {  // "a person … they": of nobody known, nor of an office
        if (cluster.gender != Gender::unknown || cluster.named || cluster.phrases.empty()) return kForbidden;
        return table_[cluster.phrases.front()].noun.office ? kForbidden : -36;
      }
      return kForbidden;
    default:
      return kForbidden;
  }
}

// The token hangs on a later conjunct of the word, or inside one: not on the word itself.
bool PronounLinker::within_other_conjunct(const Tree& tree, Index token, Index word) {
  for (int steps = 0; steps < 8 && token != word && tree.head(token) != token; ++steps) {
    if (tree.function(token) == Function::conjunct && tree.first_conjunct(token) == tree.first_conjunct(word) &&
        token > word)
      return steps > 0;
    token = tree.head(token);
  }
  return false;
}

// What grammar rules out: arguments of one verb, a phrase around the pronoun, the speaker inside his own quotation.
bool PronounLinker::forbidden(PhraseIndex index, PhraseIndex other) const {
  const Phrase& pronoun = table_[index];
  const Phrase& candidate = table_[other];
  const PhrasePlace& place = places_[static_cast<std::size_t>(index)];
  const PhrasePlace& its = places_[static_cast<std::size_t>(other)];
  if (place.quotation != kNone) {
    const Quotation& quotation = quotations_[static_cast<std::size_t>(place.quotation)];
    if (quotation.speaker != kNone && quotation.speaker < clusters_.size() &&
        clusters_.root(quotation.speaker) == clusters_.of(other))
      return true;
    const ClusterIndex ours = ours_[static_cast<std::size_t>(place.quotation)];
    if (pronoun.pronoun->kind == PronounKind::they && ours != kNone && clusters_.root(ours) == clusters_.of(other))
      return true;  // "*they* threaten us"
    if (pronoun.pronoun->kind == PronounKind::they && quotation.addressee != kNone &&
        quotation.addressee < clusters_.size() && clusters_.root(quotation.addressee) == clusters_.of(other))
      return true;  // whom he speaks to he would call "you"
  }
  if (pronoun.block != candidate.block) return false;
  if (candidate.pronoun && candidate.pronoun->kind != pronoun.pronoun->kind && pronoun.sentence == candidate.sentence)
    return true;  // "*it* spoke to *their* families"
  const Tree& tree = table_.tree(pronoun);
  if (const Index owned = tree.head(pronoun.head); tree.function(pronoun.head) == Function::possessor) {
    const PhraseIndex owner_of = table_.at(pronoun.block, owned);  // "*his* father Nikolai" is not of Nikolai
    if (owner_of != kNone && owner_of != index && clusters_.of(owner_of) == clusters_.of(other)) return true;
  }
  if (within_other_conjunct(tree, pronoun.head, candidate.head)) return false;  // "Blanchett and *her* husband"
  if (candidate.tokens.contains(pronoun.head) && candidate.form != MentionForm::pronoun) return true;
  if (candidate.pronoun == nullptr && tree.under(pronoun.head, candidate.head) &&
      tree.sentence(pronoun.head) == tree.sentence(candidate.head) &&
      tree.clause_of(pronoun.head) == tree.clause_of(candidate.head))
    return true;
  if (place.clause == kNone || place.clause != its.clause) return false;
  const bool possessive = tree.function(pronoun.head) == Function::possessor;
  if (possessive || its.rank == ArgumentRank::possessor) return false;
  return (place.argument || place.rank == ArgumentRank::prepositional) && its.argument &&
         !(place.rank == ArgumentRank::prepositional && place.inside);
}

// Who else the pronoun's own verb has to do with, inherited doers too: none of them is the pronoun ("… and murders
// *him*").
std::vector<ClusterIndex> PronounLinker::fellow_arguments(PhraseIndex index) const {
  std::vector<ClusterIndex> fellows;
  const Phrase& pronoun = table_[index];
  const PhrasePlace& place = places_[static_cast<std::size_t>(index)];
  const Tree& tree = table_.tree(pronoun);
  if (place.clause == kNone || tree.function(pronoun.head) == Function::possessor || place.inside) return fellows;
  const Clause& clause = tree.clauses()[static_cast<std::size_t>(place.clause)];
  const bool subject = place.rank == ArgumentRank::subject;
  if (!place.argument && place.rank != ArgumentRank::prepositional) return fellows;
  const auto add = [&](const std::vector<Index>& words) {
    for (const Index word : words) {
      if (word == pronoun.head) continue;
      const PhraseIndex at = table_.at(pronoun.block, word);
      if (at != kNone && at != index && clusters_.of(at) != kNone) fellows.push_back(clusters_.of(at));
    }
  };
  if (subject) {
    add(clause.objects);
    add(clause.recipients);
  } else {
    add(clause.doers);
    if (place.argument) add(clause.objects);
  }
  return fellows;
}

bool PronounLinker::governs(const Tree& tree, Index clause, Index inner) const {
  for (int steps = 0; steps < 6 && inner != kNone; ++steps) {
    inner = tree.clauses()[static_cast<std::size_t>(inner)].governor;
    if (inner == clause) return true;
  }
  return false;
}

// "thanked the mayor for *her* service": what somebody is praised or blamed for is his own.
bool PronounLinker::judged_for(const Phrase& pronoun, const Tree& tree, Index clause) const {
  const language::Clause& judging = tree.clauses()[static_cast<std::size_t>(clause)];
  if (!lexicon_.actor_verbs().judges(tree.lemma(judging.verb)) || judging.objects.empty()) return false;
  Index word = pronoun.head;
  for (int steps = 0; steps < 6 && word != judging.verb && tree.head(word) != word; ++steps) {
    word = tree.head(word);
    if (tree.function(word) == Function::preposition && tree.head(word) == judging.verb)
      return tree.lower(word) == "for" || tree.lower(word) == "over" || tree.lower(word) == "of" ||
             tree.lower(word) == "on";
  }
  return false;
}

// The subject of a verb of speech: "he *said*".
bool PronounLinker::speaks(PhraseIndex index) const {
  const PhrasePlace& place = places_[static_cast<std::size_t>(index)];
  if (place.rank != ArgumentRank::subject || place.clause == kNone) return false;
  const Tree& tree = table_.tree(table_[index]);
  return lexicon_.actor_verbs().speaks(tree.lemma(tree.clauses()[static_cast<std::size_t>(place.clause)].verb));
}

// In "…," he said nobody calls himself by his name: who is named in the quotation is not its speaker.
bool PronounLinker::named_by_himself(PhraseIndex index, ClusterIndex cluster) const {
  const Phrase& pronoun = table_[index];
  const PhrasePlace& place = places_[static_cast<std::size_t>(index)];
  if (place.quotation != kNone || place.rank != ArgumentRank::subject || !speaks(index)) return false;
  const Index verb = table_.tree(pronoun).clauses()[static_cast<std::size_t>(place.clause)].verb;
  for (PhraseIndex at = std::max(0, index - kAhead); at < std::min(table_.size(), index + kAhead); ++at) {
    if (table_[at].block != pronoun.block || table_[at].form != MentionForm::name || clusters_.of(at) != cluster)
      continue;
    const Index quotation = places_[static_cast<std::size_t>(at)].quotation;
    if (quotation != kNone && quotations_[static_cast<std::size_t>(quotation)].verb == verb) return true;
  }
  return false;
}

// "fell in *Taipei*": only where something happened.
bool PronounLinker::is_where(const Phrase& phrase) const {
  if (phrase.kind != EntityKind::place || phrase.form != MentionForm::name) return false;
  const Tree& tree = table_.tree(phrase);
  if (tree.function(phrase.head) != Function::preposition_object) return false;
  const std::string_view preposition = tree.lower(tree.head(phrase.head));
  return preposition == "in" || preposition == "at" || preposition == "near" || preposition == "from";
}

// An article that has just said "it" of a firm does not go on with "they", nor the reverse.
bool PronounLinker::called_otherwise(const Phrase& pronoun, ClusterIndex cluster) const {
  const PronounKind kind = pronoun.pronoun->kind;
  if (kind != PronounKind::it && kind != PronounKind::they) return false;
  const PronounKind opposite = kind == PronounKind::it ? PronounKind::they : PronounKind::it;
  const auto& phrases = clusters_[cluster].phrases;
  for (std::size_t i = phrases.size(); i > 0 && i + 4 > phrases.size(); --i) {
    const Phrase& phrase = table_[phrases[i - 1]];
    if (phrase.pronoun && phrase.pronoun->kind == opposite && pronoun.sentence - phrase.sentence <= 2) return true;
  }
  return false;
}

int PronounLinker::points(PhraseIndex index, PhraseIndex other, ClusterIndex cluster) const {
  const Phrase& pronoun = table_[index];
  const Phrase& candidate = table_[other];
  const PhrasePlace& place = places_[static_cast<std::size_t>(index)];
  const PhrasePlace& its = places_[static_cast<std::size_t>(other)];
  const Tree& tree = table_.tree(pronoun);
  int sum = kBase - kSentenceAway * std::abs(pronoun.sentence - candidate.sentence);
  switch (its.rank) {
    case ArgumentRank::subject:
      sum += kSubject;
      break;
    case ArgumentRank::object:
      sum += kObject;
      break;
    case ArgumentRank::possessor:
      sum += kPossessor;
      break;
    case ArgumentRank::prepositional:
      sum += kPrepositional;
      break;
    default:
      break;
  }
  if (its.depth == 0 && its.rank == ArgumentRank::subject) sum += kMainClause;
  if (its.aside) sum += kAside;
  sum -= kNear * std::abs(index - other) / 12;
  if (candidate.indefinite) sum += kIndefinite;
  if (its.coordinated) sum += kCoordinated;
  if (pronoun.pronoun->kind == PronounKind::it && is_where(candidate)) sum += kWhere;
  if (its.inside && its.rank != ArgumentRank::possessor) sum += kInside;
  if (clusters_[cluster].named) sum += kNamed;
  if (candidate.pronoun && candidate.pronoun->kind == pronoun.pronoun->kind) sum += kSamePronoun;
  if (called_otherwise(pronoun, cluster)) sum += kOtherPronoun;
  if (pronoun.sentence == candidate.sentence + 1 && speaks(index) && speaks(other)) sum += kStillSpeaks;
  if (its.rank == place.rank && place.argument && its.argument) sum += kParallel;
  if (its.quotation != kNone && its.quotation != place.quotation) sum += kQuoted;
  const int count = static_cast<std::size_t>(cluster) < told_.size() ? told_[static_cast<std::size_t>(cluster)] : 0;
  sum += kTopic * std::min(log2_of(count + 1), 4);
  if (pronoun.block == candidate.block && place.clause != kNone && its.clause != kNone &&
      pronoun.sentence == candidate.sentence) {
    if (tree.function(pronoun.head) == Function::possessor && place.clause == its.clause) {
      const bool judged = judged_for(pronoun, tree, place.clause);
      if (its.rank == ArgumentRank::subject && !judged) sum += kOwnClause;
      if (its.rank == ArgumentRank::object && judged) sum += kOwnClause;
    }
    if (tree.function(pronoun.head) == Function::possessor) {  // "Blanchett and *her* husband"
      const Index owned = tree.head(pronoun.head);
      if (owned != candidate.head && tree.first_conjunct(owned) == tree.first_conjunct(candidate.head) &&
          candidate.head < owned)
        sum += kCoordinatedOwner;
    }
    if (its.rank == ArgumentRank::subject && governs(tree, its.clause, place.clause)) sum += kGovernor;
  }
  return sum;
}

// "the couple", "the pair": two persons.
bool PronounLinker::two_persons(std::string_view noun) {
  return noun == "couple" || noun == "pair" || noun == "duo" || noun == "twosome" || noun == "newlyweds";
}

// "the companies", "the leaders": no word more, so they are those just told.
bool PronounLinker::bare_plural(const Phrase& phrase) const {
  if (phrase.form != MentionForm::nominal || !phrase.plural || phrase.possessor != kNone || phrase.qualifier != kNone)
    return false;
  const Tree& tree = table_.tree(phrase);
  return phrase.head == phrase.core.begin + 1 && tree.lower(phrase.core.begin) == "the" &&
         phrase.tokens.end == phrase.head + 1;
}

// A group of that name was told before: "the farmers" after "two farmers".
bool PronounLinker::already_told(PhraseIndex index) const {
  const ClusterIndex cluster = clusters_.of(index);
  return cluster != kNone && clusters_[cluster].phrases.front() < index;
}

bool PronounLinker::is_pair(const Phrase& phrase) const {
  if (phrase.form != MentionForm::nominal) return false;
  const Tree& tree = table_.tree(phrase);
  if (phrase.definite && phrase.possessor == kNone && phrase.head == phrase.core.begin + 1 &&
      two_persons(tree.lower(phrase.head)))
    return true;
  if (!phrase.plural) return false;
  bool two = false, determined = phrase.definite;
  for (Index i = phrase.core.begin; i < phrase.head; ++i) {
    const std::string_view lower = tree.lower(i);
    two |= lower == "two" || lower == "both" || lower == "either" || lower == "neither";
    if (lower == "both") determined = true;
  }
  return two && determined && phrase.possessor == kNone;
}

// "*Jan Halden*, his wife Birgit and their children": beside somebody.
bool PronounLinker::told_in_list(PhraseIndex index) const {
  const Phrase& phrase = table_[index];
  const Tree& tree = table_.tree(phrase);
  if (tree.conjuncts(tree.first_conjunct(phrase.head)).size() > 1) return true;
  const Index clause = tree.clause_of(phrase.head);
  if (clause == kNone) return false;
  const auto& of = tree.clauses()[static_cast<std::size_t>(clause)];
  if (lexicon_.actor_verbs().speaks(tree.lemma(of.verb))) return false;
  return places_[static_cast<std::size_t>(index)].argument && of.objects.size() + of.doers.size() > 1;  // "X married Y"
}

// "*Norway* and Sweden", no third with them.
bool PronounLinker::one_of_two(PhraseIndex index) const {
  const Tree& tree = table_.tree(table_[index]);
  return tree.conjuncts(tree.first_conjunct(table_[index].head)).size() == 2;
}

// "the union", "the ministry": no firm.
bool PronounLinker::called_union(ClusterIndex cluster) const {
  const auto known = clusters_[cluster].known;
  if (known != lexicon::kUnknown) {
    const auto type = lexicon_.gazetteer().at(known).organization;
    if (type != lexicon::OrganizationType::none && type != lexicon::OrganizationType::company) return true;
  }
  const auto& phrases = clusters_[cluster].phrases;
  return std::any_of(phrases.begin(), phrases.end(), [this](PhraseIndex i) {
    const Phrase& phrase = table_[i];
    if (phrase.form != MentionForm::nominal) return false;
    const std::string_view lemma = table_.tree(phrase).lemma(phrase.head);
    return lemma == "union" || lemma == "ministry" || lemma == "agency" || lemma == "regulator" || lemma == "party";
  });
}

// "both sides", "the two leaders": the two of that kind which the article has spoken of most.
// With `sentences`, only where no more and no fewer than two were told in that many.
void PronounLinker::resolve_pair(PhraseIndex index, Index sentences) {
  const Phrase& phrase = table_[index];
  const Tree& tree = table_.tree(phrase);
  const std::string_view noun = phrase.pronoun ? std::string_view() : tree.lemma(phrase.head);
  const bool countries = noun == "country" || noun == "nation" || noun == "state" || noun == "neighbor" ||
                         noun == "neighbour" || noun == "capital" || noun == "republic" || noun == "power" ||
                         noun == "superpower" || noun == "people" || noun == "government";
  const bool sides = noun == "side" || noun == "party" || noun == "delegation" || noun == "camp" || phrase.pronoun;
  const bool persons = phrase.noun.semantic_class == lexicon::NounClass::person || two_persons(noun);
  const bool firms = !sides && !countries && phrase.noun.semantic_class == lexicon::NounClass::organization;
  if (!countries && !sides && !persons && !firms) return;
  std::vector<std::pair<int, ClusterIndex>> found;
  for (PhraseIndex i = index - 1; i >= 0 && i > index - 3 * kWindow; --i) {
    if (sentences > 0 && phrase.sentence - table_[i].sentence >= sentences) break;
    const ClusterIndex cluster = clusters_.of(i);
    if (cluster == kNone || !clusters_[cluster].named || clusters_[cluster].plural) continue;
    const EntityKind kind = clusters_[cluster].kind();
    const auto known = clusters_[cluster].known;
    const bool country = kind == EntityKind::place && known != lexicon::kUnknown &&
                         lexicon_.gazetteer().at(known).place == lexicon::PlaceType::country;
    const bool fits = (countries && country) || (sides && (country || kind == EntityKind::organization)) ||
                      (persons && kind == EntityKind::person &&
                       (!phrase.noun.office || !roles_.of(cluster).empty() || known != lexicon::kUnknown)) ||
                      (firms && kind == EntityKind::organization);
    if (!fits) continue;
    const auto at = std::find_if(found.begin(), found.end(), [&](const auto& f) { return f.second == cluster; });
    if (table_[i].form == MentionForm::nominal && table_[i].kind == EntityKind::organization) continue;
    if (two_persons(noun) && !told_in_list(i)) continue;
    if (noun == "company" || noun == "firm") {
      if (called_union(cluster)) continue;
    }
    const int weight = 1 + (phrase.sentence - table_[i].sentence < 3 ? 2 : 0) + (one_of_two(i) ? kToldTogether : 0);
    if (at == found.end())
      found.emplace_back(weight, cluster);
    else
      at->first += weight;
  }
  if (found.size() < 2 || (sentences > 0 && (found.size() > 2 || already_told(index)))) return;
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  // A country and its own ministry are one side.
  const auto country = roles_.country(found[0].second);
  const auto other = std::find_if(found.begin() + 1, found.end(), [&](const auto& f) {
    return !sides || country == lexicon::kUnknown || roles_.country(f.second) != country;
  });
  if (other != found.end()) sets_[index] = {found[0].second, other->second};
}

}  // namespace quoth::extract::discourse
