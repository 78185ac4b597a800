// SPDX-License-Identifier: Apache-2.0
// Variable-length patterns by depth-first search, and shortest paths by breadth-first search from both ends.
// One file, since both walk with the same filters and limits.
#include "graph/query/evaluators.h"
#include "graph/query/name_filter.h"
#include "graph/query/neighbours.h"
#include "graph/query/node_set.h"
#include "graph/query/operator_node.h"
#include "graph/query/operators_match.h"

#include <algorithm>
#include <deque>

namespace quoth::query {

using syntax::Arrow;

namespace {

Value edge_list(const std::vector<EdgeId>& edges, bool reversed) {
  List list;
  list.reserve(edges.size());
  for (const EdgeId edge : edges) list.push_back(Value::edge(edge));
  if (reversed) std::reverse(list.begin(), list.end());
  return Value::list(std::move(list));
}

class ExpandVariable : public Operator {
 public:
  // What a walk of distinct edges reaches, a search by breadth does too, as long as no walk has to be long.
  static bool give_distinct(ExpandSettings& s, Slot slot, PlanNode& input) {
    const bool plain =
        !s.into && !s.keep_edge && s.least <= 1 && s.distinct_from.empty() &&
        std::all_of(s.properties.begin(), s.properties.end(), [](const auto& check) { return check.needs.empty(); });
    if (slot != s.to || !plain) return false;
    s.distinct_ends = true;
    input.give_distinct(s.from);
    return true;
  }
  static PlanShape shape(const ExpandSettings& s, const PlanPtrs& /*inputs*/) {
    PlanShape made;
    if (s.distinct_ends) made.once = s.to;
    return made;
  }
  static std::string name(const ExpandSettings& s, const std::string& name) { return s.distinct_ends ? "Reach" : name; }
  static OperatorPtr make(Execution& x, const ExpandSettings& settings, Inputs inputs) {
    if (settings.distinct_ends) return reach(x, settings, std::move(inputs[0]));
    return std::make_unique<ExpandVariable>(x, settings, std::move(inputs));
  }
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
    levels_[depth_].fill(x_.graph, node, s_.arrow, types_.set());
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
// level deeper is remembered where all shortest paths are asked for, else the first to each node, and the search ends
// at the first meeting.
class Bidirectional {
 public:
  // What one end has reached: nodes by number, and to each the edges from the level before as a list.
  struct Side {
    struct Arrival {
      std::uint32_t depth = 0;
      std::uint32_t first = NodeNumbers::kNone, last = NodeNumbers::kNone;  // in `back`
    };
    struct Back {
      Step step;  // the edge, and from where
      std::uint32_t next = NodeNumbers::kNone;
    };
    NodeNumbers numbers;
    std::vector<Arrival> arrivals;
    std::vector<Back> back;
    std::vector<NodeId> frontier;
    std::uint32_t depth = 0;

    void start(NodeId node) {
      numbers.clear();
      arrivals.assign(1, {});
      back.clear();
      frontier.assign(1, node);
      depth = 0;
      numbers.insert(node);
    }
    void remember(Arrival& arrival, Step step) {
      const auto at = static_cast<std::uint32_t>(back.size());
      back.push_back({step, NodeNumbers::kNone});
      if (arrival.first == NodeNumbers::kNone) {
        arrival.first = at;
      } else {
        back[arrival.last].next = at;
      }
      arrival.last = at;
    }
  };

  Bidirectional(Execution& x, const ExpandSettings& s) : x_(x), s_(s) {}
  ~Bidirectional() { x_.keep(-kept_); }
  Bidirectional(const Bidirectional&) = delete;
  Bidirectional& operator=(const Bidirectional&) = delete;

  // The meeting nodes of the shortest paths, in ascending order; empty where there is none.
  const std::vector<NodeId>& search(NodeId from, NodeId to, const TypeSet& types) {
    types_ = &types;
    meetings_.clear();
    sides_[0].start(from);
    sides_[1].start(to);
    const std::uint32_t most = std::min(s_.most.value_or(0xFFFFFFFFU), x_.limits.path_length);
    while (meetings_.empty() && !sides_[0].frontier.empty() && !sides_[1].frontier.empty()) {
      if (sides_[0].depth + sides_[1].depth >= most) {
        if (!s_.most || *s_.most > most) too_long();
        break;
      }
      grow(sides_[0].frontier.size() <= sides_[1].frontier.size() ? 0 : 1);
    }
    std::sort(meetings_.begin(), meetings_.end());
    return meetings_;
  }

  const Side& side(int which) const { return sides_[which]; }

 private:
  [[noreturn]] void too_long() const {
    throw limit_error("no shortest path was found within " + std::to_string(x_.limits.path_length) +
                      " relationships; raise the limit with --path-limit, or bound the pattern, as in [*..6]");
  }

  void grow(int which) {
    Side& side = sides_[which];
    const Side& other = sides_[1 - which];
    next_.clear();
    ++side.depth;
    for (const NodeId node : side.frontier) {
      steps_.fill(x_.graph, node, which == 0 ? s_.arrow : turned(s_.arrow), *types_);
      Step step{};
      while (steps_.next(step)) {
        x_.tick();
        if (!s_.properties.empty() && !check_edge(x_, step.edge, s_.properties)) continue;
        const auto [number, added] = side.numbers.insert(step.node);
        if (!added && !(s_.all_shortest && side.arrivals[number].depth == side.depth)) continue;
        if (added) {
          side.arrivals.push_back({side.depth, NodeNumbers::kNone, NodeNumbers::kNone});
          next_.push_back(step.node);
        }
        side.remember(side.arrivals[number], {step.edge, node});
        if (!added || !other.numbers.contains(step.node)) continue;
        meetings_.push_back(step.node);
        if (!s_.all_shortest) return;
      }
      account();
    }
    side.frontier.swap(next_);
  }

  void account() {
    std::int64_t bytes = 0;
    for (const Side& side : sides_) {
      bytes += static_cast<std::int64_t>(side.numbers.bytes() + side.back.size() * 28);
    }
    if (bytes <= kept_) return;
    x_.keep(bytes - kept_);
    kept_ = bytes;
  }

  Execution& x_;
  const ExpandSettings& s_;
  const TypeSet* types_ = nullptr;
  Side sides_[2];
  std::vector<NodeId> next_, meetings_;
  Neighbours steps_;
  std::int64_t kept_ = 0;
};

class ShortestPath : public Operator {
 public:
  ShortestPath(Execution& x, const ExpandSettings& settings, Inputs inputs)
      : x_(x), s_(settings), types_(settings.types), input_(std::move(inputs[0])), search_(x, settings) {}

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
    if (types_.none() || !x_.graph.node_exists(from) || !x_.graph.node_exists(to)) return;
    for (const NodeId meeting : search_.search(from, to, types_.set())) {
      std::vector<std::vector<EdgeId>> heads, tails;
      std::vector<EdgeId> walk;
      unwind(search_.side(0), meeting, walk, heads);
      unwind(search_.side(1), meeting, walk, tails);
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
  void unwind(const Bidirectional::Side& side, NodeId node, std::vector<EdgeId>& walk,
              std::vector<std::vector<EdgeId>>& out) {
    std::uint32_t at = side.arrivals[side.numbers.find(node)].first;
    if (at == NodeNumbers::kNone) {
      out.push_back(walk);
      return;
    }
    for (; at != NodeNumbers::kNone; at = side.back[at].next) {
      x_.tick();
      walk.push_back(side.back[at].step.edge);
      unwind(side, side.back[at].step.node, walk, out);
      walk.pop_back();
      if (!s_.all_shortest) return;
    }
  }

  Execution& x_;
  const ExpandSettings& s_;
  TypeFilter types_;
  OperatorPtr input_;
  Bidirectional search_;
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
