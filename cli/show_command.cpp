// SPDX-License-Identifier: Apache-2.0
// `quoth show NAME`: a dossier – names, roles, what they said and did, what was said and done to them.
#include "cli/statement_rows.h"
#include "cli/store_access.h"
#include "graph/error.h"

#include <fmt/format.h>

#include <memory>

namespace quoth::cli {
namespace {

struct Arguments {
  std::string name;
  bool each = false;
};

struct Section {
  const char* relation;  // in the data formats
  const char* title;     // in the table
  std::vector<StatementGroup> groups;
};

std::string role_text(StatementRows& rows, const graph::StoreRole& role) {
  std::string text = role.role;
  if (!role.of.empty()) text += " of " + rows.name(role.of);
  if (role.since.empty()) return text;
  return text + (role.since == role.until ? " (" + role.since + ")" : " (" + role.since + " to " + role.until + ")");
}

std::vector<Section> sections_for(graph::Store& store, const std::vector<std::string>& ids, bool each) {
  std::vector<Section> sections{
      {"by", "said and did", {}}, {"to", "was said and done to them", {}}, {"about", "was said about them", {}}};
  graph::StatementFilter filter;
  filter.order = graph::StatementFilter::Order::time;
  filter.by = ids;
  sections[0].groups = group_statements(store, filter, each);
  filter.by.clear();
  filter.to = ids;
  sections[1].groups = group_statements(store, filter, each);
  filter.to.clear();
  filter.about = ids;
  sections[2].groups = group_statements(store, filter, each);
  return sections;
}

void print_line(const char* what, const std::vector<std::string>& values, bool colour) {
  if (values.empty()) return;
  std::string text;
  for (const std::string& value : values) text += (text.empty() ? "" : "; ") + value;
  write_out(fmt::format("{}  {}\n", styled(fmt::format("{:<8}", what), Style::dim, colour), text));
}

void print_head(const graph::StoreEntity& entity, StatementRows& rows, const Context& context) {
  const bool colour = may_use_colour(stdout);
  write_out(styled(entity.name, Style::strong, colour) + "\n");
  print_line("kind", {std::string(graph::to_string(entity.kind))}, colour);
  std::vector<std::string> roles, links;
  for (const graph::StoreRole& role : entity.roles) roles.push_back(role_text(rows, role));
  for (const auto& [base, identifier] : entity.links) links.push_back(base + ' ' + identifier);
  print_line("also", entity.aliases, colour);
  print_line("roles", roles, colour);
  print_line("links", links, colour);
  if (!entity.date.empty()) print_line("date", {entity.date}, colour);
  if (!entity.place.empty()) print_line("place", {rows.name(entity.place)}, colour);
  print_line("seen", {fmt::format("{} mentions in {} documents", entity.mentions, entity.documents)}, colour);
  print_line("id", {entity.id}, colour);
  if (context.verbosity > 0) print_line("articles", entity.members, colour);
}

void print_table(const graph::StoreEntity& entity, const std::vector<Section>& sections, StatementRows& rows,
                 const Context& context) {
  print_head(entity, rows, context);
  for (const Section& section : sections) {
    if (section.groups.empty()) continue;
    write_out(fmt::format("\n{}\n", styled(section.title, Style::strong, may_use_colour(stdout))));
    Context as_table = context;
    as_table.format = Format::table;
    RowWriter writer(as_table, StatementRows::columns());
    for (const StatementGroup& group : section.groups) writer.write(rows.row(group));
    writer.finish();
  }
}

// The entity as a row; lists where it has several.
void print_entity(const graph::StoreEntity& entity, StatementRows& rows, const Context& context) {
  std::vector<std::string> roles, links;
  for (const graph::StoreRole& role : entity.roles) roles.push_back(role_text(rows, role));
  for (const auto& [base, identifier] : entity.links) links.push_back(base + ':' + identifier);
  RowWriter writer(context, {{"entity"},
                             {"name"},
                             {"kind"},
                             {"aliases"},
                             {"roles"},
                             {"links"},
                             {"date"},
                             {"place"},
                             {"mentions"},
                             {"documents"},
                             {"members"}});
  writer.write(
      {{entity.id, entity.name, std::string(graph::to_string(entity.kind)), entity.aliases, roles, links,
        entity.date.empty() ? Cell() : Cell(entity.date), entity.place.empty() ? Cell() : Cell(rows.name(entity.place)),
        static_cast<std::int64_t>(entity.mentions), static_cast<std::int64_t>(entity.documents), entity.members}});
  writer.finish();
}

void print_rows(const std::vector<Section>& sections, StatementRows& rows, const Context& context) {
  RowWriter writer(context, StatementRows::columns({{"relation", Column::Where::data}}));
  for (const Section& section : sections) {
    for (const StatementGroup& group : section.groups) writer.write(rows.row(group, {std::string(section.relation)}));
  }
  writer.finish();
}

void run(const Arguments& arguments, Context& context) {
  graph::Store store = open_to_read(context);
  const std::vector<graph::StoreEntity> entities = entities_called(store, arguments.name);
  std::vector<std::string> ids;
  for (const graph::StoreEntity& entity : entities) ids.push_back(entity.id);
  const std::vector<Section> sections = sections_for(store, ids, arguments.each);
  StatementRows rows(store);
  switch (format_of(context)) {
    case Format::json: {
      write_out("{\"entity\":");
      print_entity(entities.front(), rows, context);
      write_out(",\"statements\":");
      print_rows(sections, rows, context);
      return write_out("}\n");
    }
    case Format::ndjson:
      print_entity(entities.front(), rows, context);
      return print_rows(sections, rows, context);
    case Format::csv:
      return print_rows(sections, rows, context);
    default:
      return print_table(entities.front(), sections, rows, context);
  }
}

}  // namespace

void add_show_command(CLI::App& app, Context& context) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = app.add_subcommand("show", "A dossier of one entity");
  command->add_option("NAME", arguments->name, "A name, an alias or an id")->required();
  command->add_flag("--each", arguments->each, "Each document's statement in a row of its own");
  command->callback([arguments, &context] { run(*arguments, context); });
}

}  // namespace quoth::cli
