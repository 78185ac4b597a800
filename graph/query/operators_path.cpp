// SPDX-License-Identifier: Apache-2.0
// Variable-length patterns by depth-first search, and shortest paths by breadth-first search from both ends.
#include "graph/query/evaluators.h"
#include "graph/query/name_filter.h"
#include "graph/query/operator_node.h"
#include "graph/query/operators_match.h"

#include <algorithm>
#include <deque>
#include <unordered_map>

namespace quoth::query {

using syntax::Arrow;

namespace {

// The steps from a node in the directions of an arrow; a loop only once.
class Neighbours {
 public:
  void fill(const PropertyGraph& graph, NodeId node, Arrow arrow, std::span<const TypeId> types) {
    node_ = node;
    both_ = arrow == Arrow::both;
    use_[0] = arrow != Arrow::left;
    use_[1] = arrow != Arrow::right;
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

Value edge_list(const std::vector<EdgeId>& edges, bool reversed) {
  List list;
  list.reserve(edges.size());
  for (const EdgeId edge : edges) list.push_back(Value::edge(edge));
  if (reversed) std::reverse(list.begin(), list.end());
  return Value::list(std::move(list));
}

class ExpandVariable : public Operator {
 public:
  ExpandVariable(Execution& x, const ExpandSettings& settings, Inputs inputs)
      : x_(x), s_(settings), types_(settings.types), labels_(settings.labels), input_(std::move(inputs[0])) {}

  void open() override {
    types_.resolve(x_.graph);
    labels_.resolve(x_.graph);
    input_->open();
    depth_ = 0;
    active_ = false;
  }

  bool next() override {
    for (;;) {
      if (active_) {
        if (walk()) return true;
        active_ = false;
      }
      if (!input_->next()) return false;
      if (start()) return true;
    }
  }

 private:
  // Takes the row's start; true where the walk of no edges is already a result.
  bool start() {
    const Value& from = x_.slots[s_.from];
    if (from.kind() != Kind::node || !x_.graph.node_exists(from.as_node())) return false;
    if (s_.into) {
      const Value& to = x_.slots[s_.to];
      if (to.kind() != Kind::node) return false;
      target_ = to.as_node();
    }
    path_.clear();
    depth_ = 0;
    active_ = true;
    enter(from.as_node());
    return s_.least == 0 && emit(from.as_node());
  }

  void enter(NodeId node) {
    const bool deeper = !types_.none() && (!s_.most || depth_ < *s_.most);
    if (!deeper) {
      open_ = depth_;
      return;
    }
    if (depth_ >= x_.limits.path_length) {
      throw limit_error("a path grew beyond " + std::to_string(x_.limits.path_length) +
                        " relationships; raise the limit with --path-limit, or bound the pattern, as in [*..6]");
    }
    if (levels_.size() <= depth_) levels_.emplace_back();
    levels_[depth_].fill(x_.graph, node, s_.arrow, types_.numbers());
    open_ = depth_ + 1;
  }

  bool walk() {
    while (open_ > 0) {
      depth_ = open_ - 1;
      path_.resize(depth_);
      Step step{};
      if (!levels_[depth_].next(step)) {
        open_ = depth_;
        continue;
      }
      x_.tick();
      if (std::find(path_.begin(), path_.end(), step.edge) != path_.end()) continue;
      if (!distinct_edge(x_, step.edge, s_.distinct_from)) continue;
      if (!s_.properties.empty() && !check_edge(x_, step.edge, s_.properties)) continue;
      path_.push_back(step.edge);
      depth_ = path_.size();
      enter(step.node);
      if (path_.size() >= s_.least && emit(step.node)) return true;
    }
    return false;
  }

  bool emit(NodeId node) {
    if (s_.into ? node != target_ : !labels_.passes(x_.graph, node)) return false;
    if (s_.keep_edge) x_.slots[s_.edge] = edge_list(path_, s_.reversed);
    if (!s_.into) x_.slots[s_.to] = Value::node(node);
    return true;
  }

  Execution& x_;
  const ExpandSettings& s_;
  TypeFilter types_;
  LabelFilter labels_;
  OperatorPtr input_;
  std::deque<Neighbours> levels_;  // levels_[d] holds the steps from the walk's node at depth d
  std::size_t open_ = 0;           // levels that may have more
  std::size_t depth_ = 0;
  std::vector<EdgeId> path_;
  NodeId target_ = 0;
  bool active_ = false;
};

class BoundWalk : public Operator {
 public:
  BoundWalk(Execution& x, const ExpandSettings& settings, Inputs inputs)
      : x_(x), s_(settings), types_(settings.types), labels_(settings.labels), input_(std::move(inputs[0])) {}

  void open() override {
    types_.resolve(x_.graph);
    labels_.resolve(x_.graph);
    input_->open();
  }

  bool next() override {
    while (input_->next()) {
      const Value& from = x_.slots[s_.from];
      const Value edges = x_.slots[s_.edge];
      if (from.kind() != Kind::node || edges.kind() != Kind::list) continue;
      if (follow(from.as_node(), edges.as_list())) return true;
    }
    return false;
  }

 private:
  bool follow(NodeId node, const List& edges) {
    if (edges.size() < s_.least || (s_.most && edges.size() > *s_.most)) return false;
    for (std::size_t i = 0; i < edges.size(); ++i) {
      const Value& item = edges[s_.reversed ? edges.size() - 1 - i : i];
      if (item.kind() != Kind::edge) return false;
      const EdgeId edge = item.as_edge();
      const NodeId from = x_.graph.edge_from(edge), to = x_.graph.edge_to(edge);
      const bool out = from == node && s_.arrow != Arrow::left, in = to == node && s_.arrow != Arrow::right;
      if ((!out && !in) || !types_.passes(x_.graph.edge_type(edge))) return false;
      if (!check_edge(x_, edge, s_.properties) || !distinct_edge(x_, edge, s_.distinct_from)) return false;
      node = out ? to : from;
    }
    if (s_.into) return x_.slots[s_.to].kind() == Kind::node && x_.slots[s_.to].as_node() == node;
    if (!labels_.passes(x_.graph, node)) return false;
    x_.slots[s_.to] = Value::node(node);
    return true;
  }

  Execution& x_;
  const ExpandSettings& s_;
  TypeFilter types_;
  LabelFilter labels_;
  OperatorPtr input_;
};

Arrow turned(Arrow arrow) {
  return arrow == Arrow::both ? arrow : arrow == Arrow::left ? Arrow::right : Arrow::left;
}

// Breadth-first search from both ends at once, always a whole level of the smaller frontier. Every edge that leads one
// level deeper is remembered, so that all shortest paths can be told from the two halves.
class Bidirectional {
 public:
  struct Arrival {
    std::uint32_t depth = 0;
    std::vector<Step> back;  // edges from the level before, and from where
  };
  using Reached = std::unordered_map<NodeId, Arrival>;

  Bidirectional(Execution& x, const ExpandSettings& s, std::span<const TypeId> types, bool all)
      : x_(x), s_(s), types_(types), all_(all) {}

  // The meeting nodes of the shortest paths, in ascending order; empty where there is none.
  std::vector<NodeId> search(NodeId from, NodeId to) {
    for (const int side : {0, 1}) {
      reached_[side].clear();
      depth_[side] = 0;
    }
    frontier_[0] = {from};
    frontier_[1] = {to};
    reached_[0][from];
    reached_[1][to];
    const std::uint32_t most = std::min(s_.most.value_or(0xFFFFFFFFU), x_.limits.path_length);
    std::vector<NodeId> meetings;
    while (meetings.empty() && depth_[0] + depth_[1] < most && !frontier_[0].empty() && !frontier_[1].empty()) {
      meetings = grow(frontier_[0].size() <= frontier_[1].size() ? 0 : 1);
    }
    std::sort(meetings.begin(), meetings.end());
    return meetings;
  }

  const Reached& reached(int side) const { return reached_[side]; }

 private:
  std::vector<NodeId> grow(int side) {
    std::vector<NodeId> next, meetings;
    const std::uint32_t depth = ++depth_[side];
    for (const NodeId node : frontier_[side]) {
      steps_.fill(x_.graph, node, side == 0 ? s_.arrow : turned(s_.arrow), types_);
      Step step{};
      while (steps_.next(step)) {
        x_.tick();
        if (!s_.properties.empty() && !check_edge(x_, step.edge, s_.properties)) continue;
        auto [at, added] = reached_[side].try_emplace(step.node);
        if (added) {
          at->second.depth = depth;
          next.push_back(step.node);
          if (reached_[1 - side].contains(step.node)) meetings.push_back(step.node);
        }
        if (added || (all_ && at->second.depth == depth)) at->second.back.push_back({step.edge, node});
      }
    }
    frontier_[side] = std::move(next);
    return meetings;
  }

  Execution& x_;
  const ExpandSettings& s_;
  std::span<const TypeId> types_;
  bool all_;
  Reached reached_[2];
  std::vector<NodeId> frontier_[2];
  std::uint32_t depth_[2] = {0, 0};
  Neighbours steps_;
};

class ShortestPath : public Operator {
 public:
  ShortestPath(Execution& x, const ExpandSettings& settings, Inputs inputs)
      : x_(x), s_(settings), types_(settings.types), input_(std::move(inputs[0])) {}

  void open() override {
    types_.resolve(x_.graph);
    input_->open();
    found_.clear();
    at_ = 0;
  }

  bool next() override {
    for (;;) {
      if (at_ < found_.size()) {
        x_.slots[s_.edge] = edge_list(found_[at_++], s_.reversed);
        return true;
      }
      if (!input_->next()) return false;
      found_.clear();
      at_ = 0;
      const Value &from = x_.slots[s_.from], &to = x_.slots[s_.to];
      if (from.kind() == Kind::node && to.kind() == Kind::node) search(from.as_node(), to.as_node());
    }
  }

 private:
  void search(NodeId from, NodeId to) {
    if (from == to) {
      if (s_.least == 0) found_.emplace_back();
      return;
    }
    if (types_.none()) return;
    Bidirectional search(x_, s_, types_.numbers(), s_.all_shortest);
    for (const NodeId meeting : search.search(from, to)) {
      std::vector<std::vector<EdgeId>> heads, tails;
      std::vector<EdgeId> walk;
      unwind(search.reached(0), meeting, walk, heads);
      unwind(search.reached(1), meeting, walk, tails);
      for (auto& head : heads) {
        std::reverse(head.begin(), head.end());
        for (const auto& tail : tails) {
          x_.tick();
          found_.push_back(head);
          found_.back().insert(found_.back().end(), tail.begin(), tail.end());
          if (!s_.all_shortest) return;
        }
      }
    }
  }

  // All walks from a meeting back to that side's end; only the first where one is enough.
  void unwind(const Bidirectional::Reached& reached, NodeId node, std::vector<EdgeId>& walk,
              std::vector<std::vector<EdgeId>>& out) {
    const auto& arrival = reached.at(node);
    if (arrival.back.empty()) {
      out.push_back(walk);
      return;
    }
    for (const Step step : arrival.back) {
      x_.tick();
      walk.push_back(step.edge);
      unwind(reached, step.node, walk, out);
      walk.pop_back();
      if (!s_.all_shortest) return;
    }
  }

  Execution& x_;
  const ExpandSettings& s_;
  TypeFilter types_;
  OperatorPtr input_;
  std::vector<std::vector<EdgeId>> found_;
  std::size_t at_ = 0;
};

}  // namespace

PlanPtr expand_variable(PlanPtr input, ExpandSettings settings, std::string details) {
  const char* name = settings.into ? "VariableExpandInto" : "VariableExpandAll";
  return make_node<ExpandVariable>(name, std::move(details), std::move(settings), std::move(input));
}

PlanPtr bound_walk(PlanPtr input, ExpandSettings settings, std::string details) {
  return make_node<BoundWalk>("WalkRelationships", std::move(details), std::move(settings), std::move(input));
}

PlanPtr shortest_path(PlanPtr input, ExpandSettings settings, std::string details) {
  const char* name = settings.all_shortest ? "AllShortestPaths" : "ShortestPath";
  return make_node<ShortestPath>(name, std::move(details), std::move(settings), std::move(input));
}

}  // namespace quoth::query
