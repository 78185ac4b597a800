// SPDX-License-Identifier: Apache-2.0
// Everything that `quoth query` and `quoth shell` open: the store, its view, what users created, the engine.
#pragma once

#include "graph/diagnostics.h"
#include "graph/property/graph_procedures.h"
#include "graph/property/layered_graph.h"
#include "graph/property/statement_property_graph.h"
#include "graph/property/user_graph.h"
#include "graph/query/engine.h"
#include "graph/store/store.h"
#include "graph/view/view.h"

#include <CLI/CLI.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace quoth::cli {

// The limits' options, common to both commands.
struct LimitOptions {
  std::uint64_t time_ms = 60'000;
  std::uint64_t rows = 1'000'000;
  std::uint64_t memory_mib = 1024;
  std::uint32_t path_length = 1'000;

  void add_to(CLI::App& command);
  query::Limits limits() const;
};

class QuerySession {
 public:
  // Opens for reading. A query that writes opens the store once more, as a writer, when it commits.
  QuerySession(const std::string& database, Diagnostics& diagnostics);

  // From now on a query that writes fails with Error(usage), and nothing of it stays.
  void refuse_writes();

  query::Result run(const std::string& text, const query::Parameters& parameters, const query::Limits& limits) {
    return engine_.run(text, parameters, limits);
  }
  graph::property::LayeredGraph& graph() noexcept { return graph_; }
  const query::ProcedureRegistry& procedures() const noexcept { return procedures_; }
  graph::Store& store() noexcept { return store_; }

 private:
  void keep(const graph::property::LayeredGraph& graph, const graph::property::LayeredGraph::Touched& touched);

  std::string database_;
  graph::Store store_;
  graph::view::View view_;
  graph::property::StatementPropertyGraph statements_;
  graph::property::LayeredGraph graph_;
  query::ProcedureRegistry procedures_;
  query::Engine engine_;
  graph::property::UserGraph users_;
};

// "name=value" options to parameters: a value that reads as JSON is one (5, true, ["a"]), anything else is text. Throws
// Error(usage) where there is no "=".
query::Parameters parse_parameters(const std::vector<std::string>& given);

}  // namespace quoth::cli
