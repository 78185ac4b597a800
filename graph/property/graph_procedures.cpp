// SPDX-License-Identifier: Apache-2.0
#include "graph/property/graph_procedures.h"

#include "graph/algorithms/centrality.h"
#include "graph/algorithms/communities.h"
#include "graph/algorithms/shortest_path.h"
#include "graph/query/query_error.h"

namespace quoth::graph::property {
namespace {

using query::Kind;
using query::Procedure;
using query::StaticType;
using query::Value;
using Arguments = std::span<const Value>;
using Rows = std::vector<Value>;

view::Vertex entity(const view::View& view, const Value& value, std::string_view what) {
  if (value.kind() == Kind::node && value.as_node() < view.entity_count()) return value.as_node();
  throw query::type_error("InvalidArgumentValue",
                          std::string(what) + " must be an :Entity that was read from articles");
}

Procedure search(const view::View& view, Store& store) {
  Procedure made;
  made.name = "quoth.search";
  made.description = "statements whose content, label or predicate has all the words";
  made.arguments = {{"text", StaticType::of(Kind::string)}};
  made.results = {{"node", StaticType::of(Kind::node)}};
  made.run = [&view, &store](const query::PropertyGraph&, Arguments given, Rows& rows) {
    if (given[0].is_null()) return;
    StatementFilter filter;
    filter.text = std::string(given[0].as_string());
    for (const Statement& statement : store.statements(filter)) {
      if (const auto vertex = view.find_statement(statement.id)) rows.push_back(Value::node(*vertex));
    }
  };
  return made;
}

Procedure page_rank(const view::View& view) {
  Procedure made;
  made.name = "quoth.pageRank";
  made.description = "entities by PageRank over what they did to one another, highest first";
  made.arguments = {{"limit", StaticType::of(Kind::integer)}};
  made.optional_arguments = 1;
  made.results = {{"node", StaticType::of(Kind::node)}, {"score", StaticType::of(Kind::real)}};
  made.run = [&view](const query::PropertyGraph&, Arguments given, Rows& rows) {
    const std::size_t limit = given[0].kind() == Kind::integer && given[0].as_integer() >= 0
                                  ? static_cast<std::size_t>(given[0].as_integer())
                                  : view.entity_count();
    for (const auto& [vertex, score] : algorithms::highest(algorithms::page_rank(view), limit)) {
      rows.push_back(Value::node(vertex));
      rows.push_back(Value::real(score));
    }
  };
  return made;
}

Procedure shortest_path(const view::View& view) {
  Procedure made;
  made.name = "quoth.shortestPath";
  made.description = "the entities on a shortest path between two, over what was done, either way";
  made.arguments = {{"from", StaticType::of(Kind::node)}, {"to", StaticType::of(Kind::node)}};
  made.results = {{"index", StaticType::of(Kind::integer)}, {"node", StaticType::of(Kind::node)}};
  made.run = [&view](const query::PropertyGraph&, Arguments given, Rows& rows) {
    if (given[0].is_null() || given[1].is_null()) return;
    algorithms::PathSearch paths(view);
    const auto path = paths.shortest_path(entity(view, given[0], "from"), entity(view, given[1], "to"));
    if (!path) return;
    for (std::size_t i = 0; i < path->size(); ++i) {
      rows.push_back(Value::integer(static_cast<std::int64_t>(i)));
      rows.push_back(Value::node((*path)[i]));
    }
  };
  return made;
}

Procedure communities(const view::View& view) {
  Procedure made;
  made.name = "quoth.communities";
  made.description = "entities with the number of the group that they deal with most, 0 the largest";
  made.results = {{"node", StaticType::of(Kind::node)}, {"community", StaticType::of(Kind::integer)}};
  made.run = [&view](const query::PropertyGraph&, Arguments, Rows& rows) {
    const std::vector<std::uint32_t> numbers = algorithms::communities(view);
    for (view::Vertex vertex = 0; vertex < view.entity_count(); ++vertex) {
      if (!view.is_alive(vertex)) continue;
      rows.push_back(Value::node(vertex));
      rows.push_back(Value::integer(numbers[vertex]));
    }
  };
  return made;
}

}  // namespace

void add_graph_procedures(const StatementPropertyGraph& graph, Store* store, query::ProcedureRegistry& registry) {
  if (store != nullptr) registry.add(search(graph.view(), *store));
  registry.add(page_rank(graph.view()));
  registry.add(shortest_path(graph.view()));
  registry.add(communities(graph.view()));
}

}  // namespace quoth::graph::property
