// SPDX-License-Identifier: Apache-2.0
// Who matters in the graph: degree, PageRank, betweenness; and how often each type and label occurs.
#pragma once

#include "graph/view/entity_graph.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace quoth::graph::algorithms {

// One score for every entity of the view, by its number.
using Scores = std::vector<double>;

// Typed edges in and out.
Scores degree_centrality(const view::View& view);

// PageRank with damping 0.85 (Brin and Page 1998), scaled to sum 1; what is lost at entities without out edges is
// spread evenly. Ends when no score changes by more than 1e-9, at most after 100 rounds.
Scores page_rank(const view::View& view);

// Betweenness (Brandes 2001) by Boost.Graph, edges taken one way. Cost O(entities × edges): for graphs of some
// thousands.
Scores betweenness(const view::View& view);

// The entities with the highest scores, at most `count`, highest first, ties by number.
std::vector<std::pair<view::Vertex, double>> highest(const Scores& scores, std::size_t count);

// The entities with most typed edges of that label, out and in, at most `count`; ties by number.
std::vector<std::pair<view::Vertex, std::uint32_t>> most_edges(const view::View& view, std::string_view label,
                                                               std::size_t count);

// Statements of each type, in order of type.
std::vector<std::pair<std::string, std::uint64_t>> count_by_type(const view::View& view);

// Typed edges of each label, in order of label.
std::vector<std::pair<std::string, std::uint64_t>> count_by_label(const view::View& view);

}  // namespace quoth::graph::algorithms
