// SPDX-License-Identifier: Apache-2.0
// Articles from files, and the pieces of a path that matter to them.
#pragma once

#include "extract/input.h"

#include <filesystem>

namespace quoth::extract::reader {

// The bytes of `path`, its uri as given. Throws Error(io) where it is missing, a directory or unreadable, Error(input)
// where it is empty, Error(limit) where it is larger than kMaximumBytes (of which no more is read).
Input read_file(const std::filesystem::path& path);

}  // namespace quoth::extract::reader
