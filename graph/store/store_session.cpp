// SPDX-License-Identifier: Apache-2.0
#include "graph/store/store_session.h"

#include "graph/error.h"
#include "graph/store/schema.h"

#include <cerrno>

namespace quoth::graph {
namespace {

Database::Mode mode_for(const std::filesystem::path& path, Access access) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error))
    throw io_error("cannot open the database", EISDIR, {path.string(), 0, 0});
  if (access == Access::write) return Database::Mode::create;
  if (!std::filesystem::exists(path, error)) {
    throw Error(ErrorKind::io, "no such database; `quoth add FILE` makes one, --db names another",
                {path.string(), 0, 0});
  }
  return Database::Mode::read;
}

std::optional<WriterLock> lock_for(const std::filesystem::path& path, Access access, const StoreOptions& options) {
  if (access == Access::read) return std::nullopt;
  return WriterLock(path, options.purpose, options.wait);
}

bool is_day_or_instant(const std::string& text) {
  if (text.size() < 10 || text[4] != '-' || text[7] != '-') return false;
  return text.find_first_not_of("0123456789-:TZ+.") == std::string::npos;
}

// A day means its end. The text is checked to be digits and signs, since it becomes part of the SQL.
std::string seen_sql(const std::string& as_of) {
  if (as_of.empty()) return "d.current = 1";
  if (!is_day_or_instant(as_of)) {
    throw Error(ErrorKind::usage, "\"" + as_of + "\" is no ISO date: write 2021-12-31 or 2021-12-31T12:00:00Z");
  }
  const std::string limit = as_of.size() == 10 ? as_of + "T~" : as_of;
  return "EXISTS (SELECT 1 FROM edition e WHERE e.document = d.key AND e.added <= '" + limit +
         "' AND (e.retired IS NULL OR e.retired > '" + limit + "'))";
}

}  // namespace

StoreSession::StoreSession(const std::filesystem::path& path, Access access, const StoreOptions& options)
    : lock_((mode_for(path, access), lock_for(path, access, options))),
      database_(path, mode_for(path, access)),
      access_(access),
      seen_(seen_sql(options.as_of)) {
  if (access == Access::write) {
    if (!is_empty_database(database_)) require_our_database(database_);
    database_.run(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; PRAGMA wal_autocheckpoint = "
        "16384");
    migrate(database_);
  } else {
    require_our_database(database_);
  }
  database_.run("PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 1073741824");
}

void StoreSession::require_writer() const {
  if (access_ != Access::write) throw Error(ErrorKind::internal, "the store is open for reading");
}

void StoreSession::take_generation_back() {
  database_.run("UPDATE counter SET value = value - 1 WHERE name = 'generation'");
}

std::int64_t StoreSession::next_generation() {
  Query query = database_.query("UPDATE counter SET value = value + 1 WHERE name = 'generation' RETURNING value");
  query.step();
  return query.integer(0);
}

}  // namespace quoth::graph
