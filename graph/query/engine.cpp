// SPDX-License-Identifier: Apache-2.0
#include "graph/query/engine.h"

namespace quoth::query {
namespace {

constexpr std::size_t kMostPlans = 512;

std::vector<Value> bind_parameters(const Plan& plan, const Parameters& given) {
  std::vector<Value> values;
  for (const std::string& name : plan.parameters) {
    const auto at = given.find(name);
    if (at == given.end()) {
      std::vector<std::string_view> known;
      for (const auto& entry : given) known.push_back(entry.first);
      throw QueryError("ParameterMissing", Phase::compile, "MissingParameter",
                       "the parameter $" + name + " is not given" + hint(name, known), {0, 0, 0});
    }
    values.push_back(at->second);
  }
  return values;
}

}  // namespace

std::shared_ptr<const Plan> Engine::plan(std::string_view text) {
  const std::string key(text.substr(0, 1U << 16U));
  const std::uint64_t version = graph_.plan_version();
  const bool keep = text.size() < (1U << 16U);
  if (keep) {
    const std::lock_guard<std::mutex> lock(mutex_);
    const auto at = plans_.find(key);
    if (at != plans_.end() && at->second->version == version) return at->second;
  }
  const syntax::Statement statement = parse(text, parser_);
  auto made = std::make_shared<const Plan>(make_plan(statement, text, graph_, procedures_, rewrites_));
  if (keep) {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (plans_.size() >= kMostPlans) plans_.clear();
    plans_.insert_or_assign(key, made);
  }
  return made;
}

Result Engine::stream(std::string_view text, const Parameters& parameters, const Limits& limits, const Sink& sink) {
  const std::shared_ptr<const Plan> plan = this->plan(text);
  Result result;
  result.columns = plan->columns;
  if (plan->mode == syntax::Mode::explain) {
    result.plan = explain(*plan->root, nullptr);
    result.columns.clear();
    return result;
  }
  Execution x(graph_, plan->slots, plan->subplans, limits);
  x.parameters = bind_parameters(*plan, parameters);
  std::vector<std::uint64_t> counts(plan->nodes);
  if (plan->mode == syntax::Mode::profile) x.profile = &counts;
  const OperatorPtr root = plan->root->start(x);
  root->open();
  std::vector<Value> row(plan->outputs.size());
  std::uint64_t rows = 0;
  while (root->next()) {
    if (row.empty()) continue;
    if (++rows > limits.rows) {
      throw limit_error("the result has more than " + std::to_string(limits.rows) +
                        " rows; raise the limit with --row-limit, or add LIMIT");
    }
    for (std::size_t i = 0; i < row.size(); ++i) row[i] = x.slots[plan->outputs[i]];
    sink(row);
  }
  x.commit();
  result.changes = x.changes;
  if (plan->mode == syntax::Mode::profile) result.plan = explain(*plan->root, &counts);
  return result;
}

Result Engine::run(std::string_view text, const Parameters& parameters, const Limits& limits) {
  std::vector<Value> values;
  Result result = stream(text, parameters, limits, [&values](std::span<const Value> row) {
    values.insert(values.end(), row.begin(), row.end());
  });
  result.values = std::move(values);
  return result;
}

}  // namespace quoth::query
