// SPDX-License-Identifier: Apache-2.0
// Habits of the parser around what is said: content clauses that lost their subject, their verb or their speaker. Each
// repair leaves a tree: a word moves to an ancestor, or to a word that does not stand under it.
#include "extract/language/grammar_builder.h"
#include "extract/language/grammar_frames.h"

#include <algorithm>

namespace quoth::extract::language {

bool TreeBuilder::is_finite_verb(Index token) const {
  if (tree_.word_class(token) != WordClass::verb) return false;
  const VerbForm form = tree_.verb_form(token);
  if (form == VerbForm::past || form == VerbForm::present) return true;
  return std::any_of(tree_.children(token).begin(), tree_.children(token).end(), [this](Index child) {
    const VerbForm f = tree_.verb_form(child);
    const bool auxiliary = tree_.function(child) == Function::auxiliary || passive(child);
    return auxiliary && (f == VerbForm::modal || f == VerbForm::past || f == VerbForm::present);
  });
}

bool TreeBuilder::passive(Index token) const {
  return tree_.function(token) == Function::passive_auxiliary;
}

bool TreeBuilder::has_subject(Index verb) const {
  return tree_.has(verb, Function::subject) || tree_.has(verb, Function::passive_subject) ||
         tree_.has(verb, Function::clausal_subject);
}

void TreeBuilder::make_subject(Index noun, Index verb) {
  tree_.heads_[at(noun)] = verb;
  tree_.functions_[at(noun)] =
      tree_.has(verb, Function::passive_auxiliary) ? Function::passive_subject : Function::subject;
}

// Gives `token` the place of `above` in the tree.
void TreeBuilder::take_place(Index token, Index above) {
  tree_.heads_[at(token)] = tree_.head(above) == above ? token : tree_.head(above);
  tree_.functions_[at(token)] = tree_.function(above);
}

// "According to *Kellan* the bill was paid": a name that the tagger took for a verb, and the subject for its object.
void TreeBuilder::repair_named_source() {
  for (Index i = 2; i < tree_.size(); ++i) {
    if (tree_.function(i) != Function::preposition_clause || tree_.word_class(i) != WordClass::verb) continue;
    const Index to = tree_.head(i);
    const Index according = tree_.head(to);
    const char first = tree_.text(i).front();
    if (tree_.lower(to) != "to" || tree_.lower(according) != "according" || to != i - 1) continue;
    if (first < 'A' || first > 'Z' || tree_.has(i, Function::auxiliary)) continue;
    tree_.classes_[at(i)] = WordClass::name;
    tree_.forms_[at(i)] = VerbForm::none;
    tree_.functions_[at(i)] = Function::preposition_object;
    tree_.lemmas_[at(i)] = tree_.text(i);
    const Index object = tree_.child(i, Function::object);
    const Index verb = tree_.head(according);
    if (object != kNone && verb > object && !has_subject(verb)) make_subject(object, verb);
  }
}

// A closing mark stands before the word, or before the comma before it.
bool TreeBuilder::behind_quotation(Index token) const {
  const auto closes = [this](Index i) {
    const std::string_view text = i < 0 ? std::string_view() : tree_.text(i);
    return text == "\"" || text == "”" || text == "''" || text == "’";
  };
  return closes(token - 1) || (token > 1 && tree_.lower(token - 1) == "," && closes(token - 2));
}

// "“We will not stop”, *added* Tass": a participle before a name to the parser, with the quotation under it.
void TreeBuilder::repair_inverted_speech() {
  for (Index verb = 1; verb < tree_.size(); ++verb) {
    const VerbForm form = tree_.verb_form(verb);
    if (form == VerbForm::past && behind_quotation(verb) && takes_clause(tree_.lemma(verb)) && !has_subject(verb)) {
      const Index object = tree_.child(verb, Function::object);
      if (object > verb && tree_.subtree(object).begin == verb + 1) make_subject(object, verb);
      continue;
    }
    if (tree_.function(verb) != Function::modifier || tree_.word_class(verb) != WordClass::verb) continue;
    if (form != VerbForm::past && form != VerbForm::past_participle) continue;
    const Index name = tree_.head(verb);
    const Index content = tree_.child(verb, Function::complement_clause);
    if (content == kNone || content > verb || name < verb || !tree_.is_nominal(name)) continue;
    take_place(verb, name);
    tree_.forms_[at(verb)] = VerbForm::past;
    tree_.heads_[at(name)] = verb;
    tree_.functions_[at(name)] = Function::subject;
  }
}

// "said that a man of the sect *called* the Order was freed": two content clauses to the parser, the second without a
// subject. The first is said of the noun before it.
void TreeBuilder::repair_called() {
  for (Index verb = 1; verb < tree_.size(); ++verb) {
    if (tree_.function(verb) != Function::complement_clause || tree_.verb_form(verb) != VerbForm::past) continue;
    const Index subject = tree_.child(verb, Function::subject);
    const WordClass before = tree_.word_class(verb - 1);
    if (subject == kNone || subject >= verb - 1 || tree_.has(verb, Function::auxiliary)) continue;
    if (before != WordClass::noun && before != WordClass::name) continue;
    if (!tree_.subtree(subject).contains(verb - 1)) continue;
    for (const Index next : tree_.children(tree_.head(verb))) {
      if (next < verb || tree_.function(next) != Function::complement_clause || next == verb) continue;
      if (has_subject(next) || tree_.has(next, Function::marker) || !is_finite_verb(next)) continue;
      make_subject(subject, next);
      if (const Index marker = tree_.child(verb, Function::marker); marker != kNone) tree_.heads_[at(marker)] = next;
      tree_.heads_[at(verb)] = verb - 1;
      tree_.functions_[at(verb)] = Function::participial_clause;
      tree_.forms_[at(verb)] = VerbForm::past_participle;
      break;
    }
  }
}

// "found *losses* by 2030 exceeded a tenth", "figures show *arrivals* rose": what seems the verb's object is the
// subject of what is found.
void TreeBuilder::repair_object_of_content() {
  for (Index verb = 2; verb < tree_.size(); ++verb) {
    const Function f = tree_.function(verb);
    const Index above = tree_.head(verb);
    if (above > verb || tree_.word_class(verb) != WordClass::verb || !takes_clause(tree_.lemma(above))) continue;
    if (has_subject(verb) || tree_.has(verb, Function::marker)) continue;
    const Index object = tree_.child(above, Function::object);
    if (object == kNone || object < above || object > verb) continue;
    const bool bare = tree_.verb_form(verb) == VerbForm::infinitive && !tree_.has(verb, Function::auxiliary) &&
                      !takes_bare_infinitive(tree_.lemma(above));
    if (f == Function::complement_clause && (bare || is_finite_verb(verb))) {
      make_subject(object, verb);
    } else if (f == Function::conjunct && is_finite_verb(verb) && runs_on(above, verb)) {
      make_subject(object, verb);
      tree_.functions_[at(verb)] = Function::complement_clause;
    }
  }
}

// True where nothing joins the second verb to the first: no conjunction, no comma.
bool TreeBuilder::runs_on(Index first, Index second) const {
  for (Index i = first + 1; i < second; ++i) {
    const bool joins =
        tree_.function(i) == Function::coordinator && (tree_.head(i) == first || tree_.head(i) == second);
    if (joins || (tree_.word_class(i) == WordClass::punctuation && tree_.head(i) == first)) return false;
  }
  return true;
}

// "estimated by 2050, *demand* would double": a second clause to the parser, where the first has said nothing yet.
void TreeBuilder::repair_content_after_phrase() {
  for (Index verb = 3; verb < tree_.size(); ++verb) {
    const Index above = tree_.head(verb);
    if (tree_.function(verb) != Function::conjunct || above > verb || !is_finite_verb(verb)) continue;
    if (!takes_clause(tree_.lemma(above)) || !has_subject(verb)) continue;
    if (tree_.has(above, Function::object) || tree_.has(above, Function::complement_clause)) continue;
    const Index begin = tree_.subtree(verb).begin;
    const Index phrase = above + 1;
    const bool fits = tree_.function(phrase) == Function::preposition && tree_.head(phrase) == above &&
                      tree_.subtree(phrase).end == begin - 1 && tree_.lower(begin - 1) == ",";
    if (!fits) continue;
    tree_.functions_[at(verb)] = Function::complement_clause;
    tree_.heads_[at(phrase)] = verb;
  }
}

// "told us he would go, with the bank *saying* it would pay": the clause behind a verb that says something is its own.
void TreeBuilder::repair_nearest_content() {
  for (Index verb = 2; verb < tree_.size(); ++verb) {
    if (tree_.function(verb) != Function::complement_clause || !has_subject(verb)) continue;
    const Index begin = tree_.subtree(verb).begin;
    const Index above = tree_.head(verb);
    if (begin < 1 || above > begin) continue;
    const Index near = begin - 1;
    if (near == above || tree_.word_class(near) != WordClass::verb || !takes_clause(tree_.lemma(near))) continue;
    if (!tree_.subtree(above).contains(near) || tree_.subtree(verb).contains(near)) continue;
    if (tree_.has(near, Function::object) || tree_.has(near, Function::complement_clause)) continue;
    if (!tree_.has(near, Function::subject)) continue;
    tree_.heads_[at(verb)] = near;
  }
}

// "Weber, who left, *called* the plan “bold and, I fear, costly”": the parser makes the verb of the aside the main one,
// with two subjects.
void TreeBuilder::repair_two_subjects() {
  for (Index aside = 4; aside < tree_.size(); ++aside) {
    const Index first = tree_.child(aside, Function::subject);
    if (first == kNone || first >= aside || tree_.word_class(aside) != WordClass::verb) continue;
    const bool second = std::any_of(tree_.children(aside).begin(), tree_.children(aside).end(), [&](Index child) {
      return child > first && child < aside && tree_.function(child) == Function::subject &&
             tree_.word_class(child) == WordClass::pronoun;
    });
    if (!second) continue;
    for (const Index verb : tree_.children(first)) {
      const VerbForm form = tree_.verb_form(verb);
      if (verb < first || tree_.function(verb) != Function::participial_clause) continue;
      if ((form != VerbForm::past && form != VerbForm::past_participle) || tree_.has(verb, Function::auxiliary))
        continue;
      if (!tree_.has(verb, Function::object) || tree_.lower(tree_.subtree(verb).begin - 1) != ",") continue;
      take_place(verb, aside);
      tree_.forms_[at(verb)] = VerbForm::past;
      tree_.heads_[at(first)] = tree_.heads_[at(aside)] = verb;
      tree_.functions_[at(aside)] = Function::parenthetical;
      break;
    }
  }
}

// "works closely *with* governments to stop attacks": no clause of its own, as the parser has it.
void TreeBuilder::repair_with_whom() {
  for (Index with = 1; with < tree_.size(); ++with) {
    if (tree_.function(with) != Function::marker || tree_.lower(with) != "with") continue;
    const Index infinitive = tree_.head(with);
    const Index verb = tree_.head(infinitive);
    const Index noun = tree_.child(infinitive, Function::subject);
    const bool beside = verb == with - 1 || (verb == with - 2 && tree_.function(with - 1) == Function::adverbial);
    if (!beside || noun == kNone || tree_.verb_form(infinitive) != VerbForm::infinitive) continue;
    if (tree_.function(infinitive) != Function::adverbial_clause) continue;
    tree_.classes_[at(with)] = WordClass::preposition;
    tree_.functions_[at(with)] = Function::preposition;
    tree_.heads_[at(with)] = verb;
    tree_.functions_[at(noun)] = Function::preposition_object;
    tree_.heads_[at(noun)] = with;
  }
}

// "are *afraid* the bank may fail", "are *concerned* it may": an adjective, though tagged as a verb.
void TreeBuilder::repair_attitudes() {
  for (Index i = 1; i < tree_.size(); ++i) {
    if (tree_.function(i) != Function::attribute || tree_.verb_form(i) != VerbForm::past_participle) continue;
    if (tree_.lemma(tree_.head(i)) != "be" || !tree_.has(i, Function::complement_clause)) continue;
    tree_.classes_[at(i)] = WordClass::adjective;
    tree_.forms_[at(i)] = VerbForm::none;
  }
}

void TreeBuilder::repair_content() {
  repair_attitudes();
  repair_named_source();
  repair_inverted_speech();
  repair_called();
  repair_object_of_content();
  repair_content_after_phrase();
  repair_nearest_content();
  repair_two_subjects();
  repair_with_whom();
}

}  // namespace quoth::extract::language
