// SPDX-License-Identifier: Apache-2.0
// Finds words in quotation marks, before anything that looks at clauses. Knows marks and white space only: who speaks
// is found in speakers.h. Marks: “ ” " ‘ ’ ' « » „ `` '' and what else news uses; apostrophes, feet and inches are
// none.
#pragma once

#include "extract/statements/article.h"

#include <span>
#include <vector>

namespace quoth::extract::statements {

// The outermost quotations of each block, in text order, disjoint. One that is not closed in its block ends with it and
// goes on where the next block opens with a mark; else it ends with its sentence. Cost: linear in the tokens.
std::vector<Quote> find_quotes(std::span<const Tree> trees);

}  // namespace quoth::extract::statements
