// SPDX-License-Identifier: Apache-2.0
// The moves of the parser and of the name finder, in the order of their networks' output rows.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace quoth::extract::language {

struct Move {
  int action = 0;
  std::string label;
};

// `bytes` is the content of parser/moves or ner/moves. Actions ascend; within one, labels descend by frequency, then by
// name. Throws Error(format).
std::vector<Move> read_moves(const std::string& bytes, std::string_view what);

}  // namespace quoth::extract::language
