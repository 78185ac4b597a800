// SPDX-License-Identifier: Apache-2.0
#include "graph/algorithms/shortest_path.h"

#include <algorithm>

namespace quoth::graph::algorithms {

using view::Vertex;

PathSearch::PathSearch(const view::View& view) : graph_(view) {
  for (Side* side : {&forward_, &backward_}) {
    side->parent.resize(view.entity_count());
    side->mark.resize(view.entity_count());
  }
}

void PathSearch::start(Side& side, Vertex vertex) {
  side.frontier.assign(1, vertex);
  side.parent[vertex] = vertex;
  side.mark[vertex] = search_;
}

// One layer further on one side; the first vertex met that the other side has seen.
std::optional<Vertex> PathSearch::expand(Side& side, const Side& other,
                                         const std::function<bool(std::uint32_t)>& keep) {
  std::vector<Vertex> next;
  const auto visit = [&](Vertex from, Vertex neighbour, std::uint32_t statement) {
    if (side.mark[neighbour] == search_ || (keep && !keep(statement))) return false;
    side.mark[neighbour] = search_;
    side.parent[neighbour] = from;
    next.push_back(neighbour);
    return other.mark[neighbour] == search_;
  };
  for (const Vertex vertex : side.frontier) {
    for (auto [edge, end] = out_edges(vertex, graph_); edge != end; ++edge) {
      const view::EntityEdge step = *edge;
      if (visit(vertex, step.target, step.statement)) return step.target;
    }
    for (auto [edge, end] = in_edges(vertex, graph_); edge != end; ++edge) {
      const view::EntityEdge step = *edge;
      if (visit(vertex, step.source, step.statement)) return step.source;
    }
  }
  side.frontier = std::move(next);
  return std::nullopt;
}

std::optional<std::vector<Vertex>> PathSearch::shortest_path(Vertex from, Vertex to, std::uint32_t max_hops,
                                                             const std::function<bool(std::uint32_t)>& keep) {
  if (from == to) return std::vector<Vertex>{from};
  ++search_;
  start(forward_, from);
  start(backward_, to);
  std::optional<Vertex> meeting;
  for (std::uint32_t hops = 0; !meeting; ++hops) {
    if (hops == max_hops || forward_.frontier.empty() || backward_.frontier.empty()) return std::nullopt;
    const bool ahead = forward_.frontier.size() <= backward_.frontier.size();
    meeting = ahead ? expand(forward_, backward_, keep) : expand(backward_, forward_, keep);
  }
  std::vector<Vertex> path{*meeting};
  while (path.back() != from) path.push_back(forward_.parent[path.back()]);
  std::reverse(path.begin(), path.end());
  while (path.back() != to) path.push_back(backward_.parent[path.back()]);
  return path;
}

}  // namespace quoth::graph::algorithms
