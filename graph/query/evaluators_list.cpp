// SPDX-License-Identifier: Apache-2.0
#include "graph/query/evaluators.h"

#include <optional>

namespace quoth::query {

using syntax::Op;

namespace {

// The list, or null; anything else is a TypeError.
std::optional<Value> items_of(Execution& x, const Evaluator& list, Position position = {0, 0, 0}) {
  Value value = list.evaluate(x);
  if (value.is_null()) return std::nullopt;
  if (value.kind() != Kind::list) {
    throw type_error("InvalidArgumentType", "expected a list, got a " + std::string(kind_name(value.kind())), position);
  }
  return value;
}

// Memory of a list while it is made.
class Held {
 public:
  explicit Held(Execution& x) : x_(x) {}
  ~Held() { x_.keep(-bytes_); }
  Held(const Held&) = delete;
  Held& operator=(const Held&) = delete;
  void add(std::size_t bytes) {
    bytes_ += static_cast<std::int64_t>(bytes);
    x_.keep(static_cast<std::int64_t>(bytes));
  }

 private:
  Execution& x_;
  std::int64_t bytes_ = 0;
};

class ListComprehension : public Evaluator {
 public:
  ListComprehension(Slot item, EvaluatorPtr list, EvaluatorPtr where, EvaluatorPtr result)
      : item_(item), list_(std::move(list)), where_(std::move(where)), result_(std::move(result)) {}

  Value evaluate(Execution& x) const override {
    const auto list = items_of(x, *list_);
    if (!list) return {};
    List results;
    Held held(x);
    for (const Value& item : list->as_list()) {
      x.tick();
      x.slots[item_] = item;
      if (where_ && !where_->test(x)) continue;
      results.push_back(result_ ? result_->evaluate(x) : item);
      if (result_) held.add(sizeof(Value) + results.back().heap_bytes());
    }
    return Value::list(std::move(results));
  }

 private:
  Slot item_;
  EvaluatorPtr list_, where_, result_;
};

class Quantifier : public Evaluator {
 public:
  Quantifier(Op op, Slot item, EvaluatorPtr list, EvaluatorPtr where, Position position)
      : op_(op), item_(item), list_(std::move(list)), where_(std::move(where)), position_(position) {}

  Value evaluate(Execution& x) const override {
    const auto list = items_of(x, *list_, position_);
    if (!list) return {};
    std::size_t yes = 0, no = 0, unknown = 0;
    for (const Value& item : list->as_list()) {
      x.tick();
      x.slots[item_] = item;
      const Value held = where_ ? where_->evaluate(x) : item;
      if (held.is_null()) {
        ++unknown;
      } else if (held.kind() != Kind::boolean) {
        throw type_error("InvalidArgumentType", "a condition must be true or false", position_);
      } else {
        ++(held.as_boolean() ? yes : no);
      }
    }
    return verdict(yes, no, unknown);
  }

 private:
  Value verdict(std::size_t yes, std::size_t no, std::size_t unknown) const {
    switch (op_) {
      case Op::all:
        return no > 0 ? Value::boolean(false) : unknown > 0 ? Value() : Value::boolean(true);
      case Op::any:
        return yes > 0 ? Value::boolean(true) : unknown > 0 ? Value() : Value::boolean(false);
      case Op::none_of:
        return yes > 0 ? Value::boolean(false) : unknown > 0 ? Value() : Value::boolean(true);
      default:
        return yes > 1 ? Value::boolean(false) : unknown > 0 ? Value() : Value::boolean(yes == 1);
    }
  }

  Op op_;
  Slot item_;
  EvaluatorPtr list_, where_;
  Position position_;
};

class Reduction : public Evaluator {
 public:
  Reduction(Slot accumulator, EvaluatorPtr start, Slot item, EvaluatorPtr list, EvaluatorPtr step)
      : accumulator_(accumulator),
        item_(item),
        start_(std::move(start)),
        list_(std::move(list)),
        step_(std::move(step)) {}

  Value evaluate(Execution& x) const override {
    const auto list = items_of(x, *list_);
    if (!list) return {};
    Value sum = start_->evaluate(x);
    for (const Value& item : list->as_list()) {
      x.tick();
      x.slots[accumulator_] = std::move(sum);
      x.slots[item_] = item;
      sum = step_->evaluate(x);
    }
    return sum;
  }

 private:
  Slot accumulator_, item_;
  EvaluatorPtr start_, list_, step_;
};

}  // namespace

EvaluatorPtr list_comprehension(Slot item, EvaluatorPtr list, EvaluatorPtr where, EvaluatorPtr result) {
  return std::make_unique<ListComprehension>(item, std::move(list), std::move(where), std::move(result));
}

EvaluatorPtr quantifier(Op op, Slot item, EvaluatorPtr list, EvaluatorPtr where, Position position) {
  return std::make_unique<Quantifier>(op, item, std::move(list), std::move(where), position);
}

EvaluatorPtr reduction(Slot accumulator, EvaluatorPtr start, Slot item, EvaluatorPtr list, EvaluatorPtr step) {
  return std::make_unique<Reduction>(accumulator, std::move(start), item, std::move(list), std::move(step));
}

}  // namespace quoth::query
