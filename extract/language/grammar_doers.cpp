// SPDX-License-Identifier: Apache-2.0
// The clause table, second half: who does what. Subjects that are not written (control, coordination, participles,
// relative clauses) are taken from where grammar says they are.
#include "extract/language/grammar_builder.h"
#include "extract/language/grammar_frames.h"

#include <algorithm>
#include <array>

namespace quoth::extract::language {
namespace {

bool is_relative(std::string_view word) {
  return word == "who" || word == "which" || word == "that" || word == "whom" || word == "whose";
}

// Nouns whose bare relative clause ("the day he left") does not have them as object.
bool is_circumstance(std::string_view noun) {
  static constexpr auto kNouns = std::to_array<std::string_view>(
      {"day", "decade", "hour", "manner", "minute", "moment", "month", "morning", "night", "place", "point", "reason",
       "second", "time", "way", "week", "weekend", "year"});
  return std::binary_search(kNouns.begin(), kNouns.end(), noun);
}

void replace(std::vector<Index>& list, Index old, const std::vector<Index>& by) {
  const auto found = std::find(list.begin(), list.end(), old);
  if (found == list.end()) return;
  const auto position = list.erase(found);
  list.insert(position, by.begin(), by.end());
}

}  // namespace

const std::vector<Index>& TreeBuilder::surface(const Clause& clause) const {
  return surfaces_[at(tree_.clause_at(clause.verb))];
}

Clause* TreeBuilder::clause_above(const Clause& clause) {
  return clause.governor == kNone ? nullptr : &tree_.clauses_[at(clause.governor)];
}

// What the verb is said of becomes its doer, or in the passive what it is done to.
void TreeBuilder::set_surface(Clause& clause, std::vector<Index> surface, SubjectRule rule) {
  if (surface.empty()) return;
  if (clause.voice == Voice::active) {
    clause.doers = surface;
    clause.doer_rule = rule;
  } else if (clause.objects.empty()) {
    clause.objects = surface;
  } else if (clause.recipients.empty()) {  // "was given the prize"
    clause.recipients = surface;
  }
  surfaces_[at(tree_.clause_at(clause.verb))] = std::move(surface);
}

std::vector<Index> TreeBuilder::antecedent(const Clause& clause) const {
  Index noun = clause.governor_word;
  if (noun == kNone) return {};
  // "told Oslo of the ban, *which* begins": the noun before the comma, where it is no part of the other's phrase.
  const Index start = tree_.subtree(clause.verb).begin;
  if (start > 1 && tree_.lower(start) == "which" && tree_.lower(start - 1) == ",") {
    const Index near = start - 2;
    if (analysis_.tokens[at(near)].entity == "DATE") return {};  // "left in May, *which* the army denies": that it left
    if (near > noun && tree_.is_nominal(near) && !tree_.under(near, noun) && tree_.function(near) != Function::conjunct)
      noun = near;
  }
  // "the coalition of Ruiz, *which* promised": a person is no "which"; the noun above is meant.
  for (const Index child : tree_.children(clause.verb)) {
    if (tree_.lower(child) != "which" || analysis_.tokens[at(noun)].entity != "PERSON") continue;
    const Index preposition = tree_.head(noun);
    const Index above = tree_.head(preposition);
    if (tree_.function(noun) == Function::preposition_object && tree_.is_nominal(above)) noun = above;
  }
  // "researchers from Lima, *who* left": a place is no "who".
  for (const Index child : tree_.children(clause.verb)) {
    const std::string_view entity = analysis_.tokens[at(noun)].entity;
    if (tree_.lower(child) != "who" || (entity != "GPE" && entity != "LOC" && entity != "FAC")) continue;
    const Index above = tree_.head(tree_.head(noun));
    if (tree_.function(noun) == Function::preposition_object && tree_.word_class(above) == WordClass::noun)
      noun = above;
  }
  if (tree_.function(noun) == Function::conjunct) {
    bool plural = analysis_.tokens[at(clause.verb)].tag == "VBP";
    for (const Index a : clause.auxiliaries) plural = plural || analysis_.tokens[at(a)].tag == "VBP";
    if (plural && !tree_.is_plural(noun)) return tree_.conjuncts(tree_.first_conjunct(noun));
  }
  return {noun};
}

void TreeBuilder::take_relative(Clause& clause) {
  const std::vector<Index> noun = antecedent(clause);
  const auto find_pronoun = [&](const std::vector<Index>& list) {
    for (const Index token : list) {
      if (is_relative(tree_.lower(token)) && token < clause.verb) return token;
    }
    return kNone;
  };
  std::vector<Index> surface = clause.subjects;
  for (const Index subject : clause.subjects) {  // "several *of whom* left"
    const Index preposition = tree_.child(subject, Function::preposition);
    if (preposition == kNone || tree_.lower(preposition) != "of") continue;
    if (find_pronoun(tree_.preposition_objects(preposition)) == kNone) continue;
    return set_surface(clause, noun, SubjectRule::relative);
  }
  if (const Index pronoun = find_pronoun(surface); pronoun != kNone) {
    clause.relative_pronoun = pronoun;
    replace(surface, pronoun, noun);
    set_surface(clause, surface, SubjectRule::relative);
    return;
  }
  for (std::vector<Index>* list : {&clause.objects, &clause.recipients}) {
    if (const Index pronoun = find_pronoun(*list); pronoun != kNone) {
      clause.relative_pronoun = pronoun;
      replace(*list, pronoun, noun);
    }
  }
  for (PrepositionalArgument& argument : clause.prepositional) {
    if (const Index pronoun = find_pronoun(argument.objects); pronoun != kNone) {
      clause.relative_pronoun = pronoun;
      replace(argument.objects, pronoun, noun);
    }
  }
  for (const Index subject : clause.subjects) {  // "the party, *whose* leader refused": it takes no other part in it
    const TokenRange range = tree_.subtree(subject);
    for (Index i = range.begin; i < std::min(range.end, clause.verb); ++i)
      if (tree_.lower(i) == "whose") clause.relative_pronoun = i;
  }
  const std::string_view first = tree_.lower(tree_.subtree(clause.verb).begin);
  const bool where = first == "where" || first == "when" || first == "why";  // "the court, *where* they sang"
  const bool open =
      !where && clause.relative_pronoun == kNone && clause.marker == kNone && clause.governor_word != kNone;
  if (open && !clause.subjects.empty() && !is_circumstance(tree_.lemma(clause.governor_word))) {
    const auto dangling = std::find_if(clause.prepositional.begin(), clause.prepositional.end(),
                                       [](const PrepositionalArgument& a) { return a.objects.empty(); });
    if (dangling != clause.prepositional.end()) {
      dangling->objects = noun;
    } else if (clause.objects.empty() && clause.attributes.empty() && clause.voice == Voice::active) {
      clause.objects = noun;
    }
  }
  if (clause.subjects.empty()) {
    set_surface(clause, noun, SubjectRule::relative);
  } else {
    set_surface(clause, clause.subjects, SubjectRule::own);
  }
}

// "his desire *to go*", "demands for them *to go*", "made a plan *to go*", "the first *to go*".
void TreeBuilder::take_infinitive_of_noun(Clause& clause) {
  const Index noun = clause.governor_word;
  for (const Index child : tree_.children(noun)) {
    if (tree_.function(child) != Function::preposition || child > clause.verb) continue;
    const std::string_view preposition = tree_.lower(child);
    if (preposition != "for" && preposition != "on" && preposition != "to") continue;
    const std::vector<Index> objects = tree_.preposition_objects(child);
    if (!objects.empty()) return set_surface(clause, objects, SubjectRule::object_control);
  }
  if (const Index owner = tree_.child(noun, Function::possessor); owner != kNone) {
    return set_surface(clause, tree_.conjuncts(owner), SubjectRule::control);
  }
  if (clause.voice == Voice::passive) return set_surface(clause, {noun}, SubjectRule::participle);
  if (tree_.function(noun) == Function::apposition) {
    return set_surface(clause, {tree_.head(noun)}, SubjectRule::participle);
  }
  const Function f = tree_.function(noun);
  const Clause* above = clause_above(clause);
  if (above == nullptr || f == Function::subject || f == Function::passive_subject) return;
  if (above->voice == Voice::active) set_surface(clause, surface(*above), SubjectRule::control);
}

void TreeBuilder::take_participle(Clause& clause) {
  const VerbForm form = tree_.verb_form(clause.verb);
  if (form == VerbForm::past_participle || (form == VerbForm::past && clause.subjects.empty())) {
    bool perfect = false;
    for (const Index a : clause.auxiliaries) perfect = perfect || tree_.lemma(a) == "have";
    if (!perfect) clause.voice = Voice::passive;
    return set_surface(clause, {clause.governor_word}, SubjectRule::participle);
  }
  if (form == VerbForm::gerund) return set_surface(clause, {clause.governor_word}, SubjectRule::participle);
  take_infinitive_of_noun(clause);
}

// Infinitives and participles under a verb: its object's where the verb lends it, else its subject's.
void TreeBuilder::take_control(Clause& clause) {
  const Clause* above = clause_above(clause);
  if (above == nullptr) return;
  const VerbForm form = tree_.verb_form(clause.verb);
  const bool purpose = clause.kind == ClauseKind::adverbial && clause.infinitive;
  if (form == VerbForm::past_participle && clause.voice == Voice::active && clause.auxiliaries.empty() &&
      !clause.finite) {
    clause.voice = Voice::passive;  // "*asked* about it, he said", "had him *arrested*"
    if (clause.kind != ClauseKind::adverbial && !above->objects.empty()) {
      return set_surface(clause, above->objects, SubjectRule::object_control);
    }
  }
  const std::string_view verb = tree_.lemma(above->verb);
  const bool lends = object_controls(verb) && form != VerbForm::past_participle &&
                     !(clause.infinitive && keeps_infinitive(verb, tree_.lemma(clause.verb)));
  if (lends && clause.kind != ClauseKind::subject && (clause.infinitive || clause.kind != ClauseKind::adverbial)) {
    if (!above->recipients.empty() && above->recipients.back() < clause.verb) {
      return set_surface(clause, above->recipients, SubjectRule::object_control);
    }
    if (!above->objects.empty() && above->objects.back() < clause.verb && above->voice == Voice::active) {
      return set_surface(clause, above->objects, SubjectRule::object_control);
    }
  }
  if (clause.infinitive) {
    for (const PrepositionalArgument& argument : above->prepositional) {
      if (argument.preposition < clause.verb && !argument.objects.empty() &&
          preposition_controls(verb, tree_.lower(argument.preposition))) {
        return set_surface(clause, argument.objects, SubjectRule::object_control);
      }
    }
  }
  if (above->voice == Voice::passive && clause.kind == ClauseKind::adverbial && form != VerbForm::past_participle) {
    // "was fired *to warn* them", "was killed by a bomb, *wounding* …": the agent's, and nobody's without one.
    if (purpose || !above->doers.empty()) return set_surface(clause, above->doers, SubjectRule::purpose);
  }
  set_surface(clause, surface(*above), purpose ? SubjectRule::purpose : SubjectRule::control);
}

// "by *massing* troops", "accused them of *massing* troops".
void TreeBuilder::take_preposition(Clause& clause) {
  const Clause* above = clause_above(clause);
  const Index preposition = clause.governor_word;
  if (above == nullptr || preposition == kNone) return;
  const Index host = tree_.head(preposition);
  const std::string_view word = tree_.lower(preposition);
  if (tree_.clause_at(host) == kNone) {  // "warnings about *imposing* sanctions"
    if (const Index owner = tree_.child(host, Function::possessor); owner != kNone) {
      return set_surface(clause, tree_.conjuncts(owner), SubjectRule::control);
    }
  } else if (word == "of" || word == "from" || word == "into" || word == "for" || word == "with" || word == "over" ||
             (word == "as" && (tree_.lemma(above->verb) == "quote" || tree_.lemma(above->verb) == "cite")) ||
             (word == "against" && object_controls(tree_.lemma(above->verb)))) {
    if (!above->objects.empty() && preposition > above->objects.front()) {
      return set_surface(clause, above->objects, SubjectRule::object_control);
    }
    if (above->voice == Voice::passive && !above->objects.empty()) {
      return set_surface(clause, above->objects, SubjectRule::object_control);
    }
  }
  set_surface(clause, above->voice == Voice::passive && !above->doers.empty() ? above->doers : surface(*above),
              SubjectRule::control);
}

void TreeBuilder::find_doers(Clause& clause) {
  if (clause.kind == ClauseKind::relative && clause.first_conjunct == kNone) return take_relative(clause);
  if (!clause.subjects.empty()) {
    std::vector<Index> surface = clause.subjects;
    if (clause.kind == ClauseKind::relative || clause.kind == ClauseKind::participial) {
      for (const Index token : clause.subjects) {  // the second clause of "who left and *who* stayed"
        if (is_relative(tree_.lower(token)) && clause.governor_word != kNone)
          replace(surface, token, antecedent(clause));
      }
    }
    const VerbForm form = tree_.verb_form(clause.verb);
    if (form == VerbForm::past_participle && clause.auxiliaries.empty() && clause.first_conjunct != kNone &&
        tree_.clauses_[at(clause.first_conjunct)].voice == Voice::passive) {
      clause.voice = Voice::passive;  // "eleven were killed and fifteen *wounded*"
    }
    return set_surface(clause, std::move(surface), SubjectRule::own);
  }
  if (clause.first_conjunct != kNone) {
    const Clause& first = tree_.clauses_[at(clause.first_conjunct)];
    const bool bare = tree_.verb_form(clause.verb) == VerbForm::past_participle && clause.auxiliaries.empty();
    if (bare && first.voice == Voice::passive) clause.voice = Voice::passive;
    if (first.voice == Voice::passive && clause.voice == Voice::passive && clause.doers.empty()) {
      clause.doers = first.doers;
      clause.doer_rule = SubjectRule::conjunct;
    }
    return set_surface(clause, surface(first), SubjectRule::conjunct);
  }
  switch (clause.kind) {
    case ClauseKind::participial:
      return take_participle(clause);
    case ClauseKind::prepositional:
      return take_preposition(clause);
    case ClauseKind::open_complement:
    case ClauseKind::complement:
    case ClauseKind::adverbial:
      if (clause.finite && clause.kind != ClauseKind::adverbial) return;
      // "*Ask* me," she said: a bare form that no verb of perception or cause calls for is a command.
      if (clause.kind == ClauseKind::complement && tree_.verb_form(clause.verb) == VerbForm::infinitive &&
          clause.auxiliaries.empty() && clause.governor != kNone &&
          !takes_bare_infinitive(tree_.lemma(tree_.clauses_[at(clause.governor)].verb))) {
        return;
      }
      return take_control(clause);
    default:
      return;
  }
}

// "provide and *accelerate* the support": verbs side by side share the object that only one has.
void TreeBuilder::share_objects() {
  for (Clause& clause : tree_.clauses_) {
    if (clause.first_conjunct == kNone) continue;
    Clause& first = tree_.clauses_[at(clause.first_conjunct)];
    if (!first.objects.empty() || first.voice != clause.voice || clause.objects.empty() || !clause.subjects.empty()) {
      continue;
    }
    bool adjacent = clause.verb > first.verb && clause.verb - first.verb <= 6;
    for (Index i = first.verb + 1; adjacent && i < clause.verb; ++i) {
      const Function f = tree_.function(i);
      adjacent = f == Function::coordinator || f == Function::punctuation || f == Function::adverbial ||
                 f == Function::auxiliary || f == Function::particle || f == Function::conjunct;
    }
    if (adjacent && first.complements.empty() && clause.objects.front() > clause.verb) {
      first.objects = clause.objects;
      first.object_shared = true;
    }
  }
}

// "urged *them* to leave" with "them" hung under "leave": they are urged as well.
void TreeBuilder::spread_object_infinitives() {
  for (const Clause& clause : tree_.clauses_) {
    if (clause.governor == kNone || !clause.infinitive || clause.subjects.empty()) continue;
    if (clause.kind == ClauseKind::relative || clause.kind == ClauseKind::participial) continue;
    Clause& above = tree_.clauses_[at(clause.governor)];
    if (!above.objects.empty() || above.verb > clause.verb || above.voice == Voice::passive) continue;
    if (clause.marker != kNone && tree_.lower(clause.marker) == "for") continue;
    if (object_controls(tree_.lemma(above.verb))) above.objects = clause.subjects;
  }
}

}  // namespace quoth::extract::language
