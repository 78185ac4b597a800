// SPDX-License-Identifier: Apache-2.0
#include "graph/store/schema.h"

#include "graph/error.h"

#include <fmt/format.h>

#include <array>

namespace quoth::graph {

extern const char* const kSchemaSql;  // generated from schema.sql
extern const char* const kSchema2Sql;
extern const char* const kSchema3Sql;

namespace {

std::int64_t pragma(Database& database, const char* name) {
  Query query = database.query_once(fmt::format("PRAGMA {}", name));
  return query.step() ? query.integer(0) : 0;
}

Error refusal(const Database& database, const std::string& message) {
  return Error(ErrorKind::storage, message, {database.path().string(), 0, 0});
}

}  // namespace

bool is_empty_database(Database& database) {
  Query query = database.query("SELECT count(*) FROM sqlite_schema");
  return query.step() && query.integer(0) == 0 && pragma(database, "application_id") == 0;
}

void require_our_database(Database& database) {
  if (is_empty_database(database)) {
    throw refusal(database, "this database is empty; `quoth add FILE` fills it");
  }
  if (pragma(database, "application_id") != kApplicationId) {
    throw refusal(database, "this is a database of another program, not of quoth; choose another file with --db");
  }
  const std::int64_t version = pragma(database, "user_version");
  if (version > kSchemaVersion) {
    throw refusal(database, fmt::format("written by a newer quoth (schema {}, this program knows up to {}); use that "
                                        "one, or import its export",
                                        version, kSchemaVersion));
  }
  if (version < 1) throw refusal(database, "not a whole database of quoth: it has no schema");
}

void migrate(Database& database) {
  // Script i leads from version i to version i + 1.
  const std::array<const char*, kSchemaVersion> scripts{kSchemaSql, kSchema2Sql, kSchema3Sql};
  if (!is_empty_database(database)) require_our_database(database);
  if (pragma(database, "user_version") == kSchemaVersion) return;
  Transaction transaction(database);
  const std::int64_t version = pragma(database, "user_version");  // another writer may have been first
  for (std::int64_t next = version; next < kSchemaVersion; ++next)
    database.run(scripts[static_cast<std::size_t>(next)]);
  database.run(fmt::format("PRAGMA application_id = {}", kApplicationId).c_str());
  database.run(fmt::format("PRAGMA user_version = {}", kSchemaVersion).c_str());
  transaction.commit();
}

}  // namespace quoth::graph
