// SPDX-License-Identifier: Apache-2.0
// What lies around one entity: neighbours by label, the second ring, who did the same. Cost: what is visited, nothing
// more.
#pragma once

#include "graph/view/entity_graph.h"

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace quoth::graph::algorithms {

// The distinct entities that `entity` has a typed edge of that label to, ascending.
std::vector<view::Vertex> targets(const view::View& view, view::Vertex entity, std::string_view label);

// Searches of one thread; keeps its marks between calls.
class NeighbourSearch {
 public:
  explicit NeighbourSearch(const view::View& view);

  // The distinct entities within two hops along typed edges, either way, without `entity` itself.
  std::size_t count_within_two_hops(view::Vertex entity);

  // Who did to the same entities, with the same label, what `entity` did: entities with the number of (label, target)
  // pairs that they share with it, most first, ties by number.
  std::vector<std::pair<view::Vertex, std::uint32_t>> same_statements(view::Vertex entity);

 private:
  bool first_visit(view::Vertex vertex) noexcept;

  view::EntityGraph graph_;
  std::vector<std::uint32_t> mark_;
  std::vector<std::uint32_t> count_;
  std::uint32_t search_ = 0;
};

}  // namespace quoth::graph::algorithms
