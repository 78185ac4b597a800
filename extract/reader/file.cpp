// SPDX-License-Identifier: Apache-2.0
#include "extract/reader/file.h"

#include "extract/reader/decode.h"
#include "graph/error.h"

#include <cerrno>
#include <cstdio>
#include <memory>
#include <system_error>

namespace quoth::extract::reader {
namespace {

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

Input::Type type_of(const std::filesystem::path& path) {
  const std::string extension = path.extension().string();
  return extension == ".html" || extension == ".htm" || extension == ".xhtml" ? Input::Type::html
                                                                              : Input::Type::unknown;
}

}  // namespace

Input read_file(const std::filesystem::path& path) {
  const Place place{path.string(), 0, 0};
  std::error_code code;
  if (std::filesystem::is_directory(path, code))
    throw Error(ErrorKind::io, "this is a directory, not an article", place);
  const std::unique_ptr<std::FILE, CloseFile> file(std::fopen(path.c_str(), "rb"));
  if (!file) throw io_error("cannot open the article", errno, place);
  Input input;
  input.uri = path.string();
  input.type = type_of(path);
  constexpr std::size_t kChunk = std::size_t{1} << 16;
  for (std::size_t size = 0; size <= kMaximumBytes;) {
    input.bytes.resize(size + kChunk);
    const std::size_t read = std::fread(input.bytes.data() + size, 1, kChunk, file.get());
    size += read;
    if (read == kChunk) continue;
    input.bytes.resize(size);
    if (std::ferror(file.get()) != 0) throw io_error("cannot read the article", errno, place);
    if (size == 0) throw Error(ErrorKind::input, "the file is empty", place);
    if (size <= kMaximumBytes) return input;
  }
  throw Error(ErrorKind::limit, too_large(), place);
}

}  // namespace quoth::extract::reader
