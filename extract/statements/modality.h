// SPDX-License-Identifier: Apache-2.0
// Whether a statement is affirmed, and whether it is a fact of the text, possible, conditional, future or desired.
// Marks are the clause's own (not, may, will, if) or come down the tree: what is demanded, refused or planned is not
// done.
#pragma once

#include "extract/statements/article.h"

namespace quoth::extract::statements {

// Sets `negated` and `modality` of every draft. Cost: linear in the clauses.
void mark_modality(Article& article);

}  // namespace quoth::extract::statements
