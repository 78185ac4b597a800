// SPDX-License-Identifier: Apache-2.0
#include "cli/command.h"
#include "graph/error.h"

#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <map>

namespace {

using quoth::cli::Context;
using quoth::cli::Format;

void add_common_options(CLI::App& app, Context& context) {
  app.add_option("--db", context.database, "The database")->envname("QUOTH_DB")->capture_default_str();
  app.add_option("--as-of", context.as_of, "See the store as it stood at this ISO date or instant");
  app.add_option("--model", context.model, "The language model's file")->envname("QUOTH_MODEL");
  app.add_option("--threads", context.threads, "Worker threads, 0 for one a processor")
      ->envname("QUOTH_THREADS")
      ->check(CLI::Range(0, 1024));
  static const std::map<std::string, Format> kFormats{
      {"table", Format::table}, {"json", Format::json}, {"ndjson", Format::ndjson}, {"csv", Format::csv}};
  app.add_option("--format", context.format, "table, json, ndjson or csv")
      ->transform(CLI::CheckedTransformer(kFormats).description(""));
  app.add_flag(
      "-v,--verbose", [&context](std::int64_t count) { context.verbosity += static_cast<int>(count); }, "Say more");
  app.add_flag(
      "-q,--quiet", [&context](std::int64_t count) { context.verbosity -= static_cast<int>(count); }, "Say less");
}

void print_diagnostics(const Context& context) {
  if (context.verbosity < 0) return;
  for (const quoth::Diagnostic& entry : context.diagnostics.entries()) {
    if (entry.severity == quoth::Severity::note && context.verbosity < 1) continue;
    fmt::print(stderr, "quoth: {}{}{}\n", entry.document, entry.document.empty() ? "" : ": ", entry.message);
  }
}

int exit_code_of(const quoth::Error& error) {
  return error.kind() == quoth::ErrorKind::usage ? 2 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Reads news and keeps who said and did what to whom, as a graph.", "quoth");
  Context context;
  app.set_version_flag("--version", "quoth " QUOTH_VERSION);
  app.require_subcommand(1);
  app.fallthrough();
  add_common_options(app, context);
  quoth::cli::add_commands(app, context);
  int status = 0;
  try {
    app.parse(argc, argv);
    status = context.exit_code;
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  } catch (const quoth::Error& error) {
    fmt::print(stderr, "quoth: {}\n", error.what());
    status = exit_code_of(error);
  } catch (const std::exception& error) {
    fmt::print(stderr, "quoth: internal error: {}\n", error.what());
    status = 1;
  }
  print_diagnostics(context);
  if (std::fflush(stdout) != 0) {
    fmt::print(stderr, "quoth: cannot write to standard output\n");
    status = 1;
  }
  return status;
}
