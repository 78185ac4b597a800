// SPDX-License-Identifier: Apache-2.0
#include "graph/store/writer_lock.h"

#include "graph/error.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <thread>
#include <utility>

namespace quoth::graph {
namespace {

constexpr std::chrono::milliseconds kPause{20};

// True where the file that is open still is the one at `path`: its last holder removes it.
bool is_still_at(int file, const std::filesystem::path& path) {
  struct stat open_file {};
  struct stat named {};
  return ::fstat(file, &open_file) == 0 && ::stat(path.c_str(), &named) == 0 && open_file.st_ino == named.st_ino &&
         open_file.st_dev == named.st_dev;
}

// A descriptor that holds the lock, or -1 while somebody else does.
int try_lock(const std::filesystem::path& path) {
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (file < 0) throw io_error("cannot write beside the database", errno, {path.string(), 0, 0});
  if (::flock(file, LOCK_EX | LOCK_NB) == 0 && is_still_at(file, path)) return file;
  ::close(file);
  return -1;
}

std::string holder_of(const std::filesystem::path& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return "another process";
  char text[512];
  const ssize_t size = ::read(file, text, sizeof text);
  ::close(file);
  return size > 0 ? std::string(text, static_cast<std::size_t>(size)) : "another process";
}

void write_holder(int file, const std::string& purpose) {
  const std::string holder =
      fmt::format("process {}{}{}{}", ::getpid(), purpose.empty() ? "" : " (", purpose, purpose.empty() ? "" : ")");
  // The text only helps the one who waits: a full disk must not keep us from reading on.
  if (::ftruncate(file, 0) != 0 || ::pwrite(file, holder.data(), holder.size(), 0) < 0) return;
}

}  // namespace

WriterLock::WriterLock(const std::filesystem::path& database, const std::string& purpose,
                       std::chrono::milliseconds wait)
    : path_(database.string() + "-writer") {
  const auto until = std::chrono::steady_clock::now() + wait;
  while ((file_ = try_lock(path_)) < 0) {
    if (std::chrono::steady_clock::now() >= until) {
      throw Error(ErrorKind::storage,
                  fmt::format("the database is being written by {}; waited {:.1f} s", holder_of(path_),
                              static_cast<double>(wait.count()) / 1000),
                  {database.string(), 0, 0});
    }
    std::this_thread::sleep_for(kPause);
  }
  write_holder(file_, purpose);
}

WriterLock::~WriterLock() {
  if (file_ < 0) return;
  ::unlink(path_.c_str());
  ::close(file_);
}

WriterLock::WriterLock(WriterLock&& other) noexcept
    : path_(std::move(other.path_)), file_(std::exchange(other.file_, -1)) {}

}  // namespace quoth::graph
