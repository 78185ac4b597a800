// SPDX-License-Identifier: Apache-2.0
// What a verb means with all that stands with it: the frame that the lexicon (types.h) is asked with, and the verbs
// that only look like speech or thought.
#pragma once

#include "extract/statements/article.h"

namespace quoth::extract::statements {

// The type of a draft that has a clause; its sources and targets are not looked at. Cost: linear in the verb's
// children.
Type type_of_predicate(const Article& article, const Draft& draft);
// "are *concerned* the bank may fail": to the tagger a passive, a thought of whom it is said of.
bool is_moved(const Article& article, const Draft& draft);
// Of SAY and THINK, with sources known: speech and thought of nobody about a thing, names given and calls made.
bool says_nothing(const Article& article, const Draft& draft);

}  // namespace quoth::extract::statements
