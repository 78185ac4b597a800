// SPDX-License-Identifier: Apache-2.0
#include "graph/algorithms/communities.h"

#include <algorithm>
#include <numeric>

namespace quoth::graph::algorithms {
namespace {

// An undirected graph with weights, as adjacency rows; a loop's weight counts twice in its vertex's degree.
struct WeightedGraph {
  std::vector<std::vector<std::pair<std::uint32_t, double>>> neighbours;  // without loops, sorted by vertex
  std::vector<double> loops;
  std::vector<double> degrees;
  double total = 0;  // of all degrees

  std::size_t size() const noexcept { return neighbours.size(); }

  void finish() {
    degrees.assign(size(), 0);
    for (std::size_t vertex = 0; vertex < size(); ++vertex) {
      auto& row = neighbours[vertex];
      std::sort(row.begin(), row.end());
      std::size_t kept = 0;
      for (std::size_t place = 0; place < row.size(); ++place) {
        if (kept > 0 && row[kept - 1].first == row[place].first) {
          row[kept - 1].second += row[place].second;
        } else {
          row[kept++] = row[place];
        }
      }
      row.resize(kept);
      degrees[vertex] = 2 * loops[vertex];
      for (const auto& [other, weight] : row) degrees[vertex] += weight;
    }
    total = std::accumulate(degrees.begin(), degrees.end(), 0.0);
  }
};

WeightedGraph of_view(const view::View& view) {
  const view::EntityGraph graph(view);
  WeightedGraph weighted;
  weighted.neighbours.resize(view.entity_count());
  weighted.loops.resize(view.entity_count());
  for (view::Vertex entity = 0; entity < view.entity_count(); ++entity) {
    for (auto [edge, end] = out_edges(entity, graph); edge != end; ++edge) {
      const view::Vertex other = (*edge).target;
      if (other == entity) {
        weighted.loops[entity] += 1;
        continue;
      }
      weighted.neighbours[entity].emplace_back(other, 1.0);
      weighted.neighbours[other].emplace_back(entity, 1.0);
    }
  }
  weighted.finish();
  return weighted;
}

// One level: moves vertices between communities while modularity rises. True where any moved.
bool move_vertices(const WeightedGraph& graph, std::vector<std::uint32_t>& community) {
  constexpr int kMaxRounds = 64;
  std::vector<double> weight_of(graph.degrees);  // each community's degrees
  std::vector<double> links(graph.size(), 0);    // from the vertex at hand to each community
  std::vector<std::uint32_t> seen;
  bool moved_any = false;
  bool moved = true;
  for (int round = 0; moved && round < kMaxRounds; ++round) {
    moved = false;
    for (std::uint32_t vertex = 0; vertex < graph.size(); ++vertex) {
      seen.assign(1, community[vertex]);
      for (const auto& [other, weight] : graph.neighbours[vertex]) {
        if (links[community[other]] == 0) seen.push_back(community[other]);
        links[community[other]] += weight;
      }
      const std::uint32_t home = community[vertex];
      weight_of[home] -= graph.degrees[vertex];
      const auto gain = [&](std::uint32_t to) {
        return links[to] - graph.degrees[vertex] * weight_of[to] / graph.total;
      };
      std::uint32_t best = home;
      for (const std::uint32_t candidate : seen) {
        const double difference = gain(candidate) - gain(best);
        if (difference > 1e-12 || (difference > -1e-12 && best != home && candidate < best)) best = candidate;
      }
      weight_of[best] += graph.degrees[vertex];
      community[vertex] = best;
      moved = moved || best != home;
      for (const std::uint32_t candidate : seen) links[candidate] = 0;
    }
    moved_any = moved_any || moved;
  }
  return moved_any;
}

// Numbers the communities 0, 1, … in order of their first vertex; returns how many there are.
std::uint32_t renumber(std::vector<std::uint32_t>& community) {
  std::vector<std::uint32_t> number(community.size(), static_cast<std::uint32_t>(-1));
  std::uint32_t next = 0;
  for (std::uint32_t& label : community) {
    if (number[label] == static_cast<std::uint32_t>(-1)) number[label] = next++;
    label = number[label];
  }
  return next;
}

// The graph of the communities: what lay inside one becomes its loop.
WeightedGraph condense(const WeightedGraph& graph, const std::vector<std::uint32_t>& community, std::uint32_t count) {
  WeightedGraph condensed;
  condensed.neighbours.resize(count);
  condensed.loops.resize(count);
  for (std::uint32_t vertex = 0; vertex < graph.size(); ++vertex) {
    condensed.loops[community[vertex]] += graph.loops[vertex];
    for (const auto& [other, weight] : graph.neighbours[vertex]) {
      if (community[other] == community[vertex]) {
        condensed.loops[community[vertex]] += weight / 2;
      } else {
        condensed.neighbours[community[vertex]].emplace_back(community[other], weight);
      }
    }
  }
  condensed.finish();
  return condensed;
}

void number_by_size(std::vector<std::uint32_t>& community, std::uint32_t count) {
  std::vector<std::uint32_t> sizes(count);
  for (const std::uint32_t label : community) ++sizes[label];
  std::vector<std::uint32_t> order(count);
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t left, std::uint32_t right) { return sizes[left] > sizes[right]; });
  std::vector<std::uint32_t> place(count);
  for (std::uint32_t rank = 0; rank < count; ++rank) place[order[rank]] = rank;
  for (std::uint32_t& label : community) label = place[label];
}

}  // namespace

std::vector<std::uint32_t> communities(const view::View& view) {
  std::vector<std::uint32_t> result(view.entity_count());
  std::iota(result.begin(), result.end(), 0U);
  std::uint32_t count = view.entity_count();
  WeightedGraph graph = of_view(view);
  while (graph.total > 0) {
    std::vector<std::uint32_t> level(graph.size());
    std::iota(level.begin(), level.end(), 0U);
    if (!move_vertices(graph, level)) break;
    count = renumber(level);
    for (std::uint32_t& label : result) label = level[label];
    graph = condense(graph, level, count);
  }
  number_by_size(result, count);
  return result;
}

}  // namespace quoth::graph::algorithms
