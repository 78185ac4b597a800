// SPDX-License-Identifier: Apache-2.0
// `quoth near X`: who deals with X most, and how.
#include "cli/graph_access.h"
#include "cli/store_access.h"
#include "cli/table.h"
#include "graph/view/entity_graph.h"

#include <algorithm>
#include <map>
#include <memory>

namespace quoth::cli {
namespace {

using graph::view::EntityEdge;
using graph::view::Vertex;
using graph::view::View;

struct Arguments {
  std::string name;
  std::size_t top = 20;
};

// What passed between the entity and one neighbour.
struct Dealings {
  std::int64_t out = 0;
  std::int64_t in = 0;
  std::map<std::string, std::int64_t> labels;
};

std::map<Vertex, Dealings> dealings_of(const View& view, Vertex entity) {
  const graph::view::EntityGraph graph(view);
  std::map<Vertex, Dealings> neighbours;
  for (auto [edge, end] = out_edges(entity, graph); edge != end; ++edge) {
    Dealings& dealings = neighbours[(*edge).target];
    ++dealings.out;
    ++dealings.labels[std::string(view.label((*edge).statement))];
  }
  for (auto [edge, end] = in_edges(entity, graph); edge != end; ++edge) {
    Dealings& dealings = neighbours[(*edge).source];
    ++dealings.in;
    ++dealings.labels[std::string(view.label((*edge).statement))];
  }
  neighbours.erase(entity);
  return neighbours;
}

// "warned ×3", most frequent first.
std::vector<std::string> label_texts(const Dealings& dealings) {
  std::vector<std::pair<std::string, std::int64_t>> labels(dealings.labels.begin(), dealings.labels.end());
  std::stable_sort(labels.begin(), labels.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  std::vector<std::string> texts;
  for (const auto& [label, count] : labels) texts.push_back(count == 1 ? label : label + " ×" + std::to_string(count));
  return texts;
}

void run(const Arguments& arguments, Context& context) {
  graph::Store store = open_to_read(context);
  const View view = view_of(store, context);
  const auto neighbours = dealings_of(view, vertex_called(store, view, arguments.name));
  std::vector<std::pair<Vertex, Dealings>> ranked(neighbours.begin(), neighbours.end());
  std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) {
    return a.second.out + a.second.in > b.second.out + b.second.in;
  });
  ranked.resize(std::min(ranked.size(), arguments.top));
  RowWriter writer(context, {{"name"},
                             {"kind"},
                             {"out", Column::Where::everywhere, false},
                             {"in", Column::Where::everywhere, false},
                             {"labels"},
                             {"entity", Column::Where::data}});
  for (const auto& [vertex, dealings] : ranked) {
    writer.write({{std::string(view.entity_name(vertex)), std::string(to_string(view.entity_kind(vertex))),
                   dealings.out, dealings.in, label_texts(dealings), std::string(view.entity_id(vertex))}});
  }
  writer.finish();
}

}  // namespace

void add_near_command(CLI::App& app, Context& context) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = app.add_subcommand("near", "Who deals with an entity most, and how; facts only");
  command->add_option("NAME", arguments->name, "A name, an alias or an id")->required();
  command->add_option("--top", arguments->top, "At most so many")->capture_default_str()->check(CLI::PositiveNumber);
  command->callback([arguments, &context] { run(*arguments, context); });
}

}  // namespace quoth::cli
