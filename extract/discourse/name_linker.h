// SPDX-License-Identifier: Apache-2.0
// First pass: names. The same name, a known alias, an acronym, a surname, a shorter form stand for the same entity.
// Works on the whole article at once, whatever the order of the mentions. Internal to discourse/.
#pragma once

#include "extract/discourse/clusters.h"

namespace quoth::extract::discourse {

// Puts every name into a cluster. Cost: linear in the names, by hashing.
void link_names(PhraseTable& table, Clusters& clusters, const lexicon::Lexicon& lexicon);

}  // namespace quoth::extract::discourse
