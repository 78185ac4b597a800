// SPDX-License-Identifier: Apache-2.0
#include "extract/language/convert/model_file_writer.h"

#include "extract/language/model_file.h"
#include "graph/error.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

#include <unistd.h>

namespace quoth::extract::language {
namespace {

using namespace model_layout;

std::size_t aligned(std::size_t size) {
  return (size + kAlignment - 1) / kAlignment * kAlignment;
}

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

}  // namespace

void ModelFileWriter::add(std::string_view name, std::span<const std::byte> bytes) {
  if (name.size() >= sizeof Entry::name ||
      !sections_.try_emplace(std::string(name), bytes.begin(), bytes.end()).second) {
    throw Error(ErrorKind::internal, "bad name of a model section: " + std::string(name));
  }
}

void ModelFileWriter::add_text(std::string_view name, std::string_view text) {
  add(name, std::as_bytes(std::span<const char>(text)));
}

void ModelFileWriter::add_lines(std::string_view name, std::span<const std::string> lines) {
  std::string text;
  for (const std::string& line : lines) text += line + '\n';
  add_text(name, text);
}

void ModelFileWriter::write(const std::filesystem::path& file) const {
  Header header{};
  std::memcpy(header.magic, kMagic, sizeof kMagic);
  header.version = kVersion;
  header.sections = static_cast<std::uint32_t>(sections_.size());
  std::vector<Entry> table;
  std::size_t offset = aligned(sizeof header + sections_.size() * sizeof(Entry));
  for (const auto& [name, bytes] : sections_) {
    Entry entry{};
    std::memcpy(entry.name, name.data(), name.size());
    entry.offset = offset;
    entry.size = bytes.size();
    entry.checksum = checksum_of(bytes);
    table.push_back(entry);
    offset += aligned(bytes.size());
  }
  header.file_size = offset;
  header.checksum = checksum_of(header, table);
  std::vector<std::byte> whole(offset);
  std::memcpy(whole.data(), &header, sizeof header);
  std::memcpy(whole.data() + sizeof header, table.data(), table.size() * sizeof(Entry));
  std::size_t next = 0;
  for (const auto& [name, bytes] : sections_) {
    std::copy(bytes.begin(), bytes.end(), whole.begin() + static_cast<std::ptrdiff_t>(table[next++].offset));
  }
  write_whole_file(file, whole);
}

void write_whole_file(const std::filesystem::path& file, std::span<const std::byte> bytes) {
  const std::filesystem::path temporary = file.string() + ".part";
  std::unique_ptr<std::FILE, CloseFile> out(std::fopen(temporary.c_str(), "wb"));
  if (!out) throw io_error("cannot write " + temporary.string(), errno);
  bool good = std::fwrite(bytes.data(), 1, bytes.size(), out.get()) == bytes.size();
  good = good && std::fflush(out.get()) == 0 && ::fsync(::fileno(out.get())) == 0;
  good = std::fclose(out.release()) == 0 && good;
  good = good && std::rename(temporary.c_str(), file.c_str()) == 0;
  if (!good) {
    const int reason = errno;
    std::remove(temporary.c_str());
    throw io_error("cannot write " + file.string(), reason);
  }
}

}  // namespace quoth::extract::language
