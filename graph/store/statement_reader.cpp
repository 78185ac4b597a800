// SPDX-License-Identifier: Apache-2.0
#include "graph/store/statement_reader.h"

#include "graph/store/document_rows.h"
#include "graph/store/entity_id.h"
#include "graph/store/full_text.h"

#include <fmt/format.h>

#include <variant>

namespace quoth::graph {
namespace {

// Conditions and the values for their question marks, in order.
class Conditions {
 public:
  template <class... Values>
  void add(const std::string& sql, Values... values) {
    sql_ += " AND " + sql;
    (values_.emplace_back(std::move(values)), ...);
  }

  const std::string& sql() const { return sql_; }

  void bind(Query& query) const {
    for (const auto& value : values_) std::visit([&](const auto& each) { query.bind(each); }, value);
  }

 private:
  std::string sql_;
  std::vector<std::variant<std::int64_t, double, std::string>> values_;
};

// A statement with one of the entities among its participants of a role. Ids nobody has find nothing.
void add_participants(Database& database, const std::vector<std::string>& ids, std::int64_t role,
                      Conditions& conditions) {
  if (ids.empty()) return;
  std::string clusters;
  for (const std::string& id : ids) {
    if (!clusters.empty()) clusters += ',';
    clusters += std::to_string(cluster_of(database, id));
  }
  conditions.add(
      "s.key IN (SELECT p.statement FROM node n JOIN entity e ON e.node = n.key JOIN participant p ON p.entity = e.key"
      " WHERE n.cluster IN (" +
          clusters + ") AND p.role = ?)",
      role);
}

Conditions conditions_for(Database& database, const StatementFilter& filter) {
  Conditions conditions;
  add_participants(database, filter.by, 0, conditions);
  add_participants(database, filter.to, 1, conditions);
  add_participants(database, filter.about, 2, conditions);
  if (!filter.since.empty()) conditions.add("s.last_day >= ?", first_day(filter.since));
  if (!filter.until.empty()) conditions.add("s.day <= ? AND s.day <> ''", last_day(filter.until));
  if (!filter.type.empty()) conditions.add("s.type = ?", filter.type);
  if (!filter.predicate.empty()) conditions.add("s.predicate = ?", filter.predicate);
  if (!filter.document.empty()) {
    conditions.add(
        "s.document IN (SELECT key FROM document WHERE id = ? UNION SELECT document FROM edition WHERE uri = ?)",
        filter.document, filter.document);
  }
  if (!filter.text.empty()) {
    conditions.add("s.key IN (SELECT rowid FROM statement_text WHERE statement_text MATCH ?)",
                   full_text_words(filter.text));
  }
  if (filter.minimum_confidence > 0) conditions.add("s.confidence >= ?", filter.minimum_confidence);
  if (filter.facts_only) conditions.add("s.negated = 0 AND s.modality = 0");
  return conditions;
}

}  // namespace

std::vector<std::int64_t> StatementReader::keys(const StatementFilter& filter) {
  const Conditions conditions = conditions_for(database_, filter);
  const bool by_time = filter.order == StatementFilter::Order::time;
  Query row = database_.query_once("SELECT s.key FROM statement s JOIN document d ON d.key = s.document WHERE " +
                                   seen_ + conditions.sql() + " ORDER BY " + (by_time ? "s.day = '', s.day, " : "") +
                                   "d.uri, d.id, s.key");
  conditions.bind(row);
  std::vector<std::int64_t> keys;
  while (row.step()) keys.push_back(row.integer(0));
  return keys;
}

Statement StatementReader::read(std::int64_t statement_key) {
  Statement statement;
  Query row = database_.query(
      "SELECT d.id, s.number, s.predicate, s.label, s.type, s.negated, s.modality, s.quote, s.nominal, s.trigger_begin,"
      " s.trigger_end, s.evidence_begin, s.evidence_end, s.confidence, s.content_text, s.content_begin, s.content_end,"
      " s.time_value, s.time_text, s.time_begin, s.time_end, s.rules"
      " FROM statement s JOIN document d ON d.key = s.document WHERE s.key = ?");
  if (!row.with(statement_key).step()) return statement;
  statement.document = row.text(0);
  const std::string digits = statement.document.substr(2);
  statement.id = fmt::format("s:{}-{}", digits, row.integer(1));
  fill_statement(row, 2, statement);
  read_lists(statement_key, digits, statement);
  return statement;
}

void StatementReader::read_lists(std::int64_t statement_key, const std::string& digits, Statement& statement) {
  Query participant =
      database_.query("SELECT role, entity FROM participant WHERE statement = ? ORDER BY role, position");
  participant.bind(statement_key);
  while (participant.step()) {
    participants(statement, participant.integer(0)).push_back(entities_.id_of(participant.integer(1)));
  }
  const auto id = [&](const Query& row, int column) {
    return row.is_null(column) ? std::string() : fmt::format("s:{}-{}", digits, row.integer(column));
  };
  Query step = database_.query(
      "SELECT a.speaker, o.number FROM attribution a LEFT JOIN statement o ON o.key = a.saying WHERE a.statement = ?"
      " ORDER BY a.position");
  step.bind(statement_key);
  while (step.step()) {
    statement.attribution.push_back({step.is_null(0) ? std::string() : entities_.id_of(step.integer(0)), id(step, 1)});
  }
  if (!statement.content) return;
  Query part = database_.query(
      "SELECT o.number FROM containment c JOIN statement o ON o.key = c.part WHERE c.statement = ? ORDER BY "
      "c.position");
  part.bind(statement_key);
  while (part.step()) statement.content->statements.push_back(id(part, 0));
}

}  // namespace quoth::graph
