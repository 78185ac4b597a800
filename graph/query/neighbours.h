// SPDX-License-Identifier: Apache-2.0
// The steps from a node in the directions that an arrow allows, for searches.
#pragma once

#include "graph/query/property_graph.h"
#include "graph/query/syntax.h"

namespace quoth::query {

// The steps from a node in the directions of an arrow; a loop only once.
class Neighbours {
 public:
  void fill(const PropertyGraph& graph, NodeId node, syntax::Arrow arrow, const TypeSet& types) {
    node_ = node;
    both_ = arrow == syntax::Arrow::both;
    use_[0] = arrow != syntax::Arrow::left;
    use_[1] = arrow != syntax::Arrow::right;
    if (use_[0]) graph.expand(node, Direction::out, types, steps_[0]);
    if (use_[1]) graph.expand(node, Direction::in, types, steps_[1]);
    side_ = use_[0] ? 0 : 1;
    part_ = index_ = 0;
  }
  bool next(Step& step) {
    for (; side_ < 2; ++side_, part_ = 0, index_ = 0) {
      if (!use_[side_]) continue;
      for (; part_ < steps_[side_].parts(); ++part_, index_ = 0) {
        const auto span = steps_[side_].part(part_);
        while (index_ < span.size()) {
          step = span[index_++];
          if (side_ == 1 && both_ && step.node == node_) continue;
          return true;
        }
      }
    }
    return false;
  }

 private:
  Steps steps_[2];
  bool use_[2] = {false, false};
  bool both_ = false;
  NodeId node_ = 0;
  std::size_t side_ = 0, part_ = 0, index_ = 0;
};

}  // namespace quoth::query
