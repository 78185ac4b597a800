// SPDX-License-Identifier: Apache-2.0
// Habits of the parser around what is said: content clauses that lost their subject, their verb or their speaker. Each
// repair leaves a tree: a word moves to an ancestor, or to a word that does not stand under it.
#include "extract/language/grammar_builder.h"
#include "extract/language/grammar_frames.h"

#include <algorithm>

namespace quoth::extract::language {

bool TreeBuilder::is_finite_verb(Index token) const {
  if (tree_.word_class(token) != WordClass::verb && tree_.word_class(token) != WordClass::auxiliary) return false;
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

// "said that a man of the sect *called* the Order was freed", "the conclusion that claims *made* there were lies": two
// clauses to the parser, the second without a subject. The first is said of the noun before it.
void TreeBuilder::repair_called() {
  for (Index verb = 1; verb < tree_.size(); ++verb) {
    const Function f = tree_.function(verb);
    const Index subject = tree_.child(verb, Function::subject);
    const WordClass before = tree_.word_class(verb - 1);
    if (tree_.verb_form(verb) != VerbForm::past || subject == kNone || subject >= verb) continue;
    if (f != Function::complement_clause && f != Function::participial_clause) continue;
    if (tree_.has(verb, Function::auxiliary) || !tree_.subtree(subject).contains(verb - 1)) continue;
    if (before != WordClass::noun && before != WordClass::name) continue;
    const Index next = headless_verb(verb);
    if (next == kNone) continue;
    make_subject(subject, next);
    if (const Index marker = tree_.child(verb, Function::marker); marker != kNone) tree_.heads_[at(marker)] = next;
    tree_.heads_[at(next)] = tree_.head(verb);
    tree_.functions_[at(next)] = f;
    tree_.heads_[at(verb)] = verb - 1;
    tree_.functions_[at(verb)] = Function::participial_clause;
    tree_.forms_[at(verb)] = VerbForm::past_participle;
  }
}

// The finite verb that goes on directly behind the clause of `verb`, hangs above it, and has no subject; or kNone.
Index TreeBuilder::headless_verb(Index verb) const {
  const Index end = tree_.subtree(verb).end;
  for (Index next = end; next < std::min(tree_.size(), end + 5); ++next) {
    const Function f = tree_.function(next);
    if (f != Function::complement_clause && f != Function::adverbial_clause) continue;
    if (!tree_.under(verb, tree_.head(next)) || tree_.subtree(next).begin != end) continue;
    if (has_subject(next) || tree_.has(next, Function::marker) || !is_finite_verb(next)) continue;
    return next;
  }
  return kNone;
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
      if (bare) tree_.forms_[at(verb)] = VerbForm::present;
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

// "laws that ban claims *expected* next month": a participle, not what is claimed; nobody expects without an object.
void TreeBuilder::repair_expected() {
  for (Index verb = 1; verb < tree_.size(); ++verb) {
    const std::string_view lemma = tree_.lemma(verb);
    if (tree_.function(verb) != Function::complement_clause || tree_.verb_form(verb) != VerbForm::past) continue;
    if (lemma != "expect" && lemma != "schedule") continue;
    const Index subject = tree_.child(verb, Function::subject);
    const Index above = tree_.head(verb);
    if (subject == kNone || above > subject || tree_.has(verb, Function::auxiliary)) continue;
    if (tree_.has(verb, Function::object) || tree_.has(verb, Function::complement_clause) ||
        tree_.has(verb, Function::open_complement) || tree_.has(verb, Function::marker))
      continue;
    tree_.heads_[at(subject)] = above;
    tree_.functions_[at(subject)] = Function::object;
    tree_.heads_[at(verb)] = subject;
    tree_.functions_[at(verb)] = Function::participial_clause;
    tree_.forms_[at(verb)] = VerbForm::past_participle;
  }
}

// "the form, which media *reports* runs to ten pages": a noun to the tagger, as a second subject behind the pronoun.
void TreeBuilder::repair_reports() {
  for (Index noun = 2; noun < tree_.size(); ++noun) {
    if (tree_.function(noun) != Function::subject || tree_.word_class(noun) != WordClass::noun) continue;
    if (!tree_.is_plural(noun) || !takes_clause(tree_.lemma(noun))) continue;
    const Index verb = tree_.head(noun);
    const Index pronoun = tree_.child(verb, Function::subject);
    const Index speaker = noun - 1;
    if (verb < noun || pronoun >= speaker || tree_.word_class(pronoun) != WordClass::pronoun) continue;
    if (tree_.lower(pronoun) != "which" && tree_.lower(pronoun) != "that" && tree_.lower(pronoun) != "who") continue;
    if (tree_.function(speaker) != Function::compound || tree_.head(speaker) != noun) continue;
    take_place(noun, verb);
    tree_.classes_[at(noun)] = WordClass::verb;
    tree_.forms_[at(noun)] = VerbForm::present;
    tree_.heads_[at(verb)] = noun;
    tree_.functions_[at(verb)] = Function::complement_clause;
    tree_.functions_[at(speaker)] = Function::subject;
  }
}

// "According to the coach, Kellan, in her first year, the *team* won": the subject seems one more name of the coach; or
// her name seems one more subject.
void TreeBuilder::repair_source_and_subject() {
  for (Index according = 0; according < tree_.size(); ++according) {
    if (tree_.lower(according) != "according" || tree_.function(according) != Function::preposition) continue;
    const Index verb = tree_.head(according);
    const Index to = tree_.child(according, Function::preposition);
    if (verb < according || to == kNone || !is_finite_verb(verb)) continue;
    const Index source = tree_.child(to, Function::preposition_object);
    if (source == kNone) continue;
    if (has_subject(verb)) {
      name_source(source, tree_.subtree(according).end, verb);
      continue;
    }
    Index last = kNone;
    for (const Index child : tree_.children(source)) {
      if (child > source && tree_.function(child) == Function::apposition) last = child;
    }
    if (last == kNone || tree_.lower(tree_.subtree(last).begin - 1) != ",") continue;
    make_subject(last, verb);
    for (const Index child : tree_.children(source)) {
      if (child > source && tree_.function(child) == Function::preposition && child < last &&
          tree_.lower(child - 1) == ",")
        tree_.heads_[at(child)] = verb;
    }
  }
}

// Of two subjects, the first, between commas from `comma` on, is the name of `source`.
void TreeBuilder::name_source(Index source, Index comma, Index verb) {
  const Index name = tree_.child(verb, Function::subject);
  if (name == kNone || comma + 1 >= verb || tree_.lower(comma) != ",") return;
  const TokenRange range = tree_.subtree(name);
  const bool second = std::any_of(tree_.children(verb).begin(), tree_.children(verb).end(), [&](Index child) {
    const Function f = tree_.function(child);
    return child > name && child < verb && (f == Function::subject || f == Function::passive_subject);
  });
  if (!second || range.begin != comma + 1 || tree_.lower(range.end) != ",") return;
  tree_.heads_[at(name)] = source;
  tree_.functions_[at(name)] = Function::apposition;
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
  repair_expected();
  repair_reports();
  repair_source_and_subject();
}

}  // namespace quoth::extract::language
