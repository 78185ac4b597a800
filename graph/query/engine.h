// SPDX-License-Identifier: Apache-2.0
// The query language's front door: text and parameters in, rows out.
#pragma once

#include "graph/query/binder.h"
#include "graph/query/execution.h"
#include "graph/query/parser.h"
#include "graph/query/procedure.h"

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace quoth::query {

using Parameters = std::map<std::string, Value, std::less<>>;

struct Result {
  std::vector<std::string> columns;
  std::vector<Value>
      values;  // row by row, columns.size() a row; views into the graph, valid as long as it is unchanged
  Changes changes;
  std::string plan;  // of EXPLAIN and PROFILE
  std::size_t rows() const noexcept { return columns.empty() ? 0 : values.size() / columns.size(); }
  std::span<const Value> row(std::size_t index) const {
    return std::span<const Value>(values).subspan(index * columns.size(), columns.size());
  }
};

class Engine {
 public:
  Engine(PropertyGraph& graph, const ProcedureRegistry& procedures, ParserLimits parser = {})
      : graph_(graph), procedures_(procedures), parser_(parser) {}

  // Plans as they are written, without rewrites.h: for tests that hold the two against each other.
  void plan_as_written() { rewrites_ = false; }

  // Runs one query. What it changes is kept where it succeeds, and taken back where this throws. Throws QueryError for
  // what is wrong with the query or came up while running it, and whatever the graph throws. Plans are kept by text.
  // Reading queries may run at once from several threads; one that writes may not run beside any other.
  Result run(std::string_view text, const Parameters& parameters = {}, const Limits& limits = {});

  // The same with rows given to `sink` as they come, so that none is kept.
  using Sink = std::function<void(std::span<const Value> row)>;
  Result stream(std::string_view text, const Parameters& parameters, const Limits& limits, const Sink& sink);

  // The plan for a text, from the cache or made. Throws QueryError of the compile phase.
  std::shared_ptr<const Plan> plan(std::string_view text);

  PropertyGraph& graph() noexcept { return graph_; }
  const ProcedureRegistry& procedures() const noexcept { return procedures_; }

 private:
  PropertyGraph& graph_;
  const ProcedureRegistry& procedures_;
  ParserLimits parser_;
  bool rewrites_ = true;
  std::mutex mutex_;
  std::unordered_map<std::string, std::shared_ptr<const Plan>> plans_;
};

}  // namespace quoth::query
