// SPDX-License-Identifier: Apache-2.0
// The file that holds a language model: named sections of bytes behind a table of contents, made by
// quoth-convert-model, mapped read-only. Knows nothing of what the sections mean.
//
// Layout, all numbers little-endian:
//   Header    magic "quothmdl", format version, number of sections, size of the file, checksum of header and table
//   Entry[n]  name, offset from the file's start (a multiple of 64), size, XXH3-64 of the section's bytes
//   sections  padded with zeros to multiples of 64 bytes, so that vectors can be loaded aligned
#pragma once

#include "graph/mapped_file.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace quoth::extract::language {

namespace model_layout {

constexpr char kMagic[8] = {'q', 'u', 'o', 't', 'h', 'm', 'd', 'l'};
// Raise with every change of a section's meaning: a file of another version is refused.
constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kAlignment = 64;

struct Header {
  char magic[8];
  std::uint32_t version;
  std::uint32_t sections;
  std::uint64_t file_size;
  std::uint64_t checksum;  // XXH3-64 of the header with this field zero, then the table
};

struct Entry {
  char name[48];  // ends in a zero byte
  std::uint64_t offset;
  std::uint64_t size;
  std::uint64_t checksum;
};

// The checksum that belongs into `header`.
std::uint64_t checksum_of(Header header, std::span<const Entry> table);
std::uint64_t checksum_of(std::span<const std::byte> bytes);

}  // namespace model_layout

class ModelFile {
 public:
  // Checks every byte (about 3 ms for 30 MB). Throws Error(io) where the file cannot be read, Error(format) where it is
  // no model, cut, damaged or of another version; the message says how to make a new one.
  explicit ModelFile(const std::filesystem::path& file);

  // Views into the mapped file, valid as long as this object. Throw Error(format) where there is no such section or
  // its size is no multiple of T's.
  std::span<const std::byte> section(std::string_view name) const;
  std::string_view text(std::string_view name) const;
  template <typename T>
  std::span<const T> array(std::string_view name) const {
    static_assert(std::is_trivially_copyable_v<T> && alignof(T) <= model_layout::kAlignment);
    const std::span<const std::byte> bytes = section(name);
    if (bytes.size() % sizeof(T) != 0) refuse("section " + std::string(name) + " has a wrong size");
    return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
  }
  // The same, of exactly `count` elements.
  template <typename T>
  std::span<const T> array(std::string_view name, std::size_t count) const {
    const std::span<const T> values = array<T>(name);
    if (values.size() != count) refuse("section " + std::string(name) + " has a wrong size");
    return values;
  }
  // A text section's lines; the last one ends in a newline too.
  std::vector<std::string_view> lines(std::string_view name) const;

  // Throws Error(format) with `reason`, the file's name and what to do.
  [[noreturn]] void refuse(const std::string& reason) const;

 private:
  void read_table();

  std::string name_;
  MappedFile file_;
  std::map<std::string_view, std::span<const std::byte>> sections_;
};

}  // namespace quoth::extract::language
