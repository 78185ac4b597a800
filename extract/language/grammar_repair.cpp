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
    for (const Index part : {prefix, i}) {
      for (const Index t : tree_.children(part))
        if (!inside(t) && tree_.head(t) == part) tree_.heads_[at(t)] = verb;
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
  repair_clauses();
}

}  // namespace quoth::extract::language
