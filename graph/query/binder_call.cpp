// SPDX-License-Identifier: Apache-2.0
// Calls of functions, aggregations, and the expressions that run a pattern or a query inside.
#include "graph/query/binder_state.h"
#include "graph/query/evaluators.h"
#include "graph/query/functions.h"
#include "graph/query/syntax_walk.h"

#include <algorithm>
#include <array>

namespace quoth::query {

using syntax::Expression;

namespace {

constexpr auto bit = StaticType::bit;

class Call : public Evaluator {
 public:
  Call(const Function& function, Evaluators arguments) : function_(function), arguments_(std::move(arguments)) {}
  Value evaluate(Execution& x) const override {
    if (arguments_.size() == 1) {
      const Value argument = arguments_[0]->evaluate(x);
      return function_.run(x, {&argument, 1});
    }
    if (arguments_.size() <= 3) {
      std::array<Value, 3> values;
      for (std::size_t i = 0; i < arguments_.size(); ++i) values[i] = arguments_[i]->evaluate(x);
      return function_.run(x, std::span<const Value>(values).first(arguments_.size()));
    }
    std::vector<Value> values;
    for (const auto& argument : arguments_) values.push_back(argument->evaluate(x));
    return function_.run(x, values);
  }

 private:
  const Function& function_;
  Evaluators arguments_;
};

struct NamedAggregation {
  std::string_view name;
  Aggregation function;
  StaticType gives;
};

constexpr std::array<NamedAggregation, 10> kAggregations{{
    {"count", Aggregation::count, StaticType::of(Kind::integer)},
    {"sum", Aggregation::sum, {bit(Kind::integer) | bit(Kind::real) | bit(Kind::duration), StaticType::kAll}},
    {"avg", Aggregation::average, {bit(Kind::real) | bit(Kind::duration), StaticType::kAll}},
    {"min", Aggregation::least, StaticType::any()},
    {"max", Aggregation::greatest, StaticType::any()},
    {"collect", Aggregation::collect, StaticType::of(Kind::list)},
    {"percentileDisc", Aggregation::percentile_disc, StaticType::number()},
    {"percentileCont", Aggregation::percentile_cont, StaticType::number()},
    {"stDev", Aggregation::deviation, StaticType::of(Kind::real)},
    {"stDevP", Aggregation::deviation_population, StaticType::of(Kind::real)},
}};

}  // namespace

Bound Binder::function_call(const Expression& e) {
  const Function* function = find_function(e.name);
  if (function == nullptr) {
    throw syntax_error("UnknownFunction", "there is no function " + e.name + hint(e.name, function_names()),
                       e.position);
  }
  if (e.distinct) throw syntax_error("UnexpectedSyntax", "DISTINCT belongs to aggregations", e.position);
  if (e.children.size() < function->least || e.children.size() > function->most) {
    throw syntax_error("InvalidNumberOfArguments",
                       std::string(function->name) + "() takes " + std::to_string(function->least) +
                           (function->least == function->most ? "" : " to " + std::to_string(function->most)) +
                           " arguments, not " + std::to_string(e.children.size()),
                       e.position);
  }
  const bool takes_pattern = function->name == "exists";
  Evaluators arguments;
  StaticType type = function->gives;
  for (std::size_t i = 0; i < e.children.size(); ++i) {
    Bound argument = bind(*e.children[i], takes_pattern);
    if (takes_pattern && e.children[i]->kind == syntax::ExpressionKind::pattern_predicate) return argument;
    const StaticType::Kinds accepts = i < function->accepts.size() ? function->accepts[i] : kAnything;
    require(argument, accepts, e.children[i]->position, "an argument of " + std::string(function->name) + "()");
    if (function->name == "tail" || function->name == "reverse") type = argument.type;
    if ((function->name == "head" || function->name == "last") && argument.type.is_surely(Kind::list))
      type = argument.type.item();
    arguments.push_back(std::move(argument.code));
  }
  return {std::make_unique<Call>(*function, std::move(arguments)), type};
}

Bound Binder::aggregation(const Expression& e) {
  if (grouping_ == nullptr || !aggregation_allowed_) {
    throw syntax_error("InvalidAggregation", "an aggregation can stand only in WITH and RETURN", e.position);
  }
  Aggregate made;
  made.slot = new_slot();
  made.distinct = e.distinct;
  StaticType type = StaticType::of(Kind::integer);
  if (e.kind == syntax::ExpressionKind::call) {
    const auto* known = std::find_if(kAggregations.begin(), kAggregations.end(),
                                     [&](const auto& candidate) { return same_name(candidate.name, e.name); });
    made.function = known->function;
    type = known->gives;
    const bool percentile =
        made.function == Aggregation::percentile_disc || made.function == Aggregation::percentile_cont;
    if (e.children.size() != (percentile ? 2U : 1U)) {
      throw syntax_error("InvalidNumberOfArguments",
                         std::string(known->name) + "() takes " + (percentile ? "2 arguments" : "1 argument"),
                         e.position);
    }
    for (const auto& child : e.children) {
      if (contains_aggregation(*child)) {
        throw syntax_error("NestedAggregation", "an aggregation cannot stand inside of another; use WITH between them",
                           child->position);
      }
      if (contains_call(*child, "rand")) {
        throw syntax_error("NonConstantExpression", "rand() cannot be aggregated; give it a name with WITH first",
                           child->position);
      }
    }
    const Scope* input = grouping_->input;
    const Restore<Grouping*> no_grouping(grouping_, nullptr);
    const Restore<std::vector<Variable>> no_locals(locals_, {});
    const Reads reads(*this);
    Bound argument = bind_in(*e.children[0], *input);
    made.reads = reads.slots();
    made.repeatable = is_repeatable(*e.children[0]);
    if (e.children[0]->kind == syntax::ExpressionKind::variable && made.reads.size() == 1) {
      made.variable = made.reads[0];
    }
    if (made.function == Aggregation::collect) type = StaticType::list_of(argument.type.kinds);
    made.argument = std::move(argument.code);
    if (percentile) made.second = bind_in(*e.children[1], *input).code;
  }
  grouping_->computed.push_back({&e, made.slot, type});
  const Slot slot = made.slot;
  grouping_->aggregates->push_back(std::move(made));
  return {slot_value(slot), type};
}

Bound Binder::pattern_predicate(const Expression& e) {
  PatternScope names;
  names.may_declare = false;
  PlanPtr root = subpattern(e.patterns, nullptr, names);
  return {exists(Subplan{std::move(root), subplans_++}), StaticType::of(Kind::boolean)};
}

Bound Binder::pattern_comprehension(const Expression& e) {
  PatternScope names;
  const std::size_t locals = locals_.size();
  const bool shortest = e.patterns[0].shortest != syntax::Shortest::no && !e.children[1];
  PlanPtr root = subpattern(e.patterns, e.children[0].get(), names);
  Bound result;
  if (shortest) {
    locals_.resize(locals);
    throw syntax_error("UnexpectedSyntax", "shortestPath stands in MATCH: MATCH p = shortestPath((a)-[*]-(b))",
                       e.position);
  }
  locals_.insert(locals_.end(), names.declared.begin(), names.declared.end());
  const Restore<bool> inside(aggregation_allowed_, false);
  result = bind(*e.children[1]);
  locals_.resize(locals);
  return {collect_rows(Subplan{std::move(root), subplans_++}, std::move(result.code)),
          StaticType::list_of(result.type.kinds)};
}

Bound Binder::exists_pattern(const Expression& e) {
  if (e.query) return exists_query(e);
  PatternScope names;
  PlanPtr root = subpattern(e.patterns, e.children[0].get(), names);
  Subplan plan{std::move(root), subplans_++};
  if (e.kind == syntax::ExpressionKind::count_query)
    return {count_rows(std::move(plan)), StaticType::of(Kind::integer)};
  return {exists(std::move(plan)), StaticType::of(Kind::boolean)};
}

Bound Binder::exists_query(const Expression& e) {
  if (!e.query) return exists_pattern(e);
  const Restore<bool> inside(inside_subquery_, true);
  const Restore<Grouping*> no_grouping(grouping_, nullptr);
  const Restore<bool> no_aggregation(aggregation_allowed_, false);
  const std::vector<std::string> columns = result_columns_;
  const std::vector<Slot> outputs = result_slots_;
  Scope outer = scope_;
  for (const Variable& local : locals_) outer.set(local);
  if (reads_ != nullptr) {
    for (const Slot slot : scope_.slots()) reads_->insert(slot);
  }
  Part part;
  {
    const Restore<std::set<Slot>*> inner_reads(reads_, nullptr);
    part = query(*e.query, outer);
  }
  result_columns_ = columns;
  result_slots_ = outputs;
  Subplan plan{std::move(part.plan), subplans_++};
  if (e.kind == syntax::ExpressionKind::count_query)
    return {count_rows(std::move(plan)), StaticType::of(Kind::integer)};
  return {exists(std::move(plan)), StaticType::of(Kind::boolean)};
}

}  // namespace quoth::query
