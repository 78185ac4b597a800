// SPDX-License-Identifier: Apache-2.0
// A file that is either written whole or not at all: bytes go to a temporary name beside it, which takes the file's
// place in `finish()`. Without `finish()` – an exception, a full disk – the old file stays as it was. Of several files
// that belong together each is settled before the first is finished: then only a rename is left to fail.
#pragma once

#include "export/byte_sink.h"

#include <filesystem>
#include <string>

namespace quoth::exporters {

// Makes the folder for several files where it is not there. Throws Error(io).
void make_folder(const std::filesystem::path& folder);

class OutputFile : public ByteSink {
 public:
  // "-" is standard output; a device or a pipe is written as it is. Throws Error(io) where the file cannot be made.
  explicit OutputFile(std::filesystem::path path);
  ~OutputFile() override;
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  void write(std::string_view bytes) override;

  // Writes out what is buffered, syncs it to the disk and closes; nothing may be written after. Throws Error(io).
  void settle();

  // Settles where that is not done, renames. Throws Error(io); the temporary file is then removed.
  void finish();

 private:
  void open_temporary();
  void flush();
  [[noreturn]] void fail(const char* what) const;

  std::filesystem::path path_;
  std::filesystem::path temporary_;  // empty where bytes go straight to `path_`
  std::string buffer_;
  int descriptor_ = -1;
};

}  // namespace quoth::exporters
