// SPDX-License-Identifier: Apache-2.0
// Where a block's names lie: the language engine's findings, repaired by the gazetteer and by rules about titles,
// articles, hyphens, "and", brackets; and names that the engine overlooked. The one place that reads the labels of
// names. Internal to discourse/.
#pragma once

#include "extract/discourse/phrase.h"

namespace quoth::extract::discourse {

struct NameSpan {
  TokenRange tokens;  // the name itself: no title, no article
  graph::EntityKind kind = graph::EntityKind::thing;
  int kind_weight = 0;
  lexicon::KnownIndex known = lexicon::kUnknown;
  bool nationality = false;  // a word like "Russian", "Russians"
};

// Disjoint, in text order. Cost: linear in the tokens.
std::vector<NameSpan> find_names(const Tree& tree, const lexicon::Lexicon& lexicon);

// The word is written like a surname, and nothing else is known of it.
bool may_be_surname(const Tree& tree, Index token);

}  // namespace quoth::extract::discourse
