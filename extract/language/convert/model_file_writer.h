// SPDX-License-Identifier: Apache-2.0
// Writes the file that model_file.h reads. Knows nothing of what the sections mean.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace quoth::extract::language {

class ModelFileWriter {
 public:
  // Names have at most 47 bytes and are used once; anything else throws Error(internal). The bytes are copied.
  void add(std::string_view name, std::span<const std::byte> bytes);
  void add_text(std::string_view name, std::string_view text);
  void add_lines(std::string_view name, std::span<const std::string> lines);  // no line holds a newline
  template <typename T>
  void add_array(std::string_view name, const std::vector<T>& values) {
    add(name, std::as_bytes(std::span<const T>(values)));
  }

  // Sections in order of name: the same sections give the same bytes. Written beside `file`, flushed, renamed. Throws
  // Error(io) and leaves what was there.
  void write(const std::filesystem::path& file) const;

 private:
  std::map<std::string, std::vector<std::byte>, std::less<>> sections_;
};

// Writes `bytes` to a temporary file beside `file`, flushes it to the disk and renames it. Throws Error(io).
void write_whole_file(const std::filesystem::path& file, std::span<const std::byte> bytes);

}  // namespace quoth::extract::language
