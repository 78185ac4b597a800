// SPDX-License-Identifier: Apache-2.0
// The list of the commands, and nothing else.
#include "cli/command.h"

namespace quoth::cli {

void add_add_command(CLI::App& app, Context& context);
void add_central_command(CLI::App& app, Context& context);
void add_communities_command(CLI::App& app, Context& context);
void add_near_command(CLI::App& app, Context& context);
void add_path_command(CLI::App& app, Context& context);
void add_check_command(CLI::App& app, Context& context);
void add_correction_commands(CLI::App& app, Context& context);
void add_doubts_command(CLI::App& app, Context& context);
void add_serve_command(CLI::App& app, Context& context);
void add_shell_command(CLI::App& app, Context& context);
void add_show_command(CLI::App& app, Context& context);
void add_why_command(CLI::App& app, Context& context);
void add_draw_command(CLI::App& app, Context& context);
void add_export_command(CLI::App& app, Context& context);
void add_changes_command(CLI::App& app, Context& context);
void add_diff_command(CLI::App& app, Context& context);
void add_sources_command(CLI::App& app, Context& context);
void add_timeline_command(CLI::App& app, Context& context);
void add_extract_command(CLI::App& app, Context& context);
void add_forget_command(CLI::App& app, Context& context);
void add_import_command(CLI::App& app, Context& context);
void add_parse_command(CLI::App& app, Context& context);
void add_query_command(CLI::App& app, Context& context);
void add_said_command(CLI::App& app, Context& context);
void add_manual_commands(CLI::App& app, Context& context);

void add_commands(CLI::App& app, Context& context) {
  add_add_command(app, context);
  add_said_command(app, context);
  add_show_command(app, context);
  add_path_command(app, context);
  add_near_command(app, context);
  add_central_command(app, context);
  add_communities_command(app, context);
  add_why_command(app, context);
  add_timeline_command(app, context);
  add_sources_command(app, context);
  add_changes_command(app, context);
  add_diff_command(app, context);
  add_query_command(app, context);
  add_shell_command(app, context);
  add_serve_command(app, context);
  add_doubts_command(app, context);
  add_correction_commands(app, context);
  add_import_command(app, context);
  add_forget_command(app, context);
  add_check_command(app, context);
  add_draw_command(app, context);
  add_export_command(app, context);
  add_extract_command(app, context);
  add_parse_command(app, context);
  add_manual_commands(app, context);
}

}  // namespace quoth::cli
