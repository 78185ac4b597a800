// SPDX-License-Identifier: Apache-2.0
#include "extract/language/decoder.h"

namespace quoth::extract::language {

Decoder::Decoder(const DecoderWeights& weights, const Kernels& kernels) : weights_(&weights), kernels_(&kernels) {}

void Decoder::reduce(const float* vectors, std::size_t count, float* reduced) const {
  kernels_->dense(vectors, kWidth, count, kWidth, weights_->reduction, weights_->reduction_bias, kHidden, reduced,
                  kHidden);
}

void Decoder::begin_document(const float* reduced, std::size_t count) {
  const std::size_t width = weights_->features * kStateWidth;
  products_.ensure(count * width);
  kernels_->dense(reduced, kHidden, count, kHidden, weights_->products, nullptr, width, products_.data(), width);
}

}  // namespace quoth::extract::language
