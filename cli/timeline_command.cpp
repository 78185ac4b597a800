// SPDX-License-Identifier: Apache-2.0
// `quoth timeline [NAME]`: what happened and was said when, by the dates of the texts.
#include "cli/statement_rows.h"
#include "cli/store_access.h"

#include <algorithm>
#include <memory>
#include <set>

namespace quoth::cli {
namespace {

struct Arguments {
  std::string name;
  graph::StatementFilter filter;
  bool undated = false;
};

std::string time_of(const StatementGroup& group) {
  return group.first.time ? group.first.time->value : std::string();
}

// In which role an entity takes part does not matter here; each statement comes once.
std::vector<StatementGroup> groups_for(graph::Store& store, const Arguments& arguments) {
  graph::StatementFilter filter = arguments.filter;
  filter.order = graph::StatementFilter::Order::time;
  if (arguments.name.empty()) return group_statements(store, filter, false);
  const std::vector<std::string> ids = ids_called(store, {arguments.name});
  std::vector<StatementGroup> all;
  std::set<std::string> met;
  for (auto* list : {&filter.by, &filter.to, &filter.about}) {
    *list = ids;
    for (StatementGroup& group : group_statements(store, filter, false)) {
      if (met.insert(group.first.id).second) all.push_back(std::move(group));
    }
    list->clear();
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const StatementGroup& a, const StatementGroup& b) { return time_of(a) < time_of(b); });
  return all;
}

void run(const Arguments& arguments, Context& context) {
  if (!arguments.filter.since.empty()) require_day("--since", arguments.filter.since);
  if (!arguments.filter.until.empty()) require_day("--until", arguments.filter.until);
  graph::Store store = open_to_read(context);
  StatementRows rows(store);
  RowWriter writer(context, StatementRows::columns());
  for (const StatementGroup& group : groups_for(store, arguments)) {
    if (arguments.undated || group.first.time) writer.write(rows.row(group));
  }
  writer.finish();
}

}  // namespace

void add_timeline_command(CLI::App& app, Context& context) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = app.add_subcommand("timeline", "What happened and was said when");
  command->add_option("NAME", arguments->name, "Only with this entity: a name, an alias or an id");
  command->add_option("--since", arguments->filter.since, "First day, month or year, ISO");
  command->add_option("--until", arguments->filter.until, "Last day, month or year, ISO");
  command->add_flag("--undated", arguments->undated, "Also what bears no date of its own");
  command->callback([arguments, &context] { run(*arguments, context); });
}

}  // namespace quoth::cli
