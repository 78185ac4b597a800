// SPDX-License-Identifier: Apache-2.0
// Shortest paths between entities over typed edges, either way: a path of news connects people whoever acted on whom.
// Bidirectional breadth-first search (Pohl 1971), since Boost.Graph has only the one-sided one.
#pragma once

#include "graph/view/entity_graph.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace quoth::graph::algorithms {

// Searches of one thread; keeps its marks between calls, so that a search costs only what it visits.
class PathSearch {
 public:
  explicit PathSearch(const view::View& view);

  // The vertices of a shortest path from `from` to `to`, both included; {from} where they are equal; nothing where they
  // are not connected within `max_hops`. Among paths of one length the choice is fixed: it depends on the view alone.
  // `keep` tells which statements may be walked; empty for all.
  std::optional<std::vector<view::Vertex>> shortest_path(view::Vertex from, view::Vertex to,
                                                         std::uint32_t max_hops = 64,
                                                         const std::function<bool(std::uint32_t)>& keep = {});

 private:
  struct Side {
    std::vector<view::Vertex> parent;
    std::vector<std::uint32_t> mark;  // the search that saw the vertex last
    std::vector<view::Vertex> frontier;
  };

  std::optional<view::Vertex> expand(Side& side, const Side& other, const std::function<bool(std::uint32_t)>& keep);
  void start(Side& side, view::Vertex vertex);

  view::EntityGraph graph_;
  Side forward_;
  Side backward_;
  std::uint32_t search_ = 0;
};

}  // namespace quoth::graph::algorithms
