// SPDX-License-Identifier: Apache-2.0
// One writer a database: a lock file beside it, locked by the system (so it falls with its process) and holding who
// writes, for the message to the one who waits. SQLite's own lock stays the one that protects the data.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>

namespace quoth::graph {

class WriterLock {
 public:
  // Waits up to `wait`, then throws Error(storage): "… is being written by process 12 (quoth add articles/)".
  // Error(io) where the lock file cannot be made.
  WriterLock(const std::filesystem::path& database, const std::string& purpose, std::chrono::milliseconds wait);
  ~WriterLock();
  WriterLock(WriterLock&& other) noexcept;
  WriterLock& operator=(WriterLock&&) = delete;

 private:
  std::filesystem::path path_;
  int file_ = -1;
};

}  // namespace quoth::graph
