// SPDX-License-Identifier: Apache-2.0
#include "extract/language/model_file.h"

#include "graph/error.h"

#include <cstring>

#include <xxhash.h>
#if defined(__x86_64__) && __has_include(<xxh_x86dispatch.h>)
#include <xxh_x86dispatch.h>  // the same hash with the widest vectors there are: 32 MB are hashed at each start
#endif

namespace quoth::extract::language {
namespace model_layout {

std::uint64_t checksum_of(Header header, std::span<const Entry> table) {
  header.checksum = 0;
  std::vector<std::byte> bytes(sizeof header + table.size_bytes());
  std::memcpy(bytes.data(), &header, sizeof header);
  if (!table.empty()) std::memcpy(bytes.data() + sizeof header, table.data(), table.size_bytes());
  return checksum_of(bytes);
}

std::uint64_t checksum_of(std::span<const std::byte> bytes) {
  return XXH3_64bits(bytes.data(), bytes.size());
}

}  // namespace model_layout

ModelFile::ModelFile(const std::filesystem::path& file) : name_(file.string()), file_(file) {
  read_table();
}

void ModelFile::read_table() {
  using namespace model_layout;
  const std::span<const std::byte> bytes = file_.bytes();
  Header header{};
  if (bytes.size() < sizeof header) refuse("it is too short to be a language model");
  std::memcpy(&header, bytes.data(), sizeof header);
  if (std::memcmp(header.magic, kMagic, sizeof kMagic) != 0) refuse("it is not a language model");
  if (header.version != kVersion) {
    refuse("it has format version " + std::to_string(header.version) + ", this program reads version " +
           std::to_string(kVersion));
  }
  if (header.file_size != bytes.size()) {
    refuse("it has " + std::to_string(bytes.size()) + " bytes instead of " + std::to_string(header.file_size));
  }
  if (header.sections > (bytes.size() - sizeof header) / sizeof(Entry)) refuse("its table of contents is damaged");
  const std::span<const Entry> table(reinterpret_cast<const Entry*>(bytes.data() + sizeof header), header.sections);
  if (checksum_of(header, table) != header.checksum) refuse("its table of contents is damaged");
  for (const Entry& entry : table) {
    const std::string_view name(entry.name, ::strnlen(entry.name, sizeof entry.name));
    if (entry.offset % kAlignment != 0 || entry.offset > bytes.size() || entry.size > bytes.size() - entry.offset) {
      refuse("its section " + std::string(name) + " lies outside the file");
    }
    const std::span<const std::byte> section = bytes.subspan(entry.offset, entry.size);
    if (checksum_of(section) != entry.checksum) refuse("its section " + std::string(name) + " is damaged");
    sections_.emplace(name, section);
  }
}

std::span<const std::byte> ModelFile::section(std::string_view name) const {
  const auto found = sections_.find(name);
  if (found == sections_.end()) refuse("it has no section " + std::string(name));
  return found->second;
}

std::string_view ModelFile::text(std::string_view name) const {
  const std::span<const std::byte> bytes = section(name);
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::vector<std::string_view> ModelFile::lines(std::string_view name) const {
  std::vector<std::string_view> lines;
  for (std::string_view rest = text(name); !rest.empty();) {
    const std::size_t end = rest.find('\n');
    if (end == std::string_view::npos) refuse("section " + std::string(name) + " ends within a line");
    lines.push_back(rest.substr(0, end));
    rest.remove_prefix(end + 1);
  }
  return lines;
}

void ModelFile::refuse(const std::string& reason) const {
  throw Error(
      ErrorKind::format,
      "cannot use this language model: " + reason + "; build it anew with `./dev build` or give another by --model",
      {name_});
}

}  // namespace quoth::extract::language
