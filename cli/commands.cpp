// SPDX-License-Identifier: Apache-2.0
// The list of the commands, and nothing else.
#include "cli/command.h"

namespace quoth::cli {

void add_extract_command(CLI::App& app, Context& context);
void add_parse_command(CLI::App& app, Context& context);

void add_commands(CLI::App& app, Context& context) {
  add_extract_command(app, context);
  add_parse_command(app, context);
}

}  // namespace quoth::cli
