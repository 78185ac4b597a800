// SPDX-License-Identifier: Apache-2.0
// A dependency tree over a document's tokens, and what is done to it when the parser is through: roots, sentence
// starts, and the non-projective arcs that the parser encoded in labels `X||Y`. Knows nothing of the parser.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace quoth::extract::language {

struct ParseTree {
  std::vector<std::int32_t> heads;  // a token's own index at a root
  std::vector<std::string_view> labels;
  std::vector<std::uint8_t> sentence_starts;
};

// Gives every token without a head (-1) itself and the label ROOT, lifts the arcs with labels `X||Y` to the head that
// they name, and marks the sentence starts. `is_space` tells of each token whether it is white space: no arc is lifted
// to such a one. Cost: linear for each of a few passes.
void finish_tree(ParseTree& tree, const std::vector<std::uint8_t>& is_space);

}  // namespace quoth::extract::language
