// SPDX-License-Identifier: Apache-2.0
// Turns of a transcript as quotations without marks and as statements of saying: "MR. PESKOV: We …" is Peskov's speech
// to whom spoke before him. Internal to extract/statements.
#pragma once

#include "extract/statements/article.h"

namespace quoth::extract::statements {

// Makes each block of a turn's words a quotation around those that find_quotes() found in it. Before the drafts.
void add_turn_quotes(Article& article);

// Makes a draft of each turn, spoken by its label to the speaker of a turn beside it. After make_drafts().
void add_turn_drafts(Article& article);

// True for the block of a speaker's label, which says nothing by itself.
bool is_label(const Article& article, Index block);

}  // namespace quoth::extract::statements
