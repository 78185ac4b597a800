// SPDX-License-Identifier: Apache-2.0
// Questions about syntax trees that need no names resolved.
#pragma once

#include "graph/query/syntax.h"

#include <string_view>
#include <vector>

namespace quoth::query {

// Whether the two say the same, places and the case of function names aside. Patterns and subqueries never do.
bool same_expression(const syntax::Expression& a, const syntax::Expression& b);

bool is_aggregation(const syntax::Expression& expression);
bool is_aggregation_name(std::string_view name);
bool contains_aggregation(const syntax::Expression& expression);
bool contains_variable(const syntax::Expression& expression);
bool contains_call(const syntax::Expression& expression, std::string_view name);

// Whether the same values of its variables always give the same value: neither chance nor the graph's patterns decide.
bool is_repeatable(const syntax::Expression& expression);

// The operands of the ANDs at the top.
std::vector<const syntax::Expression*> conjuncts(const syntax::Expression& expression);

bool same_name(std::string_view a, std::string_view b);  // ASCII case aside
}  // namespace quoth::query
