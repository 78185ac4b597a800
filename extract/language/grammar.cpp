// SPDX-License-Identifier: Apache-2.0
#include "extract/language/grammar.h"

#include "extract/language/grammar_builder.h"

#include <algorithm>

namespace quoth::extract::language {

Tree::Tree(const Analysis& analysis) : analysis_(&analysis) {
  TreeBuilder builder(*this, analysis);
  builder.read_labels();
  builder.index();
  builder.repair();
  builder.repair_content();
  builder.index();
  builder.build_clauses();
}

bool Tree::is_nominal(Index token) const noexcept {
  switch (word_class(token)) {
    case WordClass::noun:
    case WordClass::name:
    case WordClass::pronoun:
    case WordClass::number:
      return true;
    case WordClass::determiner:
    case WordClass::adjective:
      switch (function(token)) {  // "both", "many", "the wounded" as arguments
        case Function::subject:
        case Function::passive_subject:
        case Function::object:
        case Function::recipient:
        case Function::preposition_object:
          return true;
        default:
          return false;
      }
    default:
      return false;
  }
}

bool Tree::is_plural(Index token) const noexcept {
  const Token& t = analysis_->tokens[static_cast<std::size_t>(token)];
  if (t.tag == "NNP" && t.entity == "NORP") return text(token).ends_with('s');  // "700 *Zimbabweans*"
  return t.tag == "NNS" || t.tag == "NNPS";
}

TokenRange Tree::noun_phrase(Index token) const {
  TokenRange range{token, token + 1};
  for (const Index child : children(token)) {
    if (child < token) {
      const Function f = function(child);
      const bool inside = f == Function::determiner || f == Function::modifier || f == Function::compound ||
                          f == Function::number || f == Function::possessor || f == Function::adverbial;
      if (inside) range.begin = std::min(range.begin, subtree(child).begin);
      continue;
    }
    const Function f = function(child);
    if (f == Function::punctuation && word_class(child) == WordClass::particle) {
      range.end = child + 1;  // a possessive mark is no part of the name but holds its place
    }
    if (f != Function::preposition) break;
    range.end = std::max(range.end, subtree(child).end);
  }
  return range;
}

std::vector<Index> Tree::conjuncts(Index token) const {
  std::vector<Index> result{token};
  for (std::size_t i = 0; i < result.size(); ++i) {
    for (const Index child : children(result[i])) {
      if (function(child) == Function::conjunct) result.push_back(child);
    }
  }
  std::sort(result.begin(), result.end());
  return result;
}

Index Tree::first_conjunct(Index token) const noexcept {
  while (function(token) == Function::conjunct && head(token) != token) token = head(token);
  return token;
}

std::vector<Index> Tree::preposition_objects(Index preposition) const {
  std::vector<Index> result;
  for (const Index child : children(preposition)) {
    if (function(child) == Function::preposition_object) {
      for (const Index each : conjuncts(child)) result.push_back(each);
    } else if (function(child) == Function::preposition && result.empty()) {  // "out of", "from under"
      for (const Index inner : children(child)) {
        if (function(inner) != Function::preposition_object) continue;
        for (const Index each : conjuncts(inner)) result.push_back(each);
      }
    }
  }
  return result;
}

bool Tree::under(Index token, Index ancestor) const noexcept {
  if (!subtree(ancestor).contains(token)) return false;
  // While a tree is being mended its words may hang in a circle for a time.
  for (Index steps = size(); token != ancestor; --steps) {
    const Index above = head(token);
    if (above == token || steps == 0) return false;
    token = above;
  }
  return true;
}

}  // namespace quoth::extract::language
