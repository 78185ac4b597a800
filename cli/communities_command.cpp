// SPDX-License-Identifier: Apache-2.0
// `quoth communities`: groups of entities that deal with one another more than with the rest.
#include "cli/graph_access.h"
#include "cli/store_access.h"
#include "cli/table.h"
#include "graph/algorithms/centrality.h"
#include "graph/algorithms/communities.h"

#include <algorithm>
#include <memory>

namespace quoth::cli {
namespace {

namespace algorithms = graph::algorithms;
using graph::view::Vertex;

struct Arguments {
  std::size_t top = 10;
  std::size_t members = 12;
};

void run(const Arguments& arguments, Context& context) {
  graph::Store store = open_to_read(context);
  const graph::view::View view = view_of(store, context);
  const std::vector<std::uint32_t> community = algorithms::communities(view);
  const algorithms::Scores degree = algorithms::degree_centrality(view);
  std::vector<std::vector<Vertex>> groups;
  for (Vertex entity = 0; entity < community.size(); ++entity) {
    if (degree[entity] == 0) continue;  // alone
    if (community[entity] >= groups.size()) groups.resize(community[entity] + 1);
    groups[community[entity]].push_back(entity);
  }
  RowWriter writer(context, {{"community", Column::Where::everywhere, false},
                             {"size", Column::Where::everywhere, false},
                             {"members"},
                             {"entities", Column::Where::data}});
  for (std::size_t number = 0; number < std::min(groups.size(), arguments.top); ++number) {
    std::vector<Vertex>& group = groups[number];
    if (group.empty()) continue;
    std::stable_sort(group.begin(), group.end(), [&](Vertex a, Vertex b) { return degree[a] > degree[b]; });
    std::vector<std::string> names, ids;
    for (const Vertex entity : group) {
      if (names.size() < arguments.members) names.emplace_back(view.entity_name(entity));
      ids.emplace_back(view.entity_id(entity));
    }
    if (group.size() > names.size()) names.push_back("…");
    writer.write({{static_cast<std::int64_t>(number + 1), static_cast<std::int64_t>(group.size()), names, ids}});
  }
  writer.finish();
}

}  // namespace

void add_communities_command(CLI::App& app, Context& context) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = app.add_subcommand("communities", "Groups of entities that deal with one another most");
  command->add_option("--top", arguments->top, "At most so many groups")
      ->capture_default_str()
      ->check(CLI::PositiveNumber);
  command->add_option("--members", arguments->members, "Names shown of each")
      ->capture_default_str()
      ->check(CLI::PositiveNumber);
  command->callback([arguments, &context] { run(*arguments, context); });
}

}  // namespace quoth::cli
