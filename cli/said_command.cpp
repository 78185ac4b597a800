// SPDX-License-Identifier: Apache-2.0
// `quoth said`: who said what to whom.
#include "cli/statement_rows.h"
#include "cli/store_access.h"
#include "graph/error.h"

#include <fmt/format.h>

#include <memory>
#include <set>

namespace quoth::cli {
namespace {

struct Arguments {
  std::vector<std::string> by, to, about;
  graph::StatementFilter filter;
  bool each = false;
};

void print_totals(const std::vector<StatementGroup>& groups, const Context& context) {
  if (context.verbosity < 0 || format_of(context) != Format::table) return;
  std::set<std::string> documents;
  for (const StatementGroup& group : groups) documents.insert(group.documents.begin(), group.documents.end());
  std::fflush(stdout);
  fmt::print(stderr, "{} statement{} in {} document{}\n", groups.size(), groups.size() == 1 ? "" : "s",
             documents.size(), documents.size() == 1 ? "" : "s");
}

void run(const Arguments& arguments, Context& context) {
  graph::StatementFilter filter = arguments.filter;
  if (!filter.since.empty()) require_day("--since", filter.since);
  if (!filter.until.empty()) require_day("--until", filter.until);
  graph::Store store = open_to_read(context);
  filter.by = ids_called(store, arguments.by);
  filter.to = ids_called(store, arguments.to);
  filter.about = ids_called(store, arguments.about);
  if (!filter.document.empty() && !store.document(filter.document)) {
    throw Error(ErrorKind::input, fmt::format("no document has the id or uri \"{}\"", filter.document));
  }
  filter.order = graph::StatementFilter::Order::time;
  const std::vector<StatementGroup> groups = group_statements(store, filter, arguments.each);
  StatementRows rows(store);
  RowWriter writer(context, StatementRows::columns());
  for (const StatementGroup& group : groups) writer.write(rows.row(group));
  writer.finish();
  print_totals(groups, context);
}

}  // namespace

void add_said_command(CLI::App& app, Context& context) {
  auto arguments = std::make_shared<Arguments>();
  graph::StatementFilter& filter = arguments->filter;
  CLI::App* command = app.add_subcommand("said", "Who said and did what to whom");
  command->add_option("--by", arguments->by, "Who spoke or acted: a name, an alias or an id; several mean any of them");
  command->add_option("--to", arguments->to, "Who was spoken to, or acted upon");
  command->add_option("--about", arguments->about, "Who is named in what was said");
  command->add_option("--since", filter.since, "First day, month or year, ISO");
  command->add_option("--until", filter.until, "Last day, month or year, ISO");
  command->add_option("--type", filter.type, "Type: SAY, THINK, THREATEN, REQUEST, …");
  command->add_option("--verb", filter.predicate, "The verb, as in a dictionary: \"warn\"");
  command->add_option("--in", filter.document, "Only this document: its uri or id");
  command->add_option("--text", filter.text, "Words of what was said, all of them");
  command->add_option("--min-confidence", filter.minimum_confidence, "From 0 to 1")->check(CLI::Range(0.0, 1.0));
  command->add_flag("--facts", filter.facts_only, "Only what is affirmed and asserted");
  command->add_flag("--each", arguments->each, "Each document's statement in a row of its own");
  command->callback([arguments, &context] { run(*arguments, context); });
}

}  // namespace quoth::cli
