// SPDX-License-Identifier: Apache-2.0
// Whether a block is written as the parser expects English to be: with capital and small letters, marks, and sentences
// that end. What is not is read all the same, with little confidence.
#pragma once

#include "extract/statements/article.h"
#include "graph/diagnostics.h"

#include <vector>

namespace quoth::extract::statements {

// Per block of the article: a factor for the confidence of what is read from it, 1 for ordinary text. Reports each
// block with a lower one ("hard-to-read"). Cost: linear in the tokens.
std::vector<double> legibility(const Article& article, Diagnostics& diagnostics);

}  // namespace quoth::extract::statements
