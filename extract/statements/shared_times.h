// SPDX-License-Identifier: Apache-2.0
// How far a time reaches: from the clause that it stands in to clauses and sentences that tell of the same occasion.
#pragma once

#include "extract/statements/article.h"

namespace quoth::extract::statements {

// What a verb's forms say of when: "met", "has met", "had met", "meets", "will meet"; `none` without a finite verb.
enum class Tense : std::uint8_t { none, past, perfect, pluperfect, present, future };

Tense tense_of(const Tree& tree, const Clause& clause);

// False where the verb says that it has been and the expression names a day after the article's.
bool agrees_with_tense(const Article& article, const Draft& draft, Index time);

// Gives drafts without a time that of the event they happened at ("during the call"), of a clause in their sentence
// that tells the same occasion, or of the sentence before that it goes on from. Cost: linear in the drafts.
void share_times(Article& article);

}  // namespace quoth::extract::statements
