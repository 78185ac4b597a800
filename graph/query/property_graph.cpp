// SPDX-License-Identifier: Apache-2.0
#include "graph/query/property_graph.h"

namespace quoth::query {

NodeId PropertyGraph::count_edges(bool outgoing, bool incoming, const TypeSet& types,
                                  std::span<std::uint32_t> counts) const {
  Steps steps;
  for (NodeId node = 0; node < node_bound(); ++node) {
    if (!node_exists(node)) continue;
    for (const Direction direction : {Direction::out, Direction::in}) {
      if (direction == Direction::out ? !outgoing : !incoming) continue;
      expand(node, direction, types, steps);
      for (std::size_t part = 0; part < steps.parts(); ++part) {
        for (const Step step : steps.part(part)) {
          const bool again = direction == Direction::in && outgoing && step.node == node;
          if (!again) ++counts[node];
        }
      }
    }
  }
  return node_bound();
}

}  // namespace quoth::query
