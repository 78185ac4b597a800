// SPDX-License-Identifier: Apache-2.0
// `quoth forget`: documents out of the store, with all that was read from them.
#include "cli/store_access.h"
#include "graph/error.h"

#include <fmt/format.h>

#include <memory>

namespace quoth::cli {
namespace {

void run(const std::vector<std::string>& documents, Context& context) {
  graph::Store store = open_to_write(context, "quoth forget");
  const graph::Counts before = store.counts();
  for (const std::string& document : documents) {
    if (store.forget(document)) continue;
    context.diagnostics.report({Severity::warning, "unknown-document", "no document has this id or uri", document});
    context.exit_code = 1;
  }
  const graph::Counts after = store.counts();
  if (context.verbosity < 0) return;
  fmt::print(stderr, "quoth: documents {} -> {}, statements {} -> {}, entities {} -> {}\n", before.documents,
             after.documents, before.statements, after.statements, before.entities, after.entities);
}

}  // namespace

void add_forget_command(CLI::App& app, Context& context) {
  auto documents = std::make_shared<std::vector<std::string>>();
  CLI::App* command = app.add_subcommand("forget", "Remove documents and all that was read from them");
  command->add_option("DOCUMENT", *documents, "Ids or uris")->required();
  command->callback([documents, &context] { run(*documents, context); });
}

}  // namespace quoth::cli
