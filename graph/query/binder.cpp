// SPDX-License-Identifier: Apache-2.0
#include "graph/query/binder.h"

#include "graph/query/binder_state.h"
#include "graph/query/evaluators.h"
#include "graph/query/match_planner.h"
#include "graph/query/operators_match.h"
#include "graph/query/syntax_walk.h"

#include <algorithm>

namespace quoth::query {
namespace {

template <typename T>
bool holds(const syntax::Clause& clause) {
  return std::holds_alternative<T>(clause);
}

bool is_writing(const syntax::Clause& clause) {
  return holds<syntax::CreateClause>(clause) || holds<syntax::MergeClause>(clause) ||
         holds<syntax::SetClause>(clause) || holds<syntax::RemoveClause>(clause) || holds<syntax::DeleteClause>(clause);
}

bool is_return(const syntax::Clause& clause) {
  const auto* projection = std::get_if<syntax::ProjectionClause>(&clause);
  return projection != nullptr && projection->is_return;
}

Position place(const syntax::Clause& clause) {
  return std::visit([](const auto& c) { return c.position; }, clause);
}

void number_nodes(PlanNode& node, std::uint32_t& next) {
  node.number = next++;
  for (const auto& input : node.inputs()) number_nodes(*input, next);
}

}  // namespace

const Variable* Scope::find(std::string_view name) const {
  for (const Variable& variable : variables_) {
    if (variable.name == name) return &variable;
  }
  return nullptr;
}

void Scope::set(Variable variable) {
  const auto at =
      std::find_if(variables_.begin(), variables_.end(), [&](const auto& v) { return v.name == variable.name; });
  if (at == variables_.end()) {
    variables_.push_back(std::move(variable));
  } else {
    *at = std::move(variable);
  }
}

std::vector<Slot> Scope::slots() const {
  std::vector<Slot> result;
  for (const Variable& variable : variables_) result.push_back(variable.slot);
  return result;
}

Plan Binder::run(const syntax::Statement& statement) {
  Part part = query(statement.query, Scope());
  Plan plan;
  plan.mode = statement.mode;
  plan.root = std::move(part.plan);
  plan.columns = std::move(part.columns);
  plan.outputs = std::move(part.outputs);
  plan.slots = slots_;
  plan.subplans = subplans_;
  plan.parameters = parameters_;
  plan.writes = writes_;
  plan.version = graph_.plan_version();
  std::uint32_t next = 0;
  number_nodes(*plan.root, next);
  plan.nodes = next;
  return plan;
}

Binder::Part Binder::query(const syntax::Query& query, const Scope& outer) {
  if (query.parts.size() == 1) return single_query(query.parts[0], outer, true);
  for (std::size_t i = 1; i < query.all.size(); ++i) {
    if (query.all[i] != query.all[0]) {
      throw syntax_error("InvalidClauseComposition", "UNION and UNION ALL cannot be mixed", query.unions[i]);
    }
  }
  std::vector<PlanPtr> inputs;
  UnionSettings settings;
  Part result;
  for (std::size_t i = 0; i < query.parts.size(); ++i) {
    Part part = single_query(query.parts[i], outer, false);
    if (!part.returns) {
      throw syntax_error("InvalidClauseComposition", "every part of a UNION ends with RETURN", query.parts[i].position);
    }
    if (i == 0) {
      result.columns = part.columns;
    } else if (part.columns != result.columns) {
      throw syntax_error("DifferentColumnsInUnion", "all parts of a UNION must have the same columns",
                         query.unions[i - 1]);
    }
    inputs.push_back(std::move(part.plan));
    settings.columns.push_back(std::move(part.outputs));
  }
  for (std::size_t i = 0; i < result.columns.size(); ++i) settings.output.push_back(new_slot());
  result.outputs = settings.output;
  result.returns = true;
  result.plan = union_all(std::move(inputs), std::move(settings));
  if (!query.all[0]) result.plan = distinct(std::move(result.plan), result.outputs);
  return result;
}

void Binder::check_composition(const syntax::SingleQuery& query, bool alone) const {
  const auto& clauses = query.clauses;
  for (std::size_t i = 0; i + 1 < clauses.size(); ++i) {
    if (is_return(clauses[i])) {
      throw syntax_error("InvalidClauseComposition", "RETURN ends a query; use WITH before further clauses",
                         place(clauses[i + 1]));
    }
  }
  if (inside_subquery_) {
    for (const auto& clause : clauses) {
      if (is_writing(clause)) {
        throw syntax_error("InvalidClauseComposition", "a subquery in an expression cannot change the graph",
                           place(clause));
      }
    }
    return;
  }
  const auto& last = clauses.back();
  const bool lone_call = alone && clauses.size() == 1 && holds<syntax::CallClause>(last);
  const bool calling = holds<syntax::CallClause>(last);
  if (is_return(last) || is_writing(last) || lone_call || calling) return;
  throw syntax_error("InvalidClauseComposition", "a query ends with RETURN or with a clause that changes the graph",
                     place(last));
}

Binder::Part Binder::single_query(const syntax::SingleQuery& query, const Scope& outer, bool alone) {
  check_composition(query, alone);
  const Restore<Scope> scope(scope_, outer);
  result_columns_.clear();
  result_slots_.clear();
  PlanPtr plan = single_row();
  Part part;
  const bool lone = alone && query.clauses.size() == 1;
  for (const syntax::Clause& clause : query.clauses) {
    writes_ = writes_ || is_writing(clause);
    if (const auto* c = std::get_if<syntax::MatchClause>(&clause)) plan = match(std::move(plan), *c);
    if (const auto* c = std::get_if<syntax::UnwindClause>(&clause)) plan = unwind(std::move(plan), *c);
    if (const auto* c = std::get_if<syntax::CallClause>(&clause)) plan = call(std::move(plan), *c, lone);
    if (const auto* c = std::get_if<syntax::ProjectionClause>(&clause)) plan = projection(std::move(plan), *c);
    if (const auto* c = std::get_if<syntax::CreateClause>(&clause)) plan = create(std::move(plan), *c);
    if (const auto* c = std::get_if<syntax::MergeClause>(&clause)) plan = merge(std::move(plan), *c);
    if (const auto* c = std::get_if<syntax::DeleteClause>(&clause)) plan = erase(std::move(plan), *c);
    if (const auto* c = std::get_if<syntax::SetClause>(&clause)) {
      plan = assign(std::move(plan), assignments(c->items, false), scope_.slots(), "SetProperties");
    }
    if (const auto* c = std::get_if<syntax::RemoveClause>(&clause)) {
      plan = assign(std::move(plan), assignments(c->items, true), scope_.slots(), "Remove");
    }
  }
  part.returns = is_return(query.clauses.back());
  part.plan = std::move(plan);
  part.columns = result_columns_;
  part.outputs = result_slots_;
  return part;
}

PlanPtr Binder::match(PlanPtr input, const syntax::MatchClause& clause) {
  PatternScope names;
  const std::vector<Slot> before = visible_slots();
  Pattern found = pattern(clause.patterns, clause.where.get(), names);
  std::vector<Slot> fresh;
  for (const Variable& variable : names.declared) {
    fresh.push_back(variable.slot);
    scope_.add(variable);
  }
  if (!clause.optional) return plan_pattern(std::move(input), std::move(found), before, graph_, rewrites_);
  PlanPtr inner = plan_pattern(single_row(), std::move(found), before, graph_, rewrites_);
  return optional(std::move(input), std::move(inner), std::move(fresh));
}

PlanPtr Binder::unwind(PlanPtr input, const syntax::UnwindClause& clause) {
  Bound list = bind(*clause.list);
  if (scope_.find(clause.variable) != nullptr) {
    throw syntax_error("VariableAlreadyBound", clause.variable + " is bound already", clause.position);
  }
  const Slot slot = new_slot();
  const StaticType type = list.type.is_surely(Kind::list) ? list.type.item() : StaticType::any();
  scope_.add({clause.variable, slot, type});
  return query::unwind(std::move(input), std::move(list.code), slot, source(*clause.list) + " AS " + clause.variable);
}

Evaluators Binder::call_arguments(const syntax::CallClause& clause, const Procedure& procedure, bool alone) {
  Evaluators arguments;
  if (!clause.has_arguments) {
    if (!alone) {
      throw syntax_error("InvalidArgumentPassingMode",
                         "within a query, the arguments of a procedure stand in parentheses", clause.position);
    }
    for (const ProcedureField& field : procedure.arguments) {
      syntax::Expression name;
      name.kind = syntax::ExpressionKind::parameter;
      name.name = field.name;
      name.position = clause.position;
      arguments.push_back(bind(name).code);
    }
    return arguments;
  }
  const std::size_t given = clause.arguments.size(), most = procedure.arguments.size();
  if (given > most || given + procedure.optional_arguments < most) {
    throw syntax_error("InvalidNumberOfArguments",
                       procedure.name + " takes " + std::to_string(most) + " arguments, not " + std::to_string(given),
                       clause.position);
  }
  for (std::size_t i = 0; i < given; ++i) {
    if (contains_aggregation(*clause.arguments[i])) {
      throw syntax_error("InvalidAggregation", "an argument of a procedure cannot aggregate",
                         clause.arguments[i]->position);
    }
    Bound bound = bind(*clause.arguments[i]);
    require(bound, procedure.arguments[i].type.kinds, clause.arguments[i]->position, procedure.arguments[i].name);
    arguments.push_back(std::move(bound.code));
  }
  return arguments;
}

void Binder::call_results(const syntax::CallClause& clause, CallSettings& settings, bool alone) {
  const auto& fields = settings.procedure->results;
  settings.results.resize(fields.size());
  const auto take = [&](std::size_t index, const std::string& name, Position position) {
    if (scope_.find(name) != nullptr) throw syntax_error("VariableAlreadyBound", name + " is bound already", position);
    const Slot slot = new_slot();
    settings.results[index] = slot;
    scope_.add({name, slot, StaticType::any()});
  };
  if (clause.yield_all || (!clause.has_yield && alone)) {
    for (std::size_t i = 0; i < fields.size(); ++i) take(i, fields[i].name, clause.position);
    return;
  }
  for (const syntax::YieldItem& item : clause.yields) {
    const auto at =
        std::find_if(fields.begin(), fields.end(), [&](const auto& field) { return field.name == item.field; });
    if (at == fields.end()) {
      std::vector<std::string_view> known;
      for (const auto& field : fields) known.push_back(field.name);
      throw syntax_error("UndefinedVariable",
                         settings.procedure->name + " gives no " + item.field + hint(item.field, known), item.position);
    }
    take(static_cast<std::size_t>(at - fields.begin()), item.variable, item.position);
  }
}

PlanPtr Binder::call(PlanPtr input, const syntax::CallClause& clause, bool alone) {
  const Procedure* procedure = procedures_.find(clause.procedure);
  if (procedure == nullptr) {
    throw QueryError("ProcedureError", Phase::compile, "ProcedureNotFound",
                     "there is no procedure " + clause.procedure + hint(clause.procedure, procedures_.names()),
                     clause.position);
  }
  CallSettings settings;
  settings.procedure = procedure;
  settings.arguments = call_arguments(clause, *procedure, alone);
  call_results(clause, settings, alone);
  PlanPtr plan = query::call(std::move(input), std::move(settings), clause.procedure);
  if (clause.where) plan = filter(std::move(plan), condition(*clause.where), source(*clause.where));
  if (alone) {
    for (const Variable& variable : scope_.variables()) {
      result_columns_.push_back(variable.name);
      result_slots_.push_back(variable.slot);
    }
  }
  return plan;
}

void Binder::undefined(std::string_view name, Position position) const {
  std::vector<std::string_view> known;
  for (const Variable& variable : scope_.variables()) known.push_back(variable.name);
  for (const Variable& variable : locals_) known.push_back(variable.name);
  throw syntax_error("UndefinedVariable", "there is no variable " + std::string(name) + " here" + hint(name, known),
                     position);
}

Plan make_plan(const syntax::Statement& statement, std::string_view text, const PropertyGraph& graph,
               const ProcedureRegistry& procedures, bool rewrites) {
  return Binder(text, graph, procedures, rewrites).run(statement);
}

}  // namespace quoth::query
