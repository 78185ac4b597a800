// SPDX-License-Identifier: Apache-2.0
#include "extract/language/decoder.h"

#include <algorithm>

namespace quoth::extract::language {

Decoder::Decoder(const DecoderWeights& weights, const Kernels& kernels, std::size_t eager)
    : weights_(&weights),
      kernels_(&kernels),
      eager_(eager),
      products_(kKept * eager * kStateWidth),
      singles_(weights.features * kStateWidth) {}

void Decoder::reduce(const float* vectors, std::size_t count, float* reduced) const {
  kernels_->dense(vectors, kWidth, count, kWidth, weights_->reduction, weights_->reduction_bias, kHidden, reduced,
                  kHidden);
}

void Decoder::begin_document(const float* reduced, std::size_t count) {
  reduced_ = reduced;
  count_ = static_cast<std::ptrdiff_t>(count);
  computed_ = 0;
  single_tokens_.assign(weights_->features, -1);
}

void Decoder::compute_next() {
  const std::size_t width = eager_ * kStateWidth;
  const auto rows = static_cast<std::size_t>(std::min(kAtOnce, count_ - computed_));
  kernels_->dense(reduced_ + computed_ * kHidden, kHidden, rows, kHidden, weights_->products, nullptr, width,
                  products_.data() + static_cast<std::size_t>(computed_ % kKept) * width, width);
  computed_ += static_cast<std::ptrdiff_t>(rows);
}

const float* Decoder::single(std::size_t feature, std::ptrdiff_t token) {
  float* out = singles_.data() + feature * kStateWidth;
  if (single_tokens_[feature] == token) return out;
  single_tokens_[feature] = token;
  kernels_->dense(reduced_ + token * kHidden, kHidden, 1, kHidden, weights_->products + feature * kStateWidth * kHidden,
                  nullptr, kStateWidth, out, kStateWidth);
  return out;
}

}  // namespace quoth::extract::language
