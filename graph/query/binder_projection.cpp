// SPDX-License-Identifier: Apache-2.0
// WITH and RETURN: items, grouping, DISTINCT, ORDER BY, SKIP, LIMIT, WHERE.
#include "graph/query/binder_state.h"
#include "graph/query/evaluators.h"
#include "graph/query/rewrites.h"
#include "graph/query/syntax_walk.h"

#include <algorithm>
#include <set>

namespace quoth::query {

using syntax::Expression;
using syntax::ExpressionKind;

struct Binder::Projection {
  struct Item {
    const Expression* expression = nullptr;  // null for a variable passed on by *
    std::string alias;
    Variable passed;  // of *
    Slot slot = 0;
    StaticType type;
    bool aggregates = false;
  };
  const syntax::ProjectionClause* clause = nullptr;
  std::vector<Item> items;
  bool grouped = false;
  Scope before, after;
  std::vector<Aggregate> aggregates;
  Grouping grouping;
};

namespace {

// A variable, or a property of one: what may stand beside an aggregation as its own grouping key.
bool is_simple(const Expression& e) {
  if (e.kind == ExpressionKind::variable) return true;
  return e.kind == ExpressionKind::property && is_simple(*e.children[0]);
}

}  // namespace

void Binder::expand_items(Projection& p) {
  const syntax::ProjectionClause& clause = *p.clause;
  if (clause.all) {
    if (scope_.variables().empty() && clause.is_return && clause.items.empty()) {
      throw syntax_error("NoVariablesInScope", "there is nothing that * could stand for", clause.position);
    }
    for (const Variable& variable : scope_.variables()) {
      Projection::Item item;
      item.alias = variable.name;
      item.passed = variable;
      p.items.push_back(std::move(item));
    }
  }
  for (const syntax::ProjectionItem& written : clause.items) {
    Projection::Item item;
    item.expression = written.expression.get();
    item.alias = written.alias;
    item.aggregates = contains_aggregation(*written.expression);
    p.grouped = p.grouped || item.aggregates;
    p.items.push_back(std::move(item));
  }
  std::set<std::string> seen;
  for (const auto& item : p.items) {
    if (!seen.insert(item.alias).second) {
      throw syntax_error("ColumnNameConflict", "two columns are named " + item.alias, clause.position);
    }
  }
}

PlanPtr Binder::plain_items(PlanPtr input, Projection& p) {
  std::vector<Projected> projected;
  std::string details;
  for (auto& item : p.items) {
    details += (details.empty() ? "" : ", ") + item.alias;
    const Variable* same = item.expression == nullptr ? &item.passed : nullptr;
    if (same == nullptr && item.expression->kind == ExpressionKind::variable && item.expression->name == item.alias) {
      same = lookup(item.alias);
    }
    if (same != nullptr) {
      item.slot = same->slot;
      item.type = same->type;
      continue;
    }
    if (item.aggregates) continue;
    Bound bound = bind(*item.expression);
    item.slot = new_slot();
    item.type = bound.type;
    projected.push_back({std::move(bound.code), item.slot});
    const Expression& e = *item.expression;
    if (e.kind == ExpressionKind::property && e.children[0]->kind == ExpressionKind::variable) {
      const Variable* base = lookup(e.children[0]->name);
      if (base != nullptr && base->type.is_surely(Kind::node)) projected.back().property = {base->slot, e.name};
    }
  }
  if (projected.empty()) return input;
  return project(std::move(input), std::move(projected), details);
}

PlanPtr Binder::grouped_items(PlanPtr input, Projection& p) {
  PlanPtr plan = plain_items(std::move(input), p);
  std::vector<Slot> keys;
  std::vector<std::unique_ptr<Expression>> names;
  p.grouping.aggregates = &p.aggregates;
  p.grouping.input = &p.before;
  for (const auto& item : p.items) {
    if (item.aggregates) continue;
    keys.push_back(item.slot);
    if (item.expression != nullptr && is_simple(*item.expression)) {
      p.grouping.keys.push_back({item.expression, item.slot, item.type});
    } else if (item.expression == nullptr) {
      auto name = std::make_unique<Expression>();
      name->kind = ExpressionKind::variable;
      name->name = item.alias;
      p.grouping.keys.push_back({name.get(), item.slot, item.type});
      names.push_back(std::move(name));
    }
  }
  std::vector<Projected> projected;
  {
    const Restore<Grouping*> grouped(grouping_, &p.grouping);
    const Restore<bool> allowed(aggregation_allowed_, true);
    for (auto& item : p.items) {
      if (!item.aggregates) continue;
      Bound bound = bind(*item.expression);
      item.type = bound.type;
      if (is_aggregation(*item.expression)) {
        item.slot = p.grouping.computed.back().slot;
        continue;
      }
      item.slot = new_slot();
      projected.push_back({std::move(bound.code), item.slot});
    }
  }
  std::erase_if(p.grouping.keys, [&](const Grouping::Key& key) {
    return std::any_of(names.begin(), names.end(), [&](const auto& name) { return name.get() == key.expression; });
  });
  std::string details;
  for (const auto& item : p.items) details += (details.empty() ? "" : ", ") + item.alias;
  PlanPtr rewritten = rewrites_ ? rewritten_aggregation(plan, keys, p.aggregates, graph_) : nullptr;
  plan =
      rewritten ? std::move(rewritten) : aggregate(std::move(plan), std::move(keys), std::move(p.aggregates), details);
  if (projected.empty()) return plan;
  return project(std::move(plan), std::move(projected), details);
}

std::vector<SortKey> Binder::sort_keys(Projection& p) {
  std::vector<SortKey> keys;
  const bool narrowed = p.grouped || p.clause->distinct;
  // What was projected may be said again in ORDER BY.
  Grouping again;
  std::vector<Aggregate> none;
  again.aggregates = &none;
  again.input = &p.after;
  Scope scope = p.after;
  if (!narrowed) {
    scope = p.before;
    for (const Variable& variable : p.after.variables()) scope.set(variable);
  }
  for (const syntax::SortItem& item : p.clause->order) {
    const bool aggregates = contains_aggregation(*item.expression);
    if (aggregates && !p.grouped) {
      throw syntax_error("InvalidAggregation", "ORDER BY can aggregate only what WITH or RETURN aggregates",
                         item.expression->position);
    }
    again.keys.clear();
    again.computed.clear();
    for (const auto& projected : p.items) {
      if (projected.expression == nullptr) continue;
      if (projected.aggregates) {
        again.computed.push_back({projected.expression, projected.slot, projected.type});
      } else if (!aggregates || is_simple(*projected.expression)) {
        again.keys.push_back({projected.expression, projected.slot, projected.type});
      }
    }
    // What stands inside of a projected expression has its value, too.
    again.computed.insert(again.computed.end(), p.grouping.computed.begin(), p.grouping.computed.end());
    again.strict = false;
    const bool use = narrowed && !(item.expression->kind == ExpressionKind::variable &&
                                   p.after.find(item.expression->name) != nullptr);
    const Restore<Grouping*> grouping(grouping_, use ? &again : nullptr);
    const Restore<bool> allowed(aggregation_allowed_, aggregates);
    if (aggregates) check_sort_aggregation(*item.expression, p, again);
    keys.push_back({bind_in(*item.expression, scope).code, item.descending});
    if (!none.empty()) {
      throw syntax_error("InvalidAggregation", "ORDER BY can aggregate only what WITH or RETURN aggregates",
                         item.expression->position);
    }
  }
  return keys;
}

// Beside an aggregation, a variable that was not projected by itself has no single value.
void Binder::check_sort_aggregation(const Expression& e, const Projection& p, const Grouping& again) const {
  const auto same = [&](const Grouping::Key& key) { return same_expression(*key.expression, e); };
  if (std::any_of(again.computed.begin(), again.computed.end(), same)) return;
  if (std::any_of(again.keys.begin(), again.keys.end(), same)) return;
  if (is_aggregation(e)) return;
  if (e.kind == ExpressionKind::variable && p.after.find(e.name) == nullptr && p.before.find(e.name) != nullptr) {
    throw syntax_error("AmbiguousAggregationExpression",
                       e.name + " is neither a grouping key nor inside of an aggregation; project it by itself first",
                       e.position);
  }
  for (const auto& child : e.children) {
    if (child) check_sort_aggregation(*child, p, again);
  }
}

EvaluatorPtr Binder::row_number(const Expression& expression, std::string_view clause) {
  if (contains_variable(expression)) {
    throw syntax_error("NonConstantExpression", std::string(clause) + " cannot depend on the rows",
                       expression.position);
  }
  Bound bound = bind(expression);
  require(bound, StaticType::bit(Kind::integer), expression.position, clause);
  if (expression.kind == ExpressionKind::literal && expression.value.kind() == Kind::integer &&
      expression.value.as_integer() < 0) {
    throw syntax_error("NegativeIntegerArgument", std::string(clause) + " cannot be negative", expression.position);
  }
  return std::move(bound.code);
}

PlanPtr Binder::order_and_page(PlanPtr plan, Projection& p) {
  const syntax::ProjectionClause& clause = *p.clause;
  const bool narrowed = p.grouped || clause.distinct;
  if (clause.distinct && !(rewrites_ && gives_distinct(*plan, p.after.slots()))) {
    plan = distinct(std::move(plan), p.after.slots());
  }
  const Position at = clause.position;
  if (!clause.order.empty()) {
    std::vector<SortKey> keys = sort_keys(p);
    EvaluatorPtr top = clause.limit ? row_number(*clause.limit, "LIMIT") : nullptr;
    if (top && clause.skip) {
      top = query::arithmetic(syntax::Op::add, std::move(top), row_number(*clause.skip, "SKIP"), at);
    }
    std::vector<Slot> slots = p.after.slots();
    if (clause.where && !narrowed) {
      for (const Slot slot : p.before.slots()) slots.push_back(slot);
    }
    plan = sort(std::move(plan), std::move(keys), std::move(slots), std::move(top), at, "");
  }
  if (clause.skip) plan = skip(std::move(plan), row_number(*clause.skip, "SKIP"), clause.skip->position);
  if (clause.limit) plan = limit(std::move(plan), row_number(*clause.limit, "LIMIT"), clause.limit->position, writes_);
  if (clause.where) {
    Scope scope = p.after;
    if (!narrowed) {
      scope = p.before;
      for (const Variable& variable : p.after.variables()) scope.set(variable);
    }
    const Restore<Scope> restore(scope_, scope);
    plan = filter(std::move(plan), condition(*clause.where), source(*clause.where));
  }
  return plan;
}

// After all else, since what is wrong with the expressions is the better message.
void Binder::check_aliases(const syntax::ProjectionClause& clause) const {
  if (clause.is_return) return;
  for (const syntax::ProjectionItem& written : clause.items) {
    if (written.has_alias || written.expression->kind == ExpressionKind::variable) continue;
    throw syntax_error("NoExpressionAlias", "an expression in WITH needs a name: " + written.alias + " AS name",
                       written.expression->position);
  }
}

PlanPtr Binder::projection(PlanPtr input, const syntax::ProjectionClause& clause) {
  Projection p;
  p.clause = &clause;
  p.before = scope_;
  expand_items(p);
  PlanPtr plan = p.grouped ? grouped_items(std::move(input), p) : plain_items(std::move(input), p);
  for (const auto& item : p.items) p.after.add({item.alias, item.slot, item.type});
  plan = order_and_page(std::move(plan), p);
  check_aliases(clause);
  scope_ = p.after;
  if (clause.is_return) {
    result_columns_.clear();
    result_slots_.clear();
    for (const auto& item : p.items) {
      result_columns_.push_back(item.alias);
      result_slots_.push_back(item.slot);
    }
  }
  return plan;
}

}  // namespace quoth::query
