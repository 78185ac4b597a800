// SPDX-License-Identifier: Apache-2.0
// `quoth doubts`: pairs of entities that may be one, for a user to decide.
#include "cli/store_access.h"
#include "cli/table.h"
#include "graph/error.h"
#include "graph/store/doubts.h"

#include <memory>

namespace quoth::cli {
namespace {

struct Arguments {
  std::vector<std::string> names;
  std::size_t limit = 50;
};

void run(const Arguments& arguments, Context& context) {
  graph::Store store = open_to_read(context);
  using enum Column::Where;
  RowWriter writer(context, {{"a", everywhere},
                             {"a documents", table, false},
                             {"b", everywhere},
                             {"b documents", table, false},
                             {"reason", everywhere},
                             {"a_id", everywhere, false},
                             {"b_id", everywhere, false},
                             {"name", data},
                             {"a_documents", data},
                             {"b_documents", data}});
  for (const graph::Doubt& doubt : graph::doubts(store, arguments.names, arguments.limit)) {
    const std::int64_t a = doubt.a.documents, b = doubt.b.documents;
    writer.write({{doubt.a.name, a, doubt.b.name, b, doubt.reason, doubt.a.id, doubt.b.id, doubt.name, a, b}});
  }
  writer.finish();
}

}  // namespace

void add_doubts_command(CLI::App& app, Context& context) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = app.add_subcommand("doubts", "Entities that may be one, and were left apart");
  command->add_option("NAME", arguments->names, "Only those called so");
  command->add_option("--limit", arguments->limit, "At most so many pairs")->capture_default_str();
  command->callback([arguments, &context] { run(*arguments, context); });
}

}  // namespace quoth::cli
