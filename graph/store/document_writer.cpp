// SPDX-License-Identifier: Apache-2.0
#include "graph/store/document_rows.h"
#include "graph/store/sentences.h"
#include "graph/store/validate.h"

#include <algorithm>
#include <unordered_map>

namespace quoth::graph {
namespace {

std::int64_t next_key(Database& database, const char* sql) {
  Query query = database.query(sql);
  return query.step() ? query.integer(0) + 1 : 1;
}

// Writes one document's rows. Keys are given in advance, so that records may refer forward.
class RecordsWriter {
 public:
  RecordsWriter(Database& database, std::int64_t document, const Records& records)
      : database_(database), document_(document), records_(records) {
    std::int64_t key = next_key(database, "SELECT coalesce(max(key), 0) FROM entity");
    for (const Entity& entity : records.entities) {
      entity_list_.push_back(key);
      entities_.emplace(entity.id, key++);
    }
    key = next_key(database, "SELECT coalesce(max(key), 0) FROM statement");
    for (const Statement& statement : records.statements) statements_.emplace(statement.id, key++);
  }

  std::vector<std::int64_t> write() {
    write_entities();
    write_times();
    for (const Statement& statement : records_.statements) write_statement(statement);
    for (const Statement& statement : records_.statements) write_references(statement);
    write_sentences();
    return std::move(entity_list_);
  }

 private:
  std::int64_t entity_key(const std::string& id) const { return id.empty() ? 0 : entities_.at(id); }
  std::int64_t statement_key(const std::string& id) const { return id.empty() ? 0 : statements_.at(id); }

  void write_entities() {
    Query row = database_.query(
        "INSERT INTO entity(key, document, number, kind, name, date, place, confidence, named) "
        "VALUES(?,?,?,?,?,?,?,?,0)");
    for (const Entity& entity : records_.entities) {
      row.with(entity_key(entity.id), document_, number_of(entity.id, 'e', records_.document.id),
               static_cast<int>(entity.kind), entity.name, entity.date);
      row.bind_key_or_null(entity_key(entity.place)).bind(entity.confidence).run();
    }
    for (const Entity& entity : records_.entities) write_entity_lists(entity);
  }

  void write_entity_lists(const Entity& entity) {
    const std::int64_t key = entity_key(entity.id);
    int position = 0;
    Query alias = database_.query("INSERT INTO alias VALUES(?,?,?)");
    for (const std::string& text : entity.aliases) alias.with(key, position++, text).run();
    position = 0;
    Query roles = database_.query("INSERT INTO role VALUES(?,?,?,?)");
    for (const Role& role : entity.roles) {
      roles.with(key, position++, role.role).bind_key_or_null(entity_key(role.of)).run();
    }
    Query links = database_.query("INSERT INTO link VALUES(?,?,?)");
    for (const auto& [base, identifier] : entity.links) links.with(key, base, identifier).run();
    position = 0;
    Query mentions = database_.query("INSERT INTO mention VALUES(?,?,?,?,?,?,?)");
    for (const Mention& mention : entity.mentions) {
      mentions
          .with(key, position++, mention.span.begin, mention.span.end, mention.text, static_cast<int>(mention.form),
                mention.confidence)
          .run();
    }
  }

  void write_times() {
    int position = 0;
    Query row = database_.query("INSERT INTO time VALUES(?,?,?,?,?,?,?)");
    for (const TimeExpression& time : records_.times) {
      row.with(document_, position++, time.span.begin, time.span.end, time.text, time.value, time.range).run();
    }
  }

  void bind_content(Query& row, const Statement& statement) {
    if (statement.content) {
      row.with(statement.content->text, statement.content->span.begin, statement.content->span.end);
    } else {
      row.bind_null().bind_null().bind_null();
    }
    if (statement.time) {
      row.with(statement.time->value, statement.time->text, statement.time->span.begin, statement.time->span.end);
    } else {
      row.bind_null().bind_null().bind_null().bind_null();
    }
  }

  void write_statement(const Statement& statement) {
    const std::string time = statement.time ? statement.time->value : records_.document.published.substr(0, 10);
    std::string rules;
    for (const std::string& rule : statement.rules) (rules += rule) += '\n';
    Query row = database_.query(
        "INSERT INTO statement(key, document, number, predicate, label, type, day, last_day, negated, modality, quote,"
        " nominal, trigger_begin, trigger_end, evidence_begin, evidence_end, confidence, content_text, content_begin,"
        " content_end, time_value, time_text, time_begin, time_end, rules)"
        " VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    row.with(statement_key(statement.id), document_, number_of(statement.id, 's', records_.document.id),
             statement.predicate, statement.label, statement.type, first_day(time), last_day(time), statement.negated,
             static_cast<int>(statement.modality), statement.quote, statement.nominal, statement.trigger.begin,
             statement.trigger.end, statement.evidence.begin, statement.evidence.end, statement.confidence);
    bind_content(row, statement);
    row.bind(rules).run();
    Query text = database_.query("INSERT INTO statement_text(rowid, content, label, predicate) VALUES(?,?,?,?)");
    text.with(statement_key(statement.id), statement.content ? statement.content->text : std::string(), statement.label,
              statement.predicate)
        .run();
  }

  void write_participants(const Statement& statement) {
    const std::int64_t key = statement_key(statement.id);
    Query row = database_.query("INSERT INTO participant VALUES(?,?,?,?)");
    int role = 0;
    for (const auto* list : {&statement.source, &statement.target, &statement.about, &statement.place}) {
      int position = 0;
      for (const std::string& id : *list) row.with(key, role, position++, entity_key(id)).run();
      ++role;
    }
  }

  void write_references(const Statement& statement) {
    write_participants(statement);
    const std::int64_t key = statement_key(statement.id);
    int position = 0;
    Query steps = database_.query("INSERT INTO attribution VALUES(?,?,?,?)");
    for (const Attribution& step : statement.attribution) {
      steps.with(key, position++).bind_key_or_null(entity_key(step.speaker));
      steps.bind_key_or_null(statement_key(step.statement)).run();
    }
    if (!statement.content) return;
    position = 0;
    Query parts = database_.query("INSERT INTO containment VALUES(?,?,?)");
    for (const std::string& id : statement.content->statements) parts.with(key, position++, statement_key(id)).run();
  }

  void write_sentences() {
    Query row = database_.query("INSERT INTO sentence(document, begin, \"end\") VALUES(?,?,?)");
    Query text = database_.query("INSERT INTO sentence_text(rowid, text) VALUES(?,?)");
    for (const Span& span : sentences_of(records_)) {
      row.with(document_, span.begin, span.end).run();
      text.with(database_.last_key(), slice(records_.document.text, span)).run();
    }
  }

  Database& database_;
  std::int64_t document_;
  const Records& records_;
  std::vector<std::int64_t> entity_list_;
  std::unordered_map<std::string, std::int64_t> entities_;
  std::unordered_map<std::string, std::int64_t> statements_;
};

// The indexes without content of their own need the words again to forget them.
void erase_full_text(Database& database, std::int64_t document_key) {
  Query old_statements =
      database.query("SELECT key, coalesce(content_text, ''), label, predicate FROM statement WHERE document = ?");
  Query forget_statement = database.query(
      "INSERT INTO statement_text(statement_text, rowid, content, label, predicate) VALUES('delete',?,?,?,?)");
  old_statements.with(document_key);
  while (old_statements.step()) {
    forget_statement
        .with(old_statements.integer(0), old_statements.text(1), old_statements.text(2), old_statements.text(3))
        .run();
  }
  Query document = database.query("SELECT text FROM document WHERE key = ?");
  const std::string text = document.with(document_key).step() ? document.string(0) : std::string();
  Query sentences = database.query("SELECT key, begin, \"end\" FROM sentence WHERE document = ?");
  Query forget_sentence = database.query("INSERT INTO sentence_text(sentence_text, rowid, text) VALUES('delete',?,?)");
  sentences.with(document_key);
  while (sentences.step()) {
    const Span span{sentences.unsigned_integer(1), sentences.unsigned_integer(2)};
    forget_sentence.with(sentences.integer(0), slice(text, span)).run();
  }
}

}  // namespace

void write_head(Database& database, std::int64_t document_key, const Document& document) {
  Query row = database.query(
      "UPDATE document SET uri = ?, title = ?, subtitle = ?, published = ?, updated = ?, publisher = ?, language = ?,"
      " day = ? WHERE key = ?");
  row.with(document.uri, document.title, document.subtitle, document.published, document.updated, document.publisher,
           document.language, document.published.substr(0, 10), document_key)
      .run();
  database.query("DELETE FROM author WHERE document = ?").with(document_key).run();
  database.query("DELETE FROM block WHERE document = ?").with(document_key).run();
  int position = 0;
  Query author = database.query("INSERT INTO author VALUES(?,?,?)");
  for (const std::string& name : document.authors) author.with(document_key, position++, name).run();
  position = 0;
  Query block = database.query("INSERT INTO block VALUES(?,?,?,?,?)");
  for (const Block& each : document.blocks) {
    block.with(document_key, position++, static_cast<int>(each.kind), each.span.begin, each.span.end).run();
  }
}

std::vector<std::int64_t> write_records(Database& database, std::int64_t document_key, const Records& records) {
  return RecordsWriter(database, document_key, records).write();
}

void erase_records(Database& database, std::int64_t document_key) {
  erase_full_text(database, document_key);
  for (const char* sql : {"DELETE FROM sentence WHERE document = ?", "DELETE FROM statement WHERE document = ?",
                          "DELETE FROM entity WHERE document = ?", "DELETE FROM time WHERE document = ?"}) {
    database.query(sql).with(document_key).run();
  }
}

void refresh_days(Database& database, std::int64_t document_key) {
  database
      .query(
          "UPDATE statement SET day = d.day, last_day = d.day FROM document d"
          " WHERE d.key = statement.document AND statement.document = ? AND statement.time_value IS NULL")
      .with(document_key)
      .run();
}

std::string first_day(std::string_view time) {
  std::string day(time.substr(0, std::min<std::size_t>(10, time.find('/'))));
  if (day.size() == 4) day += "-01";
  if (day.size() == 7) day += "-01";
  return day;
}

std::string last_day(std::string_view time) {
  const std::size_t slash = time.find('/');
  std::string day(slash == std::string_view::npos ? time.substr(0, 10) : time.substr(slash + 1).substr(0, 10));
  if (day.size() == 4) day += "-12";
  if (day.size() == 7) day += "-31";
  return day;
}

std::string_view slice(std::string_view text, Span span) noexcept {
  std::size_t byte = 0;
  const auto forward = [&](std::uint32_t characters) {
    for (; characters > 0 && byte < text.size(); --characters) {
      ++byte;
      while (byte < text.size() && (text[byte] & 0xc0) == 0x80) ++byte;
    }
    return byte;
  };
  const std::size_t begin = forward(span.begin);
  const std::size_t end = forward(span.end - span.begin);
  return text.substr(begin, end - begin);
}

}  // namespace quoth::graph
