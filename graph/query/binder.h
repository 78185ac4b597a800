// SPDX-License-Identifier: Apache-2.0
// From a syntax tree to a plan that can run: names become slots, types are checked as far as they are known, patterns
// go to the planner. All mistakes that can be seen without running are found here.
#pragma once

#include "graph/query/plan.h"
#include "graph/query/procedure.h"
#include "graph/query/property_graph.h"
#include "graph/query/syntax.h"

#include <string>
#include <string_view>
#include <vector>

namespace quoth::query {

// Immutable; may run many times, also at once.
struct Plan {
  syntax::Mode mode = syntax::Mode::run;
  PlanPtr root;
  std::vector<std::string> columns;  // none where the query ends without RETURN
  std::vector<Slot> outputs;
  std::size_t slots = 0;
  std::size_t subplans = 0;
  std::size_t nodes = 0;
  std::vector<std::string> parameters;  // in the order that Execution::parameters takes
  bool writes = false;
  std::uint64_t version = 0;  // the graph's plan_version
};

// Throws QueryError of the compile phase. Reads names and counts from the graph.
// Without `rewrites` the plan is as written, for tests that hold the two against each other (rewrites.h).
Plan make_plan(const syntax::Statement& statement, std::string_view text, const PropertyGraph& graph,
               const ProcedureRegistry& procedures, bool rewrites = true);

}  // namespace quoth::query
