// SPDX-License-Identifier: Apache-2.0
// `quoth changes NAME`: what somebody said differently over time, both statements cited.
#include "cli/statement_rows.h"
#include "cli/store_access.h"
#include "graph/store/position_changes.h"

#include <memory>

namespace quoth::cli {
namespace {

void run(const std::string& name, Context& context) {
  graph::Store store = open_to_read(context);
  StatementRows rows(store);
  RowWriter writer(context, StatementRows::columns({{"change"}, {"which", Column::Where::everywhere, false}}));
  for (const graph::PositionChange& change : graph::position_changes(store, ids_called(store, {name}))) {
    writer.write(rows.row(single(store, change.earlier), {change.what, std::string("earlier")}));
    writer.write(rows.row(single(store, change.later), {change.what, std::string("later")}));
  }
  writer.finish();
}

}  // namespace

void add_changes_command(CLI::App& app, Context& context) {
  auto name = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand("changes", "What somebody said differently over time");
  command->add_option("NAME", *name, "Who: a name, an alias or an id")->required();
  command->callback([name, &context] { run(*name, context); });
}

}  // namespace quoth::cli
