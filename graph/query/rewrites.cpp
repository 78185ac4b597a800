// SPDX-License-Identifier: Apache-2.0
#include "graph/query/rewrites.h"

#include "graph/query/operators_count.h"
#include "graph/query/operators_match.h"

#include <algorithm>

namespace quoth::query {
namespace {

using syntax::Arrow;

// From this share of the nodes on, one pass over all edges is cheaper than a look at each node.
constexpr double kShareForOnePass = 0.05;

Arrow turned(Arrow arrow) {
  return arrow == Arrow::both ? arrow : arrow == Arrow::left ? Arrow::right : Arrow::left;
}

bool takes_equal_rows_as_one(const Aggregate& aggregate) {
  return aggregate.argument != nullptr && aggregate.second == nullptr && aggregate.repeatable &&
         (aggregate.distinct || aggregate.function == Aggregation::least ||
          aggregate.function == Aggregation::greatest);
}

// Every aggregate reads one and the same node and nothing else: count(DISTINCT b), max(b.x).
void ask_for_distinct(PlanNode& input, std::vector<Aggregate>& aggregates) {
  if (aggregates.empty() || aggregates[0].reads.size() != 1) return;
  const Slot slot = aggregates[0].reads[0];
  const bool all = std::all_of(aggregates.begin(), aggregates.end(), [&](const Aggregate& aggregate) {
    return takes_equal_rows_as_one(aggregate) && aggregate.reads == std::vector{slot};
  });
  if (!all || !input.give_distinct(slot)) return;
  for (Aggregate& aggregate : aggregates) {
    // What comes from a pattern is no null.
    if (aggregate.variable == slot && aggregate.function == Aggregation::count) {
      aggregate.function = Aggregation::count_rows;
    }
  }
}

// Only rows are counted: count(*), or what is never null in the rows and is no matter of DISTINCT.
bool only_counts(const std::vector<Aggregate>& aggregates, const std::vector<Slot>& never_null) {
  return !aggregates.empty() && std::all_of(aggregates.begin(), aggregates.end(), [&](const Aggregate& aggregate) {
    if (aggregate.function == Aggregation::count_rows) return true;
    return aggregate.function == Aggregation::count && !aggregate.distinct && aggregate.variable &&
           std::find(never_null.begin(), never_null.end(), *aggregate.variable) != never_null.end();
  });
}

std::vector<Slot> slots_of(const std::vector<Aggregate>& aggregates) {
  std::vector<Slot> slots;
  for (const Aggregate& aggregate : aggregates) slots.push_back(aggregate.slot);
  return slots;
}

bool counts_most_nodes(const std::vector<std::string>& labels, const PropertyGraph& graph) {
  auto count = graph.node_count();
  for (const std::string& name : labels) {
    const auto label = graph.label(name);
    count = std::min<std::uint64_t>(count, label ? graph.node_count(*label) : 0);
  }
  return static_cast<double>(count) >= kShareForOnePass * static_cast<double>(graph.node_count());
}

// n, count(*) over (n)-[r]-(): what the step leads to is of no matter, so that it need not be taken.
PlanPtr relationship_counts(PlanPtr& input, Slot key, const std::vector<Aggregate>& aggregates,
                            const PropertyGraph& graph) {
  const PlanShape shape = input->shape();
  if (shape.expand == nullptr) return nullptr;
  const ExpandSettings& s = *shape.expand;
  if (s.into || s.same_type_as || s.distinct_ends || !s.properties.empty() || !s.distinct_from.empty()) return nullptr;
  if (!only_counts(aggregates, {s.from, s.to, s.edge})) return nullptr;
  const PlanShape below = input->inputs()[0]->shape();
  StepCountSettings made{key, {}, s.arrow, s.types, slots_of(aggregates)};
  const double rows = input->inputs()[0]->estimated_rows;
  if (key == s.to && below.scan && below.scan->labels.empty()) {  // (m)-[r]-(n): seen from n
    made.arrow = turned(s.arrow);
    made.labels = s.labels;
  } else if (key != s.from || !s.labels.empty() || below.once != key) {
    return nullptr;
  } else if (!below.scan || !counts_most_nodes(below.scan->labels, graph)) {
    PlanPtr expand = std::move(input);
    PlanPtr plan = count_steps(std::move(expand->take_inputs()[0]), std::move(made), expand->details());
    plan->estimated_rows = rows;
    return plan;
  } else {
    made.labels = below.scan->labels;
  }
  PlanPtr plan = count_all_steps(std::move(made), input->details());
  plan->estimated_rows = rows;
  input.reset();
  return plan;
}

// n.key, count(*) over (n:Label).
PlanPtr property_counts(PlanPtr& input, Slot key, const std::vector<Aggregate>& aggregates) {
  const auto property = input->shape().property;
  if (!property || property->result != key) return nullptr;
  const auto scan = input->inputs()[0]->shape().scan;
  if (!scan || scan->node != property->node || scan->labels.size() != 1) return nullptr;
  if (!only_counts(aggregates, {property->node})) return nullptr;
  PlanPtr plan = count_values({scan->labels[0], property->key, key, slots_of(aggregates)},
                              "(:" + scan->labels[0] + ") " + property->key);
  plan->estimated_rows = std::max(1.0, input->estimated_rows / 10);
  input.reset();
  return plan;
}

}  // namespace

bool gives_distinct(PlanNode& plan, const std::vector<Slot>& slots) {
  return slots.size() == 1 && (plan.shape().once == slots[0] || plan.give_distinct(slots[0]));
}

PlanPtr rewritten_aggregation(PlanPtr& input, const std::vector<Slot>& keys, std::vector<Aggregate>& aggregates,
                              const PropertyGraph& graph) {
  if (keys.empty()) {
    ask_for_distinct(*input, aggregates);
    return nullptr;
  }
  if (keys.size() != 1) return nullptr;
  if (PlanPtr plan = relationship_counts(input, keys[0], aggregates, graph)) return plan;
  return property_counts(input, keys[0], aggregates);
}

}  // namespace quoth::query
