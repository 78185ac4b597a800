// SPDX-License-Identifier: Apache-2.0
#include "graph/algorithms/centrality.h"

#include <boost/graph/betweenness_centrality.hpp>
#include <boost/property_map/vector_property_map.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace quoth::graph::algorithms {

using view::Columns;
using view::Vertex;
using view::View;

Scores degree_centrality(const View& view) {
  const view::EntityGraph graph(view);
  Scores scores(view.entity_count());
  for (Vertex entity = 0; entity < view.entity_count(); ++entity) scores[entity] = degree(entity, graph);
  return scores;
}

// Pulls along the in rows, so that each round reads the graph once in order; Boost's page_rank would compute the degree
// of every source again for each edge.
Scores page_rank(const View& view) {
  constexpr double kDamping = 0.85;
  constexpr double kTolerance = 1e-9;
  constexpr int kMaxRounds = 100;
  const view::EntityGraph graph(view);
  const std::size_t count = view.entity_count();
  Scores inverse_degree(count);
  for (Vertex entity = 0; entity < count; ++entity) {
    const auto out = out_degree(entity, graph);
    inverse_degree[entity] = out == 0 ? 0 : 1.0 / out;
  }
  Scores scores(count, 1.0 / static_cast<double>(std::max<std::size_t>(1, count)));
  Scores shares(count);
  for (int round = 0; round < kMaxRounds; ++round) {
    double lost = 0;
    for (Vertex entity = 0; entity < count; ++entity) {
      shares[entity] = scores[entity] * inverse_degree[entity];
      if (inverse_degree[entity] == 0) lost += scores[entity];
    }
    const double base = (1 - kDamping + kDamping * lost) / static_cast<double>(count);
    double change = 0;
    for (Vertex entity = 0; entity < count; ++entity) {
      double sum = 0;
      if (view.plain()) {
        const Columns& columns = view.base().columns();
        const auto row = columns.in_source.subspan(columns.in_rows.begin(entity), columns.in_rows.size(entity));
        for (const std::uint32_t source : row) sum += shares[source];
      } else {
        for (auto [edge, end] = in_edges(entity, graph); edge != end; ++edge) sum += shares[(*edge).source];
      }
      const double score = base + kDamping * sum;
      change = std::max(change, std::abs(score - scores[entity]));
      scores[entity] = score;
    }
    if (change < kTolerance) break;
  }
  return scores;
}

Scores betweenness(const View& view) {
  Scores scores(view.entity_count(), 0.0);
  boost::brandes_betweenness_centrality(view::EntityGraph(view),
                                        boost::make_iterator_property_map(scores.begin(), view::EntityIndexMap()));
  return scores;
}

std::vector<std::pair<Vertex, double>> highest(const Scores& scores, std::size_t count) {
  std::vector<std::pair<Vertex, double>> ranked(scores.size());
  for (Vertex entity = 0; entity < scores.size(); ++entity) ranked[entity] = {entity, scores[entity]};
  count = std::min(count, ranked.size());
  std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(count), ranked.end(),
                    [](const auto& left, const auto& right) {
                      return left.second != right.second ? left.second > right.second : left.first < right.first;
                    });
  ranked.resize(count);
  return ranked;
}

namespace {

// The numbers of a label: one for each predicate that shares it.
std::pair<std::uint16_t, std::uint16_t> label_range(const Columns& columns, std::string_view label) {
  std::uint16_t low = 0;
  while (low < columns.labels.size() && columns.labels[low] < label) ++low;
  std::uint16_t high = low;
  while (high < columns.labels.size() && columns.labels[high] == label) ++high;
  return {low, high};
}

}  // namespace

std::vector<std::pair<Vertex, std::uint32_t>> most_edges(const View& view, std::string_view label, std::size_t count) {
  std::vector<std::uint32_t> edges(view.entity_count());
  for (const View::Part& part : view.parts()) {
    const Columns& columns = part.columns();
    const auto [low, high] = label_range(columns, label);
    if (low == high) continue;
    for (std::uint32_t entity = 0; entity < columns.out_rows.count(); ++entity) {
      for (std::uint32_t place = columns.out_rows.begin(entity); place < columns.out_rows.end(entity); ++place) {
        if (columns.out_label[place] < low) continue;
        if (columns.out_label[place] >= high) break;
        if (view.is_retired(part.first_statement + columns.out_statement[place])) continue;
        ++edges[part.entity(entity)];
        ++edges[part.entity(columns.out_target[place])];
      }
    }
  }
  std::vector<std::pair<Vertex, std::uint32_t>> ranked;
  for (Vertex entity = 0; entity < edges.size(); ++entity) {
    if (edges[entity] > 0) ranked.emplace_back(entity, edges[entity]);
  }
  count = std::min(count, ranked.size());
  std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(count), ranked.end(),
                    [](const auto& left, const auto& right) {
                      return left.second != right.second ? left.second > right.second : left.first < right.first;
                    });
  ranked.resize(count);
  return ranked;
}

std::vector<std::pair<std::string, std::uint64_t>> count_by_type(const View& view) {
  std::map<std::string, std::uint64_t> counts;
  for (const View::Part& part : view.parts()) {
    const Columns& columns = part.columns();
    std::array<std::uint64_t, 256> by_number{};
    for (std::uint32_t statement = 0; statement < columns.statement_type.size(); ++statement) {
      if (!view.is_retired(part.first_statement + statement)) ++by_number[columns.statement_type[statement]];
    }
    for (std::size_t type = 0; type < columns.types.size(); ++type) {
      if (by_number[type] > 0) counts[std::string(columns.types[type])] += by_number[type];
    }
  }
  return {counts.begin(), counts.end()};
}

std::vector<std::pair<std::string, std::uint64_t>> count_by_label(const View& view) {
  std::map<std::string, std::uint64_t> counts;
  for (const View::Part& part : view.parts()) {
    const Columns& columns = part.columns();
    std::vector<std::uint64_t> by_number(columns.labels.size());
    for (std::size_t edge = 0; edge < columns.out_label.size(); ++edge) {
      if (!view.is_retired(part.first_statement + columns.out_statement[edge])) ++by_number[columns.out_label[edge]];
    }
    for (std::size_t label = 0; label < by_number.size(); ++label) {
      if (by_number[label] > 0) counts[std::string(columns.labels[label])] += by_number[label];
    }
  }
  return {counts.begin(), counts.end()};
}

}  // namespace quoth::graph::algorithms
