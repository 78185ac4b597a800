// SPDX-License-Identifier: Apache-2.0
// Sixteen floats in two registers of AVX2 with FMA. For kernels_avx2.cpp only.
#pragma once

#include <cstddef>

#include <immintrin.h>

namespace {

struct Simd {
  struct V {
    __m256 low;
    __m256 high;
  };
  static constexpr int kTileRows = 2;
  static constexpr int kDenseRows = 2;
  static constexpr int kDenseVectors = 2;

  static V load(const float* from) { return {_mm256_loadu_ps(from), _mm256_loadu_ps(from + 8)}; }
  static void store(float* to, V a) {
    _mm256_storeu_ps(to, a.low);
    _mm256_storeu_ps(to + 8, a.high);
  }
  static V all(float a) { return {_mm256_set1_ps(a), _mm256_set1_ps(a)}; }
  static V add(V a, V b) { return {_mm256_add_ps(a.low, b.low), _mm256_add_ps(a.high, b.high)}; }
  static V sub(V a, V b) { return {_mm256_sub_ps(a.low, b.low), _mm256_sub_ps(a.high, b.high)}; }
  static V mul(V a, V b) { return {_mm256_mul_ps(a.low, b.low), _mm256_mul_ps(a.high, b.high)}; }
  static V max(V a, V b) { return {_mm256_max_ps(a.low, b.low), _mm256_max_ps(a.high, b.high)}; }
  static V fma(V a, V b, V c) {
    return {_mm256_fmadd_ps(a.low, b.low, c.low), _mm256_fmadd_ps(a.high, b.high, c.high)};
  }

  static float sum(V a) {
    const __m256 eight = _mm256_add_ps(a.low, a.high);
    const __m128 four = _mm_add_ps(_mm256_castps256_ps128(eight), _mm256_extractf128_ps(eight, 1));
    const __m128 two = _mm_add_ps(four, _mm_movehl_ps(four, four));
    return _mm_cvtss_f32(_mm_add_ss(two, _mm_movehdup_ps(two)));
  }
  static float largest(V a) {
    const __m256 eight = _mm256_max_ps(a.low, a.high);
    const __m128 four = _mm_max_ps(_mm256_castps256_ps128(eight), _mm256_extractf128_ps(eight, 1));
    const __m128 two = _mm_max_ps(four, _mm_movehl_ps(four, four));
    return _mm_cvtss_f32(_mm_max_ss(two, _mm_movehdup_ps(two)));
  }
  static unsigned equal(V a, float value) {
    const __m256 wanted = _mm256_set1_ps(value);
    const int low = _mm256_movemask_ps(_mm256_cmp_ps(a.low, wanted, _CMP_EQ_OQ));
    const int high = _mm256_movemask_ps(_mm256_cmp_ps(a.high, wanted, _CMP_EQ_OQ));
    return static_cast<unsigned>(low) | static_cast<unsigned>(high) << 8U;
  }
};

}  // namespace
