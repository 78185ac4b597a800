// SPDX-License-Identifier: Apache-2.0
#include "graph/query/syntax_walk.h"

#include "graph/query/value_order.h"

#include <algorithm>
#include <array>

namespace quoth::query {

using syntax::Expression;
using syntax::ExpressionKind;

namespace {

template <typename Test>
bool any_part(const Expression& expression, Test test) {
  if (test(expression)) return true;
  return std::any_of(expression.children.begin(), expression.children.end(),
                     [&](const auto& child) { return child && any_part(*child, test); });
}

}  // namespace

bool same_name(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) {
           const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
           return lower(x) == lower(y);
         });
}

bool same_expression(const Expression& a, const Expression& b) {
  if (a.kind != b.kind || a.op != b.op || a.distinct != b.distinct || a.names != b.names || a.ops != b.ops)
    return false;
  if (!a.patterns.empty() || !b.patterns.empty() || a.query || b.query) return false;
  if (a.kind == ExpressionKind::call ? !same_name(a.name, b.name) : a.name != b.name) return false;
  if (a.kind == ExpressionKind::literal && (a.value.kind() != b.value.kind() || !equivalent(a.value, b.value)))
    return false;
  return std::equal(a.children.begin(), a.children.end(), b.children.begin(), b.children.end(),
                    [](const auto& x, const auto& y) {
                      if (!x || !y) return !x && !y;
                      return same_expression(*x, *y);
                    });
}

bool is_aggregation_name(std::string_view name) {
  static constexpr std::array<std::string_view, 10> kNames{
      "count", "sum", "avg", "min", "max", "collect", "percentiledisc", "percentilecont", "stdev", "stdevp"};
  return std::any_of(kNames.begin(), kNames.end(), [&](std::string_view known) { return same_name(name, known); });
}

bool is_aggregation(const Expression& expression) {
  return expression.kind == ExpressionKind::count_star ||
         (expression.kind == ExpressionKind::call && is_aggregation_name(expression.name));
}

bool contains_aggregation(const Expression& expression) {
  return any_part(expression, is_aggregation);
}

bool contains_variable(const Expression& expression) {
  return any_part(expression, [](const Expression& part) {
    return part.kind == ExpressionKind::variable || !part.patterns.empty() || part.query;
  });
}

bool contains_call(const Expression& expression, std::string_view name) {
  return any_part(expression, [&](const Expression& part) {
    return part.kind == ExpressionKind::call && same_name(part.name, name);
  });
}

bool is_repeatable(const syntax::Expression& expression) {
  using syntax::ExpressionKind;
  switch (expression.kind) {
    case ExpressionKind::pattern_predicate:
    case ExpressionKind::pattern_comprehension:
    case ExpressionKind::exists_pattern:
    case ExpressionKind::exists_query:
    case ExpressionKind::count_query:
      return false;
    case ExpressionKind::call:
      if (same_name(expression.name, "rand")) return false;
      break;
    default:
      break;
  }
  return std::all_of(expression.children.begin(), expression.children.end(),
                     [](const auto& child) { return child == nullptr || is_repeatable(*child); });
}

std::vector<const Expression*> conjuncts(const Expression& expression) {
  std::vector<const Expression*> result, open{&expression};
  while (!open.empty()) {
    const Expression* top = open.back();
    open.pop_back();
    if (top->kind == ExpressionKind::binary && top->op == syntax::Op::logical_and) {
      open.push_back(top->children[1].get());
      open.push_back(top->children[0].get());
    } else {
      result.push_back(top);
    }
  }
  return result;
}

}  // namespace quoth::query
