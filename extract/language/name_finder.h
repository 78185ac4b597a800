// SPDX-License-Identifier: Apache-2.0
// Names of persons, places, organizations, dates … as spans of tokens: one move a token from left to right, each the
// best-scored valid one (begin, in, last, unit, out).
// G. Lample et al., Neural Architectures for Named Entity Recognition, 2016, for the transition-based view.
#pragma once

#include "extract/language/decoder.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace quoth::extract::language {

struct NameTag {
  std::string_view label;  // empty outside names
  char iob = 'O';
};

class NameFinder {
 public:
  NameFinder(const DecoderWeights& weights, const Kernels& kernels);  // which outlive it

  const Decoder& decoder() const { return decoder_; }

  // The tags of a document of is_space.size() tokens with these reduced vectors. No name goes over a sentence start,
  // and none begins at white space. Labels are views into the model.
  void find(const float* reduced, const std::vector<std::uint8_t>& is_space,
            const std::vector<std::uint8_t>& sentence_starts, std::vector<NameTag>& tags);

 private:
  std::size_t best_move(const float* bias, std::size_t token, std::ptrdiff_t start);

  const DecoderWeights* weights_;
  const Kernels* kernels_;
  Decoder decoder_;
  AlignedFloats biases_;  // for each set of moves, minus infinity for those not in it
};

}  // namespace quoth::extract::language
