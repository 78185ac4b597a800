// SPDX-License-Identifier: Apache-2.0
// Speakers' labels in transcripts: what "MR. PESKOV:" or "Q:" says as a mention, and which labels and names are one.
// Internal to discourse/.
#pragma once

#include "extract/discourse/roles.h"

namespace quoth::extract::discourse {

// The mention that a label's tree is.
Phrase label_phrase(const Tree& tree, LabelKind kind, const lexicon::Lexicon& lexicon);

// Puts the labels that are no names into clusters, one a label. After the names, before descriptions are linked.
void link_labels(PhraseTable& table, Clusters& clusters);

// Joins them with whom the text presents: "THE PRESIDENT" with President Kos, "A" with the one person of the title and
// of what stands before the first turn. Where several may be meant the speaker stays unnamed. After the descriptions.
void name_labels(PhraseTable& table, Clusters& clusters, const Roles& roles, const graph::Document& document);

}  // namespace quoth::extract::discourse
