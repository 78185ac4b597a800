// SPDX-License-Identifier: Apache-2.0
// Bytes of any common encoding to valid UTF-8. Must not know what the text says; whoever knows a declared encoding
// (an HTML page's) hands its name in.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace quoth::extract::reader {

// A longer article is refused: memory and time are linear in the longest document.
inline constexpr std::size_t kMaximumBytes = std::size_t{16} << 20;

// What a refusal of more says: the limit, and what to do.
std::string too_large();

struct Decoded {
  std::string text;      // valid UTF-8 without NUL; a byte order mark of UTF-8 stays, so that offsets are the file's
  std::string encoding;  // "UTF-8", "UTF-16LE", "windows-1252", …: what the bytes were taken for
  std::size_t replaced = 0;    // sequences that mean nothing in that encoding, each one U+FFFD now
  std::size_t first_byte = 0;  // where the first of them began, in bytes of the input
};

// Order of belief: byte order mark, valid UTF-8, zero bytes of UTF-16, `declared`, mostly valid UTF-8, windows-1252
// (the superset of Latin-1). Throws Error(limit) above kMaximumBytes, Error(input) for what is binary: magic numbers of
// formats, many control characters. Empty bytes give an empty text. Cost: linear.
Decoded decode(std::string_view bytes, std::string_view declared = {});

}  // namespace quoth::extract::reader
