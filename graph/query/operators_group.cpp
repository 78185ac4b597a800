// SPDX-License-Identifier: Apache-2.0
#include "graph/query/accumulator.h"
#include "graph/query/operator_node.h"
#include "graph/query/operators_rows.h"

namespace quoth::query {
namespace {

struct GroupSettings {
  std::vector<Slot> keys;
  std::vector<Aggregate> aggregates;
};

class Group : public Operator {
 public:
  Group(Execution& x, const GroupSettings& settings, Inputs inputs)
      : x_(x), s_(settings), input_(std::move(inputs[0])), groups_(settings.keys.size()) {}
  ~Group() override { x_.keep(-bytes_); }

  void open() override {
    input_->open();
    groups_.clear();
    states_.clear();
    x_.keep(-bytes_);
    bytes_ = 0;
    at_ = 0;
    filled_ = false;
  }

  bool next() override {
    if (!filled_) fill();
    const std::size_t width = s_.aggregates.size();
    const std::size_t count = s_.keys.empty() ? 1 : groups_.size();
    if (at_ == count) return false;
    for (std::size_t i = 0; i < s_.keys.size(); ++i) x_.slots[s_.keys[i]] = groups_.row(at_)[i];
    for (std::size_t i = 0; i < width; ++i) {
      x_.slots[s_.aggregates[i].slot] = states_[at_ * width + i].result(s_.aggregates[i]);
    }
    ++at_;
    return true;
  }

 private:
  void fill() {
    filled_ = true;
    const std::size_t width = s_.aggregates.size();
    if (s_.keys.empty()) states_.resize(width);
    while (input_->next()) {
      x_.tick();
      std::size_t group = 0;
      if (!s_.keys.empty()) {
        const auto [found, added] =
            groups_.insert([this](std::size_t i) -> const Value& { return x_.slots[s_.keys[i]]; });
        group = found;
        if (added) enter(group);
      }
      for (std::size_t i = 0; i < width; ++i) add(s_.aggregates[i], states_[group * width + i]);
    }
  }

  void enter(std::size_t group) {
    states_.resize(states_.size() + s_.aggregates.size());
    std::size_t bytes = sizeof(Accumulator) * s_.aggregates.size() + 32;
    for (const Value& key : groups_.row(group)) bytes += sizeof(Value) + key.heap_bytes();
    kept(static_cast<std::int64_t>(bytes));
  }

  void add(const Aggregate& aggregate, Accumulator& state) {
    if (aggregate.function == Aggregation::count_rows) return state.add_row();
    const Value second = aggregate.second ? aggregate.second->evaluate(x_) : Value();
    const std::int64_t bytes = state.add(aggregate, aggregate.argument->evaluate(x_), second);
    if (bytes != 0) kept(bytes);
  }

  void kept(std::int64_t bytes) {
    bytes_ += bytes;
    x_.keep(bytes);
  }

  Execution& x_;
  const GroupSettings& s_;
  OperatorPtr input_;
  ValueSet groups_;
  std::vector<Accumulator> states_;
  std::size_t at_ = 0;
  std::int64_t bytes_ = 0;
  bool filled_ = false;
};

}  // namespace

PlanPtr aggregate(PlanPtr input, std::vector<Slot> keys, std::vector<Aggregate> aggregates, std::string details) {
  const double rows = keys.empty() ? 1.0 : std::max(1.0, input->estimated_rows / 10);
  PlanPtr node = make_node<Group>("Aggregation", std::move(details),
                                  GroupSettings{std::move(keys), std::move(aggregates)}, std::move(input));
  node->estimated_rows = rows;
  return node;
}

}  // namespace quoth::query
