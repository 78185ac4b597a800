// SPDX-License-Identifier: Apache-2.0
// Habits of the parser that are known to be wrong in news, mended on the tree. Heads only ever move upwards, so the
// tree stays a tree.
#include "extract/language/grammar_builder.h"
#include "extract/language/grammar_frames.h"

#include <algorithm>
#include <array>

namespace quoth::extract::language {
namespace {

constexpr auto kParticles = std::to_array<std::string_view>(
    {"apart", "aside", "away", "back", "down", "forward", "off", "out", "over", "together", "up"});

// Verbs whose participle keeps an object: "the writer, *awarded* a prize".
bool gives(std::string_view verb) {
  constexpr auto kGiving =
      std::to_array<std::string_view>({"allow", "award", "deny", "give", "grant", "hand", "lend", "offer", "owe", "pay",
                                       "promise", "send", "show", "teach", "tell"});
  return std::find(kGiving.begin(), kGiving.end(), verb) != kGiving.end();
}

bool is_particle(std::string_view word) {
  return std::find(kParticles.begin(), kParticles.end(), word) != kParticles.end();
}

}  // namespace

// "accused the firm *of* copying", "provided aid *to* Kyiv": the phrase belongs to the verb, not to its object.
void TreeBuilder::repair_prepositions() {
  for (Index i = 0; i < tree_.size(); ++i) {
    if (tree_.function(i) != Function::preposition) continue;
    const Index noun = tree_.head(i);
    if (noun == i || i < noun) continue;
    const Index first = tree_.function(noun) == Function::conjunct ? tree_.head(noun) : noun;
    const Function f = tree_.function(first);
    if (f != Function::object && f != Function::passive_subject && f != Function::subject) continue;
    const Index verb = tree_.head(first);
    const bool after = f == Function::object ? verb < first : verb > i;
    if (tree_.word_class(verb) != WordClass::verb || !after || f == Function::subject) continue;
    if (f == Function::object && takes_across_object(tree_.lemma(verb), tree_.lower(i))) tree_.heads_[at(i)] = verb;
  }
}

// "*Should* the judges decide otherwise, we appeal": a condition, no object of "appeal".
void TreeBuilder::repair_inversion() {
  for (Index i = 0; i < tree_.size(); ++i) {
    if (tree_.function(i) != Function::complement_clause || tree_.head(i) < i) continue;
    const Index auxiliary = tree_.child(i, Function::auxiliary);
    const Index subject = tree_.child(i, Function::subject);
    if (auxiliary == kNone || subject < auxiliary) continue;
    const std::string_view word = tree_.lower(auxiliary);
    if (word == "should" || word == "had" || word == "were") tree_.functions_[at(i)] = Function::adverbial_clause;
  }
}

// "asked that A wait, that B pay and that C leave": the later clauses stand beside the first, not in it.
void TreeBuilder::repair_series() {
  for (Index i = 0; i < tree_.size(); ++i) {
    const Function f = tree_.function(i);
    if (f != Function::complement_clause && f != Function::adverbial_clause) continue;
    const Index marker = tree_.child(i, Function::marker);
    const Index above = tree_.head(i);
    if (marker == kNone || marker == 0 || tree_.lower(marker) != "that" || above >= i) continue;
    const std::string_view before = tree_.lower(marker - 1);
    const Index outer = tree_.child(above, Function::marker);
    if ((before == "," || before == "and" || before == ";" || before == "or") && outer != kNone &&
        tree_.lower(outer) == "that" && tree_.function(above) == Function::complement_clause) {
      tree_.functions_[at(i)] = Function::conjunct;
    }
  }
}

// "…of placing weapons near the border, *imperilling* its security": what follows a comma is said of the clause, unless
// its noun is the subject ("the aide, *speaking* after the talks, said").
void TreeBuilder::repair_particles() {
  for (Index i = 0; i < tree_.size(); ++i) {
    const Index above = tree_.head(i);
    if (tree_.function(i) == Function::adverbial && above == i - 1 && tree_.word_class(above) == WordClass::verb &&
        is_particle(tree_.lower(i)) && tree_.children(i).empty()) {
      tree_.functions_[at(i)] = Function::particle;
    }
    if (tree_.function(i) != Function::participial_clause || tree_.verb_form(i) != VerbForm::gerund) continue;
    if (tree_.has(i, Function::auxiliary)) continue;  // "a suggestion …, that he *was* lying"
    const Index start = tree_.subtree(i).begin;
    if (start == 0 || tree_.lower(start - 1) != "," || above > i) continue;
    Index noun = above;
    int steps = 0;
    while (tree_.word_class(noun) != WordClass::verb && tree_.head(noun) != noun && steps++ < 12) {
      const Function f = tree_.function(noun);
      if (f == Function::subject || f == Function::passive_subject || f == Function::agent) break;
      noun = tree_.head(noun);
    }
    if (tree_.word_class(noun) != WordClass::verb || noun > above) continue;
    tree_.heads_[at(i)] = noun;
    tree_.functions_[at(i)] = Function::adverbial_clause;
  }
}

// "The firm *operating* in Iraq said": the parser makes the firm the subject of the participle alone. "gave asylum to
// men *held* in Peru": it leaves the preposition without its noun, which becomes the subject of a finite verb.
void TreeBuilder::repair_reduced_relatives() {
  for (Index i = 1; i < tree_.size(); ++i) {
    const VerbForm form = tree_.verb_form(i);
    const Index noun = tree_.child(i, Function::subject);
    if (noun == kNone || noun > i || tree_.word_class(noun) == WordClass::pronoun) continue;
    if (tree_.has(i, Function::auxiliary) || tree_.has(i, Function::marker)) continue;
    const Function f = tree_.function(i);
    if (form == VerbForm::gerund && f == Function::subject && tree_.head(i) > i) {
      tree_.heads_[at(noun)] = tree_.head(i);
      tree_.functions_[at(noun)] = Function::subject;
      tree_.heads_[at(i)] = noun;
      tree_.functions_[at(i)] = Function::participial_clause;
    } else if ((form == VerbForm::past || form == VerbForm::past_participle) && f == Function::adverbial_clause) {
      const Index before = tree_.subtree(noun).begin - 1;
      const bool bare = before > 0 && tree_.function(before) == Function::preposition && noun == i - 1 &&
                        tree_.children(before).empty() && tree_.head(before) == tree_.head(i);
      if (!bare || tree_.has(i, Function::object)) continue;
      tree_.heads_[at(noun)] = before;
      tree_.functions_[at(noun)] = Function::preposition_object;
      tree_.heads_[at(i)] = noun;
      tree_.functions_[at(i)] = Function::participial_clause;
      tree_.forms_[at(i)] = VerbForm::past_participle;
    }
  }
}

// "kidnapped *up to* 16 men": no particle and no preposition, but a measure of the object.
void TreeBuilder::repair_up_to() {
  for (Index i = 0; i + 1 < tree_.size(); ++i) {
    if (tree_.lower(i) != "up" || tree_.lower(i + 1) != "to") continue;
    const Index verb = tree_.head(i);
    if (tree_.head(i + 1) != i && tree_.head(i + 1) != verb) continue;
    const Index noun = tree_.child(i + 1, Function::preposition_object);
    if (noun == kNone || tree_.word_class(verb) != WordClass::verb || tree_.has(verb, Function::object)) continue;
    if (!tree_.has(noun, Function::number)) continue;
    tree_.heads_[at(noun)] = verb;
    tree_.functions_[at(noun)] = Function::object;
    tree_.functions_[at(i)] = tree_.functions_[at(i + 1)] = Function::other;
  }
}

// "lent *Kenya* 40 million dollars": whoever stands before a sum is given it. "was fined *40 million crowns*": the sum
// is no object, as whoever is fined is the subject.
void TreeBuilder::repair_sums() {
  for (Index i = 0; i < tree_.size(); ++i) {
    const Index fined = tree_.head(i);
    if (tree_.function(i) == Function::object && tree_.has(i, Function::number) && fined < i &&
        tree_.has(fined, Function::passive_subject)) {
      tree_.functions_[at(i)] = Function::noun_adverbial;
      continue;
    }
    if (tree_.function(i) != Function::compound) continue;
    const Index sum = tree_.head(i);
    const Index number = tree_.child(sum, Function::number);
    if (tree_.function(sum) != Function::object || number == kNone || number < i) continue;
    if (tree_.word_class(i) != WordClass::name && tree_.word_class(i) != WordClass::noun) continue;
    const Index verb = tree_.head(sum);
    if (tree_.subtree(number).begin != i + 1 || verb > i || tree_.word_class(verb) != WordClass::verb) continue;
    if (tree_.has(verb, Function::recipient)) continue;
    tree_.heads_[at(i)] = verb;
    tree_.functions_[at(i)] = Function::recipient;
  }
}

// "re-opened": three words to the parser, and the first of them the verb.
void TreeBuilder::repair_prefixes() {
  constexpr auto kPrefixes =
      std::to_array<std::string_view>({"co", "counter", "cross", "de", "mis", "over", "pre", "re"});
  for (Index i = 1; i + 1 < tree_.size(); ++i) {
    if (tree_.lower(i) != "-" || !joined(i - 1) || !joined(i)) continue;
    const Index prefix = i - 1;
    const Index verb = i + 1;
    if (tree_.word_class(verb) != WordClass::verb ||
        !std::binary_search(kPrefixes.begin(), kPrefixes.end(), tree_.lower(prefix)))
      continue;
    const auto inside = [&](Index token) { return token >= prefix && token <= verb; };
    Index top = verb;
    for (int steps = 0; steps < 3 && inside(tree_.head(top)) && tree_.head(top) != top; ++steps) top = tree_.head(top);
    const Index above = tree_.head(top);
    const Function function = tree_.function(top);
    for (Index t = 0; t < tree_.size(); ++t) {
      if (!inside(t) && (tree_.head(t) == prefix || tree_.head(t) == i)) tree_.heads_[at(t)] = verb;
    }
    tree_.heads_[at(verb)] = above == top ? verb : above;
    tree_.functions_[at(verb)] = function;
    tree_.heads_[at(prefix)] = tree_.heads_[at(i)] = verb;
    tree_.functions_[at(prefix)] = Function::compound;
    tree_.functions_[at(i)] = Function::punctuation;
  }
}

bool TreeBuilder::joined(Index token) const {
  const Token& t = analysis_.tokens[at(token)];
  return !t.space_after && t.end == analysis_.tokens[at(token) + 1].begin;
}

// A noun that has a subject and an object or auxiliary of its own is a verb that the tagger missed.
void TreeBuilder::repair_words() {
  for (Index i = 0; i < tree_.size(); ++i) {
    const WordClass c = tree_.word_class(i);
    if (c != WordClass::noun && c != WordClass::adjective && c != WordClass::name) continue;
    if (!tree_.has(i, Function::subject) || tree_.has(i, Function::determiner)) continue;
    const bool auxiliary = tree_.has(i, Function::auxiliary);
    if (!auxiliary && !tree_.has(i, Function::object) && !tree_.has(i, Function::complement_clause)) continue;
    const std::string_view word = tree_.lower(i);
    tree_.classes_[at(i)] = WordClass::verb;
    tree_.forms_[at(i)] = auxiliary ? VerbForm::infinitive : word.ends_with("ed") ? VerbForm::past : VerbForm::present;
    if (c == WordClass::name) tree_.lemmas_[at(i)] = word;
  }
}

// "*Chairman* and CEO Randall Weber said": two offices of one person, not two persons.
void TreeBuilder::repair_titles() {
  for (Index name = 2; name < tree_.size(); ++name) {
    if (tree_.function(name) != Function::conjunct || tree_.word_class(name) != WordClass::name) continue;
    const Index title = tree_.head(name);
    if (title > name || tree_.is_plural(title) || tree_.has(title, Function::determiner)) continue;
    if (!is_title(tree_.lower(title)) || analysis_.tokens[at(name)].entity != "PERSON") continue;
    Index first = name;  // of the name's words
    while (first > title && analysis_.tokens[at(first - 1)].entity == "PERSON") --first;
    if (first < 2 || !is_title(tree_.lower(first - 1))) continue;
    tree_.heads_[at(name)] = tree_.head(title) == title ? name : tree_.head(title);
    tree_.functions_[at(name)] = tree_.function(title);
    tree_.heads_[at(title)] = name;
    tree_.functions_[at(title)] = Function::compound;
  }
}

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
    tree_.heads_[at(verb)] = tree_.head(joint);
    tree_.functions_[at(verb)] = Function::adverbial_clause;
    if (!passive) tree_.forms_[at(verb)] = VerbForm::past;
    tree_.heads_[at(joint)] = verb;
    tree_.functions_[at(joint)] = Function::marker;
    tree_.heads_[at(noun)] = verb;
    tree_.functions_[at(noun)] = passive ? Function::passive_subject : Function::subject;
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
    tree_.heads_[at(verb)] = tree_.head(noun);
  }
}

// "Peru sends trucks; Chile *condemns* it", "He called, Peru said; Chile *sent* a note": what stands before the
// semicolon is no part of what follows.
void TreeBuilder::repair_semicolons() {
  for (Index mark = 1; mark < tree_.size(); ++mark) {
    if (tree_.text(mark) != ";") continue;
    Index said = kNone, saying = kNone;  // clauses before the mark that hang on a verb behind it
    for (Index verb = tree_.sentences()[at(tree_.sentence(mark))].begin; verb < mark; ++verb) {
      if (tree_.head(verb) < mark || tree_.subtree(verb).end > mark + 1) continue;
      if (tree_.function(verb) == Function::complement_clause && said == kNone) said = verb;
      if (tree_.function(verb) == Function::parenthetical) saying = verb;
    }
    part_after(mark);
    if (said == kNone) continue;
    const Index top = saying == kNone ? said : saying;
    if (saying != kNone) tree_.heads_[at(said)] = saying;
    tree_.heads_[at(top)] = top;
    tree_.functions_[at(top)] = Function::root;
  }
}

// "The talks are off, Peru said; Chile *sent* a note": what is said stands before "said".
void TreeBuilder::part_after(Index mark) {
  for (Index verb = mark + 1; verb < tree_.sentences()[at(tree_.sentence(mark))].end; ++verb) {
    const Index saying = tree_.head(verb);
    if (saying >= mark || tree_.function(verb) != Function::complement_clause) continue;
    const Index said = tree_.child(saying, Function::complement_clause);
    if (said == kNone || said > saying) continue;
    tree_.heads_[at(verb)] = verb;
    tree_.functions_[at(verb)] = Function::root;
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
    tree_.heads_[at(verb)] = verb;
    tree_.functions_[at(verb)] = Function::root;
    tree_.forms_[at(verb)] = VerbForm::past;
    tree_.heads_[at(noun)] = verb;
    tree_.functions_[at(noun)] = Function::subject;
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
      tree_.functions_[at(verb)] = Function::complement_clause;
  }
}

void TreeBuilder::repair() {
  repair_headlines();
  repair_prefixes();
  repair_words();
  repair_sums();
  repair_titles();
  repair_inversion();
  repair_prepositions();
  repair_series();
  repair_particles();
  repair_up_to();
  repair_reduced_relatives();
  repair_joined_clauses();
  repair_meanwhile();
  repair_missing_verb();
  repair_semicolons();
  repair_questions();
}

}  // namespace quoth::extract::language
