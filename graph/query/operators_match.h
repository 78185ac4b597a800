// SPDX-License-Identifier: Apache-2.0
// Plan nodes that find parts of the graph. Each has an input and gives, for every row of it, the rows that fit; the
// first of a plan has a single empty row for input.
#pragma once

#include "graph/query/name_filter.h"
#include "graph/query/pattern.h"
#include "graph/query/plan.h"

#include <string>
#include <vector>

namespace quoth::query {

PlanPtr single_row();

// operators_scan.cpp
PlanPtr scan_all_nodes(PlanPtr input, Slot node, std::string details);
PlanPtr scan_label(PlanPtr input, Slot node, std::string label, std::string details);
// Nodes whose indexed property has the value.
PlanPtr seek_property(PlanPtr input, Slot node, std::string key, EvaluatorPtr value, std::string details);
// Keeps rows whose node has the labels and properties; null does not.
PlanPtr check_nodes(PlanPtr input, Slot node, std::vector<std::string> labels, std::vector<PropertyCheck> properties,
                    std::string details);

// One edge of a pattern, from a node that is there to one that is or comes.
struct ExpandSettings {
  Slot from = 0, edge = 0, to = 0;
  bool into = false;  // `to` is there already and must be what is found
  bool keep_edge = true;
  syntax::Arrow arrow = syntax::Arrow::both;  // seen from `from`: right is outgoing
  TypeNames types;
  std::optional<Slot> same_type_as;  // an edge that is there, whose type this one must have too
  std::vector<PropertyCheck> properties;
  std::vector<Slot> distinct_from;  // edges, or lists of them, that this one must differ from
  std::vector<std::string> labels;  // of the node that comes
  // Variable length only:
  std::uint32_t least = 1;
  std::optional<std::uint32_t> most;
  bool reversed = false;  // walked against the order written; the list is turned round
  bool all_shortest = false;
  bool distinct_ends = false;  // each node in `to` once over all rows; nothing else of the rows is read
};

// operators_expand.cpp
PlanPtr expand(PlanPtr input, ExpandSettings settings, std::string details);
// For an edge that is there: finds or checks its ends. `from` and `to` say which ends are there already.
struct BoundEdgeSettings {
  Slot edge = 0, from = 0, to = 0;
  bool from_bound = false, to_bound = false;
  syntax::Arrow arrow = syntax::Arrow::both;
  TypeNames types;
  std::vector<PropertyCheck> properties;
  std::vector<Slot> distinct_from;
};
PlanPtr bound_edge(PlanPtr input, BoundEdgeSettings settings, std::string details);
// operators_path.cpp
// Where its ends are asked for distinct, and the walk's edges by nobody, what can be reached is searched by breadth
// (operators_reach.cpp) and not walk by walk.
PlanPtr expand_variable(PlanPtr input, ExpandSettings settings, std::string details);
// For a list of edges that is there: walks it from `from`.
PlanPtr bound_walk(PlanPtr input, ExpandSettings settings, std::string details);
OperatorPtr reach(Execution& x, const ExpandSettings& settings, OperatorPtr input);
PlanPtr shortest_path(PlanPtr input, ExpandSettings settings, std::string details);

// Whether the edge is none of those in the slots, each an edge or a list of edges.
bool distinct_edge(const Execution& x, EdgeId edge, const std::vector<Slot>& others);

}  // namespace quoth::query
