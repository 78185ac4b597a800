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
  // Weights and kernels outlive it. Of the features, the products of the first `eager` are worked out for each token
  // as it is reached, those of the others when they are asked for: worth it where that is seldom.
  Decoder(const DecoderWeights& weights, const Kernels& kernels, std::size_t eager);

  // Token vectors of 96 to vectors of 64.
  void reduce(const float* vectors, std::size_t count, float* reduced) const;

  // Begins a document of `count` tokens with these reduced vectors, which stay valid until the next one.
  void begin_document(const float* reduced, std::size_t count);

  // To be called before `term` is asked for a token beyond all earlier ones. Cost: the products of the next few tokens.
  void reach(std::ptrdiff_t token) {
    while (token >= computed_) compute_next();
  }

  // What feature `feature` of a state adds: the product of `token`, or the stand-in for no token where it is negative.
  // 128 floats, valid until a token is reached or the same feature is asked again. Cost: none for eager features of the
  // last 256 tokens reached; 8192 multiplications otherwise, once while the same token is asked for.
  const float* term(std::size_t feature, std::ptrdiff_t token) {
    if (token < 0) return weights_->missing + feature * kStateWidth;
    if (feature >= eager_ || token < computed_ - kKept) return single(feature, token);
    return products_.data() + (static_cast<std::size_t>(token % kKept) * eager_ + feature) * kStateWidth;
  }

 private:
  // So that memory stays small and close, however long the document, only the products of the last tokens are kept.
  static constexpr std::ptrdiff_t kKept = 256;
  static constexpr std::ptrdiff_t kAtOnce = 64;
  static_assert(kKept % kAtOnce == 0);

  void compute_next();
  const float* single(std::size_t feature, std::ptrdiff_t token);

  const DecoderWeights* weights_;
  const Kernels* kernels_;
  std::size_t eager_;
  const float* reduced_ = nullptr;
  std::ptrdiff_t count_ = 0;
  std::ptrdiff_t computed_ = 0;                // tokens whose products were computed
  AlignedFloats products_;                     // [token modulo kKept][eager feature][128]
  AlignedFloats singles_;                      // [feature][128]
  std::vector<std::ptrdiff_t> single_tokens_;  // whose products stand there; -1 for none
};

}  // namespace quoth::extract::language
