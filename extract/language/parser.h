// SPDX-License-Identifier: Apache-2.0
// The dependency parser: greedy, one move after the other, each the best-scored valid one.
#pragma once

#include "extract/language/decoder.h"
#include "extract/language/parse_state.h"
#include "extract/language/parse_tree.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace quoth::extract::language {

class Parser {
 public:
  Parser(const DecoderWeights& weights, const Kernels& kernels);  // which outlive it

  const Decoder& decoder() const { return decoder_; }

  // The tree over a document of is_space.size() tokens with these reduced vectors (Decoder::reduce). Labels are views
  // into the model. Cost: about two scored moves a token.
  void parse(const float* reduced, const std::vector<std::uint8_t>& is_space, ParseTree& tree);

 private:
  std::size_t best_move(unsigned valid);

  const DecoderWeights* weights_;
  const Kernels* kernels_;
  Decoder decoder_;
  ParseState state_;
  std::vector<Action> actions_;  // of the moves
  AlignedFloats biases_;         // for each set of valid actions, the moves' biases, minus infinity for invalid ones
};

}  // namespace quoth::extract::language
