// SPDX-License-Identifier: Apache-2.0
// Writing a snapshot so that no reader ever sees half of one.
#include "graph/error.h"
#include "graph/view/snapshot_builder.h"
#include "graph/view/snapshot_layout.h"
#include "graph/view/snapshot_seal.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace quoth::graph::view {
namespace {

// A file under a temporary name; gone unless commit() was reached.
class NewFile {
 public:
  explicit NewFile(const std::filesystem::path& path)
      : path_(path),
        temporary_(path.string() + ".new-" + std::to_string(::getpid())),
        descriptor_(::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)) {
    if (descriptor_ < 0) fail("cannot create");
  }
  ~NewFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
    if (!committed_) ::unlink(temporary_.c_str());
  }
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;

  void write(std::span<const std::byte> bytes) {
    while (!bytes.empty()) {
      const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) fail("cannot write");
      bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
  }

  // A file system that keeps no such time only makes the next opening slower.
  void set_time(std::timespec time) {
    const std::timespec times[]{time, time};
    ::futimens(descriptor_, times);
  }

  void commit() {
    if (::fsync(descriptor_) != 0) fail("cannot write");
    if (::rename(temporary_.c_str(), path_.c_str()) != 0) fail("cannot rename");
    committed_ = true;
  }

 private:
  [[noreturn]] void fail(const char* what) const { throw io_error(what, errno, {temporary_, 0, 0}); }

  std::filesystem::path path_;
  std::string temporary_;
  int descriptor_;
  bool committed_ = false;
};

}  // namespace

void write_snapshot(const std::filesystem::path& path, std::span<const std::byte> bytes) {
  SnapshotHeader header;
  std::memcpy(&header, bytes.data(), sizeof header);
  NewFile file(path);
  file.write(bytes);
  file.set_time(seal_of(header.hash));
  file.commit();
}

}  // namespace quoth::graph::view
