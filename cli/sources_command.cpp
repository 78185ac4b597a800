// SPDX-License-Identifier: Apache-2.0
// `quoth sources`: who is quoted how often, named and unnamed, on which matter, in which outlet.
#include "cli/statement_rows.h"
#include "cli/store_access.h"
#include "graph/store/named.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>

namespace quoth::cli {
namespace {

struct Arguments {
  std::vector<std::string> about;
  std::string outlet;
  std::string by = "source";
};

struct Tally {
  std::string name;
  bool named = true;  // of a source
  std::size_t statements = 0, named_statements = 0, quotes = 0;
  std::set<std::string> documents, origins, outlets;
};

class SourceCount {
 public:
  SourceCount(graph::Store& store, const Arguments& arguments) : store_(store), arguments_(arguments), rows_(store) {}

  // Counts each speaker of a statement of speech once; what rests on a word without a statement of its own
  // ("according to") counts for that speaker.
  void add(const graph::Statement& statement) {
    const graph::DocumentState& document = document_of(statement.document);
    if (!arguments_.outlet.empty() && document.publisher != arguments_.outlet) return;
    std::set<std::string> speakers;
    if (statement.type == "SAY" || statement.quote) speakers.insert(statement.source.begin(), statement.source.end());
    for (const graph::Attribution& step : statement.attribution) {
      if (step.statement.empty() && !step.speaker.empty()) speakers.insert(step.speaker);
    }
    for (const std::string& speaker : speakers) count(speaker, statement, document);
  }

  std::vector<Tally> result() const {
    std::vector<Tally> list;
    for (const auto& [key, tally] : tallies_) list.push_back(tally);
    std::stable_sort(list.begin(), list.end(),
                     [](const Tally& a, const Tally& b) { return a.statements > b.statements; });
    return list;
  }

 private:
  void count(const std::string& speaker, const graph::Statement& statement, const graph::DocumentState& document) {
    const bool named = is_named(speaker);
    std::vector<std::pair<std::string, std::string>> keys;  // key and name of the rows it counts in
    if (arguments_.by == "outlet") {
      keys.emplace_back(document.publisher, document.publisher.empty() ? "(unknown)" : document.publisher);
    } else if (arguments_.by == "topic") {
      for (const std::string& id : statement.about) keys.emplace_back(id, rows_.name(id));
    } else if (named) {
      keys.emplace_back(speaker, rows_.name(speaker));
    } else {
      // Unnamed sources are never one across articles; those described alike are listed together.
      keys.emplace_back("~" + rows_.name(speaker), rows_.name(speaker));
    }
    for (const auto& [key, name] : keys) {
      Tally& tally = tallies_[key];
      tally.name = name;
      tally.named = named;
      ++tally.statements;
      tally.named_statements += named ? 1U : 0U;
      tally.quotes += statement.quote ? 1U : 0U;
      tally.documents.insert(document.id);
      tally.origins.insert(document.origin);
      if (!document.publisher.empty()) tally.outlets.insert(document.publisher);
    }
  }

  bool is_named(const std::string& id) {
    const auto [found, added] = named_.try_emplace(id);
    if (added) found->second = graph::is_named(store_, id);
    return found->second;
  }

  const graph::DocumentState& document_of(const std::string& id) {
    const auto [found, added] = documents_.try_emplace(id);
    if (added) {
      if (std::optional<graph::DocumentState> state = store_.state_of(id)) found->second = std::move(*state);
    }
    return found->second;
  }

  graph::Store& store_;
  const Arguments& arguments_;
  StatementRows rows_;
  std::map<std::string, Tally> tallies_;
  std::map<std::string, bool> named_;
  std::map<std::string, graph::DocumentState> documents_;
};

void run(const Arguments& arguments, Context& context) {
  graph::Store store = open_to_read(context);
  graph::StatementFilter filter;
  filter.about = ids_called(store, arguments.about);
  SourceCount count(store, arguments);
  for (const graph::Statement& statement : store.statements(filter)) count.add(statement);
  const bool by_source = arguments.by == "source";
  std::vector<Column> columns{{arguments.by}};
  if (by_source) columns.push_back({"named", Column::Where::everywhere, false});
  for (const char* name : {"statements", "quotes", "documents", "origins"})
    columns.push_back({name, Column::Where::everywhere, false});
  if (!by_source) columns.push_back({"unnamed", Column::Where::everywhere, false});
  columns.push_back({"outlets"});
  RowWriter writer(context, columns);
  for (const Tally& tally : count.result()) {
    const auto number = [](std::size_t value) { return Cell(static_cast<std::int64_t>(value)); };
    Row row{{tally.name}, by_source && !tally.named ? Style::doubtful : Style::plain};
    if (by_source) row.cells.emplace_back(tally.named);
    for (const std::size_t value : {tally.statements, tally.quotes, tally.documents.size(), tally.origins.size()}) {
      row.cells.push_back(number(value));
    }
    if (!by_source) row.cells.push_back(number(tally.statements - tally.named_statements));
    row.cells.emplace_back(std::vector<std::string>(tally.outlets.begin(), tally.outlets.end()));
    writer.write(std::move(row));
  }
  writer.finish();
}

}  // namespace

void add_sources_command(CLI::App& app, Context& context) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = app.add_subcommand("sources", "Who is quoted how often, named and unnamed");
  command->add_option("--about", arguments->about, "Only on this matter: an entity named in what was said");
  command->add_option("--outlet", arguments->outlet, "Only in this outlet: a publisher's name");
  command->add_option("--by", arguments->by, "A row for each source, outlet or topic")
      ->check(CLI::IsMember({"source", "outlet", "topic"}))
      ->capture_default_str();
  command->callback([arguments, &context] { run(*arguments, context); });
}

}  // namespace quoth::cli
