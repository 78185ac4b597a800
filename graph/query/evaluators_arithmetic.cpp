// SPDX-License-Identifier: Apache-2.0
#include "graph/query/evaluators.h"

#include "graph/query/temporal_build.h"
#include "graph/query/value_text.h"

#include <cmath>
#include <limits>

namespace quoth::query {

using syntax::Op;

namespace {

std::string_view symbol(Op op) {
  switch (op) {
    case Op::add:
      return "+";
    case Op::subtract:
      return "-";
    case Op::multiply:
      return "*";
    case Op::divide:
      return "/";
    case Op::modulo:
      return "%";
    default:
      return "^";
  }
}

QueryError no_such(Op op, const Value& left, const Value& right, Position position) {
  return type_error("InvalidArgumentType",
                    std::string(kind_name(left.kind())) + " " + std::string(symbol(op)) + " " +
                        std::string(kind_name(right.kind())) + " has no meaning",
                    position);
}

QueryError overflow(Position position) {
  return argument_error("NumberOutOfRange", "the result is too large for an Integer", position);
}

Value integers(Op op, std::int64_t a, std::int64_t b, Position position) {
  std::int64_t result = 0;
  bool wrong = false;
  switch (op) {
    case Op::add:
      wrong = __builtin_add_overflow(a, b, &result);
      break;
    case Op::subtract:
      wrong = __builtin_sub_overflow(a, b, &result);
      break;
    case Op::multiply:
      wrong = __builtin_mul_overflow(a, b, &result);
      break;
    case Op::power:
      return Value::real(std::pow(static_cast<double>(a), static_cast<double>(b)));
    default:
      if (b == 0) throw QueryError("ArithmeticError", Phase::runtime, "DivisionByZero", "division by zero", position);
      if (b == -1) {
        if (op == Op::modulo) return Value::integer(0);
        wrong = __builtin_sub_overflow(std::int64_t{0}, a, &result);
      } else {
        result = op == Op::divide ? a / b : a % b;
      }
  }
  if (wrong) throw overflow(position);
  return Value::integer(result);
}

Value reals(Op op, double a, double b) {
  switch (op) {
    case Op::add:
      return Value::real(a + b);
    case Op::subtract:
      return Value::real(a - b);
    case Op::multiply:
      return Value::real(a * b);
    case Op::divide:
      return Value::real(a / b);
    case Op::modulo:
      return Value::real(std::fmod(a, b));
    default:
      return Value::real(std::pow(a, b));
  }
}

Value joined_lists(const Value& left, const Value& right) {
  List items;
  const auto append = [&items](const Value& part) {
    if (part.kind() == Kind::list) {
      items.insert(items.end(), part.as_list().begin(), part.as_list().end());
    } else {
      items.push_back(part);
    }
  };
  append(left);
  append(right);
  return Value::list(std::move(items));
}

Value durations(Op op, const Value& left, const Value& right, Position position) {
  const bool a = left.kind() == Kind::duration, b = right.kind() == Kind::duration;
  const bool sum = op == Op::add || op == Op::subtract;
  if (a && b && sum) {
    return Value::duration(left.as_duration() + (op == Op::add ? right.as_duration() : -right.as_duration()));
  }
  if (b && sum && is_temporal(left.kind())) {
    return shifted(left, op == Op::add ? right.as_duration() : -right.as_duration());
  }
  if (a && op == Op::add && is_temporal(right.kind())) return shifted(right, left.as_duration());
  if (a && right.is_number() && op == Op::multiply)
    return Value::duration(scaled(left.as_duration(), right.as_number()));
  if (b && left.is_number() && op == Op::multiply)
    return Value::duration(scaled(right.as_duration(), left.as_number()));
  if (a && right.is_number() && op == Op::divide) {
    return Value::duration(scaled(left.as_duration(), 1.0 / right.as_number()));
  }
  throw no_such(op, left, right, position);
}

class Arithmetic : public Evaluator {
 public:
  Arithmetic(Op op, EvaluatorPtr left, EvaluatorPtr right, Position position)
      : op_(op), left_(std::move(left)), right_(std::move(right)), position_(position) {}
  Value evaluate(Execution& x) const override {
    const Value left = left_->evaluate(x), right = right_->evaluate(x);
    if (op_ == Op::add) check_sum(x, left, right);
    return compute(op_, left, right, position_);
  }

 private:
  // Texts and lists that grow by doubling soon fill the machine.
  static void check_sum(const Execution& x, const Value& left, const Value& right) {
    std::uint64_t bytes = 0;
    for (const Value* value : {&left, &right}) {
      if (value->kind() == Kind::string) bytes += value->as_string().size();
      if (value->kind() == Kind::list) bytes += value->as_list().size() * sizeof(Value);
    }
    if (bytes > kWorthChecking) x.check_room(bytes);
  }
  static constexpr std::uint64_t kWorthChecking = 4096;

  Op op_;
  EvaluatorPtr left_, right_;
  Position position_;
};

class Sign : public Evaluator {
 public:
  Sign(EvaluatorPtr operand, bool negative, Position position)
      : operand_(std::move(operand)), negative_(negative), position_(position) {}
  Value evaluate(Execution& x) const override {
    Value value = operand_->evaluate(x);
    if (value.is_null()) return value;
    if (value.kind() == Kind::integer) {
      return negative_ ? integers(Op::subtract, 0, value.as_integer(), position_) : value;
    }
    if (value.kind() == Kind::real) return negative_ ? Value::real(-value.as_real()) : value;
    if (value.kind() == Kind::duration) return negative_ ? Value::duration(-value.as_duration()) : value;
    throw type_error("InvalidArgumentType", "a " + std::string(kind_name(value.kind())) + " has no sign", position_);
  }

 private:
  EvaluatorPtr operand_;
  bool negative_;
  Position position_;
};

}  // namespace

Value compute(Op op, const Value& left, const Value& right, Position position) {
  if (left.kind() == Kind::integer && right.kind() == Kind::integer) {
    return integers(op, left.as_integer(), right.as_integer(), position);
  }
  if (left.is_null() || right.is_null()) return {};
  if (left.is_number() && right.is_number()) return reals(op, left.as_number(), right.as_number());
  if (op == Op::add) {
    if (left.kind() == Kind::list || right.kind() == Kind::list) return joined_lists(left, right);
    const bool text = left.kind() == Kind::string || right.kind() == Kind::string;
    const auto joinable = [](const Value& v) {
      return v.kind() == Kind::string || v.is_number() || v.kind() == Kind::boolean || is_temporal(v.kind()) ||
             v.kind() == Kind::duration;
    };
    if (text && joinable(left) && joinable(right)) {
      return Value::string(plain_text(left) + plain_text(right));
    }
  }
  return durations(op, left, right, position);
}

EvaluatorPtr arithmetic(Op op, EvaluatorPtr left, EvaluatorPtr right, Position position) {
  return std::make_unique<Arithmetic>(op, std::move(left), std::move(right), position);
}

EvaluatorPtr sign(EvaluatorPtr operand, bool negative, Position position) {
  return std::make_unique<Sign>(std::move(operand), negative, position);
}

}  // namespace quoth::query
