// SPDX-License-Identifier: Apache-2.0
// What the operator families share: the plan node that pairs an operator with its settings, and kept rows.
#pragma once

#include "graph/query/plan.h"

#include <algorithm>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace quoth::query {

// A plan node for an operator that is made from the execution, its settings (which the node keeps) and its inputs. An
// operator may have `static PlanShape shape(settings, inputs)`, `static bool give_distinct(settings, slot, input)`, and
// `static std::string name(settings, name)` where that changed it.
template <typename Made, typename Settings>
class OperatorNode final : public PlanNode {
 public:
  OperatorNode(std::string name, std::string details, Settings settings)
      : name_(std::move(name)), details_(std::move(details)), settings_(std::move(settings)) {}

  OperatorNode& with_input(PlanPtr input) {
    add_input(std::move(input));
    return *this;
  }
  std::string name() const override {
    if constexpr (requires { Made::name(settings_, name_); }) return Made::name(settings_, name_);
    return name_;
  }
  PlanShape shape() const override {
    if constexpr (requires { Made::shape(settings_, inputs()); }) return Made::shape(settings_, inputs());
    return {};
  }
  bool give_distinct(Slot slot) override {
    if constexpr (requires { Made::give_distinct(settings_, slot, *inputs()[0]); }) {
      return Made::give_distinct(settings_, slot, *inputs()[0]);
    }
    return false;
  }
  std::string details() const override { return details_; }
  OperatorPtr make(Execution& x) const override {
    std::vector<OperatorPtr> started;
    for (std::size_t i = 0; i < inputs().size(); ++i) started.push_back(start_input(x, i));
    if constexpr (requires { Made::make(x, settings_, std::move(started)); }) {
      return Made::make(x, settings_, std::move(started));
    } else {
      return std::make_unique<Made>(x, settings_, std::move(started));
    }
  }

 private:
  std::string name_, details_;
  Settings settings_;
};

template <typename Made, typename Settings>
PlanPtr make_node(std::string name, std::string details, Settings settings, PlanPtr input, PlanPtr second = nullptr) {
  auto node = std::make_unique<OperatorNode<Made, Settings>>(std::move(name), std::move(details), std::move(settings));
  if (input) node->estimated_rows = input->estimated_rows;
  node->with_input(std::move(input)).with_input(std::move(second));
  return node;
}

using Inputs = std::vector<OperatorPtr>;

// Rows kept beyond their turn: the values of some slots, accounted to the execution.
class RowBuffer {
 public:
  RowBuffer(Execution& x, const std::vector<Slot>& slots) : x_(x), slots_(slots) {}
  ~RowBuffer() { x_.keep(-bytes_); }
  RowBuffer(const RowBuffer&) = delete;
  RowBuffer& operator=(const RowBuffer&) = delete;

  void clear() {
    values_.clear();
    rows_ = 0;
    x_.keep(-bytes_);
    bytes_ = 0;
  }
  void add() {
    std::int64_t bytes = 0;
    for (const Slot slot : slots_) {
      values_.push_back(x_.slots[slot]);
      bytes += static_cast<std::int64_t>(sizeof(Value) + values_.back().heap_bytes());
    }
    bytes_ += bytes;
    x_.keep(bytes);
    ++rows_;
  }
  void load(std::size_t row) const {
    for (std::size_t i = 0; i < slots_.size(); ++i) x_.slots[slots_[i]] = values_[row * slots_.size() + i];
  }
  std::size_t size() const noexcept { return rows_; }
  std::span<const Value> row(std::size_t index) const {
    return std::span<const Value>(values_).subspan(index * slots_.size(), slots_.size());
  }

 private:
  Execution& x_;
  const std::vector<Slot>& slots_;
  std::vector<Value> values_;
  std::size_t rows_ = 0;
  std::int64_t bytes_ = 0;
};

}  // namespace quoth::query
