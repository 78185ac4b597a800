// SPDX-License-Identifier: Apache-2.0
// `quoth diff A.db B.db`: statements gained, lost and changed between two graphs.
#include "cli/statement_rows.h"
#include "cli/store_access.h"

#include <fmt/format.h>

#include <map>
#include <memory>
#include <tuple>

namespace quoth::cli {
namespace {

// A statement is the same in both where it has the same verb at the same place of the same document: its number may
// change when a document is read anew.
using Key = std::tuple<std::string, std::uint32_t, std::uint32_t, std::size_t>;

class Side {
 public:
  Side(const Context& context, const std::string& path) : store_(open(context, path)), rows_(store_) {
    for (const graph::Statement& statement : store_.statements()) {
      Key key{statement.document, statement.trigger.begin, statement.trigger.end, 0};
      while (!ids_.emplace(key, statement.id).second) ++std::get<3>(key);
    }
  }

  const std::map<Key, std::string>& ids() const { return ids_; }
  graph::Statement statement(const std::string& id) { return *store_.statement(id); }
  Row row(const std::string& id, std::vector<Cell> leading) {
    return rows_.row(single(store_, statement(id)), std::move(leading));
  }

  // What people see of it, by field.
  std::map<std::string, std::string> fields(const std::string& id) {
    const graph::Statement statement = *store_.statement(id);
    std::string chain;
    for (const graph::Attribution& step : statement.attribution) chain += rows_.name(step.speaker) + " > ";
    return {{"by", joined(statement.source)},
            {"label", statement.label},
            {"to", joined(statement.target)},
            {"about", joined(statement.about)},
            {"content", statement.content ? statement.content->text : std::string()},
            {"status", status_of(statement)},
            {"according to", chain},
            {"time", statement.time ? statement.time->value : std::string()},
            {"type", statement.type}};
  }

 private:
  static graph::Store open(const Context& context, const std::string& path) {
    Context of_side = context;
    of_side.database = path;
    return open_to_read(of_side);
  }

  std::string joined(const std::vector<std::string>& ids) {
    std::string text;
    for (const std::string& name : rows_.names(ids)) text += (text.empty() ? "" : "; ") + name;
    return text;
  }

  graph::Store store_;
  StatementRows rows_;
  std::map<Key, std::string> ids_;
};

std::string changes_between(Side& a, const std::string& a_id, Side& b, const std::string& b_id) {
  std::string what;
  const std::map<std::string, std::string> before = a.fields(a_id);
  for (const auto& [field, value] : b.fields(b_id)) {
    if (before.at(field) == value) continue;
    what += fmt::format("{}{}: \"{}\" -> \"{}\"", what.empty() ? "" : ", ", field, before.at(field), value);
  }
  return what;
}

void run(const std::string& a_path, const std::string& b_path, Context& context) {
  Side a(context, a_path), b(context, b_path);
  RowWriter writer(context, StatementRows::columns({{"difference", Column::Where::everywhere, false}, {"change"}}));
  std::size_t gained = 0, lost = 0, changed = 0;
  for (const auto& [key, id] : a.ids()) {
    const auto found = b.ids().find(key);
    if (found == b.ids().end()) {
      writer.write(a.row(id, {std::string("lost"), Cell()}));
      ++lost;
      continue;
    }
    const std::string what = changes_between(a, id, b, found->second);
    if (what.empty()) continue;
    writer.write(b.row(found->second, {std::string("changed"), what}));
    ++changed;
  }
  for (const auto& [key, id] : b.ids()) {
    if (a.ids().contains(key)) continue;
    writer.write(b.row(id, {std::string("gained"), Cell()}));
    ++gained;
  }
  writer.finish();
  std::fflush(stdout);
  if (context.verbosity >= 0) fmt::print(stderr, "quoth: {} gained, {} lost, {} changed\n", gained, lost, changed);
}

}  // namespace

void add_diff_command(CLI::App& app, Context& context) {
  auto paths = std::make_shared<std::pair<std::string, std::string>>();
  CLI::App* command = app.add_subcommand("diff", "Statements gained, lost and changed between two graphs");
  command->add_option("A", paths->first, "A database")->required();
  command->add_option("B", paths->second, "Another, later one")->required();
  command->callback([paths, &context] { run(paths->first, paths->second, context); });
}

}  // namespace quoth::cli
