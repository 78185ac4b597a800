// SPDX-License-Identifier: Apache-2.0
#include "graph/store/store.h"

#include "graph/error.h"
#include "graph/records.h"
#include "graph/store/corrections.h"
#include "graph/store/document_rows.h"
#include "graph/store/editions.h"
#include "graph/store/entity_id.h"
#include "graph/store/entity_reader.h"
#include "graph/store/origins.h"
#include "graph/store/statement_reader.h"
#include "graph/store/store_session.h"
#include "graph/store/validate.h"
#include "graph/store/walks.h"

#include <sstream>

namespace quoth::graph {
namespace {

std::int64_t document_key(StoreSession& session, std::string_view id_or_uri) {
  Query row = session.database().query_once(
      "SELECT d.key FROM document d WHERE d.key IN (SELECT key FROM document WHERE id = ?1"
      " UNION SELECT document FROM edition WHERE uri = ?1) AND (d.id = ?1 OR " +
      session.seen() + ") ORDER BY d.id LIMIT 1");
  return row.with(id_or_uri).step() ? row.integer(0) : 0;
}

// The other current editions of a document, as records of their own without entities and statements.
std::vector<Records> copies_of(Database& database, std::int64_t document, const Document& first) {
  std::vector<Records> copies;
  Query row =
      database.query("SELECT line FROM edition WHERE document = ? AND retired IS NULL AND uri <> ? ORDER BY uri");
  row.with(document, first.uri);
  while (row.step()) {
    std::istringstream in(row.string(0));
    read_records(in, "edition", [&](Records&& records) {
      records.document.text = first.text;
      copies.push_back(std::move(records));
    });
  }
  return copies;
}

// Reads the values of a walk's keys one after another.
template <class T, class Walk, class Read>
Cursor<T> cursor_over(Walk walk, Read read) {
  return Cursor<T>([walk = std::move(walk), read = std::move(read)](T& value) mutable {
    while (const std::int64_t key = walk.next()) {
      if (read(key, value)) return true;
    }
    return false;
  });
}

// Keys that are known beforehand, as a walk.
class KeyList {
 public:
  explicit KeyList(std::vector<std::int64_t> keys) : keys_(std::move(keys)) {}
  std::int64_t next() { return at_ == keys_.size() ? 0 : keys_[at_++]; }

 private:
  std::vector<std::int64_t> keys_;
  std::size_t at_ = 0;
};

std::uint64_t count(StoreSession& session, const std::string& sql) {
  Query row = session.database().query_once(sql);
  return row.step() ? static_cast<std::uint64_t>(row.integer(0)) : 0;
}

}  // namespace

Store::Store(const std::filesystem::path& path, Access access, const StoreOptions& options)
    : session_(std::make_unique<StoreSession>(path, access, options)) {}
Store::~Store() = default;
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;

// BEGIN alone does not fix the moment; the first read does.
Store::Hold::Hold(StoreSession& session) : session_(session) {
  session_.database().run("BEGIN; SELECT value FROM counter");
}

Store::Hold::~Hold() {
  try {
    session_.database().run("COMMIT");
  } catch (const Error&) {  // it was for reading alone
  }
}

Outcome Store::put(const Records& records, std::string_view ingested, std::uint64_t reading) {
  return put_each({&records, 1}, ingested, reading).front();
}

std::vector<Outcome> Store::put_all(const std::vector<Records>& batch, std::string_view ingested) {
  return put_each(batch, ingested, 0);
}

std::vector<Outcome> Store::put_each(std::span<const Records> batch, std::string_view ingested, std::uint64_t reading) {
  session_->require_writer();
  for (const Records& records : batch) validate(records);
  Transaction transaction(session_->database());
  const std::int64_t generation = session_->next_generation();
  Editions editions(session_->database(), generation);
  std::vector<Outcome> outcomes;
  bool changed = false;
  for (const Records& records : batch) {
    outcomes.push_back(editions.put(records, ingested, reading));
    changed = changed || outcomes.back() != Outcome::unchanged;
  }
  ChangeLog(session_->database(), generation).trim();
  if (!changed) session_->take_generation_back();
  if (changed || editions.noted_reading()) transaction.commit();
  return outcomes;
}

bool Store::forget(std::string_view document) {
  session_->require_writer();
  Transaction transaction(session_->database());
  if (!Editions(session_->database(), session_->next_generation()).forget(document)) return false;
  transaction.commit();
  return true;
}

Cursor<Records> Store::records() {
  StoreSession& session = *session_;
  return Cursor<Records>(
      [&session, walk = DocumentWalk(session), waiting = std::vector<Records>()](Records& value) mutable {
        if (waiting.empty()) {
          const std::int64_t key = walk.next();
          if (key == 0) return false;
          value = read_records(session.database(), key);
          waiting = copies_of(session.database(), key, value.document);
          return true;
        }
        value = std::move(waiting.front());
        waiting.erase(waiting.begin());
        return true;
      });
}

Cursor<Document> Store::documents() {
  StoreSession& session = *session_;
  return cursor_over<Document>(DocumentWalk(session), [&session](std::int64_t key, Document& value) {
    value = read_document(session.database(), key);
    return true;
  });
}

Cursor<StoreEntity> Store::entities(EntityParts parts) {
  const auto reader = std::make_shared<EntityReader>(session_->database(), session_->seen());
  return cursor_over<StoreEntity>(EntityWalk(*session_), [reader, parts](std::int64_t cluster, StoreEntity& value) {
    std::optional<StoreEntity> entity = reader->read(cluster, parts);
    if (entity) value = std::move(*entity);
    return entity.has_value();
  });
}

Cursor<Statement> Store::statements(const StatementFilter& filter) {
  const auto reader = std::make_shared<StatementReader>(session_->database(), session_->seen());
  const auto read = [reader](std::int64_t key, Statement& value) {
    value = reader->read(key);
    return true;
  };
  if (filter == StatementFilter{}) return cursor_over<Statement>(StatementWalk(*session_), read);
  return cursor_over<Statement>(KeyList(reader->keys(filter)), read);
}

bool Store::was_read(std::string_view uri, std::uint64_t reading) {
  return reading != 0 && Editions(session_->database(), 0).was_read(uri, reading);
}

std::optional<Document> Store::document(std::string_view id_or_uri) {
  const std::int64_t key = document_key(*session_, id_or_uri);
  if (key == 0) return std::nullopt;
  return read_document(session_->database(), key);
}

std::optional<DocumentState> Store::state_of(std::string_view id_or_uri) {
  Database& database = session_->database();
  const std::int64_t key = document_key(*session_, id_or_uri);
  Query row = database.query(
      "SELECT d.id, d.uri, d.title, d.published, d.publisher, d.origin, min(e.added),"
      " CASE WHEN d.current THEN '' ELSE max(e.retired) END,"
      " CASE WHEN d.current THEN '' ELSE max(e.replaced_by) END,"
      " (SELECT count(*) FROM statement s WHERE s.document = d.key)"
      " FROM document d JOIN edition e ON e.document = d.key WHERE d.key = ? GROUP BY d.key");
  if (!row.with(key).step()) return std::nullopt;
  DocumentState state{row.string(0),
                      row.string(1),
                      row.string(2),
                      row.string(3),
                      row.string(4),
                      origin_id(database, row.integer(5)),
                      {},
                      row.string(6),
                      row.string(7),
                      row.string(8),
                      static_cast<std::uint64_t>(row.integer(9))};
  Query copy =
      database.query("SELECT uri FROM edition WHERE document = ? AND retired IS NULL AND uri <> ? ORDER BY uri");
  copy.with(key, state.uri);
  while (copy.step()) state.copies.push_back(copy.string(0));
  return state;
}

std::optional<Records> Store::records_of(std::string_view document_id) {
  const std::int64_t key = document_key(*session_, document_id);
  if (key == 0) return std::nullopt;
  return read_records(session_->database(), key);
}

std::optional<StoreEntity> Store::entity(std::string_view id, EntityParts parts) {
  const std::int64_t cluster = cluster_of(session_->database(), id);
  if (cluster == 0) return std::nullopt;
  return EntityReader(session_->database(), session_->seen()).read(cluster, parts);
}

std::optional<Statement> Store::statement(std::string_view id) {
  const std::int64_t key = statement_key(session_->database(), id);
  if (key == 0) return std::nullopt;
  return StatementReader(session_->database(), session_->seen()).read(key);
}

std::vector<StoreEntity> Store::find(std::string_view name) {
  EntityReader reader(session_->database(), session_->seen());
  std::vector<StoreEntity> found;
  for (const std::int64_t cluster : reader.find(name)) {
    if (std::optional<StoreEntity> entity = reader.read(cluster)) found.push_back(std::move(*entity));
  }
  return found;
}

std::vector<std::string> Store::nearest_names(std::string_view name, std::size_t limit) {
  return graph::nearest_names(session_->database(), name, limit);
}

std::string Store::name_of(std::string_view entity_id) {
  const std::int64_t cluster = cluster_of(session_->database(), entity_id);
  return cluster == 0 ? std::string() : cluster_name(session_->database(), cluster);
}

std::string Store::store_id_of(std::string_view entity_id) {
  const std::int64_t cluster = cluster_of(session_->database(), entity_id);
  return cluster == 0 ? std::string() : cluster_id(session_->database(), cluster);
}

std::string Store::text_of(std::string_view document_id, Span span) {
  Query row = session_->database().query("SELECT text FROM document WHERE id = ?");
  return row.with(document_id).step() ? std::string(slice(row.text(0), span)) : std::string();
}

Counts Store::counts() {
  const std::string seen = " FROM document d WHERE " + session_->seen();
  const std::string in_seen = " WHERE document IN (SELECT d.key" + seen + ")";
  Counts counts;
  counts.documents = count(*session_, "SELECT count(*)" + seen);
  counts.origins = count(*session_, "SELECT count(DISTINCT d.origin)" + seen);
  counts.retired = count(*session_, "SELECT count(*) FROM document") - counts.documents;
  counts.article_entities = count(*session_, "SELECT count(*) FROM entity" + in_seen);
  counts.entities = count(*session_, "SELECT count(DISTINCT n.cluster) FROM entity e JOIN node n ON n.key = e.node" +
                                         std::string(" WHERE e.document IN (SELECT d.key") + seen + ")");
  counts.mentions = count(*session_,
                          "SELECT count(*) FROM mention m JOIN entity e ON e.key = m.entity WHERE e.document"
                          " IN (SELECT d.key" +
                              seen + ")");
  counts.statements = count(*session_, "SELECT count(*) FROM statement" + in_seen);
  return counts;
}

std::uint64_t Store::generation() {
  return count(*session_, "SELECT value FROM counter WHERE name = 'generation'");
}

}  // namespace quoth::graph
