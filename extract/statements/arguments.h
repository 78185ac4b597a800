// SPDX-License-Identifier: Apache-2.0
// Sources and targets of one predicate: addressee of speech, patient of an act, and the type that they make of it.
#pragma once

#include "extract/statements/article.h"

#include <string_view>

namespace quoth::extract::statements {

// Sets sources, targets and type of a draft that has a clause. Earlier answers are forgotten.
void fill_arguments(const Article& article, Draft& draft);

// The noun that tells what is meant: "a series of *sanctions*", else the word itself.
Index meant_noun(const Tree& tree, Index noun);
// The type of the noun that is meant, by itself, with its modifier ("military action") or by its modifier ("aid
// program").
Type type_of_noun(const Tree& tree, Index noun);
// Whose word a document is: "a White House *statement*", "a report by the bank", "his letter"; kNone if not told.
Index author_of(const Tree& tree, Index noun);

// The "according" that a participle goes on with ("according to Reuters, *quoting* the police, …"), else kNone.
Index quotes_source(const Tree& tree, const Clause& clause);

// Objects, coordination spread, of the prepositional phrases with `preposition` that hang on a noun.
std::vector<Index> phrase_of_noun(const Tree& tree, Index noun, std::string_view preposition);

}  // namespace quoth::extract::statements
