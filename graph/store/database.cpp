// SPDX-License-Identifier: Apache-2.0
#include "graph/store/database.h"

#include "graph/error.h"

#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>

#include <utility>

namespace quoth::graph {
namespace {

constexpr int kBusyMilliseconds = 10'000;

ErrorKind kind_of(int code) {
  switch (code & 0xff) {
    case SQLITE_IOERR:
    case SQLITE_FULL:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return ErrorKind::io;
    default:
      return ErrorKind::storage;
  }
}

// What to do about it, after SQLite's own words.
const char* advice(int code) {
  switch (code & 0xff) {
    case SQLITE_FULL:
      return "; nothing of this document was kept, what was there before is whole: free space and run again";
    case SQLITE_NOTADB:
      return ": this is no database of quoth";
    case SQLITE_CORRUPT:
      return ": it is damaged; restore a copy, or re-import an export of it";
    case SQLITE_READONLY:
      return ": it, or its folder, cannot be written";
    case SQLITE_BUSY:
      return ": another program is writing to it";
    default:
      return "";
  }
}

std::string uri_of(const std::filesystem::path& path, bool immutable) {
  std::string uri = "file:";
  for (const char letter : path.string()) {
    if (letter == '%' || letter == '?' || letter == '#') {
      uri += fmt::format("%{:02x}", static_cast<unsigned char>(letter));
    } else {
      uri += letter;
    }
  }
  return immutable ? uri + "?immutable=1" : uri;
}

bool folder_is_read_only(const std::filesystem::path& path) {
  const std::filesystem::path folder = path.has_parent_path() ? path.parent_path() : ".";
  return ::access(folder.c_str(), W_OK) != 0 ||
         (::access(path.c_str(), F_OK) == 0 && ::access(path.c_str(), W_OK) != 0);
}

}  // namespace

void Database::Close::operator()(sqlite3* handle) const noexcept {
  sqlite3_close_v2(handle);
}

void Database::Finalize::operator()(sqlite3_stmt* statement) const noexcept {
  sqlite3_finalize(statement);
}

Database::Database(const std::filesystem::path& path, Mode mode) : path_(path) {
  const bool immutable = mode == Mode::read && folder_is_read_only(path) &&
                         !std::filesystem::exists(std::filesystem::path(path.string() + "-wal"));
  int flags = SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX;
  if (mode == Mode::read) flags |= SQLITE_OPEN_READONLY;
  if (mode == Mode::write) flags |= SQLITE_OPEN_READWRITE;
  if (mode == Mode::create) flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(uri_of(path, immutable).c_str(), &handle, flags, nullptr);
  handle_.reset(handle);
  if (code != SQLITE_OK) fail(code, "cannot open");
  sqlite3_extended_result_codes(handle, 1);
  sqlite3_busy_timeout(handle, kBusyMilliseconds);
}

void Database::fail(int code, const char* doing) const {
  const std::string words = handle_ ? sqlite3_errmsg(handle_.get()) : sqlite3_errstr(code);
  throw Error(kind_of(code), fmt::format("{} the database: {}{}", doing, words, advice(code)), {path_.string(), 0, 0});
}

void Database::run(const char* sql) {
  const int code = sqlite3_exec(handle_.get(), sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(code);
}

Database::Compiled Database::compile(std::string_view sql, bool persistent) {
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(handle_.get(), sql.data(), static_cast<int>(sql.size()),
                                      persistent ? SQLITE_PREPARE_PERSISTENT : 0U, &statement, nullptr);
  if (code != SQLITE_OK) fail(code);
  return Compiled(statement);
}

Query Database::query(const char* sql) {
  if (const auto found = idle_.find(sql); found != idle_.end()) {
    Compiled compiled = std::move(found->second);
    idle_.erase(found);
    return {this, sql, std::move(compiled)};
  }
  return {this, sql, compile(sql, true)};
}

Query Database::query_once(const std::string& sql) {
  return {this, nullptr, compile(sql, false)};
}

std::int64_t Database::last_key() const noexcept {
  return sqlite3_last_insert_rowid(handle_.get());
}

std::int64_t Database::changes() const noexcept {
  return sqlite3_changes(handle_.get());
}

Query::~Query() {
  give_back();
}

Query::Query(Query&& other) noexcept
    : database_(other.database_), key_(other.key_), compiled_(std::move(other.compiled_)), bound_(other.bound_) {}

Query& Query::operator=(Query&& other) noexcept {
  if (this != &other) {
    give_back();
    database_ = other.database_;
    key_ = other.key_;
    compiled_ = std::move(other.compiled_);
    bound_ = other.bound_;
  }
  return *this;
}

void Query::give_back() noexcept {
  if (!compiled_) return;
  sqlite3_reset(compiled_.get());
  sqlite3_clear_bindings(compiled_.get());
  if (key_ != nullptr) {
    database_->idle_.try_emplace(key_, std::move(compiled_));
  }
  compiled_.reset();
}

void Query::check(int code, const char* doing) {
  if (code != SQLITE_OK) database_->fail(code, doing);
}

Query& Query::bind(std::int64_t value) {
  check(sqlite3_bind_int64(compiled_.get(), ++bound_, value), "cannot ask");
  return *this;
}

Query& Query::bind(double value) {
  check(sqlite3_bind_double(compiled_.get(), ++bound_, value), "cannot ask");
  return *this;
}

Query& Query::bind(std::string_view value) {
  const char* data = value.data() != nullptr ? value.data() : "";
  check(sqlite3_bind_text64(compiled_.get(), ++bound_, data, value.size(), SQLITE_TRANSIENT, SQLITE_UTF8),
        "cannot ask");
  return *this;
}

Query& Query::bind_null() {
  check(sqlite3_bind_null(compiled_.get(), ++bound_), "cannot ask");
  return *this;
}

Query& Query::bind_blob(std::string_view bytes) {
  const char* data = bytes.data() != nullptr ? bytes.data() : "";
  check(sqlite3_bind_blob64(compiled_.get(), ++bound_, data, bytes.size(), SQLITE_TRANSIENT), "cannot ask");
  return *this;
}

bool Query::step() {
  const int code = sqlite3_step(compiled_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  database_->fail(code, sqlite3_stmt_readonly(compiled_.get()) ? "cannot read" : "cannot write");
}

void Query::run() {
  while (step()) {
  }
  reset();
}

void Query::reset() {
  sqlite3_reset(compiled_.get());
  bound_ = 0;
}

std::int64_t Query::integer(int column) const noexcept {
  return sqlite3_column_int64(compiled_.get(), column);
}

double Query::real(int column) const noexcept {
  return sqlite3_column_double(compiled_.get(), column);
}

std::string_view Query::text(int column) const noexcept {
  const unsigned char* data = sqlite3_column_text(compiled_.get(), column);
  if (data == nullptr) return {};
  return {reinterpret_cast<const char*>(data), static_cast<std::size_t>(sqlite3_column_bytes(compiled_.get(), column))};
}

std::string_view Query::blob(int column) const noexcept {
  const void* data = sqlite3_column_blob(compiled_.get(), column);
  if (data == nullptr) return {};
  return {static_cast<const char*>(data), static_cast<std::size_t>(sqlite3_column_bytes(compiled_.get(), column))};
}

bool Query::is_null(int column) const noexcept {
  return sqlite3_column_type(compiled_.get(), column) == SQLITE_NULL;
}

Transaction::Transaction(Database& database) : database_(database) {
  database_.run("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
  if (open_) sqlite3_exec(database_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit() {
  database_.run("COMMIT");
  open_ = false;
}

}  // namespace quoth::graph
