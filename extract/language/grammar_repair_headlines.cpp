// SPDX-License-Identifier: Apache-2.0
// Headlines: the parser, trained on running text, reads "Court *orders* inquiry" as a noun before a noun. A line
// without a full stop is cut at its colons and semicolons; a piece that has no verb gets the one that stands where a
// verb does.
#include "extract/language/grammar_builder.h"
#include "extract/language/grammar_frames.h"

#include <algorithm>

namespace quoth::extract::language {
namespace {

constexpr Index kLongestHeadline = 24;  // tokens

}  // namespace

bool TreeBuilder::is_headline() const {
  const Index size = tree_.size();
  if (size < 3 || size > kLongestHeadline) return false;
  const std::string_view last = tree_.text(size - 1);
  return last != "." && last != "!" && last != ":" && last != "”" && last != "\"";
}

void TreeBuilder::repair_headlines() {
  if (!is_headline()) return;
  bool changed = false;
  for (Index begin = 0; begin < tree_.size();) {
    Index end = begin;
    while (end < tree_.size() && tree_.text(end) != ":" && tree_.text(end) != ";") ++end;
    const TokenRange piece{begin, end};
    changed |= read_topic(piece);
    changed |= join_headline_names(piece);
    if (const Index verb = headline_verb(piece); verb != kNone) {
      make_headline_verb(piece, verb);
      changed = true;
    }
    begin = end + 1;
  }
  changed |= read_headline_passives();
  if (changed) index();
}

// "Dozens *killed* in fire", "Former minister *jailed* for fraud": the auxiliary is left out.
bool TreeBuilder::read_headline_passives() {
  bool changed = false;
  for (Index verb = 1; verb < tree_.size(); ++verb) {
    const VerbForm form = tree_.verb_form(verb);
    if (form != VerbForm::past && form != VerbForm::past_participle) continue;
    const Index subject = tree_.child(verb, Function::subject);
    if (subject == kNone || subject > verb || tree_.has(verb, Function::object) ||
        tree_.has(verb, Function::auxiliary) || tree_.has(verb, Function::complement_clause) ||
        tree_.has(verb, Function::open_complement) || tree_.has(verb, Function::particle) ||
        !is_headline_passive(tree_.lemma(verb)))
      continue;
    tree_.functions_[at(subject)] = Function::passive_subject;
    tree_.forms_[at(verb)] = VerbForm::past_participle;
    changed = true;
  }
  return changed;
}

// "Cholera *outbreak* in Haiti: UN denies …": no verb, as it does not agree with its one doer; and what stands before a
// colon only tells what the rest is about.
bool TreeBuilder::read_topic(TokenRange piece) {
  if (piece.end >= tree_.size() || tree_.text(piece.end) != ":") return false;
  for (Index token = piece.begin; token < piece.end; ++token) {
    const Index above = tree_.head(token);
    if (piece.contains(above) || tree_.function(token) != Function::complement_clause) continue;
    if (analysis_.tokens[at(token)].tag != "VBP") continue;
    Index doer = tree_.child(token, Function::subject);
    if (doer == kNone && token > piece.begin && tree_.head(token - 1) == token) doer = token - 1;
    if (doer == kNone || tree_.is_plural(doer) || tree_.word_class(doer) == WordClass::pronoun ||
        tree_.conjuncts(doer).size() > 1 || tree_.has(token, Function::object))
      continue;
    tree_.classes_[at(token)] = WordClass::noun;
    tree_.forms_[at(token)] = VerbForm::none;
    tree_.functions_[at(token)] = Function::other;
    tree_.functions_[at(doer)] = Function::compound;
    return true;
  }
  return false;
}

// "*US, China* sign accord": a comma for "and", between two names before a verb of the plural.
bool TreeBuilder::join_headline_names(TokenRange piece) {
  const auto tag = [&](Index i) { return i < piece.end ? analysis_.tokens[at(i)].tag : std::string_view(); };
  Index comma = piece.begin;
  while (tag(comma) == "NNP") ++comma;
  if (comma == piece.begin || comma >= piece.end || tree_.text(comma) != ",") return false;
  Index end = comma + 1;
  while (tag(end) == "NNP") ++end;
  const Index verb = tag(end) == "TO" ? end + 1 : end;
  if (end == comma + 1 || (tag(verb) != "VBP" && tag(verb) != "VB")) return false;
  const Index first = comma - 1, second = end - 1;
  const Index top = tree_.head(first) == first ? first : tree_.head(second) == second ? second : verb;
  if (top != verb) {  // "India, Pakistan to resume talks" was a noun and its clause
    tree_.heads_[at(verb)] = verb;
    tree_.functions_[at(verb)] = Function::root;
  }
  tree_.heads_[at(first)] = verb;
  tree_.functions_[at(first)] = Function::subject;
  tree_.heads_[at(comma)] = first;
  tree_.heads_[at(second)] = first;
  tree_.functions_[at(second)] = Function::conjunct;
  return true;
}

// The word of a piece without a verb that is written as one and stands between a noun and what a verb takes.
Index TreeBuilder::headline_verb(TokenRange piece) const {
  for (Index i = piece.begin; i < piece.end; ++i) {
    const std::string_view tag = analysis_.tokens[at(i)].tag;
    if (tag == "VBZ" || tag == "VBD" || tag == "MD") return kNone;
  }
  for (Index verb = piece.begin + 1; verb + 1 < piece.end; ++verb) {
    const std::string_view tag = analysis_.tokens[at(verb)].tag;
    if (!tag.starts_with("NN") && tag != "JJ") continue;
    const Index doer = verb - 1;
    const std::string_view before = analysis_.tokens[at(doer)].tag;
    if (!before.starts_with("NN")) continue;
    const std::string_view word = tree_.lower(verb);
    const std::string_view next = analysis_.tokens[at(verb + 1)].tag;
    const bool last = verb + 2 == piece.end && next.starts_with("VB");  // "rejects *offer*"
    const bool thing = next.starts_with("NN") || next == "DT" || next == "CD" || next == "PRP$" || next == "JJ" || last;
    const bool phrase = next == "IN" || next == "TO" || next == "RP" || next == "RB";
    if (thing && !headline_verb_of(word, false).empty()) return verb;
    const bool several = before == "NNS" || tree_.lower(doer) == "police";
    if (several && (thing || phrase) && !headline_verb_of(word, true).empty()) return verb;
  }
  return kNone;
}

// Makes `verb` the root of its piece: the nouns before it are who does it, the first phrase behind it what it is done
// to, the rest hangs on it.
void TreeBuilder::make_headline_verb(TokenRange piece, Index verb) {
  Index top = piece.begin;  // the word that carries the piece now
  for (Index i = piece.begin; i < piece.end; ++i)
    if (!piece.contains(tree_.head(i)) || tree_.head(i) == i) top = i;
  const Index doer = verb - 1;
  std::vector<Index> behind;  // phrases that are to hang on the verb
  for (Index i = piece.begin; i < piece.end; ++i) {
    const Index head = tree_.head(i);
    if (i == verb) continue;
    if (i < verb) {
      if (i != doer && (head >= verb || !piece.contains(head))) tree_.heads_[at(i)] = doer;
    } else if (i == top || head <= verb || !piece.contains(head)) {
      behind.push_back(i);
    }
  }
  tree_.heads_[at(doer)] = verb;
  tree_.functions_[at(doer)] = Function::subject;
  for (const Index phrase : behind) hang_behind(verb, phrase);
  for (Index i = 0; i < tree_.size(); ++i) {  // the other pieces stand for themselves
    if (piece.contains(i) || !piece.contains(tree_.head(i))) continue;
    const bool mark = tree_.word_class(i) == WordClass::punctuation;
    tree_.heads_[at(i)] = mark ? verb : i;
    if (!mark) tree_.functions_[at(i)] = Function::root;
  }
  tree_.heads_[at(verb)] = verb;
  tree_.functions_[at(verb)] = Function::root;
  tree_.classes_[at(verb)] = WordClass::verb;
  tree_.forms_[at(verb)] = VerbForm::present;
  const std::string_view single = headline_verb_of(tree_.lower(verb), false);
  tree_.lemmas_[at(verb)] = single.empty() ? headline_verb_of(tree_.lower(verb), true) : single;
}

// A phrase behind the verb of a headline; an infinitive's doer is the verb's object ("orders *minister to pay*").
void TreeBuilder::hang_behind(Index verb, Index phrase) {
  tree_.heads_[at(phrase)] = verb;
  if (tree_.verb_form(phrase) == VerbForm::infinitive) {
    tree_.functions_[at(phrase)] = Function::open_complement;
    const Index asked = tree_.child(phrase, Function::subject);
    if (asked == kNone || asked < verb) return;
    tree_.heads_[at(asked)] = verb;
    tree_.functions_[at(asked)] = Function::object;
    return;
  }
  const WordClass c = tree_.word_class(phrase);
  const bool named = c == WordClass::noun || c == WordClass::name || c == WordClass::number;
  const auto children = tree_.children(phrase);
  const bool misread = c == WordClass::verb && (children.empty() || children.back() <= verb);  // "rejects *offer*"
  if (named || misread) {
    const bool adverbial = tree_.function(phrase) == Function::noun_adverbial;
    if (!adverbial) tree_.functions_[at(phrase)] = Function::object;
    if (misread) tree_.classes_[at(phrase)] = WordClass::noun;
    if (misread) tree_.forms_[at(phrase)] = VerbForm::none;
  }
}

}  // namespace quoth::extract::language
