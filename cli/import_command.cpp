// SPDX-License-Identifier: Apache-2.0
// `quoth import`: records made elsewhere, or exported, into the store.
#include "cli/outcomes.h"
#include "cli/progress.h"
#include "cli/store_access.h"
#include "graph/error.h"
#include "graph/records.h"

#include <cerrno>
#include <fstream>
#include <iostream>
#include <memory>

namespace quoth::cli {
namespace {

struct Arguments {
  std::vector<std::string> files;
  std::string ingested;
};

void run(const Arguments& arguments, Context& context) {
  graph::Store store = open_to_write(context, "quoth import");
  Outcomes outcomes;
  Progress progress(context, "documents", 0);
  const auto take = [&](graph::Records&& records) {
    outcomes.put(store, records, arguments.ingested, context);
    progress.advance();
  };
  for (const std::string& file : arguments.files) {
    if (file == "-") {
      graph::read_records(std::cin, "standard input", take);
      continue;
    }
    std::ifstream in(file, std::ios::binary);
    if (!in) throw io_error("cannot open", errno, {file, 0, 0});
    graph::read_records(in, file, take);
  }
  outcomes.print(context);
}

}  // namespace

void add_import_command(CLI::App& app, Context& context) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = app.add_subcommand("import", "Read records (NDJSON) into the graph");
  command->add_option("FILE", arguments->files, "NDJSON records; - for standard input")->required();
  arguments->ingested = now();
  command->add_option("--ingested", arguments->ingested,
                      "The moment that --as-of sees, an ISO instant; now if not given");
  command->callback([arguments, &context] { run(*arguments, context); });
}

}  // namespace quoth::cli
