// SPDX-License-Identifier: Apache-2.0
#include "graph/query/operator_node.h"
#include "graph/query/operators_rows.h"
#include "graph/query/value_set.h"

namespace quoth::query {

std::uint64_t row_count(Execution& x, const Evaluator& count, std::string_view clause, Position position) {
  const Value value = count.evaluate(x);
  const auto wrong = [&](std::string detail, const std::string& message) {
    return QueryError("SyntaxError", Phase::runtime, std::move(detail), std::string(clause) + message, position);
  };
  if (value.kind() != Kind::integer) throw wrong("InvalidArgumentType", " needs an Integer");
  if (value.as_integer() < 0) throw wrong("NegativeIntegerArgument", " cannot be negative");
  return static_cast<std::uint64_t>(value.as_integer());
}

namespace {

class Project : public Operator {
 public:
  static PlanShape shape(const std::vector<Projected>& items, const PlanPtrs& /*inputs*/) {
    PlanShape made;
    if (items.size() == 1 && items[0].property) {
      made.property = PlanShape::Property{items[0].property->node, items[0].slot, items[0].property->key};
    }
    return made;
  }
  Project(Execution& x, const std::vector<Projected>& items, Inputs inputs)
      : x_(x), items_(items), input_(std::move(inputs[0])), row_(items.size()) {}
  void open() override { input_->open(); }
  bool next() override {
    if (!input_->next()) return false;
    if (items_.size() == 1) {
      x_.slots[items_[0].slot] = items_[0].value->evaluate(x_);
      return true;
    }
    for (std::size_t i = 0; i < items_.size(); ++i) row_[i] = items_[i].value->evaluate(x_);
    for (std::size_t i = 0; i < items_.size(); ++i) x_.slots[items_[i].slot] = std::move(row_[i]);
    return true;
  }

 private:
  Execution& x_;
  const std::vector<Projected>& items_;
  OperatorPtr input_;
  std::vector<Value> row_;
};

class Distinct : public Operator {
 public:
  static PlanShape shape(const std::vector<Slot>& slots, const PlanPtrs& /*inputs*/) {
    PlanShape made;
    if (slots.size() == 1) made.once = slots[0];
    return made;
  }
  Distinct(Execution& x, const std::vector<Slot>& slots, Inputs inputs)
      : x_(x), slots_(slots), input_(std::move(inputs[0])), seen_(slots.size()) {}
  ~Distinct() override { x_.keep(-kept_); }
  void open() override {
    input_->open();
    seen_.clear();
    x_.keep(-std::exchange(kept_, 0));
  }
  bool next() override {
    while (input_->next()) {
      const auto [row, added] = seen_.insert([this](std::size_t i) -> const Value& { return x_.slots[slots_[i]]; });
      if (!added) continue;
      std::size_t bytes = 16;
      for (const Value& value : seen_.row(row)) bytes += sizeof(Value) + value.heap_bytes();
      x_.keep(static_cast<std::int64_t>(bytes));
      kept_ += static_cast<std::int64_t>(bytes);
      return true;
    }
    return false;
  }

 private:
  Execution& x_;
  const std::vector<Slot>& slots_;
  OperatorPtr input_;
  ValueSet seen_;
  std::int64_t kept_ = 0;
};

struct CountSettings {
  EvaluatorPtr count;
  Position position;
  bool writes = false;  // something below changes the graph, and does so whether or not its rows are wanted
};

class Skip : public Operator {
 public:
  Skip(Execution& x, const CountSettings& settings, Inputs inputs)
      : x_(x), s_(settings), input_(std::move(inputs[0])) {}
  void open() override {
    left_ = row_count(x_, *s_.count, "SKIP", s_.position);
    input_->open();
  }
  bool next() override {
    for (; left_ > 0; --left_) {
      if (!input_->next()) return false;
    }
    return input_->next();
  }

 private:
  Execution& x_;
  const CountSettings& s_;
  OperatorPtr input_;
  std::uint64_t left_ = 0;
};

class Limit : public Operator {
 public:
  Limit(Execution& x, const CountSettings& settings, Inputs inputs)
      : x_(x), s_(settings), input_(std::move(inputs[0])) {}
  void open() override {
    left_ = row_count(x_, *s_.count, "LIMIT", s_.position);
    pulled_ = false;
    input_->open();
  }
  bool next() override {
    if (left_ == 0) {
      if (s_.writes && !std::exchange(pulled_, true)) input_->next();
      return false;
    }
    pulled_ = true;
    if (!input_->next()) return false;
    --left_;
    return true;
  }

 private:
  Execution& x_;
  const CountSettings& s_;
  OperatorPtr input_;
  std::uint64_t left_ = 0;
  bool pulled_ = false;
};

class Eager : public Operator {
 public:
  Eager(Execution& x, const std::vector<Slot>& slots, Inputs inputs) : input_(std::move(inputs[0])), rows_(x, slots) {}
  void open() override {
    input_->open();
    rows_.clear();
    at_ = 0;
    filled_ = false;
  }
  bool next() override {
    if (!filled_) {
      while (input_->next()) rows_.add();
      filled_ = true;
    }
    if (at_ == rows_.size()) return false;
    rows_.load(at_++);
    return true;
  }

 private:
  OperatorPtr input_;
  RowBuffer rows_;
  std::size_t at_ = 0;
  bool filled_ = false;
};

}  // namespace

PlanPtr project(PlanPtr input, std::vector<Projected> items, std::string details) {
  return make_node<Project>("Projection", std::move(details), std::move(items), std::move(input));
}

PlanPtr distinct(PlanPtr input, std::vector<Slot> slots) {
  return make_node<Distinct>("Distinct", "", std::move(slots), std::move(input));
}

PlanPtr skip(PlanPtr input, EvaluatorPtr count, Position position) {
  return make_node<Skip>("Skip", "", CountSettings{std::move(count), position, false}, std::move(input));
}

PlanPtr limit(PlanPtr input, EvaluatorPtr count, Position position, bool writes) {
  return make_node<Limit>("Limit", "", CountSettings{std::move(count), position, writes}, std::move(input));
}

PlanPtr eager(PlanPtr input, std::vector<Slot> slots) {
  return make_node<Eager>("Eager", "", std::move(slots), std::move(input));
}

}  // namespace quoth::query
