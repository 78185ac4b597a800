// SPDX-License-Identifier: Apache-2.0
// Clauses that the parser hangs in the wrong place or leaves without a verb or subject, mended on the tree: what a
// clause is said of, and which clause it is part of. Single words and phrases: grammar_repair.cpp.
#include "extract/language/grammar_builder.h"
#include "extract/language/grammar_frames.h"

#include <algorithm>
#include <array>

namespace quoth::extract::language {
namespace {

constexpr Index kReach = 300;  // tokens looked at to one side: a sentence without end costs no more than its length

// Verbs whose participle keeps an object: "the writer, *awarded* a prize".
bool gives(std::string_view verb) {
  constexpr auto kGiving =
      std::to_array<std::string_view>({"allow", "award", "deny", "give", "grant", "hand", "lend", "offer", "owe", "pay",
                                       "promise", "send", "show", "teach", "tell"});
  return std::find(kGiving.begin(), kGiving.end(), verb) != kGiving.end();
}

}  // namespace

// "left *after* his deputy, Weber, *told* parliament …", "… *after* her husband, Weber, *was shot*": a finite verb
// without a subject that hangs on the noun of a preposition which also joins clauses, or beside the verb above it: the
// noun is its subject.
void TreeBuilder::repair_joined_clauses() {
  for (Index verb = 2; verb < tree_.size(); ++verb) {
    if (tree_.has(verb, Function::subject) || tree_.has(verb, Function::passive_subject)) continue;
    const Index noun = lost_subject(verb);
    if (noun == kNone) continue;
    const Index joint = tree_.head(noun);
    const bool passive = tree_.has(verb, Function::passive_auxiliary);
    hang(verb, tree_.head(joint), Function::adverbial_clause);
    if (!passive) tree_.forms_[at(verb)] = VerbForm::past;
    hang(joint, verb, Function::marker);
    hang(noun, verb, passive ? Function::passive_subject : Function::subject);
  }
}

// The noun behind "after", "before" … that `verb` has lost, kNone where it has lost none.
Index TreeBuilder::lost_subject(Index verb) const {
  constexpr auto kJoining = std::to_array<std::string_view>({"after", "as", "before", "since", "until"});
  const auto joins = [&](Index noun) {
    const Index joint = tree_.head(noun);
    return noun < verb && tree_.function(noun) == Function::preposition_object && tree_.head(joint) != joint &&
           std::find(kJoining.begin(), kJoining.end(), tree_.lower(joint)) != kJoining.end() &&
           tree_.word_class(tree_.head(joint)) == WordClass::verb;
  };
  const bool auxiliary = tree_.has(verb, Function::auxiliary) || tree_.has(verb, Function::passive_auxiliary);
  if (tree_.function(verb) == Function::participial_clause && !auxiliary) {
    const VerbForm form = tree_.verb_form(verb);
    const bool active = tree_.has(verb, Function::object) || tree_.has(verb, Function::complement_clause);
    if (form != VerbForm::past &&
        (form != VerbForm::past_participle || !active || tree_.has(verb, Function::agent) || gives(tree_.lemma(verb))))
      return kNone;
    const Index noun = tree_.head(verb);
    const Index first = tree_.function(noun) == Function::apposition ? tree_.head(noun) : noun;
    return joins(first) ? first : kNone;
  }
  if (tree_.function(verb) != Function::conjunct || !auxiliary) return kNone;
  const Index above = tree_.head(verb);
  const Index begin = tree_.subtree(verb).begin;
  if (above > verb || begin == 0 || tree_.lower(begin - 1) != "," || tree_.has(above, Function::coordinator))
    return kNone;
  for (const Index child : tree_.children(above)) {
    const Index noun =
        tree_.function(child) == Function::preposition ? tree_.child(child, Function::preposition_object) : kNone;
    if (noun != kNone && child > above && child < verb && joins(noun) && tree_.subtree(noun).end + 1 >= begin)
      return noun;
  }
  return kNone;
}

// "rejected claims that he paid, *as* crowds gathered outside": what goes on meanwhile is no part of the claim.
void TreeBuilder::repair_meanwhile() {
  for (Index verb = 2; verb < tree_.size(); ++verb) {
    if (tree_.function(verb) != Function::adverbial_clause) continue;
    const Index marker = tree_.child(verb, Function::marker);
    const Index claim = tree_.head(verb);
    if (marker == kNone || marker == 0 || claim > verb || !tree_.has(verb, Function::subject)) continue;
    if ((tree_.lower(marker) != "as" && tree_.lower(marker) != "while") || tree_.lower(marker - 1) != ",") continue;
    const Index that = tree_.child(claim, Function::marker);
    const Index noun = tree_.head(claim);
    if (that == kNone || tree_.lower(that) != "that" || noun > claim || !tree_.is_nominal(noun)) continue;
    if (tree_.function(noun) != Function::object || tree_.word_class(tree_.head(noun)) != WordClass::verb) continue;
    hang(verb, tree_.head(noun), tree_.function(verb));
  }
}

// "Peru sends trucks; Chile *condemns* it", "He called, Peru said; Chile *sent* a note": what stands before the
// semicolon is no part of what follows.
void TreeBuilder::repair_semicolons() {
  for (Index mark = 1; mark < tree_.size(); ++mark) {
    if (tree_.text(mark) != ";") continue;
    Index said = kNone, saying = kNone;  // clauses before the mark that hang on a verb behind it
    for (Index verb = std::max(tree_.sentences()[at(tree_.sentence(mark))].begin, mark - kReach); verb < mark; ++verb) {
      if (tree_.head(verb) < mark || tree_.subtree(verb).end > mark + 1) continue;
      if (tree_.function(verb) == Function::complement_clause && said == kNone) said = verb;
      if (tree_.function(verb) == Function::parenthetical) saying = verb;
    }
    part_after(mark);
    if (said == kNone) continue;
    const Index top = saying == kNone ? said : saying;
    if (saying != kNone) hang(said, saying, tree_.function(said));
    hang(top, top, Function::root);
  }
}

// "The talks are off, Peru said; Chile *sent* a note": what is said stands before "said".
void TreeBuilder::part_after(Index mark) {
  const Index end = std::min(tree_.sentences()[at(tree_.sentence(mark))].end, mark + kReach);
  for (Index verb = mark + 1; verb < end; ++verb) {
    const Index saying = tree_.head(verb);
    if (saying >= mark || tree_.function(verb) != Function::complement_clause) continue;
    const Index said = tree_.child(saying, Function::complement_clause);
    if (said == kNone || said > saying) continue;
    hang(verb, verb, Function::root);
  }
}

// "The party, whose leader has left, *accused* Chile.": a participle with an object of its own, in a sentence that has
// no other verb, is the verb.
void TreeBuilder::repair_missing_verb() {
  for (Index verb = 2; verb < tree_.size(); ++verb) {
    if (tree_.function(verb) != Function::participial_clause || tree_.verb_form(verb) != VerbForm::past_participle)
      continue;
    const Index noun = tree_.head(verb);
    if (noun > verb || tree_.function(noun) != Function::root || !tree_.is_nominal(noun)) continue;
    if (!tree_.has(verb, Function::object) || tree_.has(verb, Function::agent) || gives(tree_.lemma(verb))) continue;
    const Index last = tree_.sentences()[at(tree_.sentence(verb))].end - 1;
    if (tree_.lower(tree_.subtree(verb).begin - 1) != "," || tree_.text(last) != ".") continue;
    make_main(verb, noun);
  }
}

// "asked *if* Oslo would act": a question, no condition.
void TreeBuilder::repair_questions() {
  for (Index verb = 2; verb < tree_.size(); ++verb) {
    if (tree_.function(verb) != Function::adverbial_clause) continue;
    const Index marker = tree_.child(verb, Function::marker);
    const Index asking = tree_.head(verb);
    if (marker == kNone || tree_.lower(marker) != "if" || asking > marker) continue;
    const std::string_view lemma = tree_.lemma(asking);
    if (lemma == "ask" || lemma == "wonder" || lemma == "doubt")
      hang(verb, tree_.head(verb), Function::complement_clause);
  }
}

// "The opposition *Greens*, who lead, welcomed it", "Workers at the mill *Nordsteel* voted": one subject read as two.
void TreeBuilder::repair_split_subjects() {
  for (Index second = 1; second < tree_.size(); ++second) {
    if (tree_.function(second) != Function::subject || !tree_.is_nominal(second) ||
        tree_.word_class(second) == WordClass::pronoun)
      continue;
    const Index verb = tree_.head(second);
    const Index first = tree_.child(verb, Function::subject);
    if (first == second || first > second || second > verb) continue;
    if (tree_.word_class(first) != WordClass::noun || tree_.subtree(first).end != tree_.subtree(second).begin) continue;
    const Index before = tree_.subtree(first).end - 1;
    if (before != first && !tree_.is_nominal(before)) continue;
    if (before == first && tree_.is_plural(second)) {
      hang(first, second, Function::compound);
    } else if (tree_.word_class(second) == WordClass::name) {
      hang(second, before, Function::apposition);
    }
  }
}

// "A man who called himself *as* Weber *told* the paper …": "as" names him, and what he told is the sentence.
void TreeBuilder::repair_self_named() {
  for (Index verb = 3; verb < tree_.size(); ++verb) {
    if (tree_.function(verb) != Function::adverbial_clause || tree_.head(verb) > verb) continue;
    const Index relative = tree_.head(verb);
    const Index as = tree_.child(verb, Function::marker);
    const Index name = tree_.child(verb, Function::subject);
    const Index noun = tree_.head(relative);
    if (as == kNone || name == kNone || tree_.lower(as) != "as" ||
        tree_.function(relative) != Function::relative_clause || tree_.function(noun) != Function::root ||
        tree_.word_class(name) != WordClass::name || name > verb)
      continue;
    hang(as, relative, Function::preposition);
    hang(name, as, Function::preposition_object);
    for (const Index child : tree_.children(relative))
      if (child > verb) hang(child, verb, tree_.function(child));
    make_main(verb, noun);
  }
}

// `verb` becomes the sentence's, `noun`, its root until now, its subject.
void TreeBuilder::make_main(Index verb, Index noun) {
  hang(verb, verb, Function::root);
  if (tree_.verb_form(verb) == VerbForm::past_participle) tree_.forms_[at(verb)] = VerbForm::past;
  hang(noun, verb, Function::subject);
}

// "The union, which backs Peru's claim, *called* on both …": the verb after the relative clause was read into it.
void TreeBuilder::repair_swallowed_verb() {
  for (Index verb = 3; verb < tree_.size(); ++verb) {
    if (tree_.function(verb) != Function::participial_clause || tree_.verb_form(verb) != VerbForm::past_participle)
      continue;
    const Index begin = tree_.subtree(verb).begin;
    if (begin == 0 || tree_.lower(begin - 1) != "," || tree_.has(verb, Function::agent)) continue;
    Index above = tree_.head(verb);
    for (int steps = 0; steps < 6 && tree_.function(above) != Function::relative_clause && tree_.head(above) != above;
         ++steps)
      above = tree_.head(above);
    const Index noun = tree_.head(above);
    if (tree_.function(above) != Function::relative_clause || tree_.function(noun) != Function::root || noun > above)
      continue;
    if (!tree_.is_nominal(noun) || tree_.lower(tree_.subtree(above).begin - 1) != ",") continue;
    make_main(verb, noun);
  }
}

// "made it *clear* that Oslo would wait": what is made clear is what the clause says.
void TreeBuilder::repair_made_clear() {
  for (Index clause = 3; clause < tree_.size(); ++clause) {
    const Index adjective = tree_.head(clause);
    if (tree_.function(clause) != Function::adverbial_clause || adjective > clause) continue;
    const Index marker = tree_.child(clause, Function::marker);
    const Index it = tree_.child(adjective, Function::subject);
    const Index verb = tree_.head(adjective);
    if (marker == kNone || tree_.lower(marker) != "that" || it == kNone || tree_.lower(it) != "it" || verb > it)
      continue;
    if (tree_.word_class(adjective) != WordClass::adjective || tree_.function(adjective) != Function::complement_clause)
      continue;
    hang(clause, verb, Function::complement_clause);
  }
}

// "It is our land and *Weber* came": the subject of the second clause was taken for one more thing in the first.
void TreeBuilder::repair_lent_subject() {
  for (Index verb = 3; verb < tree_.size(); ++verb) {
    const VerbForm form = tree_.verb_form(verb);
    if (tree_.function(verb) != Function::conjunct || (form != VerbForm::past && form != VerbForm::present)) continue;
    if (tree_.has(verb, Function::subject) || tree_.head(verb) > verb) continue;
    const Index begin = tree_.subtree(verb).begin;
    Index noun = kNone;
    for (Index i = std::max(tree_.head(verb) + 1, begin - kReach); i < begin && noun == kNone; ++i)
      if (tree_.function(i) == Function::conjunct && tree_.is_nominal(i) && tree_.subtree(i).end == begin) noun = i;
    if (noun == kNone || tree_.head(tree_.head(noun)) != tree_.head(verb)) continue;
    const Index first = tree_.subtree(noun).begin;
    if (tree_.function(tree_.head(noun)) != Function::attribute && tree_.function(tree_.head(noun)) != Function::object)
      continue;
    if (tree_.function(first - 1) != Function::coordinator || tree_.is_plural(noun) != plural_verb(verb)) continue;
    hang(noun, verb, Function::subject);
  }
}

// False of a verb in the past, where the form does not tell.
bool TreeBuilder::plural_verb(Index verb) const {
  return analysis_.tokens[at(verb)].tag == "VBP";
}

// "threatened in May *to leave*": what is threatened, no purpose, though a date stands between.
void TreeBuilder::repair_parted_infinitives() {
  for (Index verb = 3; verb < tree_.size(); ++verb) {
    if (tree_.function(verb) != Function::adverbial_clause || tree_.verb_form(verb) != VerbForm::infinitive) continue;
    const Index above = tree_.head(verb);
    const Index begin = tree_.subtree(verb).begin;
    if (above > begin || tree_.has(verb, Function::marker) || tree_.lower(begin) != "to") continue;
    const std::string_view label = analysis_.tokens[at(begin) - 1].entity;
    if ((label != "DATE" && label != "TIME") || tree_.has(above, Function::open_complement)) continue;
    const bool object = tree_.has(above, Function::object) && object_controls(tree_.lemma(above));
    if (object || promises_infinitive(tree_.lemma(above))) hang(verb, tree_.head(verb), Function::open_complement);
  }
}

void TreeBuilder::hang(Index token, Index head, Function function) {
  tree_.heads_[at(token)] = head;
  tree_.functions_[at(token)] = function;
  changed_ = true;
}

// "a pact *that* the two countries *signed*", "a plan for Peru *that* rebels *drew*": a relative clause whose verb was
// read as a participle of its subject.
void TreeBuilder::repair_lost_relatives() {
  for (Index verb = 4; verb < tree_.size(); ++verb) {
    if (tree_.function(verb) != Function::participial_clause || tree_.verb_form(verb) != VerbForm::past_participle)
      continue;
    if (tree_.has(verb, Function::object) || tree_.has(verb, Function::agent) || tree_.head(verb) > verb) continue;
    const Index noun = tree_.first_conjunct(tree_.head(verb));
    if (tree_.is_plural(tree_.head(verb)) && noun != tree_.head(verb)) continue;
    const Function f = tree_.function(noun);
    if (f == Function::object || f == Function::preposition_object || f == Function::passive_subject ||
        f == Function::attribute || f == Function::root || f == Function::apposition)
      continue;
    if (f == Function::subject && tree_.word_class(tree_.head(noun)) != WordClass::preposition &&
        tree_.lower(tree_.head(noun)) != "that" && !has_later_subject(noun, verb))
      continue;
    Index that = tree_.subtree(noun).begin;
    if (tree_.lower(that) != "that") --that;
    if (that < 2 || tree_.lower(that) != "that" || !tree_.is_nominal(that - 1)) continue;
    Index antecedent = that - 1;
    while (tree_.function(antecedent) == Function::preposition_object && tree_.head(antecedent) < antecedent &&
           tree_.is_nominal(tree_.head(tree_.head(antecedent))) && tree_.head(tree_.head(antecedent)) < antecedent)
      antecedent = tree_.head(tree_.head(antecedent));
    hang(that, verb, Function::object);
    hang(verb, antecedent, Function::relative_clause);
    hang(noun, verb, Function::subject);
    tree_.forms_[at(verb)] = VerbForm::past;
  }
}

// The verb of `noun` has another subject behind `verb`: its own.
bool TreeBuilder::has_later_subject(Index noun, Index verb) const {
  const auto children = tree_.children(tree_.head(noun));
  return std::any_of(children.begin(), children.end(),
                     [&](Index child) { return child > verb && tree_.function(child) == Function::subject; });
}

// "set fire to a church in which families slept, *killing* ten": a result of the deed, not of the relative clause.
void TreeBuilder::repair_far_results() {
  for (Index verb = 4; verb < tree_.size(); ++verb) {
    if (tree_.function(verb) != Function::adverbial_clause || tree_.verb_form(verb) != VerbForm::gerund) continue;
    const Index relative = tree_.head(verb);
    const Index begin = tree_.subtree(verb).begin;
    if (tree_.function(relative) != Function::relative_clause || relative > begin || begin == 0) continue;
    if (tree_.lower(begin - 1) != "," || !tells_result(tree_.lemma(verb)) || tells_result(tree_.lemma(relative)))
      continue;
    Index above = tree_.head(relative);
    for (int steps = 0; steps < 6 && tree_.word_class(above) != WordClass::verb && tree_.head(above) != above; ++steps)
      above = tree_.head(above);
    if (tree_.word_class(above) != WordClass::verb || above > relative) continue;
    hang(verb, above, Function::adverbial_clause);
  }
}

// "Peru has asked Chile for help, its minister *confirmed*.": the speaker at the end was read into what he says.
void TreeBuilder::repair_final_speech() {
  for (Index verb = 4; verb < tree_.size(); ++verb) {
    if (tree_.function(verb) != Function::complement_clause || tree_.has(verb, Function::marker)) continue;
    const VerbForm form = tree_.verb_form(verb);
    const Index said = tree_.head(verb);
    const Index subject = tree_.child(verb, Function::subject);
    const TokenRange range = tree_.subtree(verb);
    if (said > verb || subject == kNone || subject > verb || (form != VerbForm::past && form != VerbForm::present))
      continue;
    if (tree_.function(said) != Function::root || !takes_clause(tree_.lemma(verb)) || takes_clause(tree_.lemma(said)))
      continue;
    if (range.begin == 0 || tree_.lower(range.begin - 1) != "," || tree_.subtree(subject).begin != range.begin)
      continue;
    if (tree_.has(verb, Function::complement_clause) || tree_.has(verb, Function::object)) continue;
    const Index end = tree_.sentences()[at(tree_.sentence(verb))].end;
    if (range.end + 2 < end) continue;
    hang(verb, verb, Function::root);
    hang(said, verb, Function::complement_clause);
  }
}

// In this order: roots are settled before what depends on them. Each sees the tree as the one before left it.
void TreeBuilder::repair_clauses() {
  index();
  for (const auto repair :
       {&TreeBuilder::repair_lost_relatives, &TreeBuilder::repair_joined_clauses, &TreeBuilder::repair_meanwhile,
        &TreeBuilder::repair_split_subjects, &TreeBuilder::repair_self_named, &TreeBuilder::repair_swallowed_verb,
        &TreeBuilder::repair_missing_verb, &TreeBuilder::repair_lent_subject, &TreeBuilder::repair_semicolons,
        &TreeBuilder::repair_questions, &TreeBuilder::repair_final_speech, &TreeBuilder::repair_made_clear,
        &TreeBuilder::repair_far_results, &TreeBuilder::repair_parted_infinitives}) {
    changed_ = false;
    (this->*repair)();
    if (changed_) index();
  }
}

}  // namespace quoth::extract::language
