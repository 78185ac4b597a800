// SPDX-License-Identifier: Apache-2.0
// Predicates that are nouns: "his warning to Kyiv", "the Russian annexation of Crimea". Flagged `nominal`.
#pragma once

#include "extract/statements/article.h"

namespace quoth::extract::statements {

// Adds drafts for nouns with a type that have a doer or a patient beside them, and brings all drafts in text order.
// Nouns that already give a light verb its meaning are left out.
void add_nominals(Article& article);

}  // namespace quoth::extract::statements
