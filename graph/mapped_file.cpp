// SPDX-License-Identifier: Apache-2.0
#include "graph/mapped_file.h"

#include "graph/error.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace quoth {
namespace {

class Descriptor {
 public:
  explicit Descriptor(const char* path) : value_(::open(path, O_RDONLY | O_CLOEXEC)) {}
  ~Descriptor() {
    if (value_ >= 0) ::close(value_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const noexcept { return value_; }

 private:
  int value_;
};

}  // namespace

MappedFile::MappedFile(const std::filesystem::path& path) {
  const Descriptor file(path.c_str());
  if (file.get() < 0) throw io_error("cannot open", errno, {path.string(), 0, 0});
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) throw io_error("cannot read", errno, {path.string(), 0, 0});
  if (!S_ISREG(status.st_mode)) throw Error(ErrorKind::io, "is not a file", {path.string(), 0, 0});
  size_ = static_cast<std::size_t>(status.st_size);
  if (size_ == 0) return;
  void* address = ::mmap(nullptr, size_, PROT_READ, MAP_SHARED, file.get(), 0);
  if (address == MAP_FAILED) throw io_error("cannot map", errno, {path.string(), 0, 0});
  data_ = static_cast<const std::byte*>(address);
}

MappedFile::~MappedFile() {
  if (data_ != nullptr) ::munmap(const_cast<std::byte*>(data_), size_);
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  return *this;
}

}  // namespace quoth
