// SPDX-License-Identifier: Apache-2.0
// Names joined to entities: connected components of the bridges that articles build between names, with the
// contradictions respected. Joined in a fixed order (Kruskal's), so the result is a function of the graph alone.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace quoth::graph {

struct IdentityNode {
  std::string label;  // distinct
  std::string link;   // "wikidata:Q7747", or empty; two links of one base are two entities
};

struct Bridge {
  std::size_t a = 0;  // indices into the nodes
  std::size_t b = 0;
  std::int64_t articles = 0;  // how many bear both names; more are joined first
  bool forced = false;        // a user said so: joined before all others, links aside
};

// For each node the index of the least-labelled node of its component. A bridge that would put two links of one base,
// or a pair of `apart`, into one component is left unused. O(b log b) for b bridges, times the links of a component.
std::vector<std::size_t> join_nodes(const std::vector<IdentityNode>& nodes, std::vector<Bridge> bridges,
                                    const std::vector<std::pair<std::size_t, std::size_t>>& apart);

}  // namespace quoth::graph
