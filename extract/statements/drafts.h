// SPDX-License-Identifier: Apache-2.0
// Which clauses are statements, and who does what to whom in them: sources, targets and types, as head words.
#pragma once

#include "extract/statements/article.h"

namespace quoth::extract::statements {

// Fills `article.drafts` and `draft_at` from the clause tables, in text order, with predicate, type, sources and
// targets. Left out: copulas, and verbs that only say how the act of their infinitive goes on ("began to"). Needs the
// quotations.
void make_drafts(Article& article);

// Sources and targets again, after the discourse has resolved more; the drafts stay the same ones.
void choose_arguments(Article& article);

}  // namespace quoth::extract::statements
