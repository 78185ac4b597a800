// SPDX-License-Identifier: Apache-2.0
// The nodes at the ends of a variable-length pattern, each once: a search by breadth from each start. A shortest walk
// repeats no edge, so what is reached within the length by any walk is reached by one that openCypher allows. Only the
// start itself needs thought: it is reached by no edges where the pattern allows that, else by a cycle through it. With
// direction given, the search meets it like any node; without, the shortest cycle is told from the branches of the
// search's tree: an edge between two branches closes one (A. Itai, M. Rodeh, "Finding a minimum circuit in a graph",
// 1978).
#include "graph/query/evaluators.h"
#include "graph/query/name_filter.h"
#include "graph/query/neighbours.h"
#include "graph/query/node_set.h"
#include "graph/query/operators_match.h"

#include <algorithm>

namespace quoth::query {
namespace {

class Reach : public Operator {
 public:
  Reach(Execution& x, const ExpandSettings& settings, OperatorPtr input)
      : x_(x), s_(settings), types_(settings.types), labels_(settings.labels), input_(std::move(input)) {}
  ~Reach() override { x_.keep(-kept_); }

  void open() override {
    types_.resolve(x_.graph);
    labels_.resolve(x_.graph);
    input_->open();
    given_.clear();
    found_.clear();
    at_ = 0;
  }

  bool next() override {
    for (;;) {
      while (at_ < found_.size()) {
        const NodeId node = found_[at_++];
        if (!given_.insert(node) || !labels_.passes(x_.graph, node)) continue;
        x_.slots[s_.to] = Value::node(node);
        return true;
      }
      if (!input_->next()) return false;
      x_.tick();
      found_.clear();
      at_ = 0;
      const Value& from = x_.slots[s_.from];
      if (from.kind() == Kind::node && x_.graph.node_exists(from.as_node())) search(from.as_node());
      account();
    }
  }

 private:
  struct Visit {
    NodeId node = 0;
    std::uint32_t depth = 0;
    EdgeId by = 0;             // the edge that it was reached by
    std::uint32_t branch = 0;  // the number of the start's neighbour that it was reached through
  };

  // Fills found_ with all that is reached from `start`, nearest first.
  void search(NodeId start) {
    numbers_.clear();
    visits_.assign(1, {start, 0, 0, 0});
    numbers_.insert(start);
    const std::uint32_t most = s_.most.value_or(0xFFFFFFFFU);
    bool cycle = s_.least == 0;
    if (cycle) found_.push_back(start);
    if (types_.none()) return;
    for (std::size_t at = 0; at < visits_.size(); ++at) {
      const Visit here = visits_[at];
      if (here.depth >= most) break;
      if (here.depth >= x_.limits.path_length) too_long();
      steps_.fill(x_.graph, here.node, s_.arrow, types_.set());
      Step step{};
      while (steps_.next(step)) {
        x_.tick();
        if (!s_.properties.empty() && !check_edge(x_, step.edge, s_.properties)) continue;
        const auto [number, added] = numbers_.insert(step.node);
        if (added) {
          visits_.push_back({step.node, here.depth + 1, step.edge, here.depth == 0 ? number : here.branch});
          found_.push_back(step.node);
        } else if (!cycle && closes(here, at, step, number, most)) {
          cycle = true;
          found_.push_back(start);
        }
      }
      if (numbers_.bytes() > counted_) account();
    }
  }

  // Whether the step ends a cycle through the start that is not too long.
  bool closes(const Visit& here, std::size_t at, Step step, std::uint32_t number, std::uint32_t most) const {
    if (s_.arrow != syntax::Arrow::both) return number == 0;
    const Visit& other = visits_[number];
    if (at == 0 && number == 0) return true;                          // a loop at the start
    if (step.edge == here.by || step.edge == other.by) return false;  // along the tree
    const bool apart = number == 0 || at == 0 || here.branch != other.branch;
    return apart && here.depth + other.depth + 1 <= most;
  }

  [[noreturn]] void too_long() const {
    throw limit_error("a path grew beyond " + std::to_string(x_.limits.path_length) +
                      " relationships; raise the limit with --path-limit, or bound the pattern, as in [*..6]");
  }

  void account() {
    counted_ = numbers_.bytes();
    const auto bytes = static_cast<std::int64_t>(numbers_.bytes() + given_.bytes() + visits_.size() * sizeof(Visit));
    if (bytes <= kept_) return;
    x_.keep(bytes - kept_);
    kept_ = bytes;
  }

  Execution& x_;
  const ExpandSettings& s_;
  TypeFilter types_;
  LabelFilter labels_;
  OperatorPtr input_;
  Neighbours steps_;
  NodeNumbers numbers_;
  NodeSet given_;
  std::vector<Visit> visits_;
  std::vector<NodeId> found_;
  std::size_t at_ = 0, counted_ = 0;
  std::int64_t kept_ = 0;
};

}  // namespace

OperatorPtr reach(Execution& x, const ExpandSettings& settings, OperatorPtr input) {
  return std::make_unique<Reach>(x, settings, std::move(input));
}

}  // namespace quoth::query
