// SPDX-License-Identifier: Apache-2.0
// The list of the commands, and nothing else.
#include "cli/command.h"

namespace quoth::cli {

void add_commands(CLI::App& /*app*/, Context& /*context*/) {}

}  // namespace quoth::cli
