// SPDX-License-Identifier: Apache-2.0
#include "graph/store/document_rows.h"

#include <fmt/format.h>

#include <unordered_map>

namespace quoth::graph {
namespace {

// Reads the lists of all entities or statements of one document with one query each, in the order of their keys.
class RecordsReader {
 public:
  RecordsReader(Database& database, std::int64_t document) : database_(database), document_(document) {}

  Records read() {
    records_.document = read_document(database_, document_);
    digits_ = records_.document.id.substr(2);
    read_entities();
    read_times();
    read_statements();
    return std::move(records_);
  }

 private:
  std::string entity_id(std::int64_t number) const {
    return number == 0 ? "" : fmt::format("e:{}-{}", digits_, number);
  }
  std::string statement_id(std::int64_t number) const {
    return number == 0 ? "" : fmt::format("s:{}-{}", digits_, number);
  }

  Query rows(const char* sql) {
    Query query = database_.query(sql);
    query.bind(document_);
    return query;
  }

  Entity& entity(std::int64_t key) { return records_.entities[entities_.at(key)]; }
  Statement& statement(std::int64_t key) { return records_.statements[statements_.at(key)]; }

  void read_entities() {
    Query row = rows(
        "SELECT e.key, e.number, e.kind, e.name, e.date, p.number, e.confidence FROM entity e"
        " LEFT JOIN entity p ON p.key = e.place WHERE e.document = ? ORDER BY e.key");
    while (row.step()) {
      entities_.emplace(row.integer(0), records_.entities.size());
      Entity entity;
      entity.id = entity_id(row.integer(1));
      entity.kind = static_cast<EntityKind>(row.integer(2));
      entity.name = row.text(3);
      entity.date = row.text(4);
      entity.place = entity_id(row.integer(5));
      entity.confidence = row.real(6);
      records_.entities.push_back(std::move(entity));
    }
    read_entity_lists();
  }

  void read_entity_lists() {
    Query alias = rows(
        "SELECT a.entity, a.text FROM entity e JOIN alias a ON a.entity = e.key WHERE e.document = ?"
        " ORDER BY a.entity, a.position");
    while (alias.step()) entity(alias.integer(0)).aliases.push_back(alias.string(1));
    Query role = rows(
        "SELECT r.entity, r.role, o.number FROM entity e JOIN role r ON r.entity = e.key"
        " LEFT JOIN entity o ON o.key = r.of WHERE e.document = ? ORDER BY r.entity, r.position");
    while (role.step()) entity(role.integer(0)).roles.push_back({role.string(1), entity_id(role.integer(2))});
    Query link = rows(
        "SELECT l.entity, l.base, l.identifier FROM entity e JOIN link l ON l.entity = e.key"
        " WHERE e.document = ? ORDER BY l.entity, l.base, l.identifier");
    while (link.step()) entity(link.integer(0)).links.emplace_back(link.string(1), link.string(2));
    Query mention = rows(
        "SELECT m.entity, m.begin, m.\"end\", m.text, m.form, m.confidence FROM entity e"
        " JOIN mention m ON m.entity = e.key WHERE e.document = ? ORDER BY m.entity, m.position");
    while (mention.step()) {
      entity(mention.integer(0))
          .mentions.push_back({records_.document.id,
                               {mention.unsigned_integer(1), mention.unsigned_integer(2)},
                               mention.string(3),
                               static_cast<MentionForm>(mention.integer(4)),
                               mention.real(5)});
    }
  }

  void read_times() {
    Query row = rows("SELECT begin, \"end\", text, value, range FROM time WHERE document = ? ORDER BY position");
    while (row.step()) {
      records_.times.push_back({records_.document.id,
                                {row.unsigned_integer(0), row.unsigned_integer(1)},
                                row.string(2),
                                row.string(3),
                                row.integer(4) != 0});
    }
  }

  void read_statements() {
    Query row = rows(
        "SELECT key, number, predicate, label, type, negated, modality, quote, nominal, trigger_begin, trigger_end,"
        " evidence_begin, evidence_end, confidence, content_text, content_begin, content_end, time_value, time_text,"
        " time_begin, time_end, rules FROM statement WHERE document = ? ORDER BY key");
    while (row.step()) {
      statements_.emplace(row.integer(0), records_.statements.size());
      records_.statements.push_back(statement_from(row));
    }
    read_participants();
    read_nesting();
  }

  Statement statement_from(const Query& row) const {
    Statement statement;
    statement.id = statement_id(row.integer(1));
    statement.document = records_.document.id;
    fill_statement(row, 2, statement);
    return statement;
  }

  void read_participants() {
    Query row = rows(
        "SELECT p.statement, p.role, e.number FROM statement s JOIN participant p ON p.statement = s.key"
        " JOIN entity e ON e.key = p.entity WHERE s.document = ?"
        " ORDER BY p.statement, p.role, p.position");
    while (row.step()) participants(statement(row.integer(0)), row.integer(1)).push_back(entity_id(row.integer(2)));
  }

  void read_nesting() {
    Query step = rows(
        "SELECT a.statement, e.number, o.number FROM statement s JOIN attribution a ON a.statement = s.key"
        " LEFT JOIN entity e ON e.key = a.speaker LEFT JOIN statement o ON o.key = a.saying"
        " WHERE s.document = ? ORDER BY a.statement, a.position");
    while (step.step()) {
      statement(step.integer(0)).attribution.push_back({entity_id(step.integer(1)), statement_id(step.integer(2))});
    }
    Query part = rows(
        "SELECT c.statement, o.number FROM statement s JOIN containment c ON c.statement = s.key"
        " JOIN statement o ON o.key = c.part WHERE s.document = ? ORDER BY c.statement, c.position");
    while (part.step()) statement(part.integer(0)).content->statements.push_back(statement_id(part.integer(1)));
  }

  Database& database_;
  std::int64_t document_;
  std::string digits_;
  Records records_;
  std::unordered_map<std::int64_t, std::size_t> entities_;
  std::unordered_map<std::int64_t, std::size_t> statements_;
};

}  // namespace

std::vector<std::string>& participants(Statement& statement, std::int64_t role) {
  switch (role) {
    case 0:
      return statement.source;
    case 1:
      return statement.target;
    case 2:
      return statement.about;
    default:
      return statement.place;
  }
}

void fill_statement(const Query& row, int column, Statement& statement) {
  const auto span = [&](int first) { return Span{row.unsigned_integer(first), row.unsigned_integer(first + 1)}; };
  statement.predicate = row.text(column);
  statement.label = row.text(column + 1);
  statement.type = row.text(column + 2);
  statement.negated = row.integer(column + 3) != 0;
  statement.modality = static_cast<Modality>(row.integer(column + 4));
  statement.quote = row.integer(column + 5) != 0;
  statement.nominal = row.integer(column + 6) != 0;
  statement.trigger = span(column + 7);
  statement.evidence = span(column + 9);
  statement.confidence = row.real(column + 11);
  statement.content.reset();
  if (!row.is_null(column + 12)) statement.content = Content{row.string(column + 12), span(column + 13), {}};
  statement.time.reset();
  if (!row.is_null(column + 15)) {
    statement.time = StatementTime{row.string(column + 15), row.string(column + 16), span(column + 17)};
  }
  statement.rules.clear();
  std::string_view rules = row.text(column + 19);
  while (!rules.empty()) {
    const std::size_t end = rules.find('\n');
    statement.rules.emplace_back(rules.substr(0, end));
    rules.remove_prefix(end + 1);
  }
}

Document read_document(Database& database, std::int64_t document_key) {
  Document document;
  Query row = database.query(
      "SELECT id, uri, title, subtitle, published, updated, publisher, language, text FROM document WHERE key = ?");
  if (!row.with(document_key).step()) return document;
  document.id = row.text(0);
  document.uri = row.text(1);
  document.title = row.text(2);
  document.subtitle = row.text(3);
  document.published = row.text(4);
  document.updated = row.text(5);
  document.publisher = row.text(6);
  document.language = row.text(7);
  document.text = row.text(8);
  Query author = database.query("SELECT name FROM author WHERE document = ? ORDER BY position");
  author.bind(document_key);
  while (author.step()) document.authors.push_back(author.string(0));
  Query block = database.query("SELECT kind, begin, \"end\" FROM block WHERE document = ? ORDER BY position");
  block.bind(document_key);
  while (block.step()) {
    document.blocks.push_back(
        {static_cast<BlockKind>(block.integer(0)), {block.unsigned_integer(1), block.unsigned_integer(2)}});
  }
  return document;
}

Records read_records(Database& database, std::int64_t document_key) {
  return RecordsReader(database, document_key).read();
}

}  // namespace quoth::graph
