// SPDX-License-Identifier: Apache-2.0
// A file mapped into memory, read-only. Knows nothing of what is in it.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

namespace quoth::extract::language {

class MappedFile {
 public:
  // Throws Error(io) where the file cannot be opened, is no regular file or cannot be mapped. An empty file maps to an
  // empty span. Cutting the file short while it is mapped is not defended against.
  explicit MappedFile(const std::filesystem::path& file);
  ~MappedFile();
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;

  std::span<const std::byte> bytes() const noexcept { return bytes_; }  // valid as long as this object, moved or not

 private:
  std::span<const std::byte> bytes_;
};

}  // namespace quoth::extract::language
