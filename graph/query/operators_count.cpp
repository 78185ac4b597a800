// SPDX-License-Identifier: Apache-2.0
#include "graph/query/operators_count.h"

#include "graph/query/neighbours.h"
#include "graph/query/node_set.h"
#include "graph/query/operator_node.h"
#include "graph/query/value_set.h"

#include <array>
#include <utility>

namespace quoth::query {
namespace {

using syntax::Arrow;

void put_counts(Execution& x, const std::vector<Slot>& slots, std::uint64_t count) {
  for (const Slot slot : slots) x.slots[slot] = Value::integer(static_cast<std::int64_t>(count));
}

class StepCount : public Operator {
 public:
  StepCount(Execution& x, const StepCountSettings& settings, Inputs inputs)
      : x_(x), s_(settings), types_(settings.types), input_(std::move(inputs[0])) {}
  static PlanShape shape(const StepCountSettings& s, const PlanPtrs& /*inputs*/) {
    PlanShape made;
    made.once = s.node;
    return made;
  }
  void open() override {
    types_.resolve(x_.graph);
    input_->open();
  }
  bool next() override {
    while (!types_.none() && input_->next()) {
      x_.tick();
      const Value& node = x_.slots[s_.node];
      if (node.kind() != Kind::node || !x_.graph.node_exists(node.as_node())) continue;
      steps_.fill(x_.graph, node.as_node(), s_.arrow, types_.set());
      std::uint64_t count = 0;
      for (Step step{}; steps_.next(step);) ++count;
      if (count == 0) continue;
      put_counts(x_, s_.counts, count);
      return true;
    }
    return false;
  }

 private:
  Execution& x_;
  const StepCountSettings& s_;
  TypeFilter types_;
  OperatorPtr input_;
  Neighbours steps_;
};

class AllStepCounts : public Operator {
 public:
  AllStepCounts(Execution& x, const StepCountSettings& settings, Inputs /*inputs*/)
      : x_(x), s_(settings), types_(settings.types), labels_(settings.labels) {}
  ~AllStepCounts() override { x_.keep(-kept_); }
  static PlanShape shape(const StepCountSettings& s, const PlanPtrs& /*inputs*/) {
    PlanShape made;
    made.once = s.node;
    return made;
  }
  void open() override {
    types_.resolve(x_.graph);
    labels_.resolve(x_.graph);
    at_ = last_ = 0;
    filled_ = false;
  }
  bool next() override {
    if (!filled_) fill();
    for (; at_ < last_; ++at_) {
      if (counts_[at_] == 0 || !labels_.passes(x_.graph, at_) || !x_.graph.node_exists(at_)) continue;
      x_.slots[s_.node] = Value::node(at_);
      put_counts(x_, s_.counts, counts_[at_]);
      ++at_;
      x_.tick();
      return true;
    }
    return false;
  }

 private:
  void fill() {
    filled_ = true;
    if (types_.none()) return;
    const std::int64_t bytes = static_cast<std::int64_t>(x_.graph.node_bound()) * 4;
    x_.keep(bytes - kept_);
    kept_ = bytes;
    counts_ = ZeroArray<std::uint32_t>(x_.graph.node_bound());
    last_ = x_.graph.count_edges(s_.arrow != Arrow::left, s_.arrow != Arrow::right, types_.set(), counts_.span());
  }

  Execution& x_;
  const StepCountSettings& s_;
  TypeFilter types_;
  LabelFilter labels_;
  ZeroArray<std::uint32_t> counts_;
  NodeId at_ = 0, last_ = 0;
  std::int64_t kept_ = 0;
  bool filled_ = false;
};

class ValueCounts : public Operator {
 public:
  ValueCounts(Execution& x, const ValueCountSettings& settings, Inputs /*inputs*/) : x_(x), s_(settings) {}
  ~ValueCounts() override { x_.keep(-kept_); }
  void open() override {
    values_.clear();
    counts_.clear();
    x_.keep(-std::exchange(kept_, 0));
    at_ = 0;
    filled_ = false;
  }
  bool next() override {
    if (!filled_) fill();
    if (at_ == values_.size()) return false;
    x_.slots[s_.value] = values_.row(at_)[0];
    put_counts(x_, s_.counts, counts_[at_++]);
    return true;
  }

 private:
  void fill() {
    filled_ = true;
    const auto label = x_.graph.label(s_.label);
    const auto key = x_.graph.key(s_.key);
    if (!label) return;
    std::vector<std::pair<Value, std::uint64_t>> known;
    if (key && x_.graph.count_values(*label, *key, known)) {
      for (const auto& [value, count] : known) add(value, count);
      return;
    }
    std::array<NodeId, 256> nodes{};
    for (NodeId from = 0;;) {
      const std::size_t count = x_.graph.scan(*label, from, nodes);
      for (std::size_t i = 0; i < count; ++i) {
        x_.tick();
        add(key ? x_.graph.property(nodes[i], *key) : Value(), 1);
      }
      if (count < nodes.size()) return;
      from = nodes[count - 1] + 1;
    }
  }
  void add(const Value& value, std::uint64_t count) {
    const auto [group, added] = values_.insert([&value](std::size_t) -> const Value& { return value; });
    if (added) {
      counts_.push_back(0);
      const auto bytes = static_cast<std::int64_t>(sizeof(Value) + value.heap_bytes() + 16);
      kept_ += bytes;
      x_.keep(bytes);
    }
    counts_[group] += count;
  }

  Execution& x_;
  const ValueCountSettings& s_;
  ValueSet values_{1};
  std::vector<std::uint64_t> counts_;
  std::int64_t kept_ = 0;
  std::size_t at_ = 0;
  bool filled_ = false;
};

}  // namespace

PlanPtr count_steps(PlanPtr input, StepCountSettings settings, std::string details) {
  return make_node<StepCount>("RelationshipCount", std::move(details), std::move(settings), std::move(input));
}

PlanPtr count_all_steps(StepCountSettings settings, std::string details) {
  return make_node<AllStepCounts>("RelationshipCounts", std::move(details), std::move(settings), nullptr);
}

PlanPtr count_values(ValueCountSettings settings, std::string details) {
  return make_node<ValueCounts>("PropertyCounts", std::move(details), std::move(settings), nullptr);
}

}  // namespace quoth::query
