// SPDX-License-Identifier: Apache-2.0
// Habits of the parser around what is said: content clauses that lost their subject, their verb or their speaker. Each
// repair leaves a tree: a word moves to an ancestor, or to a word that does not stand under it.
// Long because the constructions are many, each a short function.
#include "extract/language/grammar_builder.h"
#include "extract/language/grammar_frames.h"

#include <algorithm>
#include <array>

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

// The word before all that hangs under a token, in small letters; empty at the text's begin.
std::string_view TreeBuilder::word_before(Index token) const {
  const Index begin = tree_.subtree(token).begin;
  return begin > 0 ? tree_.lower(begin - 1) : std::string_view();
}

// Gives `token` the place of `above` in the tree.
void TreeBuilder::take_place(Index token, Index above) {
  tree_.heads_[at(token)] = tree_.head(above) == above ? token : tree_.head(above);
  tree_.functions_[at(token)] = tree_.function(above);
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
  constexpr Index kFarthest = 300;  // tokens
  if (second - first > kFarthest) return false;
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

// "was told by lawyers *that* Peru would lose": no relative clause, since else nothing was told.
void TreeBuilder::repair_told() {
  for (Index verb = 3; verb < tree_.size(); ++verb) {
    if (tree_.function(verb) != Function::relative_clause || !has_subject(verb)) continue;
    const Index that = tree_.child(verb, Function::object);
    if (that == kNone || tree_.lower(that) != "that" || tree_.subtree(verb).begin != that) continue;
    const Index preposition = tree_.head(tree_.head(verb));
    const Index above = tree_.head(preposition);
    const Function f = tree_.function(preposition);
    if ((f != Function::preposition && f != Function::agent) || tree_.word_class(above) != WordClass::verb) continue;
    if (!tells_somebody(tree_.lemma(above)) || tree_.has(above, Function::open_complement)) continue;
    const Index content = tree_.child(above, Function::complement_clause);
    if (content != kNone) {  // "reminded us in May that it had *forecast* that prices would rise"
      const bool behind = tree_.subtree(content).begin == tree_.subtree(verb).end;
      if (!behind || !takes_clause(tree_.lemma(verb)) || !tree_.has(content, Function::marker)) continue;
      tree_.heads_[at(content)] = verb;
    }
    tree_.heads_[at(verb)] = above;
    tree_.functions_[at(verb)] = Function::complement_clause;
    tree_.functions_[at(that)] = Function::marker;
  }
}

// "If he *wins*, she warned, all will be lost": a condition of what she warned of, not of her warning.
void TreeBuilder::repair_condition_before_speech() {
  for (Index condition = 1; condition < tree_.size(); ++condition) {
    const Index verb = tree_.head(condition);
    const Index marker = tree_.child(condition, Function::marker);
    if (tree_.function(condition) != Function::adverbial_clause || verb < condition || marker == kNone) continue;
    const std::string_view word = tree_.lower(marker);
    if (word != "if" && word != "unless" && word != "once") continue;
    const Index subject = tree_.child(verb, Function::subject);
    if (subject < condition || verb + 1 >= tree_.size() || tree_.lower(verb + 1) != ",") continue;
    if (!takes_clause(tree_.lemma(verb)) || tree_.subtree(condition).end + 1 != tree_.subtree(subject).begin) continue;
    const Index content = tree_.child(verb, Function::complement_clause);
    if (tree_.function(verb) == Function::parenthetical && tree_.head(verb) > verb) {
      tree_.heads_[at(condition)] = tree_.head(verb);
    } else if (content > verb) {
      tree_.heads_[at(condition)] = content;
    }
  }
}

// "said it was sorry and *would* pay": what is said goes on, in the tense of what is said.
void TreeBuilder::repair_content_goes_on() {
  for (Index verb = 3; verb < tree_.size(); ++verb) {
    const Index above = tree_.head(verb);
    if (tree_.function(verb) != Function::conjunct || above > verb || has_subject(verb)) continue;
    if (tree_.verb_form(above) != VerbForm::past || !takes_clause(tree_.lemma(above))) continue;
    const bool modal = std::any_of(tree_.children(verb).begin(), tree_.children(verb).end(), [this](Index child) {
      const std::string_view word = tree_.lower(child);
      return tree_.verb_form(child) == VerbForm::modal && (word == "would" || word == "could" || word == "might");
    });
    const Index content = tree_.child(above, Function::complement_clause);
    if (modal && content > above && content < verb && has_subject(content)) tree_.heads_[at(verb)] = content;
  }
}

// "A said it was late, and B *said* it was not": two who speak, the second not on the word of the first.
void TreeBuilder::repair_second_speaker() {
  for (Index verb = 5; verb < tree_.size(); ++verb) {
    const Index content = tree_.head(verb);
    const Index above = tree_.head(content);
    const Index subject = tree_.child(verb, Function::subject);
    if (tree_.function(verb) != Function::conjunct || content > verb || subject < content) continue;
    if (tree_.function(content) != Function::complement_clause || above > content) continue;
    if (!takes_clause(tree_.lemma(above)) || !takes_clause(tree_.lemma(verb)) || tree_.has(verb, Function::marker))
      continue;
    if (!tree_.has(verb, Function::complement_clause) || tree_.word_class(subject) == WordClass::pronoun) continue;
    const Index begin = tree_.subtree(verb).begin;
    const bool apart = begin > 1 && tree_.function(begin - 1) == Function::coordinator && tree_.lower(begin - 2) == ",";
    if (!apart) continue;
    tree_.heads_[at(verb)] = above;
    for (const Index joint : {begin - 2, begin - 1}) {
      if (tree_.head(joint) == content) tree_.heads_[at(joint)] = above;
    }
  }
}

// "Reuters reported that he had gone, *citing* an aide": done by who reports.
void TreeBuilder::repair_citing() {
  for (Index citing = 2; citing < tree_.size(); ++citing) {
    const std::string_view lemma = tree_.lemma(citing);
    if (lemma != "cite" && lemma != "quote") continue;
    const Index verb = tree_.head(citing);
    const Index above = tree_.head(verb);
    if (tree_.function(citing) != Function::adverbial_clause || tree_.verb_form(citing) != VerbForm::gerund) continue;
    if (tree_.function(verb) != Function::complement_clause || above > verb || citing < verb) continue;
    if (!takes_clause(tree_.lemma(above)) || word_before(citing) != ",") continue;
    tree_.heads_[at(citing)] = above;
  }
}

// "wrote *that* the site would close": opens the clause, though tagged as its object.
void TreeBuilder::repair_that() {
  for (Index that = 1; that + 2 < tree_.size(); ++that) {
    const Index verb = tree_.head(that);
    if (tree_.function(that) != Function::object || tree_.lower(that) != "that" || verb < that) continue;
    if (tree_.function(verb) != Function::complement_clause || tree_.subtree(verb).begin != that) continue;
    if (!has_subject(verb) || tree_.has(verb, Function::marker)) continue;
    tree_.functions_[at(that)] = Function::marker;
    tree_.classes_[at(that)] = WordClass::conjunction;
  }
}

// "told aides *he would quit*": said to them, not a clause about them.
void TreeBuilder::repair_told_bare() {
  for (Index verb = 3; verb < tree_.size(); ++verb) {
    if (tree_.function(verb) != Function::relative_clause || !has_subject(verb) || tree_.has(verb, Function::marker))
      continue;
    const Index noun = tree_.head(verb);
    const Index above = tree_.head(noun);
    const Index subject = std::max(tree_.child(verb, Function::subject), tree_.child(verb, Function::passive_subject));
    if (tree_.function(noun) != Function::object || !tells_somebody(tree_.lemma(above)) || above > noun) continue;
    if (tree_.subtree(verb).begin != noun + 1 || subject < noun || tree_.subtree(subject).begin != noun + 1) continue;
    const std::string_view first = tree_.lower(noun + 1);
    if (first == "who" || first == "which" || first == "that" || first == "whom") continue;
    const bool whole = tree_.has(verb, Function::auxiliary) || tree_.has(verb, Function::passive_auxiliary) ||
                       tree_.has(verb, Function::object);
    if (!whole || tree_.has(above, Function::complement_clause) || tree_.has(above, Function::open_complement))
      continue;
    tree_.heads_[at(verb)] = above;
    tree_.functions_[at(verb)] = Function::complement_clause;
  }
}

// "said *on Monday* the bank would close": when it was said, since no comma follows.
void TreeBuilder::repair_day_of_saying() {
  constexpr auto kDays =
      std::to_array<std::string_view>({"friday", "monday", "saturday", "sunday", "thursday", "tuesday", "wednesday"});
  for (Index on = 1; on + 2 < tree_.size(); ++on) {
    if (tree_.lower(on) != "on" || tree_.function(on) != Function::preposition) continue;
    const Index verb = tree_.head(on);
    const Index above = on - 1;
    if (tree_.function(verb) != Function::complement_clause || tree_.head(verb) != above || verb < on) continue;
    if (!takes_clause(tree_.lemma(above)) || !std::binary_search(kDays.begin(), kDays.end(), tree_.lower(on + 1)))
      continue;
    if (tree_.subtree(on).end != on + 2 || tree_.lower(on + 2) == ",") continue;
    tree_.heads_[at(on)] = above;
  }
}

// "during the talks that it had *forecast* in June that prices would rise": said by the nearest verb, not of the talks.
void TreeBuilder::repair_far_content() {
  for (Index verb = 3; verb < tree_.size(); ++verb) {
    const Index marker = tree_.child(verb, Function::marker);
    const Index noun = tree_.head(verb);
    if (tree_.function(verb) != Function::participial_clause || marker == kNone || noun > verb) continue;
    if (tree_.lower(marker) != "that" || tree_.subtree(verb).begin != marker || !has_subject(verb)) continue;
    for (Index near = marker - 1; near > std::max(noun, marker - 100); --near) {
      if (tree_.word_class(near) != WordClass::verb || !takes_clause(tree_.lemma(near))) continue;
      if (tree_.subtree(near).end != marker || tree_.has(near, Function::complement_clause)) continue;
      if (tree_.under(near, verb)) break;
      tree_.heads_[at(verb)] = near;
      tree_.functions_[at(verb)] = Function::complement_clause;
      break;
    }
  }
}

// "while *signalling* they are open": the clause hangs under what says it, not the other way round.
void TreeBuilder::repair_said_beside() {
  for (Index says = 1; says + 1 < tree_.size(); ++says) {
    const Index verb = tree_.head(says);
    if (tree_.function(says) != Function::adverbial_clause || verb < says) continue;
    if (tree_.verb_form(says) != VerbForm::gerund || !takes_clause(tree_.lemma(says))) continue;
    const Index subject = tree_.child(verb, Function::subject);
    if (subject == kNone || tree_.subtree(subject).begin != says + 1 || tree_.subtree(says).end != says + 1) continue;
    if (!is_finite_verb(verb) || tree_.head(verb) == verb) continue;
    tree_.heads_[at(says)] = tree_.head(verb);
    tree_.heads_[at(verb)] = says;
    tree_.functions_[at(verb)] = Function::complement_clause;
  }
}

// "made it *known* that he would go": one predicate, whose "it" is nobody.
void TreeBuilder::repair_made_known() {
  for (Index known = 2; known < tree_.size(); ++known) {
    const Index make = tree_.head(known);
    if (tree_.lower(known) != "known" || tree_.lemma(make) != "make" || make > known) continue;
    const Index it = tree_.child(known, Function::subject);
    const Index content = tree_.child(known, Function::complement_clause);
    if (it == kNone || tree_.lower(it) != "it" || content == kNone) continue;
    tree_.heads_[at(it)] = tree_.heads_[at(content)] = make;
    tree_.functions_[at(it)] = Function::expletive;
    tree_.functions_[at(known)] = Function::attribute;
    tree_.classes_[at(known)] = WordClass::adjective;
    tree_.forms_[at(known)] = VerbForm::none;
  }
}

// "saw two men and a *ship* was sent": no "men and a ship", since the verb is in the singular.
void TreeBuilder::repair_disagreement() {
  for (Index verb = 3; verb < tree_.size(); ++verb) {
    if (tree_.function(verb) != Function::complement_clause || tree_.has(verb, Function::marker)) continue;
    const Index first = std::max(tree_.child(verb, Function::subject), tree_.child(verb, Function::passive_subject));
    const Index above = tree_.head(verb);
    if (first == kNone || above > first || tree_.subtree(first).begin != above + 1) continue;
    const Index second = tree_.child(first, Function::conjunct);
    const Index with = tree_.child(first, Function::coordinator);
    if (second == kNone || with == kNone || tree_.lower(with) != "and" || tree_.subtree(second).begin != with + 1)
      continue;
    const bool singular = std::any_of(tree_.children(verb).begin(), tree_.children(verb).end(), [this](Index child) {
      const std::string_view word = tree_.lower(child);
      return word == "was" || word == "is" || word == "has";
    });
    if (!singular || tree_.is_plural(second) || tree_.has(above, Function::object)) continue;
    tree_.heads_[at(first)] = tree_.heads_[at(with)] = above;
    tree_.functions_[at(first)] = Function::object;
    make_subject(second, verb);
    tree_.functions_[at(verb)] = Function::conjunct;
  }
}

void TreeBuilder::repair_content() {
  repair_disagreement();
  repair_speakers();
  repair_made_known();
  repair_that();
  repair_condition_before_speech();
  repair_citing();
  repair_content_goes_on();
  repair_second_speaker();
  repair_told();
  repair_told_bare();
  repair_day_of_saying();
  repair_far_content();
  repair_said_beside();
  repair_attitudes();
  repair_called();
  repair_object_of_content();
  repair_content_after_phrase();
  repair_nearest_content();
  repair_with_whom();
  repair_expected();
}

}  // namespace quoth::extract::language
