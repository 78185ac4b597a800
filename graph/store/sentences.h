// SPDX-License-Identifier: Apache-2.0
// What the full-text index of sentences holds of a document.
#pragma once

#include "graph/model.h"

#include <vector>

namespace quoth::graph {

// The sentences that are evidence of a statement, and what lies between them within each block that is no boilerplate
// or metadata; in text order, disjoint, without outer blanks. Overlapping evidence is cut at the later begin.
std::vector<Span> sentences_of(const Records& records);

}  // namespace quoth::graph
