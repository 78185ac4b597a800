// SPDX-License-Identifier: Apache-2.0
#include "graph/query/evaluators.h"

#include "graph/query/regex.h"
#include "graph/query/value_order.h"

#include <optional>

namespace quoth::query {

using syntax::Op;

namespace {

std::optional<bool> truth(const Value& value, Position position) {
  if (value.is_null()) return std::nullopt;
  if (value.kind() == Kind::boolean) return value.as_boolean();
  throw type_error("InvalidArgumentType", "expected true or false, got a " + std::string(kind_name(value.kind())),
                   position);
}

Value from_truth(std::optional<bool> value) {
  return value ? Value::boolean(*value) : Value();
}

class Logical : public Evaluator {
 public:
  Logical(Op op, EvaluatorPtr left, EvaluatorPtr right, Position position)
      : op_(op), left_(std::move(left)), right_(std::move(right)), position_(position) {}

  Value evaluate(Execution& x) const override {
    const auto left = truth(left_->evaluate(x), position_);
    const bool deciding = op_ == Op::logical_or;
    if (op_ != Op::logical_xor && left == std::optional(deciding)) return Value::boolean(deciding);
    const auto right = truth(right_->evaluate(x), position_);
    if (op_ == Op::logical_xor) return left && right ? Value::boolean(*left != *right) : Value();
    if (right == std::optional(deciding)) return Value::boolean(deciding);
    return left && right ? Value::boolean(!deciding) : Value();
  }

 private:
  Op op_;
  EvaluatorPtr left_, right_;
  Position position_;
};

class Negation : public Evaluator {
 public:
  Negation(EvaluatorPtr operand, Position position) : operand_(std::move(operand)), position_(position) {}
  Value evaluate(Execution& x) const override {
    const auto value = truth(operand_->evaluate(x), position_);
    return value ? Value::boolean(!*value) : Value();
  }

 private:
  EvaluatorPtr operand_;
  Position position_;
};

class NullTest : public Evaluator {
 public:
  NullTest(EvaluatorPtr operand, bool is_null) : operand_(std::move(operand)), is_null_(is_null) {}
  Value evaluate(Execution& x) const override { return Value::boolean(operand_->evaluate(x).is_null() == is_null_); }

 private:
  EvaluatorPtr operand_;
  bool is_null_;
};

std::optional<bool> compare(Op op, const Value& left, const Value& right) {
  if (op == Op::equal) return equals(left, right);
  if (op == Op::not_equal) {
    const auto same = equals(left, right);
    return same ? std::optional(!*same) : std::nullopt;
  }
  const auto order = compares(left, right);
  if (!order) return std::nullopt;
  switch (op) {
    case Op::less:
      return *order < 0;
    case Op::less_equal:
      return *order <= 0;
    case Op::greater:
      return *order > 0;
    default:
      return *order >= 0;
  }
}

class Comparison : public Evaluator {
 public:
  Comparison(Op op, EvaluatorPtr left, EvaluatorPtr right)
      : op_(op), left_(std::move(left)), right_(std::move(right)) {}
  Value evaluate(Execution& x) const override {
    return from_truth(compare(op_, left_->evaluate(x), right_->evaluate(x)));
  }
  bool test(Execution& x) const override {
    return compare(op_, left_->evaluate(x), right_->evaluate(x)).value_or(false);
  }

 private:
  Op op_;
  EvaluatorPtr left_, right_;
};

// a < b <= c: each neighbour compared, joined by AND.
class Chain : public Evaluator {
 public:
  Chain(std::vector<Op> ops, Evaluators operands) : ops_(std::move(ops)), operands_(std::move(operands)) {}
  Value evaluate(Execution& x) const override {
    Value left = operands_[0]->evaluate(x);
    std::optional<bool> all = true;
    for (std::size_t i = 0; i < ops_.size(); ++i) {
      Value right = operands_[i + 1]->evaluate(x);
      const auto here = compare(ops_[i], left, right);
      if (here == std::optional(false)) return Value::boolean(false);
      if (!here) all = std::nullopt;
      left = std::move(right);
    }
    return from_truth(all);
  }

 private:
  std::vector<Op> ops_;
  Evaluators operands_;
};

class Membership : public Evaluator {
 public:
  Membership(EvaluatorPtr item, EvaluatorPtr list, Position position)
      : item_(std::move(item)), list_(std::move(list)), position_(position) {}

  Value evaluate(Execution& x) const override {
    const Value item = item_->evaluate(x), list = list_->evaluate(x);
    if (list.is_null()) return {};
    if (list.kind() != Kind::list) {
      throw type_error("InvalidArgumentType", "IN needs a list, not a " + std::string(kind_name(list.kind())),
                       position_);
    }
    bool unknown = false;
    for (const Value& candidate : list.as_list()) {
      const auto same = equals(item, candidate);
      if (same == std::optional(true)) return Value::boolean(true);
      unknown = unknown || !same;
    }
    return unknown ? Value() : Value::boolean(false);
  }

 private:
  EvaluatorPtr item_, list_;
  Position position_;
};

class StringPredicate : public Evaluator {
 public:
  StringPredicate(Op op, EvaluatorPtr left, EvaluatorPtr right)
      : op_(op), left_(std::move(left)), right_(std::move(right)) {}

  Value evaluate(Execution& x) const override {
    const Value left = left_->evaluate(x), right = right_->evaluate(x);
    if (left.kind() != Kind::string || right.kind() != Kind::string) return {};
    const std::string_view text = left.as_string(), part = right.as_string();
    switch (op_) {
      case Op::starts_with:
        return Value::boolean(text.starts_with(part));
      case Op::ends_with:
        return Value::boolean(text.ends_with(part));
      default:
        return Value::boolean(text.find(part) != std::string_view::npos);
    }
  }

 private:
  Op op_;
  EvaluatorPtr left_, right_;
};

class RegularExpression : public Evaluator {
 public:
  RegularExpression(EvaluatorPtr text, EvaluatorPtr pattern, Position position)
      : text_(std::move(text)), pattern_(std::move(pattern)), position_(position) {}

  Value evaluate(Execution& x) const override {
    const Value text = text_->evaluate(x), pattern = pattern_->evaluate(x);
    if (text.kind() != Kind::string || pattern.kind() != Kind::string) return {};
    return Value::boolean(matches_whole(text.as_string(), pattern.as_string(), position_));
  }

 private:
  EvaluatorPtr text_, pattern_;
  Position position_;
};

class CaseOf : public Evaluator {
 public:
  CaseOf(EvaluatorPtr subject, Evaluators whens, Evaluators thens, EvaluatorPtr otherwise)
      : subject_(std::move(subject)),
        whens_(std::move(whens)),
        thens_(std::move(thens)),
        otherwise_(std::move(otherwise)) {}

  Value evaluate(Execution& x) const override {
    const Value subject = subject_ ? subject_->evaluate(x) : Value();
    for (std::size_t i = 0; i < whens_.size(); ++i) {
      const Value when = whens_[i]->evaluate(x);
      const bool chosen =
          subject_ ? equals(subject, when).value_or(subject.is_null() && when.is_null()) : when.is_true();
      if (chosen) return thens_[i]->evaluate(x);
    }
    return otherwise_ ? otherwise_->evaluate(x) : Value();
  }

 private:
  EvaluatorPtr subject_;
  Evaluators whens_, thens_;
  EvaluatorPtr otherwise_;
};

}  // namespace

EvaluatorPtr logical(Op op, EvaluatorPtr left, EvaluatorPtr right, Position position) {
  return std::make_unique<Logical>(op, std::move(left), std::move(right), position);
}

EvaluatorPtr negation(EvaluatorPtr operand, Position position) {
  return std::make_unique<Negation>(std::move(operand), position);
}

EvaluatorPtr null_test(EvaluatorPtr operand, bool is_null) {
  return std::make_unique<NullTest>(std::move(operand), is_null);
}

EvaluatorPtr comparison(std::vector<Op> ops, Evaluators operands) {
  if (ops.size() == 1) return std::make_unique<Comparison>(ops[0], std::move(operands[0]), std::move(operands[1]));
  return std::make_unique<Chain>(std::move(ops), std::move(operands));
}

EvaluatorPtr membership(EvaluatorPtr item, EvaluatorPtr list, Position position) {
  return std::make_unique<Membership>(std::move(item), std::move(list), position);
}

EvaluatorPtr string_predicate(Op op, EvaluatorPtr left, EvaluatorPtr right) {
  return std::make_unique<StringPredicate>(op, std::move(left), std::move(right));
}

EvaluatorPtr regular_expression(EvaluatorPtr text, EvaluatorPtr pattern, Position position) {
  return std::make_unique<RegularExpression>(std::move(text), std::move(pattern), position);
}

EvaluatorPtr case_of(EvaluatorPtr subject, Evaluators whens, Evaluators thens, EvaluatorPtr otherwise) {
  return std::make_unique<CaseOf>(std::move(subject), std::move(whens), std::move(thens), std::move(otherwise));
}

}  // namespace quoth::query
