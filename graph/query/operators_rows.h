// SPDX-License-Identifier: Apache-2.0
// Plan nodes that turn rows into rows: filtering, projecting, ordering, grouping, joining.
#pragma once

#include "graph/query/plan.h"
#include "graph/query/procedure.h"

#include <optional>
#include <string>
#include <vector>

namespace quoth::query {

// operators_flow.cpp
// `reads`: the slots that it reads, where they are known and the same values always give the same answer.
PlanPtr filter(PlanPtr input, EvaluatorPtr condition, std::string details,
               std::optional<std::vector<Slot>> reads = std::nullopt);
// For each row of `input` the rows of `inner`, or one with nulls in `slots` where there are none.
PlanPtr optional(PlanPtr input, PlanPtr inner, std::vector<Slot> slots);
PlanPtr unwind(PlanPtr input, EvaluatorPtr list, Slot item, std::string details);
// The rows of the first, then those of the second; each copies its columns into the common slots.
struct UnionSettings {
  std::vector<std::vector<Slot>> columns;  // of each input
  std::vector<Slot> output;
};
PlanPtr union_all(std::vector<PlanPtr> inputs, UnionSettings settings);
struct CallSettings {
  const Procedure* procedure = nullptr;
  Evaluators arguments;
  std::vector<std::optional<Slot>> results;  // where each result goes, if anywhere
};
PlanPtr call(PlanPtr input, CallSettings settings, std::string details);

// operators_project.cpp
struct Projected {
  EvaluatorPtr value;
  Slot slot;
  // Where the value is a node's property: for rewrites.
  struct Property {
    Slot node;
    std::string key;
  };
  std::optional<Property> property = std::nullopt;
};
PlanPtr project(PlanPtr input, std::vector<Projected> items, std::string details);
PlanPtr distinct(PlanPtr input, std::vector<Slot> slots);
PlanPtr skip(PlanPtr input, EvaluatorPtr count, Position position);
// `writes`: something below changes the graph, which LIMIT 0 must not prevent.
PlanPtr limit(PlanPtr input, EvaluatorPtr count, Position position, bool writes);
// Takes in every row before it gives out the first.
PlanPtr eager(PlanPtr input, std::vector<Slot> slots);

// operators_sort.cpp
struct SortKey {
  EvaluatorPtr value;
  bool descending = false;
};
// A stable sort; with `top`, only that many rows are kept. `slots` are what later operators read.
PlanPtr sort(PlanPtr input, std::vector<SortKey> keys, std::vector<Slot> slots, EvaluatorPtr top, Position position,
             std::string details);

// operators_group.cpp
enum class Aggregation {
  count_rows,
  count,
  sum,
  average,
  least,
  greatest,
  collect,
  percentile_disc,
  percentile_cont,
  deviation,
  deviation_population
};
struct Aggregate {
  Aggregation function = Aggregation::count_rows;
  bool distinct = false;
  EvaluatorPtr argument;  // null for count(*)
  EvaluatorPtr second;    // the percentile
  Slot slot = 0;
  // For rewrites: what the argument reads, whether it gives the same for the same, and the variable that it is.
  std::vector<Slot> reads;
  bool repeatable = false;
  std::optional<Slot> variable;
};
// One row for each combination of the keys' values, in order of first appearance; without keys always one row.
PlanPtr aggregate(PlanPtr input, std::vector<Slot> keys, std::vector<Aggregate> aggregates, std::string details);

// SKIP's and LIMIT's number. Throws SyntaxError for what is no Integer or negative.
std::uint64_t row_count(Execution& x, const Evaluator& count, std::string_view clause, Position position);

}  // namespace quoth::query
