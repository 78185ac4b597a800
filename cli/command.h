// SPDX-License-Identifier: Apache-2.0
// What every command of `quoth` shares. A command is one file, cli/<name>_command.cpp, with one function
// `void add_<name>_command(CLI::App& app, Context& context)` that adds a subcommand whose callback does the work:
// parse arguments, call a library, print. Commands throw quoth::Error; `main` has the one catch.
#pragma once

#include "graph/diagnostics.h"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <string>

namespace quoth::cli {

enum class Format { automatic, table, json, ndjson, csv };

// The options that hold for all commands, filled in before a command's callback runs.
struct Context {
  std::string database = "quoth.db";  // --db, else $QUOTH_DB
  Format format = Format::automatic;  // --format; automatic is a table on a terminal, else NDJSON
  std::string as_of;                  // --as-of: see the store as it stood at that date; empty for now
  int threads = 0;                    // --threads, else $QUOTH_THREADS; 0 means one for each processor
  int verbosity = 0;                  // -v adds, -q takes away
  std::filesystem::path model;        // --model, else $QUOTH_MODEL, else beside the program
  int exit_code = 0;                  // a command sets 1 where part of the work failed and the rest went on
  Diagnostics diagnostics;            // printed by `main` after the command
};

// Adds every command, in the order that `quoth --help` lists them.
void add_commands(CLI::App& app, Context& context);

}  // namespace quoth::cli
