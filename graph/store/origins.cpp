// SPDX-License-Identifier: Apache-2.0
#include "graph/store/origins.h"

#include <algorithm>
#include <set>

namespace quoth::graph {
namespace {

Signature signature_in(Database& database, std::int64_t document_key) {
  Query row = database.query("SELECT signature FROM document WHERE key = ?");
  return row.with(document_key).step() ? signature_from_bytes(row.blob(0)) : Signature{};
}

std::vector<std::int64_t> members_of(Database& database, std::int64_t origin) {
  std::vector<std::int64_t> members;
  Query row = database.query("SELECT key FROM document WHERE origin = ? ORDER BY key");
  row.bind(origin);
  while (row.step()) members.push_back(row.integer(0));
  return members;
}

void set_origin(Database& database, std::int64_t document_key, std::int64_t origin) {
  database.query("UPDATE document SET origin = ? WHERE key = ?").with(origin, document_key).run();
}

}  // namespace

void add_origin(Database& database, std::int64_t document_key, const Signature& signature) {
  Query row = database.query("INSERT INTO band VALUES(?,?) ON CONFLICT DO NOTHING");
  for (const std::int64_t band : bands_of(signature)) row.with(band, document_key).run();
  std::set<std::int64_t> origins;
  Query origin = database.query("SELECT origin FROM document WHERE key = ?");
  for (const std::int64_t other : near_duplicates_of(database, document_key, signature)) {
    if (origin.with(other).step()) origins.insert(origin.integer(0));
    origin.reset();
  }
  if (origins.empty()) return set_origin(database, document_key, document_key);
  set_origin(database, document_key, *origins.begin());
  for (const std::int64_t other : origins) {
    if (other == *origins.begin()) continue;
    database.query("UPDATE document SET origin = ? WHERE origin = ?").with(*origins.begin(), other).run();
  }
}

void remove_origin(Database& database, std::int64_t document_key) {
  Query row = database.query("SELECT origin FROM document WHERE key = ?");
  if (!row.with(document_key).step()) return;
  const std::int64_t origin = row.integer(0);
  row.reset();
  database.query("DELETE FROM band WHERE document = ?").with(document_key).run();
  std::vector<std::int64_t> left = members_of(database, origin);
  std::erase(left, document_key);
  for (const std::int64_t each : left) set_origin(database, each, each);
  set_origin(database, document_key, document_key);
  for (const std::int64_t each : left) {
    database.query("DELETE FROM band WHERE document = ?").with(each).run();
  }
  for (const std::int64_t each : left) add_origin(database, each, signature_in(database, each));
}

std::vector<std::int64_t> near_duplicates_of(Database& database, std::int64_t document_key,
                                             const Signature& signature) {
  std::set<std::int64_t> candidates;
  Query row = database.query("SELECT document FROM band WHERE hash = ? AND document <> ?");
  for (const std::int64_t band : bands_of(signature)) {
    row.with(band, document_key);
    while (row.step()) candidates.insert(row.integer(0));
    row.reset();
  }
  std::vector<std::int64_t> similar;
  for (const std::int64_t candidate : candidates) {
    if (similarity(signature, signature_in(database, candidate)) >= kSameOrigin) similar.push_back(candidate);
  }
  return similar;
}

std::string origin_id(Database& database, std::int64_t origin) {
  Query row =
      database.query("SELECT id FROM document WHERE origin = ? ORDER BY published = '', published, uri, id LIMIT 1");
  return row.with(origin).step() ? row.string(0) : std::string();
}

}  // namespace quoth::graph
