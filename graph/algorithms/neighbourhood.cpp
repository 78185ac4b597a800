// SPDX-License-Identifier: Apache-2.0
#include "graph/algorithms/neighbourhood.h"

#include <algorithm>
#include <tuple>

namespace quoth::graph::algorithms {

using view::Columns;
using view::Vertex;
using view::View;

std::vector<Vertex> targets(const View& view, Vertex entity, std::string_view label) {
  std::vector<Vertex> found;
  View::PartRow single;
  for (const View::PartRow& row : view.rows_of(entity, single)) {
    const Columns& columns = row.part->columns();
    const auto labels = columns.out_label.subspan(columns.out_rows.begin(row.row), columns.out_rows.size(row.row));
    const auto text = [&](std::uint16_t number) { return columns.labels[number]; };
    const auto low =
        std::partition_point(labels.begin(), labels.end(), [&](auto number) { return text(number) < label; });
    for (auto here = low; here != labels.end() && text(*here) == label; ++here) {
      const auto place = columns.out_rows.begin(row.row) + static_cast<std::uint32_t>(here - labels.begin());
      if (view.is_retired(row.part->first_statement + columns.out_statement[place])) continue;
      found.push_back(row.part->entity(columns.out_target[place]));
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

NeighbourSearch::NeighbourSearch(const View& view)
    : graph_(view), mark_(view.entity_count()), count_(view.entity_count()) {}

bool NeighbourSearch::first_visit(Vertex vertex) noexcept {
  if (mark_[vertex] == search_) return false;
  mark_[vertex] = search_;
  return true;
}

std::size_t NeighbourSearch::count_within_two_hops(Vertex entity) {
  ++search_;
  first_visit(entity);
  std::vector<Vertex> ring;
  const auto visit_neighbours = [&](Vertex vertex) {
    for (auto [edge, end] = out_edges(vertex, graph_); edge != end; ++edge) {
      if (const Vertex other = (*edge).target; first_visit(other)) ring.push_back(other);
    }
    for (auto [edge, end] = in_edges(vertex, graph_); edge != end; ++edge) {
      if (const Vertex other = (*edge).source; first_visit(other)) ring.push_back(other);
    }
  };
  visit_neighbours(entity);
  const std::size_t first_ring = ring.size();
  for (std::size_t place = 0; place < first_ring; ++place) visit_neighbours(ring[place]);
  return ring.size();
}

std::vector<std::pair<Vertex, std::uint32_t>> NeighbourSearch::same_statements(Vertex entity) {
  const View& view = graph_.view();
  ++search_;
  std::vector<std::pair<Vertex, std::string_view>> deeds;  // target and label
  for (auto [edge, end] = out_edges(entity, graph_); edge != end; ++edge) {
    const view::EntityEdge deed = *edge;
    deeds.emplace_back(deed.target, view.label(deed.statement));
  }
  std::sort(deeds.begin(), deeds.end());
  deeds.erase(std::unique(deeds.begin(), deeds.end()), deeds.end());
  std::vector<Vertex> others;
  for (const auto& [target, label] : deeds) {
    std::vector<Vertex> doers;
    View::PartRow single;
    for (const View::PartRow& row : view.rows_of(target, single)) {
      const Columns& columns = row.part->columns();
      const auto labels = columns.in_label.subspan(columns.in_rows.begin(row.row), columns.in_rows.size(row.row));
      const auto text = [&columns](std::uint16_t number) { return columns.labels[number]; };
      const auto low = std::partition_point(labels.begin(), labels.end(),
                                            [&, wanted = label](auto number) { return text(number) < wanted; });
      for (auto here = low; here != labels.end() && text(*here) == label; ++here) {
        const auto place = columns.in_rows.begin(row.row) + static_cast<std::uint32_t>(here - labels.begin());
        const std::uint32_t statement = columns.out_statement[columns.in_edge[place]];
        if (view.is_retired(row.part->first_statement + statement)) continue;
        doers.push_back(row.part->entity(columns.in_source[place]));
      }
    }
    std::sort(doers.begin(), doers.end());
    doers.erase(std::unique(doers.begin(), doers.end()), doers.end());
    for (const Vertex doer : doers) {
      if (doer == entity) continue;
      if (first_visit(doer)) {
        others.push_back(doer);
        count_[doer] = 0;
      }
      ++count_[doer];
    }
  }
  std::vector<std::pair<Vertex, std::uint32_t>> ranked;
  ranked.reserve(others.size());
  for (const Vertex other : others) ranked.emplace_back(other, count_[other]);
  std::sort(ranked.begin(), ranked.end(), [](const auto& left, const auto& right) {
    return std::make_tuple(right.second, left.first) < std::make_tuple(left.second, right.first);
  });
  return ranked;
}

}  // namespace quoth::graph::algorithms
