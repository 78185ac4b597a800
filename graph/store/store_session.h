// SPDX-License-Identifier: Apache-2.0
// What the parts of the store share: the connection, the lock of a writer, the point in time that is looked at. For the
// files of this folder; everybody else speaks to Store.
#pragma once

#include "graph/store/database.h"
#include "graph/store/store.h"
#include "graph/store/writer_lock.h"

#include <optional>
#include <string>

namespace quoth::graph {

class StoreSession {
 public:
  StoreSession(const std::filesystem::path& path, Access access, const StoreOptions& options);

  Database& database() noexcept { return database_; }
  // SQL that is true for a row `d` of document that is seen: current, or current at `as_of`.
  const std::string& seen() const noexcept { return seen_; }
  // Throws Error(storage) in a store opened for reading.
  void require_writer() const;
  // The value that changes of the running transaction bear.
  std::int64_t next_generation();
  // In a transaction that called next_generation and changed nothing of the content.
  void take_generation_back();

 private:
  std::optional<WriterLock> lock_;  // taken before the database is opened, given back after it is closed
  Database database_;
  Access access_;
  std::string seen_;
};

}  // namespace quoth::graph
