// SPDX-License-Identifier: Apache-2.0
// Habits of the parser around who says something: names read as verbs, verbs of speech read as participles or nouns,
// and sentences with two subjects.
#include "extract/language/grammar_builder.h"
#include "extract/language/grammar_frames.h"

#include <algorithm>

namespace quoth::extract::language {

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
    const bool inverts = takes_clause(tree_.lemma(verb)) || stands_before_speaker(tree_.lemma(verb));
    const bool told = form == VerbForm::past || (form == VerbForm::infinitive && tree_.lower(verb) == "read");
    if (told && inverts && behind_quotation(verb) && !has_subject(verb) && !tree_.has(verb, Function::auxiliary)) {
      tree_.forms_[at(verb)] = VerbForm::past;
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
      if (!tree_.has(verb, Function::object) || word_before(verb) != ",") continue;
      take_place(verb, aside);
      tree_.forms_[at(verb)] = VerbForm::past;
      tree_.heads_[at(first)] = tree_.heads_[at(aside)] = verb;
      tree_.functions_[at(aside)] = Function::parenthetical;
      break;
    }
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
    if (last == kNone || word_before(last) != ",") continue;
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
  if (!second || range.begin != comma + 1 || range.end >= tree_.size() || tree_.lower(range.end) != ",") return;
  tree_.heads_[at(name)] = source;
  tree_.functions_[at(name)] = Function::apposition;
}

// "Kellan said tanks had gone in, Reuters *reported*": all of it is reported, not said by Kellan to be.
void TreeBuilder::repair_outer_report() {
  for (Index outer = 4; outer < tree_.size(); ++outer) {
    const Index verb = tree_.head(outer);
    const Index content = tree_.child(outer, Function::complement_clause);
    const Index subject = tree_.child(outer, Function::subject);
    if (tree_.function(outer) != Function::complement_clause || verb > outer || content == kNone || subject == kNone)
      continue;
    if (content > subject || tree_.has(outer, Function::marker) || tree_.has(outer, Function::object)) continue;
    if (!takes_clause(tree_.lemma(verb)) || !takes_clause(tree_.lemma(outer)) || tree_.subtree(content).begin < verb)
      continue;
    if (word_before(subject) != "," || tree_.head(content) != outer || !has_subject(verb)) continue;
    take_place(outer, verb);
    tree_.heads_[at(verb)] = outer;
    tree_.functions_[at(verb)] = Function::complement_clause;
    tree_.heads_[at(content)] = verb;
  }
}

// "“There were no jackets,” *one* of them, Anna Ruiz, told us": who stands between the quotation and the verb speaks
// it, though the parser hung them on the quotation's last noun.
void TreeBuilder::repair_speaker_behind_quotation() {
  constexpr Index kLongest = 16;  // words of a speaker's phrase
  for (Index verb = 3; verb < tree_.size(); ++verb) {
    if (tree_.word_class(verb) != WordClass::verb || tree_.verb_form(verb) != VerbForm::past || has_subject(verb))
      continue;
    if (!takes_clause(tree_.lemma(verb)) && !tells_somebody(tree_.lemma(verb))) continue;
    Index mark = verb - 1;
    while (mark > 0 && mark > verb - kLongest && !behind_quotation(mark) &&
           tree_.sentence(mark) == tree_.sentence(verb))
      --mark;
    if (mark <= 0 || !behind_quotation(mark) || tree_.lower(mark - 1) == "," || mark + 1 > verb) continue;
    Index top = kNone;
    bool clause = false;  // another one stands between
    for (Index i = mark; i < verb; ++i) {
      clause = clause || tree_.word_class(i) == WordClass::verb;
      if (top == kNone && tree_.is_nominal(i) && tree_.head(i) < mark) top = i;
    }
    if (clause) continue;
    if (top == kNone || tree_.under(verb, top)) continue;
    make_subject(top, verb);
  }
}

// "*Weber*, speaking to the BBC, called it absurd": a name is no adverb.
void TreeBuilder::repair_adverbial_names() {
  for (Index name = 0; name < tree_.size(); ++name) {
    if (tree_.word_class(name) != WordClass::name || tree_.function(name) != Function::adverbial) continue;
    const Index verb = tree_.head(name);
    if (verb > name && is_finite_verb(verb) && !has_subject(verb)) make_subject(name, verb);
  }
}

void TreeBuilder::repair_speakers() {
  repair_adverbial_names();
  repair_speaker_behind_quotation();
  repair_outer_report();
  repair_named_source();
  repair_inverted_speech();
  repair_two_subjects();
  repair_reports();
  repair_source_and_subject();
}

}  // namespace quoth::extract::language
