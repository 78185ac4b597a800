// SPDX-License-Identifier: Apache-2.0
// Plans that give the same rows for less work, where what stands above asks for less than all of them. Each applies by
// a condition on the plan alone; EXPLAIN shows the operators that it puts in.
//
//   DISTINCT n, count(DISTINCT n), min and max of n's      the pattern gives each n once: ExpandDistinct, Reach
//   n, count(*) over (n)-[r]-()                            the numbers of relationships: RelationshipCount(s)
//   n.key, count(*) over (n:Label)                         the numbers of values: PropertyCounts
//   type(r) = type(s)                                      a step along one type alone (match_planner.cpp)
//
// tests/fuzz holds them against the plans as written.
#pragma once

#include "graph/query/operators_rows.h"
#include "graph/query/plan.h"
#include "graph/query/property_graph.h"

#include <string>
#include <vector>

namespace quoth::query {

// Whether the plan now gives each value of the slots once, so that DISTINCT over them has nothing to do.
bool gives_distinct(PlanNode& plan, const std::vector<Slot>& slots);

// The plan that gives the groups and their aggregates by itself; null where there is none, and `input` is untouched
// then but may give fewer equal rows, and `aggregates` may count plainly what is distinct already.
PlanPtr rewritten_aggregation(PlanPtr& input, const std::vector<Slot>& keys, std::vector<Aggregate>& aggregates,
                              const PropertyGraph& graph);

}  // namespace quoth::query
