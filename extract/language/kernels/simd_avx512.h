// SPDX-License-Identifier: Apache-2.0
// Sixteen floats in one register of AVX-512. For kernels_avx512.cpp only.
#pragma once

#include <cstddef>

#include <immintrin.h>

namespace {

struct Simd {
  using V = __m512;
  static constexpr int kTileRows = 8;   // rows × 3 accumulators of a convolution
  static constexpr int kDenseRows = 6;  // rows × vectors of a dense layer
  static constexpr int kDenseVectors = 4;

  static V load(const float* from) { return _mm512_loadu_ps(from); }
  static void store(float* to, V a) { _mm512_storeu_ps(to, a); }
  static V all(float a) { return _mm512_set1_ps(a); }
  static V add(V a, V b) { return _mm512_add_ps(a, b); }
  static V sub(V a, V b) { return _mm512_sub_ps(a, b); }
  static V mul(V a, V b) { return _mm512_mul_ps(a, b); }
  static V max(V a, V b) { return _mm512_max_ps(a, b); }
  static V fma(V a, V b, V c) { return _mm512_fmadd_ps(a, b, c); }  // a · b + c

  // Lane i + lane i+8, then +4, +2, +1.
  static float sum(V a) {
    const __m256 eight = _mm256_add_ps(_mm512_castps512_ps256(a), _mm512_extractf32x8_ps(a, 1));
    const __m128 four = _mm_add_ps(_mm256_castps256_ps128(eight), _mm256_extractf128_ps(eight, 1));
    const __m128 two = _mm_add_ps(four, _mm_movehl_ps(four, four));
    return _mm_cvtss_f32(_mm_add_ss(two, _mm_movehdup_ps(two)));
  }
  static float largest(V a) { return _mm512_reduce_max_ps(a); }
  // Bit i is set where lane i equals `value`.
  static unsigned equal(V a, float value) { return _mm512_cmp_ps_mask(a, all(value), _CMP_EQ_OQ); }
};

}  // namespace
