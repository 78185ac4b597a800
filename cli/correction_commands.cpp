// SPDX-License-Identifier: Apache-2.0
// `quoth same`, `differ`, `rename`, `undo`: what a user says of entities, kept in a log; `corrections` shows the log.
#include "cli/store_access.h"
#include "cli/table.h"
#include "graph/error.h"
#include "graph/store/corrections.h"

#include <fmt/format.h>

#include <memory>
#include <optional>

namespace quoth::cli {
namespace {

// An id stands for itself: `differ` tells article entities of one store entity apart.
std::string id_for(graph::Store& store, const std::string& name) {
  return name.starts_with("e:") ? name : entity_called(store, name).id;
}

void print(const std::vector<graph::Correction>& log, const Context& context) {
  RowWriter writer(context, {{"number", Column::Where::everywhere, false},
                             {"action", Column::Where::everywhere, false},
                             {"a"},
                             {"b"},
                             {"undoes", Column::Where::everywhere, false},
                             {"in_force", Column::Where::everywhere, false},
                             {"a_id", Column::Where::data},
                             {"b_id", Column::Where::data}});
  for (const graph::Correction& each : log) {
    writer.write({{each.number, each.action, each.a_name, each.b_name, each.undoes == 0 ? Cell() : Cell(each.undoes),
                   each.in_force, each.a, each.b},
                  each.in_force ? Style::plain : Style::dim});
  }
  writer.finish();
}

using Make = graph::Correction (*)(graph::Store&, const std::string&, const std::string&);

void add_pair_command(CLI::App& app, Context& context, const char* name, const char* help, Make make) {
  auto pair = std::make_shared<std::pair<std::string, std::string>>();
  CLI::App* command = app.add_subcommand(name, help);
  command->add_option("A", pair->first, "An entity: name or id")->required();
  command->add_option("B", pair->second, "Another")->required();
  command->callback([pair, make, name, &context] {
    graph::Store store = open_to_write(context, fmt::format("quoth {}", name));
    print({make(store, id_for(store, pair->first), id_for(store, pair->second))}, context);
  });
}

}  // namespace

void add_correction_commands(CLI::App& app, Context& context) {
  add_pair_command(app, context, "same", "Say that two entities are one", graph::make_same);
  add_pair_command(app, context, "differ", "Say that B is not A; what nothing tells stays with A", graph::make_differ);

  auto renaming = std::make_shared<std::pair<std::string, std::string>>();
  CLI::App* rename = app.add_subcommand("rename", "Say what an entity is to be called");
  rename->add_option("A", renaming->first, "An entity: name or id")->required();
  rename->add_option("NAME", renaming->second, "Its new name")->required();
  rename->callback([renaming, &context] {
    graph::Store store = open_to_write(context, "quoth rename");
    print({graph::rename_entity(store, id_for(store, renaming->first), renaming->second)}, context);
  });

  auto number = std::make_shared<std::optional<std::int64_t>>();
  CLI::App* undo = app.add_subcommand("undo", "Take a correction back: the last one, or that of the number");
  undo->add_option("NUMBER", *number, "As `quoth corrections` tells");
  undo->callback([number, &context] {
    graph::Store store = open_to_write(context, "quoth undo");
    print({graph::undo_correction(store, *number)}, context);
  });

  CLI::App* log = app.add_subcommand("corrections", "All corrections, in the order in which they were made");
  log->callback([&context] {
    graph::Store store = open_to_read(context);
    print(graph::corrections(store), context);
  });
}

}  // namespace quoth::cli
