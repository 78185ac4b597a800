// SPDX-License-Identifier: Apache-2.0
// `quoth central`: the entities that matter most in the graph of facts.
#include "cli/graph_access.h"
#include "cli/store_access.h"
#include "cli/table.h"
#include "graph/algorithms/centrality.h"

#include <cmath>
#include <map>
#include <memory>

namespace quoth::cli {
namespace {

namespace algorithms = graph::algorithms;

struct Arguments {
  std::string by = "pagerank";
  std::size_t top = 20;
};

using Measure = algorithms::Scores (*)(const graph::view::View&);

const std::map<std::string, Measure>& measures() {
  static const std::map<std::string, Measure> kMeasures{{"betweenness", algorithms::betweenness},
                                                        {"degree", algorithms::degree_centrality},
                                                        {"pagerank", algorithms::page_rank}};
  return kMeasures;
}

void run(const Arguments& arguments, Context& context) {
  graph::Store store = open_to_read(context);
  const graph::view::View view = view_of(store, context);
  const algorithms::Scores scores = measures().at(arguments.by)(view);
  RowWriter writer(context, {{"rank", Column::Where::everywhere, false},
                             {"name"},
                             {"kind"},
                             {arguments.by, Column::Where::everywhere, false},
                             {"entity", Column::Where::data}});
  std::int64_t rank = 0;
  for (const auto& [vertex, score] : algorithms::highest(scores, arguments.top)) {
    if (!view.is_alive(vertex)) continue;
    const double shown = std::round(score * 1e6) / 1e6;
    writer.write({{++rank, std::string(view.entity_name(vertex)), std::string(to_string(view.entity_kind(vertex))),
                   shown, std::string(view.entity_id(vertex))}});
  }
  writer.finish();
}

}  // namespace

void add_central_command(CLI::App& app, Context& context) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = app.add_subcommand("central", "The entities that matter most in the graph of facts");
  std::vector<std::string> names;
  for (const auto& [name, measure] : measures()) names.push_back(name);
  command->add_option("--by", arguments->by, "betweenness, degree or pagerank")
      ->capture_default_str()
      ->check(CLI::IsMember(names).description(""));
  command->add_option("--top", arguments->top, "At most so many")->capture_default_str()->check(CLI::PositiveNumber);
  command->callback([arguments, &context] { run(*arguments, context); });
}

}  // namespace quoth::cli
