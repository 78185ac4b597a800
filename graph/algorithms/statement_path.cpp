// SPDX-License-Identifier: Apache-2.0
#include "graph/algorithms/statement_path.h"

#include "graph/view/entity_graph.h"

#include <algorithm>
#include <deque>
#include <unordered_map>

namespace quoth::graph::algorithms {

using view::EdgeCursor;
using view::EdgeKind;
using view::Vertex;

std::optional<std::vector<Hop>> statement_path(const view::View& view, Vertex from, Vertex to) {
  constexpr view::EdgeKinds kParticipants{EdgeKind::source, EdgeKind::target};
  std::unordered_map<Vertex, Vertex> parent{{from, from}};  // of entities and statements alike
  std::deque<Vertex> queue{from};
  while (!queue.empty() && !parent.contains(to)) {
    const Vertex vertex = queue.front();
    queue.pop_front();
    const bool entity = view.kind_of(vertex) == view::VertexKind::entity;
    for (EdgeCursor cursor(view, vertex, !entity, kParticipants); cursor.next();) {
      const Vertex next = entity ? cursor.edge().source : cursor.edge().target;
      if (parent.emplace(next, vertex).second) queue.push_back(next);
    }
  }
  if (!parent.contains(to)) return std::nullopt;
  std::vector<Hop> hops;
  for (Vertex vertex = to; vertex != from;) {
    const Vertex statement = parent.at(vertex);
    hops.push_back({view.statement_of(statement), vertex});
    vertex = parent.at(statement);
  }
  std::reverse(hops.begin(), hops.end());
  return hops;
}

std::vector<std::uint32_t> facts_between(const view::View& view, Vertex one, Vertex other) {
  const view::EntityGraph graph(view);
  std::vector<std::uint32_t> statements;
  const auto collect = [&](Vertex source, Vertex target) {
    for (auto [edge, end] = out_edges(source, graph); edge != end; ++edge) {
      if ((*edge).target == target) statements.push_back((*edge).statement);
    }
  };
  collect(one, other);
  if (one != other) collect(other, one);
  std::sort(statements.begin(), statements.end());
  statements.erase(std::unique(statements.begin(), statements.end()), statements.end());
  return statements;
}

}  // namespace quoth::graph::algorithms
