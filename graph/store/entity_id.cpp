// SPDX-License-Identifier: Apache-2.0
#include "graph/store/entity_id.h"

#include "graph/store/named.h"
#include "graph/store/store_session.h"

#include <charconv>

namespace quoth::graph {
namespace {

struct RecordId {
  std::string document;
  std::int64_t number = 0;
};

// "e:9c11-3" → "d:9c11", 3.
RecordId split(std::string_view id) {
  const std::size_t dash = id.rfind('-');
  RecordId parts;
  if (id.size() < 3 || dash == std::string_view::npos || dash < 3) return parts;
  std::from_chars(id.data() + dash + 1, id.data() + id.size(), parts.number);
  parts.document = "d:" + std::string(id.substr(2, dash - 2));
  return parts;
}

std::int64_t key_from(Query query, std::string_view id) {
  const RecordId parts = split(id);
  return query.with(parts.document, parts.number).step() ? query.integer(0) : 0;
}

}  // namespace

std::string entity_id(Database& database, std::int64_t entity_key) {
  Query row = database.query(
      "SELECT 'e:' || substr(d.id, 3) || '-' || e.number FROM entity e JOIN document d ON d.key = e.document"
      " WHERE e.key = ?");
  return row.with(entity_key).step() ? row.string(0) : std::string();
}

std::int64_t entity_key(Database& database, std::string_view entity_id) {
  if (!entity_id.starts_with("e:")) return 0;
  return key_from(database.query("SELECT e.key FROM document d JOIN entity e ON e.document = d.key"
                                 " WHERE d.id = ? AND e.number = ?"),
                  entity_id);
}

std::int64_t statement_key(Database& database, std::string_view statement_id) {
  if (!statement_id.starts_with("s:")) return 0;
  return key_from(database.query("SELECT s.key FROM document d JOIN statement s ON s.document = d.key"
                                 " WHERE d.id = ? AND s.number = ?"),
                  statement_id);
}

std::int64_t cluster_of(Database& database, std::string_view entity_id) {
  Query row = database.query("SELECT n.cluster FROM entity e JOIN node n ON n.key = e.node WHERE e.key = ?");
  return row.with(entity_key(database, entity_id)).step() ? row.integer(0) : 0;
}

std::string cluster_id(Database& database, std::int64_t cluster) {
  Query row = database.query("SELECT min(least) FROM node WHERE cluster = ? AND least <> ''");
  return row.with(cluster).step() ? row.string(0) : std::string();
}

std::string cluster_name(Database& database, std::int64_t cluster) {
  Query renamed = database.query(
      "SELECT c.b_name FROM node n JOIN anchor t ON t.node = n.key JOIN correction c ON c.number = t.correction"
      " WHERE n.cluster = ? AND c.action = 'rename' ORDER BY c.number DESC LIMIT 1");
  if (renamed.with(cluster).step()) return renamed.string(0);
  Query row = database.query(
      "SELECT m.text FROM node n JOIN name m ON m.node = n.key WHERE n.cluster = ? AND m.main > 0 GROUP BY m.text"
      " ORDER BY sum(m.main) DESC, length(m.text) DESC, m.text LIMIT 1");
  return row.with(cluster).step() ? row.string(0) : std::string();
}

bool is_named(Store& store, std::string_view entity_id) {
  Database& database = store.session().database();
  Query row = database.query(
      "SELECT EXISTS (SELECT 1 FROM node n JOIN entity e ON e.node = n.key WHERE n.cluster = ? AND e.named = 1)");
  return row.with(cluster_of(database, entity_id)).step() && row.integer(0) != 0;
}

}  // namespace quoth::graph
