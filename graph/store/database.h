// SPDX-License-Identifier: Apache-2.0
// SQLite behind three small classes: a connection, a prepared statement, a transaction. Everything else in this folder
// speaks SQL through them, values always bound. Errors of SQLite become quoth::Error(storage), or Error(io) where the
// operating system refused (no file, no permission, disk full).
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

struct sqlite3;
struct sqlite3_stmt;

namespace quoth::graph {

class Query;

class Database {
 public:
  enum class Mode { read, write, create };

  // `read` on a folder that cannot be written opens the file as immutable, so that a read-only disk can be read.
  Database(const std::filesystem::path& path, Mode mode);

  // Runs statements that give no rows and take no values.
  void run(const char* sql);

  // A prepared statement, reset and unbound; compiled once a connection. `sql` must be a literal or live as long as the
  // connection: it is the key of the cache. Taken while in use (a nested cursor), it is compiled anew.
  Query query(const char* sql);
  Query query_once(const std::string& sql);

  std::int64_t last_key() const noexcept;
  std::int64_t changes() const noexcept;
  sqlite3* handle() const noexcept { return handle_.get(); }
  const std::filesystem::path& path() const noexcept { return path_; }

  // Throws the Error for SQLite's `code`; `doing` begins the message: "cannot read", "cannot write".
  [[noreturn]] void fail(int code, const char* doing = "cannot use") const;

 private:
  friend class Query;
  struct Close {
    void operator()(sqlite3* handle) const noexcept;
  };
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const noexcept;
  };
  using Compiled = std::unique_ptr<sqlite3_stmt, Finalize>;

  Compiled compile(std::string_view sql, bool persistent);

  std::filesystem::path path_;
  std::unique_ptr<sqlite3, Close> handle_;
  std::unordered_map<const char*, Compiled> idle_;
};

// One run of a prepared statement; gives it back to its Database when destroyed. Bind in the order of the question
// marks.
//
//   Query rows = database.query("SELECT key, id FROM document WHERE uri = ?");
//   rows.bind(uri);
//   while (rows.step()) use(rows.integer(0), rows.text(1));
class Query {
 public:
  ~Query();
  Query(Query&& other) noexcept;
  Query& operator=(Query&& other) noexcept;

  Query& bind(std::int64_t value);
  Query& bind(int value) { return bind(static_cast<std::int64_t>(value)); }
  Query& bind(std::uint32_t value) { return bind(static_cast<std::int64_t>(value)); }
  Query& bind(bool value) { return bind(static_cast<std::int64_t>(value)); }
  Query& bind(double value);
  Query& bind(std::string_view value);  // copied
  Query& bind(const std::string& value) { return bind(std::string_view(value)); }
  Query& bind(const char* value) { return bind(std::string_view(value)); }
  Query& bind_null();
  Query& bind_text_or_null(std::string_view value) { return value.empty() ? bind_null() : bind(value); }
  Query& bind_key_or_null(std::int64_t key) { return key == 0 ? bind_null() : bind(key); }
  Query& bind_blob(std::string_view bytes);

  template <class... Values>
  Query& with(const Values&... values) {
    (bind(values), ...);
    return *this;
  }

  // True with a row; false at the end.
  bool step();
  // Runs a statement without rows to its end and makes it ready for the next values.
  void run();
  void reset();

  // Columns count from 0. Text and blobs are valid until the next step.
  std::int64_t integer(int column) const noexcept;
  double real(int column) const noexcept;
  std::string_view text(int column) const noexcept;  // empty for NULL
  std::string_view blob(int column) const noexcept;
  bool is_null(int column) const noexcept;
  std::string string(int column) const { return std::string(text(column)); }
  std::uint32_t unsigned_integer(int column) const noexcept { return static_cast<std::uint32_t>(integer(column)); }

 private:
  friend class Database;
  Query(Database* database, const char* key, Database::Compiled compiled)
      : database_(database), key_(key), compiled_(std::move(compiled)) {}
  void give_back() noexcept;
  void check(int code, const char* doing);

  Database* database_;
  const char* key_;  // null for one that is not kept
  Database::Compiled compiled_;
  int bound_ = 0;
};

// Begins at once as a writer; rolls back when destroyed without `commit`.
class Transaction {
 public:
  explicit Transaction(Database& database);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  void commit();

 private:
  Database& database_;
  bool open_ = true;
};

}  // namespace quoth::graph
