// SPDX-License-Identifier: Apache-2.0
// `quoth timeline [NAME]`: what happened and was said when, by the dates of the texts.
#include "cli/graph_input.h"
#include "cli/statement_rows.h"
#include "cli/store_access.h"
#include "export/output_file.h"
#include "export/timeline.h"
#include "graph/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>

namespace quoth::cli {
namespace {

struct Arguments {
  std::string name;
  graph::StatementFilter filter;
  bool undated = false;
  bool svg = false;
  std::string output = "-";
  exporters::TimelineOptions drawing;
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

// The same as a picture.
void draw(const Arguments& arguments, Context& context) {
  GraphInputOptions options;
  options.since = arguments.filter.since;
  options.until = arguments.filter.until;
  if (!arguments.name.empty()) options.about.push_back(arguments.name);
  const GraphInput input(context, options);
  exporters::TimelineOptions drawing = arguments.drawing;
  drawing.undated = arguments.undated;
  exporters::OutputFile file(arguments.output);
  const exporters::TimelineCounts counts = exporters::write_timeline(input.selected(), drawing, file);
  file.finish();
  if (counts.found == counts.drawn) return;
  context.diagnostics.report({Severity::warning, "timeline-cut",
                              fmt::format("drew the first {} of {} statements; --since, --until or --top choose others",
                                          counts.drawn, counts.found),
                              "", 0, 0});
}

void run(const Arguments& arguments, Context& context) {
  if (arguments.svg) return draw(arguments, context);
  if (arguments.output != "-") throw Error(ErrorKind::usage, "-o is for --svg; a table goes to standard output");
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
  command->add_flag("--svg", arguments->svg, "Draw it as an SVG picture");
  command->add_option("-o,--output", arguments->output, "--svg: the file to write, - for standard output");
  command->add_option("--top", arguments->drawing.most, "--svg: at most so many")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  command->add_option("--title", arguments->drawing.title, "--svg: the picture's title");
  static const std::map<std::string, exporters::Theme> kThemes{{"light", exporters::Theme::light},
                                                               {"dark", exporters::Theme::dark}};
  command->add_option("--theme", arguments->drawing.theme, "--svg: light or dark")
      ->transform(CLI::CheckedTransformer(kThemes).description("{light,dark}"));
  command->callback([arguments, &context] { run(*arguments, context); });
}

}  // namespace quoth::cli
