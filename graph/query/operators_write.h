// SPDX-License-Identifier: Apache-2.0
// Plan nodes that change the graph. Each takes in all its input before it changes anything, so that no clause sees its
// own writes; MERGE alone looks for what it made for earlier rows.
#pragma once

#include "graph/query/pattern.h"
#include "graph/query/plan.h"

#include <optional>
#include <string>
#include <vector>

namespace quoth::query {

struct NodeToCreate {
  Slot slot = 0;
  std::vector<std::string> labels;
  EvaluatorPtr properties;  // a map, or null
};

struct EdgeToCreate {
  Slot slot = 0, from = 0, to = 0;
  std::string type;
  EvaluatorPtr properties;
  Position position;
};

struct PathToBuild {
  Slot slot = 0;
  EvaluatorPtr path;
};

// In the order written: nodes before the edges that need them.
struct Creation {
  std::vector<NodeToCreate> nodes;
  std::vector<EdgeToCreate> edges;
  std::vector<std::pair<bool, std::size_t>> order;  // true: a node, and its index
  std::vector<PathToBuild> paths;
  std::vector<Slot> walk_nodes, walk_edges;  // of the last path, in the order written
};

struct Assignment {
  syntax::SetItem::Kind kind = syntax::SetItem::Kind::property;
  EvaluatorPtr target;
  std::string key;
  EvaluatorPtr value;  // null for REMOVE
  std::vector<std::string> labels;
  bool remove = false;
  Position position;
};

// `slots` are those in scope after the clause.
PlanPtr create(PlanPtr input, Creation creation, std::vector<Slot> slots, std::string details);
PlanPtr assign(PlanPtr input, std::vector<Assignment> items, std::vector<Slot> slots, std::string name);
PlanPtr erase(PlanPtr input, Evaluators targets, bool detach, std::vector<Slot> slots, Position position);
// `match` finds the pattern for the row in the frame.
PlanPtr merge(PlanPtr input, PlanPtr match, Creation creation, std::vector<Assignment> on_create,
              std::vector<Assignment> on_match, std::vector<Slot> slots, std::string details);

}  // namespace quoth::query
