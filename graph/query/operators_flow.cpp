// SPDX-License-Identifier: Apache-2.0
#include "graph/query/operator_node.h"
#include "graph/query/operators_rows.h"

namespace quoth::query {
namespace {

struct FilterSettings {
  EvaluatorPtr condition;
  std::optional<std::vector<Slot>> reads;
};

class Filter : public Operator {
 public:
  Filter(Execution& x, const FilterSettings& settings, Inputs inputs)
      : x_(x), condition_(*settings.condition), input_(std::move(inputs[0])) {}
  static PlanShape shape(const FilterSettings& /*s*/, const PlanPtrs& inputs) {
    PlanShape made;
    made.once = inputs[0]->shape().once;
    return made;
  }
  static bool give_distinct(const FilterSettings& s, Slot slot, PlanNode& input) {
    if (!s.reads) return false;
    for (const Slot read : *s.reads) {
      if (read != slot) return false;
    }
    return input.give_distinct(slot);
  }
  void open() override { input_->open(); }
  bool next() override {
    while (input_->next()) {
      if (condition_.test(x_)) return true;
      x_.tick();
    }
    return false;
  }

 private:
  Execution& x_;
  const Evaluator& condition_;
  OperatorPtr input_;
};

class Optional : public Operator {
 public:
  Optional(Execution& x, const std::vector<Slot>& slots, Inputs inputs)
      : x_(x), slots_(slots), input_(std::move(inputs[0])), inner_(std::move(inputs[1])) {}
  void open() override {
    input_->open();
    inside_ = false;
  }
  bool next() override {
    if (inside_) {
      if (inner_->next()) return true;
      inside_ = false;
    }
    if (!input_->next()) return false;
    inner_->open();
    if (inner_->next()) {
      inside_ = true;
      return true;
    }
    for (const Slot slot : slots_) x_.slots[slot] = Value();
    return true;
  }

 private:
  Execution& x_;
  const std::vector<Slot>& slots_;
  OperatorPtr input_, inner_;
  bool inside_ = false;
};

struct UnwindSettings {
  EvaluatorPtr list;
  Slot item;
};

class Unwind : public Operator {
 public:
  Unwind(Execution& x, const UnwindSettings& settings, Inputs inputs)
      : x_(x), s_(settings), input_(std::move(inputs[0])) {}
  void open() override {
    input_->open();
    list_ = Value();
    at_ = 0;
  }
  bool next() override {
    for (;;) {
      if (list_.kind() == Kind::list && at_ < list_.as_list().size()) {
        x_.slots[s_.item] = list_.as_list()[at_++];
        x_.tick();
        return true;
      }
      if (!input_->next()) return false;
      at_ = 0;
      list_ = s_.list->evaluate(x_);
      if (list_.is_null() || list_.kind() == Kind::list) continue;
      list_ = Value::list({list_});  // a single value is a list of one
    }
  }

 private:
  Execution& x_;
  const UnwindSettings& s_;
  OperatorPtr input_;
  Value list_;
  std::size_t at_ = 0;
};

class UnionAll : public Operator {
 public:
  UnionAll(Execution& x, const UnionSettings& settings, Inputs inputs)
      : x_(x), s_(settings), inputs_(std::move(inputs)) {}
  void open() override {
    at_ = 0;
    inputs_[0]->open();
  }
  bool next() override {
    while (at_ < inputs_.size()) {
      if (inputs_[at_]->next()) {
        row_.clear();
        for (const Slot slot : s_.columns[at_]) row_.push_back(x_.slots[slot]);
        for (std::size_t i = 0; i < row_.size(); ++i) x_.slots[s_.output[i]] = std::move(row_[i]);
        return true;
      }
      if (++at_ < inputs_.size()) inputs_[at_]->open();
    }
    return false;
  }

 private:
  Execution& x_;
  const UnionSettings& s_;
  Inputs inputs_;
  std::vector<Value> row_;
  std::size_t at_ = 0;
};

class Call : public Operator {
 public:
  Call(Execution& x, const CallSettings& settings, Inputs inputs) : x_(x), s_(settings), input_(std::move(inputs[0])) {}
  void open() override {
    input_->open();
    rows_.clear();
    at_ = 0;
  }
  bool next() override {
    const std::size_t width = s_.procedure->results.size();
    for (;;) {
      if (at_ < rows_.size()) {
        for (std::size_t i = 0; i < width; ++i, ++at_) {
          if (s_.results[i]) x_.slots[*s_.results[i]] = rows_[at_];
        }
        x_.tick();
        return true;
      }
      if (!input_->next()) return false;
      std::vector<Value> arguments;
      for (const auto& argument : s_.arguments) arguments.push_back(argument->evaluate(x_));
      arguments.resize(s_.procedure->arguments.size());
      rows_.clear();
      at_ = 0;
      s_.procedure->run(x_.graph, arguments, rows_);
      if (width == 0) return true;  // a procedure without results lets each row pass
    }
  }

 private:
  Execution& x_;
  const CallSettings& s_;
  OperatorPtr input_;
  std::vector<Value> rows_;
  std::size_t at_ = 0;
};

}  // namespace

PlanPtr filter(PlanPtr input, EvaluatorPtr condition, std::string details, std::optional<std::vector<Slot>> reads) {
  return make_node<Filter>("Filter", std::move(details), FilterSettings{std::move(condition), std::move(reads)},
                           std::move(input));
}

PlanPtr optional(PlanPtr input, PlanPtr inner, std::vector<Slot> slots) {
  const double rows = input->estimated_rows * std::max(1.0, inner->estimated_rows);
  PlanPtr node = make_node<Optional>("Optional", "", std::move(slots), std::move(input), std::move(inner));
  node->estimated_rows = rows;
  return node;
}

PlanPtr unwind(PlanPtr input, EvaluatorPtr list, Slot item, std::string details) {
  PlanPtr node =
      make_node<Unwind>("Unwind", std::move(details), UnwindSettings{std::move(list), item}, std::move(input));
  node->estimated_rows *= 10;
  return node;
}

PlanPtr union_all(std::vector<PlanPtr> inputs, UnionSettings settings) {
  auto node = std::make_unique<OperatorNode<UnionAll, UnionSettings>>("Union", "", std::move(settings));
  node->estimated_rows = 0;
  for (PlanPtr& input : inputs) {
    node->estimated_rows += input->estimated_rows;
    node->with_input(std::move(input));
  }
  return node;
}

PlanPtr call(PlanPtr input, CallSettings settings, std::string details) {
  PlanPtr node = make_node<Call>("ProcedureCall", std::move(details), std::move(settings), std::move(input));
  node->estimated_rows *= 10;
  return node;
}

}  // namespace quoth::query
