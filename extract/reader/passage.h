// SPDX-License-Identifier: Apache-2.0
// A text cut into passages – lines, or paragraphs where a text is wrapped at a fixed width – and what can be seen of
// each from outside: how long it is, how it ends, of what it is made. Says nothing about what a passage is (blocks.h).
#pragma once

#include "graph/model.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace quoth::extract::reader {

struct Passage {
  graph::Span span;  // code points, half-open, without white space around
  std::size_t begin_byte = 0;
  std::size_t end_byte = 0;
  bool gap_before = false;     // an empty line, or the text's beginning, lies before
  std::uint32_t words = 0;     // runs of letters and digits
  std::uint32_t capitals = 0;  // words that begin with a capital letter
  std::uint32_t letters = 0;
  std::uint32_t digits = 0;
  std::uint32_t bars = 0;     // '|', '›', '»', '·', '•' between spaces: what navigation is parted by
  bool sentence_end = false;  // ends in . ! ? or … with or without a quotation mark or bracket after
  bool quotation = false;     // holds a double quotation mark
  bool bullet = false;        // begins with a list's mark or number

  std::string_view of(std::string_view text) const { return text.substr(begin_byte, end_byte - begin_byte); }
};

// The passages of `text` (valid UTF-8) in order; together they hold all of it but white space. Lines that were wrapped
// at a width (each as long as it could be before the next word) are joined up to the next empty line. Cost: linear.
std::vector<Passage> passages_of(std::string_view text);

}  // namespace quoth::extract::reader
