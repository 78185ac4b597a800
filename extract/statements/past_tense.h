// SPDX-License-Identifier: Apache-2.0
// Labels: what a drawing shows on an edge. Data: data/past_tense.tsv.
#pragma once

#include <string>
#include <string_view>

namespace quoth::extract::statements {

// "warn" → "warned", "pull back" → "pulled back", "make clear" → "made clear", "be concerned" → "was concerned": the
// first word in the past tense, the others as they are. Regular verbs by rule, the others by table.
std::string past_tense(std::string_view predicate);

// The verb that a nominal predicate is called by: "warn" for "warning"; empty where the noun has none.
std::string_view verb_of_noun(std::string_view noun);

}  // namespace quoth::extract::statements
