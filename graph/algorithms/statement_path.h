// SPDX-License-Identifier: Apache-2.0
// How two entities are connected through statements, facts or not: the way to go where no chain of facts exists.
#pragma once

#include "graph/view/statement_graph.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace quoth::graph::algorithms {

// One hop: the statement that has both entities as source or target, and the entity it leads to.
struct Hop {
  std::uint32_t statement = 0;  // its number in the view
  view::Vertex to = 0;
};

// A path from `from` to `to` of fewest statements; no hops where they are equal, nothing where they are not connected.
// Among paths of one length the choice depends on the view alone. Breadth-first; cost: what lies nearer than `to`.
std::optional<std::vector<Hop>> statement_path(const view::View& view, view::Vertex from, view::Vertex to);

// The statements of the typed edges between two entities, either way, facts all; ascending.
std::vector<std::uint32_t> facts_between(const view::View& view, view::Vertex one, view::Vertex other);

}  // namespace quoth::graph::algorithms
