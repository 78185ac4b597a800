// SPDX-License-Identifier: Apache-2.0
// `quoth check`: the store verified.
#include "cli/store_access.h"
#include "cli/table.h"
#include "graph/store/check.h"

#include <fmt/format.h>

namespace quoth::cli {
namespace {

void run(Context& context) {
  graph::Store store = open_to_read(context);
  const graph::CheckReport report = graph::check(store);
  RowWriter writer(context, {{"where", Column::Where::everywhere, false}, {"problem"}});
  for (const graph::Problem& problem : report.problems) writer.write({{problem.where, problem.what}, Style::doubtful});
  writer.finish();
  if (!report.problems.empty()) context.exit_code = 1;
  std::fflush(stdout);
  if (context.verbosity < 0) return;
  fmt::print(stderr, "quoth: {} documents, {} entities, {} statements, {} spans: {} problem{}\n", report.documents,
             report.entities, report.statements, report.spans, report.problems.size(),
             report.problems.size() == 1 ? "" : "s");
}

}  // namespace

void add_check_command(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("check", "Verify the store: every span against its text, every reference");
  command->callback([&context] { run(context); });
}

}  // namespace quoth::cli
