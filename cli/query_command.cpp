// SPDX-License-Identifier: Apache-2.0
// `quoth query`: one openCypher query over the graph.
#include "cli/command.h"
#include "cli/query_output.h"
#include "cli/query_session.h"
#include "graph/error.h"

#include <fmt/format.h>

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdio>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

namespace quoth::cli {
namespace {

struct Arguments {
  std::string text;
  std::vector<std::string> parameters;
  LimitOptions limits;
  bool read_only = false;
};

std::size_t terminal_width() {
  winsize size{};
  return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

void run(const Arguments& arguments, Context& context) {
  std::string text = arguments.text;
  if (text == "-") text.assign(std::istreambuf_iterator<char>(std::cin), {});
  const query::Parameters parameters = parse_parameters(arguments.parameters);
  QuerySession session(context.database, context.diagnostics);
  if (arguments.read_only) session.refuse_writes();
  const query::Result result = session.run(text, parameters, arguments.limits.limits());
  Format format = context.format;
  const bool terminal = isatty(STDOUT_FILENO) != 0;
  if (format == Format::automatic) format = terminal ? Format::table : Format::ndjson;
  const std::string out = result.columns.empty() && result.plan.empty()
                              ? std::string()
                              : format_result(result, session.graph(), format, terminal ? terminal_width() : 0);
  std::fwrite(out.data(), 1, out.size(), stdout);
  if (!result.plan.empty()) fmt::print("{}", result.plan);
  const std::string changes = format_changes(result.changes);
  if (!changes.empty() && context.verbosity >= 0) fmt::print(stderr, "{}\n", changes);
}

}  // namespace

void add_query_command(CLI::App& app, Context& context) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = app.add_subcommand("query", "Ask the graph in openCypher");
  command->add_option("CYPHER", arguments->text, "The query; - for standard input")->required();
  command->add_option("-p,--parameter", arguments->parameters, "A parameter: name=value, the value text or JSON");
  command->add_flag("--read-only", arguments->read_only, "Refuse a query that writes");
  arguments->limits.add_to(*command);
  command->callback([arguments, &context] { run(*arguments, context); });
}

}  // namespace quoth::cli
