// SPDX-License-Identifier: Apache-2.0
#include "graph/query/evaluators.h"

#include "graph/query/value_order.h"

namespace quoth::query {
namespace {

class PathOf : public Evaluator {
 public:
  PathOf(std::vector<Slot> nodes, std::vector<Slot> edges, std::vector<bool> variable)
      : nodes_(std::move(nodes)), edges_(std::move(edges)), variable_(std::move(variable)) {}

  Value evaluate(Execution& x) const override {
    const Value& first = x.slots[nodes_[0]];
    if (first.kind() != Kind::node) return {};
    Path path;
    path.nodes.push_back(first.as_node());
    for (std::size_t i = 0; i < edges_.size(); ++i) {
      const Value& edge = x.slots[edges_[i]];
      if (edge.kind() == Kind::edge) {
        walk(x, path, edge.as_edge());
      } else if (edge.kind() == Kind::list) {
        for (const Value& item : edge.as_list()) walk(x, path, item.as_edge());
      } else {
        return {};
      }
    }
    return Value::path(std::move(path));
  }

 private:
  static void walk(const Execution& x, Path& path, EdgeId edge) {
    const NodeId from = x.graph.edge_from(edge), to = x.graph.edge_to(edge);
    path.edges.push_back(edge);
    path.nodes.push_back(path.nodes.back() == from ? to : from);
  }

  std::vector<Slot> nodes_, edges_;
  std::vector<bool> variable_;
};

class Exists : public Evaluator {
 public:
  explicit Exists(Subplan plan) : plan_(std::move(plan)) {}
  Value evaluate(Execution& x) const override { return Value::boolean(test(x)); }
  bool test(Execution& x) const override { return plan_.start(x).next(); }

 private:
  Subplan plan_;
};

class CountRows : public Evaluator {
 public:
  explicit CountRows(Subplan plan) : plan_(std::move(plan)) {}
  Value evaluate(Execution& x) const override {
    Operator& rows = plan_.start(x);
    std::int64_t count = 0;
    while (rows.next()) ++count;
    return Value::integer(count);
  }

 private:
  Subplan plan_;
};

class CollectRows : public Evaluator {
 public:
  CollectRows(Subplan plan, EvaluatorPtr result) : plan_(std::move(plan)), result_(std::move(result)) {}
  Value evaluate(Execution& x) const override {
    Operator& rows = plan_.start(x);
    List list;
    while (rows.next()) list.push_back(result_->evaluate(x));
    return Value::list(std::move(list));
  }

 private:
  Subplan plan_;
  EvaluatorPtr result_;
};

class FirstRow : public Evaluator {
 public:
  FirstRow(Subplan plan, EvaluatorPtr result) : plan_(std::move(plan)), result_(std::move(result)) {}
  Value evaluate(Execution& x) const override { return plan_.start(x).next() ? result_->evaluate(x) : Value(); }

 private:
  Subplan plan_;
  EvaluatorPtr result_;
};

template <typename Read>
bool check_all(Execution& x, const std::vector<PropertyCheck>& checks, Read read) {
  for (const PropertyCheck& check : checks) {
    const auto key = x.graph.key(check.key);
    if (!key) return false;
    if (!equals(read(*key), check.value->evaluate(x)).value_or(false)) return false;
  }
  return true;
}

}  // namespace

bool check_node(Execution& x, NodeId node, const std::vector<PropertyCheck>& checks) {
  return check_all(x, checks, [&](KeyId key) { return x.graph.property(node, key); });
}

bool check_edge(Execution& x, EdgeId edge, const std::vector<PropertyCheck>& checks) {
  return check_all(x, checks, [&](KeyId key) { return x.graph.edge_property(edge, key); });
}

EvaluatorPtr path_of(std::vector<Slot> nodes, std::vector<Slot> edges, std::vector<bool> variable_length) {
  return std::make_unique<PathOf>(std::move(nodes), std::move(edges), std::move(variable_length));
}

EvaluatorPtr exists(Subplan plan) {
  return std::make_unique<Exists>(std::move(plan));
}
EvaluatorPtr count_rows(Subplan plan) {
  return std::make_unique<CountRows>(std::move(plan));
}

EvaluatorPtr collect_rows(Subplan plan, EvaluatorPtr result) {
  return std::make_unique<CollectRows>(std::move(plan), std::move(result));
}

EvaluatorPtr first_row(Subplan plan, EvaluatorPtr result) {
  return std::make_unique<FirstRow>(std::move(plan), std::move(result));
}

}  // namespace quoth::query
