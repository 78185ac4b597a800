// SPDX-License-Identifier: Apache-2.0
// Groups of entities that deal with one another more than with the rest: the Louvain method (Blondel, Guillaume,
// Lambiotte, Lefebvre 2008), which Boost.Graph lacks. Edges count both ways, parallel ones add up.
#pragma once

#include "graph/view/entity_graph.h"

#include <cstdint>
#include <vector>

namespace quoth::graph::algorithms {

// The community of each entity, by its number; communities are numbered from 0 by size, largest first, ties by their
// first entity. Entities without edges have one of their own each. Entities are visited in order of number, a move is
// made only for a strict gain and ties go to the lower community, so the result depends on the view alone.
std::vector<std::uint32_t> communities(const view::View& view);

}  // namespace quoth::graph::algorithms
