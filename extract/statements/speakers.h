// SPDX-License-Identifier: Apache-2.0
// Who speaks each quotation: the verb of speech beside it or above it, else the speaker of the quotation before, else
// the person that the sentence before is about.
#pragma once

#include "extract/statements/article.h"

#include <vector>

namespace quoth::extract::statements {

// Sets `speech` and `speakers` of every quotation anew; gives a verb of speech whose subject the parser lost the noun
// that stands beside it.
void find_speakers(Article& article);

// The quotations in the words of the discourse, for its next round.
std::vector<discourse::Quotation> quotations_of(const Article& article);

}  // namespace quoth::extract::statements
