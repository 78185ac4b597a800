// SPDX-License-Identifier: Apache-2.0
#include "export/output_file.h"

#include "graph/error.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace quoth::exporters {
namespace {

constexpr std::size_t kBufferBytes = 1 << 16;

// The permissions that a new file at `path` gets: the old file's, else what the process's mask leaves.
mode_t permissions_for(const std::filesystem::path& path) {
  struct stat old = {};
  if (::stat(path.c_str(), &old) == 0) return old.st_mode & 07777;
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666 & ~mask;
}

// Follows a symbolic link to the file that it names, so that the link stays a link.
std::filesystem::path resolve(const std::filesystem::path& path) {
  std::error_code ignored;
  const std::filesystem::path target = std::filesystem::canonical(path, ignored);
  return ignored ? path : target;
}

}  // namespace

void make_folder(const std::filesystem::path& folder) {
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  if (failed) throw Error(ErrorKind::io, "cannot make the folder " + folder.string() + ": " + failed.message());
}

OutputFile::OutputFile(std::filesystem::path path) : path_(std::move(path)) {
  buffer_.reserve(kBufferBytes);
  if (path_ == "-") {
    descriptor_ = STDOUT_FILENO;
    return;
  }
  path_ = resolve(path_);
  std::error_code ignored;
  const auto status = std::filesystem::status(path_, ignored);
  if (std::filesystem::is_directory(status)) throw Error(ErrorKind::io, path_.string() + " is a directory");
  if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status)) {
    descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor_ < 0) fail("cannot open");
  } else {
    open_temporary();
  }
}

void OutputFile::open_temporary() {
  std::string name = path_.string() + ".XXXXXX";
  descriptor_ = ::mkostemp(name.data(), O_CLOEXEC);
  if (descriptor_ < 0) fail("cannot write");
  temporary_ = name;
  ::fchmod(descriptor_, permissions_for(path_));
}

OutputFile::~OutputFile() {
  if (descriptor_ >= 0 && descriptor_ != STDOUT_FILENO) ::close(descriptor_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void OutputFile::write(std::string_view bytes) {
  if (buffer_.size() + bytes.size() > kBufferBytes) flush();
  buffer_ += bytes;
}

void OutputFile::flush() {
  std::string_view rest = buffer_;
  while (!rest.empty()) {
    const ssize_t written = ::write(descriptor_, rest.data(), rest.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail("cannot write");
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
  buffer_.clear();
}

void OutputFile::settle() {
  if (descriptor_ < 0) return;
  flush();
  if (descriptor_ == STDOUT_FILENO) return;
  if (!temporary_.empty() && ::fsync(descriptor_) != 0) fail("cannot write");
  const int closing = descriptor_;
  descriptor_ = -1;
  if (::close(closing) != 0) fail("cannot write");
}

void OutputFile::finish() {
  settle();
  if (temporary_.empty()) return;
  if (::rename(temporary_.c_str(), path_.c_str()) != 0) fail("cannot replace");
  temporary_.clear();
}

void OutputFile::fail(const char* what) const {
  const int number = errno;
  const std::string name = path_ == "-" ? "standard output" : path_.string();
  throw io_error(std::string(what) + ' ' + name, number);
}

}  // namespace quoth::exporters
