// SPDX-License-Identifier: Apache-2.0
// Where a pattern's search begins and in which order it goes on. Greedy by estimated rows, from the graph's counts: the
// cheapest start (a bound node, an index, the rarest label), then always the edge that multiplies the rows least, every
// condition as soon as what it reads is there.
#pragma once

#include "graph/query/pattern.h"
#include "graph/query/plan.h"
#include "graph/query/property_graph.h"

#include <vector>

namespace quoth::query {

// `bound`: slots that have values in each row of `input`. `rewrites`: see rewrites.h.
PlanPtr plan_pattern(PlanPtr input, Pattern pattern, const std::vector<Slot>& bound, const PropertyGraph& graph,
                     bool rewrites);

}  // namespace quoth::query
