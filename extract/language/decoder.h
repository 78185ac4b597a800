// SPDX-License-Identifier: Apache-2.0
// The network that scores the moves of the parser or of the name finder. A token's vector is reduced to 64 numbers and
// multiplied, once a token, by a matrix for each feature; a state adds up the products of its features' tokens.
#pragma once

#include "extract/language/aligned_floats.h"
#include "extract/language/network_weights.h"

#include <cstddef>
#include <vector>

namespace quoth::extract::language {

class Decoder {
 public:
  Decoder(const DecoderWeights& weights, const Kernels& kernels);  // which outlive it

  // Token vectors of 96 to vectors of 64.
  void reduce(const float* vectors, std::size_t count, float* reduced) const;

  // Begins a document of `count` tokens with these reduced vectors, which stay valid until the next one.
  void begin_document(const float* reduced, std::size_t count);

  // What feature `feature` of a state adds: the product of `token`, or the stand-in for no token where it is negative.
  // 128 floats, valid until the next document.
  const float* term(std::size_t feature, std::ptrdiff_t token) const {
    if (token < 0) return weights_->missing + feature * kStateWidth;
    return products_.data() + (static_cast<std::size_t>(token) * weights_->features + feature) * kStateWidth;
  }

 private:
  const DecoderWeights* weights_;
  const Kernels* kernels_;
  AlignedFloats products_;
};

}  // namespace quoth::extract::language
