// SPDX-License-Identifier: Apache-2.0
// UTF-8 by code points: the parts of a text that records point at, repair of what is not UTF-8, shortening for display.
#pragma once

#include "graph/model.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace quoth::exporters {

// `text` with every malformed byte sequence replaced by U+FFFD; well-formed text comes back as it is.
std::string valid_utf8(std::string_view text);

// At most `limit` code points: the text, or its beginning, cut after a word where one ends near, and "…".
std::string shortened(std::string_view text, std::size_t limit);

// `text` with each run of blanks, line ends and control characters made one blank, none at the ends.
std::string one_line(std::string_view text);

// Calls `take` with each code point of well-formed UTF-8 `text` and the bytes that spell it.
template <class Take>
void for_each_code_point(std::string_view text, Take take);

// A text addressed by code points. Slicing costs at most 64 steps; building it, one pass.
class CodePointText {
 public:
  explicit CodePointText(std::string text = {});

  // The words of `span`, which is cut at the text's end. The view points into this object.
  std::string_view slice(graph::Span span) const;
  std::uint32_t size() const noexcept { return size_; }

 private:
  std::size_t byte_of(std::uint32_t code_point) const;

  std::string text_;
  std::vector<std::size_t> every_64th_;  // the byte where code point 64·i begins
  std::uint32_t size_ = 0;
};

template <class Take>
void for_each_code_point(std::string_view text, Take take) {
  for (std::size_t at = 0; at < text.size();) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    const std::string_view bytes = text.substr(at, length);
    char32_t value = length == 1 ? lead : lead & (0x7FU >> length);
    for (const char byte : bytes.substr(1)) value = value << 6 | (static_cast<unsigned char>(byte) & 0x3FU);
    take(value, bytes);
    at += bytes.size();
  }
}

}  // namespace quoth::exporters
