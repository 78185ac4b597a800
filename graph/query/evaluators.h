// SPDX-License-Identifier: Apache-2.0
// The kinds of evaluator, each by its maker. Null logic is openCypher's: what a null goes into comes out null, but for
// the truth tables and the tests that say otherwise.
#pragma once

#include "graph/query/evaluator.h"
#include "graph/query/pattern.h"
#include "graph/query/plan.h"
#include "graph/query/syntax.h"

#include <string>
#include <vector>

namespace quoth::query {

// evaluators_basic.cpp
EvaluatorPtr literal(Value value);
EvaluatorPtr parameter(std::size_t number);
EvaluatorPtr slot_value(Slot slot);
EvaluatorPtr property_of(EvaluatorPtr base, std::string key, const PropertyGraph& graph, Position position);
// The same for a variable, without a copy of it.
EvaluatorPtr slot_property(Slot slot, std::string key, const PropertyGraph& graph, Position position);
EvaluatorPtr has_labels(EvaluatorPtr base, std::vector<std::string> labels, Position position);
EvaluatorPtr list_of(Evaluators items);
EvaluatorPtr map_of(std::vector<std::string> keys, Evaluators values);
// `all` copies every property first; then each key with its value, or a null evaluator for the base's own property.
EvaluatorPtr map_projection(EvaluatorPtr base, bool all, std::vector<std::string> keys, Evaluators values);
EvaluatorPtr index_of(EvaluatorPtr base, EvaluatorPtr index, Position position);
EvaluatorPtr slice_of(EvaluatorPtr base, EvaluatorPtr from, EvaluatorPtr to);  // either end may be null

// evaluators_logic.cpp
EvaluatorPtr logical(syntax::Op op, EvaluatorPtr left, EvaluatorPtr right, Position position);
EvaluatorPtr negation(EvaluatorPtr operand, Position position);
EvaluatorPtr null_test(EvaluatorPtr operand, bool is_null);
EvaluatorPtr comparison(std::vector<syntax::Op> ops, Evaluators operands);
EvaluatorPtr membership(EvaluatorPtr item, EvaluatorPtr list, Position position);
EvaluatorPtr string_predicate(syntax::Op op, EvaluatorPtr left, EvaluatorPtr right);
EvaluatorPtr regular_expression(EvaluatorPtr text, EvaluatorPtr pattern, Position position);
// `otherwise` may be null; without a subject the whens are conditions.
EvaluatorPtr case_of(EvaluatorPtr subject, Evaluators whens, Evaluators thens, EvaluatorPtr otherwise);

// evaluators_arithmetic.cpp
EvaluatorPtr arithmetic(syntax::Op op, EvaluatorPtr left, EvaluatorPtr right, Position position);
EvaluatorPtr sign(EvaluatorPtr operand, bool negative, Position position);

// evaluators_list.cpp: those that run an expression for each item, in a slot of its own
EvaluatorPtr list_comprehension(Slot item, EvaluatorPtr list, EvaluatorPtr where, EvaluatorPtr result);
EvaluatorPtr quantifier(syntax::Op op, Slot item, EvaluatorPtr list, EvaluatorPtr where, Position position);
EvaluatorPtr reduction(Slot accumulator, EvaluatorPtr start, Slot item, EvaluatorPtr list, EvaluatorPtr step);

// evaluators_graph.cpp
// The path through these slots: one node, or nodes and edges alternating as `path` lists them; null where one is null.
EvaluatorPtr path_of(std::vector<Slot> nodes, std::vector<Slot> edges, std::vector<bool> variable_length);
EvaluatorPtr exists(Subplan plan);
EvaluatorPtr count_rows(Subplan plan);
EvaluatorPtr collect_rows(Subplan plan, EvaluatorPtr result);
EvaluatorPtr first_row(Subplan plan, EvaluatorPtr result);

// Whether an element has a property of this value.
bool check_node(Execution& x, NodeId node, const std::vector<PropertyCheck>& checks);
bool check_edge(Execution& x, EdgeId edge, const std::vector<PropertyCheck>& checks);

// The value of base.key for any kind of base: an element's property, a map's entry, a component of a time.
Value property_value(Execution& x, const Value& base, std::string_view key, Position position);
// All properties of an element or map, as a map; null of null.
Value properties_map(Execution& x, const Value& base);
// Left operator right for + - * / % ^. Throws TypeError or ArgumentError.
Value compute(syntax::Op op, const Value& left, const Value& right, Position position);
// Throws EntityNotFound where the element was deleted.
void require_node(const Execution& x, NodeId node, Position position = {0, 0, 0});
void require_edge(const Execution& x, EdgeId edge, Position position = {0, 0, 0});

}  // namespace quoth::query
