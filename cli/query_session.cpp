// SPDX-License-Identifier: Apache-2.0
#include "cli/query_session.h"

#include "graph/error.h"
#include "graph/view/store_view.h"

namespace quoth::cli {

using namespace graph::property;  // NOLINT(google-build-using-namespace): the session is made of these

void LimitOptions::add_to(CLI::App& command) {
  command.add_option("--time-limit", time_ms, "Milliseconds that a query may take")->capture_default_str();
  command.add_option("--row-limit", rows, "Rows that a result may have")->capture_default_str();
  command.add_option("--memory-limit", memory_mib, "MiB that sorting, grouping and collecting may keep")
      ->capture_default_str();
  command.add_option("--path-limit", path_length, "Relationships that a path may have")->capture_default_str();
}

query::Limits LimitOptions::limits() const {
  query::Limits limits;
  limits.time = std::chrono::milliseconds(time_ms);
  limits.rows = rows;
  limits.memory_bytes = memory_mib << 20U;
  limits.path_length = path_length;
  return limits;
}

QuerySession::QuerySession(const std::string& database, Diagnostics& diagnostics)
    : database_(database),
      store_(database),
      view_(graph::view::open_view(store_, database, diagnostics)),
      statements_(view_, &store_),
      graph_(statements_),
      engine_(graph_, procedures_),
      users_(store_, graph_) {
  add_graph_procedures(statements_, &store_, procedures_);
  graph_.on_commit([this](const LayeredGraph& graph, const LayeredGraph::Touched& touched) { keep(graph, touched); });
}

void QuerySession::refuse_writes() {
  graph_.on_commit([](const LayeredGraph&, const LayeredGraph::Touched&) {
    throw Error(ErrorKind::usage, "this query writes, which --read-only forbids");
  });
}

void QuerySession::keep(const LayeredGraph& graph, const LayeredGraph::Touched& touched) {
  graph::StoreOptions options;
  options.purpose = "quoth query";
  graph::Store writer(database_, graph::Access::write, options);
  users_.save(writer, graph, touched);
}

query::Parameters parse_parameters(const std::vector<std::string>& given) {
  query::Parameters parameters;
  for (const std::string& option : given) {
    const std::size_t at = option.find('=');
    if (at == std::string::npos || at == 0) throw Error(ErrorKind::usage, "-p takes name=value, not " + option);
    const std::string text = option.substr(at + 1);
    query::Value value = query::Value::string(text);
    try {
      value = value_from_json(text);
    } catch (const Error&) {
      // not JSON: the text itself
    }
    parameters.insert_or_assign(option.substr(0, at), value);
  }
  return parameters;
}

}  // namespace quoth::cli
