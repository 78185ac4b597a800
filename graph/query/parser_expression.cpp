// SPDX-License-Identifier: Apache-2.0
// Expressions. From loose to tight: OR, XOR, AND, NOT, comparison, IN and string predicates, + -, * / %, ^, sign,
// subscript and property, as in the grammar of openCypher 9.
// Longer than other files: the levels of one grammar call each other in a ring, and are read together.
#include "graph/query/parser_state.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <limits>

namespace quoth::query {

using syntax::ExpressionKind;
using syntax::ExpressionPtr;
using syntax::Op;

ExpressionPtr Parser::make(ExpressionKind kind) const {
  auto result = std::make_unique<syntax::Expression>();
  result->kind = kind;
  result->position = now().position;
  result->begin_byte = now().position.byte;
  return result;
}

ExpressionPtr Parser::finish(ExpressionPtr expression) const {
  expression->end_byte = last_end();
  return expression;
}

ExpressionPtr Parser::binary(Op op, Position position, ExpressionPtr left, ExpressionPtr right) const {
  auto result = std::make_unique<syntax::Expression>();
  result->kind = ExpressionKind::binary;
  result->op = op;
  result->position = position;
  result->begin_byte = left->begin_byte;
  result->children.push_back(std::move(left));
  result->children.push_back(std::move(right));
  return finish(std::move(result));
}

ExpressionPtr Parser::expression() {
  const Nesting nesting(*this);
  return logical(0);
}

ExpressionPtr Parser::logical(int level) {
  struct Level {
    std::string_view word;
    Op op;
  };
  static constexpr std::array<Level, 3> kLevels{
      {{"OR", Op::logical_or}, {"XOR", Op::logical_xor}, {"AND", Op::logical_and}}};
  if (level == 3) return negation();
  const Level& here = kLevels[static_cast<std::size_t>(level)];
  ExpressionPtr left = logical(level + 1);
  while (is_word(here.word)) {
    const Position position = take().position;
    left = binary(here.op, position, std::move(left), logical(level + 1));
  }
  return left;
}

ExpressionPtr Parser::negation() {
  if (!is_word("NOT")) return comparison();
  const Nesting nesting(*this);
  ExpressionPtr result = make(ExpressionKind::unary);
  ++at_;
  result->op = Op::logical_not;
  result->children.push_back(negation());
  return finish(std::move(result));
}

ExpressionPtr Parser::comparison() {
  struct Comparison {
    std::string_view symbol;
    Op op;
  };
  static constexpr std::array<Comparison, 6> kComparisons{{{"=", Op::equal},
                                                           {"<>", Op::not_equal},
                                                           {"<", Op::less},
                                                           {"<=", Op::less_equal},
                                                           {">", Op::greater},
                                                           {">=", Op::greater_equal}}};
  ExpressionPtr left = predicate();
  ExpressionPtr chain;
  for (;;) {
    const Comparison* found = nullptr;
    for (const Comparison& candidate : kComparisons) {
      if (is(candidate.symbol)) found = &candidate;
    }
    if (found == nullptr) break;
    if (!chain) {
      chain = make(ExpressionKind::comparison);
      chain->begin_byte = left->begin_byte;
      chain->children.push_back(std::move(left));
    }
    ++at_;
    chain->ops.push_back(found->op);
    chain->children.push_back(predicate());
  }
  return chain ? finish(std::move(chain)) : std::move(left);
}

ExpressionPtr Parser::predicate() {
  ExpressionPtr left = arithmetic(0);
  for (;;) {
    const Position position = now().position;
    if (accept_word("IN")) {
      left = binary(Op::in, position, std::move(left), arithmetic(0));
    } else if (is_word("STARTS") || is_word("ENDS")) {
      const Op op = is_word("STARTS") ? Op::starts_with : Op::ends_with;
      ++at_;
      expect_word("WITH");
      left = binary(op, position, std::move(left), arithmetic(0));
    } else if (accept_word("CONTAINS")) {
      left = binary(Op::contains, position, std::move(left), arithmetic(0));
    } else if (accept("=~")) {
      left = binary(Op::matches, position, std::move(left), arithmetic(0));
    } else if (accept_word("IS")) {
      auto test = make(ExpressionKind::unary);
      test->position = position;
      test->begin_byte = left->begin_byte;
      test->op = accept_word("NOT") ? Op::is_not_null : Op::is_null;
      expect_word("NULL");
      test->children.push_back(std::move(left));
      left = finish(std::move(test));
    } else {
      return left;
    }
  }
}

ExpressionPtr Parser::arithmetic(int level) {
  struct Arithmetic {
    std::string_view symbol;
    Op op;
    int level;
  };
  static constexpr std::array<Arithmetic, 6> kOperators{{{"+", Op::add, 0},
                                                         {"-", Op::subtract, 0},
                                                         {"*", Op::multiply, 1},
                                                         {"/", Op::divide, 1},
                                                         {"%", Op::modulo, 1},
                                                         {"^", Op::power, 2}}};
  if (level == 3) return signed_operand();
  ExpressionPtr left = arithmetic(level + 1);
  for (;;) {
    const Arithmetic* found = nullptr;
    for (const Arithmetic& candidate : kOperators) {
      if (candidate.level == level && is(candidate.symbol)) found = &candidate;
    }
    if (found == nullptr) return left;
    const Position position = take().position;
    left = binary(found->op, position, std::move(left), arithmetic(level + 1));
  }
}

ExpressionPtr Parser::signed_operand() {
  if (!is("-") && !is("+")) return postfix();
  const Nesting nesting(*this);
  const bool negative = is("-");
  if (negative && ahead(1).kind == TokenKind::integer && ahead(1).position.byte == now().end_byte) {
    // The least integer exists only with its sign.
    const Position position = now().position;
    ++at_;
    ExpressionPtr result = number(true);
    result->position = position;
    result->begin_byte = position.byte;
    while (is("[")) result = subscript(std::move(result));
    return finish(std::move(result));
  }
  ExpressionPtr result = make(ExpressionKind::unary);
  ++at_;
  result->op = negative ? Op::negate : Op::plus;
  result->children.push_back(signed_operand());
  return finish(std::move(result));
}

ExpressionPtr Parser::postfix() {
  ExpressionPtr base = atom();
  for (;;) {
    if (is(".") && (ahead(1).kind == TokenKind::name || ahead(1).kind == TokenKind::quoted_name)) {
      ExpressionPtr property = make(ExpressionKind::property);
      property->begin_byte = base->begin_byte;
      ++at_;
      property->name = take().text;
      property->children.push_back(std::move(base));
      base = finish(std::move(property));
    } else if (is("[")) {
      base = subscript(std::move(base));
    } else if (is(":") && (ahead(1).kind == TokenKind::name || ahead(1).kind == TokenKind::quoted_name)) {
      ExpressionPtr labels = make(ExpressionKind::labels);
      labels->begin_byte = base->begin_byte;
      labels->names = label_list();
      labels->children.push_back(std::move(base));
      base = finish(std::move(labels));
    } else {
      return base;
    }
  }
}

ExpressionPtr Parser::subscript(ExpressionPtr base) {
  ExpressionPtr result = make(ExpressionKind::index);
  result->begin_byte = base->begin_byte;
  ++at_;
  result->children.push_back(std::move(base));
  ExpressionPtr first;
  if (!is("..")) first = expression();
  if (accept("..")) {
    result->kind = ExpressionKind::slice;
    result->children.push_back(std::move(first));
    result->children.push_back(is("]") ? nullptr : expression());
  } else {
    result->children.push_back(std::move(first));
  }
  expect("]");
  return finish(std::move(result));
}

ExpressionPtr Parser::number(bool negative) {
  ExpressionPtr result = make(ExpressionKind::literal);
  const Token token = take();
  if (token.kind == TokenKind::real) {
    const double value = std::strtod(token.text.c_str(), nullptr);
    if (!std::isfinite(value)) {
      throw syntax_error("FloatingPointOverflow", "this number is too large for a Float", token.position);
    }
    result->value = Value::real(value);
    return finish(std::move(result));
  }
  std::string_view digits = token.text;
  int base = 10;
  if (digits.size() > 1 && digits[0] == '0' && (digits[1] | 32) == 'x') base = 16;
  if (digits.size() > 1 && digits[0] == '0' && (digits[1] | 32) == 'o') base = 8;
  if (base != 10) digits.remove_prefix(2);
  std::uint64_t magnitude = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), magnitude, base);
  const std::uint64_t most = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()) + (negative ? 1 : 0);
  if (error != std::errc() || magnitude > most) {
    throw syntax_error("IntegerOverflow", "this number is too large for an Integer", token.position);
  }
  result->value = Value::integer(static_cast<std::int64_t>(negative ? 0 - magnitude : magnitude));
  return finish(std::move(result));
}

ExpressionPtr Parser::atom() {
  const Nesting nesting(*this);
  switch (now().kind) {
    case TokenKind::integer:
    case TokenKind::real:
      return number(false);
    case TokenKind::bad_number:
      throw syntax_error("InvalidNumberLiteral", "this is not a number", now().position);
    case TokenKind::string: {
      ExpressionPtr result = make(ExpressionKind::literal);
      result->value = Value::string(take().text);
      return finish(std::move(result));
    }
    case TokenKind::parameter: {
      ExpressionPtr result = make(ExpressionKind::parameter);
      result->name = take().text;
      return finish(std::move(result));
    }
    case TokenKind::name:
    case TokenKind::quoted_name:
      return word();
    default:
      break;
  }
  if (is("[")) return bracket();
  if (is("{")) return map_literal();
  if (is("(") && at_pattern()) {
    ExpressionPtr result = make(ExpressionKind::pattern_predicate);
    result->patterns.push_back(path_pattern(false));
    return finish(std::move(result));
  }
  if (is("(")) {
    const std::uint32_t begin = take().position.byte;
    ExpressionPtr result = expression();
    expect(")");
    result->begin_byte = begin;
    return finish(std::move(result));
  }
  fail("an expression");
}

bool Parser::at_quantifier() const {
  return is_at(1, "(") && (ahead(2).kind == TokenKind::name || ahead(2).kind == TokenKind::quoted_name) &&
         is_word_at(3, "IN");
}

ExpressionPtr Parser::word() {
  if (now().kind == TokenKind::name) {
    if (is_word("TRUE") || is_word("FALSE") || is_word("NULL")) {
      ExpressionPtr result = make(ExpressionKind::literal);
      if (!is_word("NULL")) result->value = Value::boolean(is_word("TRUE"));
      ++at_;
      return finish(std::move(result));
    }
    if (is_word("CASE")) return case_expression();
    if (is_word("COUNT") && is_at(1, "(") && is_at(2, "*") && is_at(3, ")")) {
      ExpressionPtr result = make(ExpressionKind::count_star);
      at_ += 4;
      return finish(std::move(result));
    }
    if (is_word("EXISTS") && is_at(1, "{")) return subquery(ExpressionKind::exists_pattern);
    if (is_word("COUNT") && is_at(1, "{")) return subquery(ExpressionKind::count_query);
    if (is_word("ALL") && at_quantifier()) return quantifier(Op::all);
    if (is_word("ANY") && at_quantifier()) return quantifier(Op::any);
    if (is_word("NONE") && at_quantifier()) return quantifier(Op::none_of);
    if (is_word("SINGLE") && at_quantifier()) return quantifier(Op::single);
    if (is_word("REDUCE") && is_at(1, "(") && is_at(3, "=")) return reduce();
    if ((is_word("SHORTESTPATH") || is_word("ALLSHORTESTPATHS")) && is_at(1, "(") && is_at(2, "(")) {
      ExpressionPtr result = make(ExpressionKind::pattern_comprehension);
      result->patterns.push_back(path_pattern(false));
      result->children.resize(2);
      return finish(std::move(result));
    }
  }
  std::size_t dots = 1;
  while (is_at(dots, ".") && ahead(dots + 1).kind == TokenKind::name) dots += 2;
  if (is_at(dots, "(")) return function_call();
  if (is_at(1, "{") && ahead(1).partner != 0 && (is_at(2, ".") || is_at(2, "}") || !is_at(3, ":"))) {
    return map_projection();
  }
  ExpressionPtr result = make(ExpressionKind::variable);
  result->name = take().text;
  return finish(std::move(result));
}

ExpressionPtr Parser::function_call() {
  ExpressionPtr result = make(ExpressionKind::call);
  result->name = take().text;
  while (accept(".")) result->name += "." + take().text;
  expect("(");
  result->distinct = accept_word("DISTINCT");
  if (!is(")")) {
    do result->children.push_back(expression());
    while (accept(","));
  }
  expect(")");
  return finish(std::move(result));
}

ExpressionPtr Parser::bracket() {
  if ((ahead(1).kind == TokenKind::name || ahead(1).kind == TokenKind::quoted_name) && is_word_at(2, "IN")) {
    const std::size_t start = at_;
    ExpressionPtr comprehension = list_comprehension();
    if (comprehension) return comprehension;
    at_ = start;
  }
  const bool named =
      (ahead(1).kind == TokenKind::name || ahead(1).kind == TokenKind::quoted_name) && is_at(2, "=") && is_at(3, "(");
  if (named) return pattern_comprehension();
  if (is_at(1, "(") && ahead(1).partner != 0) {
    ++at_;
    const bool pattern = at_pattern();
    --at_;
    if (pattern) {
      const std::size_t start = at_;
      ExpressionPtr comprehension = pattern_comprehension();
      if (comprehension) return comprehension;
      at_ = start;
    }
  }
  ExpressionPtr result = make(ExpressionKind::list);
  ++at_;
  if (!is("]")) {
    do result->children.push_back(expression());
    while (accept(","));
  }
  expect("]");
  return finish(std::move(result));
}

// Null where this turns out to be a list with `x IN list` as its first item.
ExpressionPtr Parser::list_comprehension() {
  ExpressionPtr result = make(ExpressionKind::list_comprehension);
  ++at_;
  result->name = take().text;
  ++at_;
  result->children.push_back(expression());
  if (is(",")) return nullptr;
  result->children.push_back(accept_word("WHERE") ? expression() : nullptr);
  result->children.push_back(accept("|") ? expression() : nullptr);
  expect("]");
  return finish(std::move(result));
}

// Null where this turns out to be a list of pattern predicates.
ExpressionPtr Parser::pattern_comprehension() {
  ExpressionPtr result = make(ExpressionKind::pattern_comprehension);
  ++at_;
  result->patterns.push_back(path_pattern(true));
  result->children.push_back(accept_word("WHERE") ? expression() : nullptr);
  if (!is("|")) {
    if (is(",") || is("]")) return nullptr;
    fail("| and the comprehension's result");
  }
  ++at_;
  result->children.push_back(expression());
  expect("]");
  return finish(std::move(result));
}

ExpressionPtr Parser::map_literal() {
  const Nesting nesting(*this);
  ExpressionPtr result = make(ExpressionKind::map);
  ++at_;
  if (!is("}")) {
    do {
      result->names.push_back(schema_name("a key"));
      expect(":");
      result->children.push_back(expression());
    } while (accept(","));
  }
  expect("}");
  return finish(std::move(result));
}

ExpressionPtr Parser::map_projection() {
  ExpressionPtr result = make(ExpressionKind::map_projection);
  ExpressionPtr subject = make(ExpressionKind::variable);
  subject->name = take().text;
  result->children.push_back(finish(std::move(subject)));
  expect("{");
  if (!is("}")) {
    do {
      if (accept(".")) {
        result->names.push_back(accept("*") ? ".*" : schema_name("a key"));
        result->children.push_back(nullptr);
        continue;
      }
      const Token key = now();
      result->names.push_back(schema_name("a key"));
      if (accept(":")) {
        result->children.push_back(expression());
      } else {
        ExpressionPtr variable = make(ExpressionKind::variable);
        variable->name = key.text;
        variable->position = key.position;
        result->children.push_back(std::move(variable));
      }
    } while (accept(","));
  }
  expect("}");
  return finish(std::move(result));
}

ExpressionPtr Parser::case_expression() {
  ExpressionPtr result = make(ExpressionKind::case_of);
  ++at_;
  result->children.push_back(is_word("WHEN") ? nullptr : expression());
  if (!is_word("WHEN")) fail("WHEN");
  while (accept_word("WHEN")) {
    result->children.push_back(expression());
    expect_word("THEN");
    result->children.push_back(expression());
  }
  result->children.push_back(accept_word("ELSE") ? expression() : nullptr);
  expect_word("END");
  return finish(std::move(result));
}

ExpressionPtr Parser::quantifier(Op op) {
  ExpressionPtr result = make(ExpressionKind::quantifier);
  result->op = op;
  at_ += 2;
  result->name = take().text;
  ++at_;
  result->children.push_back(expression());
  result->children.push_back(accept_word("WHERE") ? expression() : nullptr);
  expect(")");
  return finish(std::move(result));
}

ExpressionPtr Parser::reduce() {
  ExpressionPtr result = make(ExpressionKind::reduce);
  at_ += 2;
  result->name = name("a variable");
  expect("=");
  result->children.push_back(expression());
  expect(",");
  result->names.push_back(name("a variable"));
  expect_word("IN");
  result->children.push_back(expression());
  expect("|");
  result->children.push_back(expression());
  expect(")");
  return finish(std::move(result));
}

ExpressionPtr Parser::subquery(ExpressionKind pattern_kind) {
  ExpressionPtr result = make(pattern_kind);
  at_ += 2;
  if (at_clause()) {
    if (pattern_kind == ExpressionKind::exists_pattern) result->kind = ExpressionKind::exists_query;
    result->query = std::make_unique<syntax::Query>(query(true));
  } else {
    result->patterns = patterns();
    result->children.push_back(accept_word("WHERE") ? expression() : nullptr);
  }
  expect("}");
  return finish(std::move(result));
}

}  // namespace quoth::query
