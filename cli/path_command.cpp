// SPDX-License-Identifier: Apache-2.0
// `quoth path A B`: how two entities are connected, with the evidence of each hop. A chain of facts is preferred; where
// there is none, statements of any kind make the path, and their status says what they are.
#include "cli/graph_access.h"
#include "cli/statement_rows.h"
#include "cli/store_access.h"
#include "graph/algorithms/shortest_path.h"
#include "graph/algorithms/statement_path.h"
#include "graph/error.h"

#include <fmt/format.h>

#include <memory>

namespace quoth::cli {
namespace {

namespace algorithms = graph::algorithms;
using graph::view::Vertex;
using graph::view::View;

struct Arguments {
  std::string from;
  std::string to;
  bool each = false;
};

// The statements of every hop, by their numbers in the view.
using Hops = std::vector<std::vector<std::uint32_t>>;

Hops find_hops(const View& view, Vertex from, Vertex to) {
  Hops hops;
  if (const auto path = algorithms::PathSearch(view).shortest_path(from, to)) {
    for (std::size_t place = 1; place < path->size(); ++place) {
      hops.push_back(algorithms::facts_between(view, (*path)[place - 1], (*path)[place]));
    }
    return hops;
  }
  if (const auto path = algorithms::statement_path(view, from, to)) {
    for (const algorithms::Hop& hop : *path) hops.push_back({hop.statement});
  }
  return hops;
}

void run(const Arguments& arguments, Context& context) {
  graph::Store store = open_to_read(context);
  const View view = view_of(store, context);
  const Vertex from = vertex_called(store, view, arguments.from);
  const Vertex to = vertex_called(store, view, arguments.to);
  if (from == to) {
    throw Error(ErrorKind::usage, fmt::format("both names mean {}", view.entity_name(from)));
  }
  const Hops hops = find_hops(view, from, to);
  if (hops.empty()) {
    throw Error(ErrorKind::input,
                fmt::format("nothing connects {} and {}", view.entity_name(from), view.entity_name(to)));
  }
  StatementRows rows(store);
  RowWriter writer(context, StatementRows::columns({{"hop", Column::Where::everywhere, false}}));
  for (std::size_t hop = 0; hop < hops.size(); ++hop) {
    for (const std::uint32_t number : hops[hop]) {
      const auto statement = store.statement(view.statement_id(number));
      if (!statement) continue;
      StatementGroup group;
      group.first = *statement;
      group.ids = {statement->id};
      if (const auto document = store.state_of(statement->document)) group.documents = {document->uri};
      writer.write(rows.row(group, {static_cast<std::int64_t>(hop + 1)}));
      if (!arguments.each) break;
    }
  }
  writer.finish();
}

}  // namespace

void add_path_command(CLI::App& app, Context& context) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = app.add_subcommand("path", "How two entities are connected, with the evidence of each hop");
  command->add_option("A", arguments->from, "A name, an alias or an id")->required();
  command->add_option("B", arguments->to, "A name, an alias or an id")->required();
  command->add_flag("--each", arguments->each, "All the statements of each hop, not the first alone");
  command->callback([arguments, &context] { run(*arguments, context); });
}

}  // namespace quoth::cli
