// SPDX-License-Identifier: Apache-2.0
// Plan nodes that count without making the rows that are counted; put in by rewrites.cpp.
#pragma once

#include "graph/query/operators_match.h"
#include "graph/query/operators_rows.h"

#include <string>
#include <vector>

namespace quoth::query {

// How many steps of `edge` each row's node has; no row where it has none. `counts` all get the number.
struct StepCountSettings {
  Slot node = 0;
  std::vector<std::string> labels;  // of the node; only where all nodes are counted
  syntax::Arrow arrow = syntax::Arrow::both;
  TypeNames types;
  std::vector<Slot> counts;
};
PlanPtr count_steps(PlanPtr input, StepCountSettings settings, std::string details);
// The same for all nodes with the labels, in one pass over the edges.
PlanPtr count_all_steps(StepCountSettings settings, std::string details);

// How many nodes of a label have which value of a property, from the graph's own counts where it keeps them.
struct ValueCountSettings {
  std::string label, key;
  Slot value = 0;
  std::vector<Slot> counts;
};
PlanPtr count_values(ValueCountSettings settings, std::string details);

}  // namespace quoth::query
