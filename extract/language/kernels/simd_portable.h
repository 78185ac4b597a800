// SPDX-License-Identifier: Apache-2.0
// Sixteen floats for any machine: loops that compilers turn into whatever vectors there are. For kernels_portable.cpp
// only.
#pragma once

#include <cstddef>

namespace {

struct Simd {
  struct V {
    float lane[16];
  };
  static constexpr int kTileRows = 1;
  static constexpr int kDenseRows = 1;
  static constexpr int kDenseVectors = 2;

  template <typename Operation>
  static V each(Operation operation) {
    V out;
    for (int i = 0; i < 16; ++i) out.lane[i] = operation(i);
    return out;
  }
  static V load(const float* from) {
    return each([&](int i) { return from[i]; });
  }
  static void store(float* to, const V& a) {
    for (int i = 0; i < 16; ++i) to[i] = a.lane[i];
  }
  static V all(float a) {
    return each([&](int) { return a; });
  }
  static V add(const V& a, const V& b) {
    return each([&](int i) { return a.lane[i] + b.lane[i]; });
  }
  static V sub(const V& a, const V& b) {
    return each([&](int i) { return a.lane[i] - b.lane[i]; });
  }
  static V mul(const V& a, const V& b) {
    return each([&](int i) { return a.lane[i] * b.lane[i]; });
  }
  static V max(const V& a, const V& b) {
    return each([&](int i) { return a.lane[i] > b.lane[i] ? a.lane[i] : b.lane[i]; });
  }
  static V fma(const V& a, const V& b, const V& c) {
    return each([&](int i) { return a.lane[i] * b.lane[i] + c.lane[i]; });
  }

  static float sum(V a) {
    for (int half = 8; half > 0; half /= 2) {
      for (int i = 0; i < half; ++i) a.lane[i] += a.lane[i + half];
    }
    return a.lane[0];
  }
  static float largest(const V& a) {
    float best = a.lane[0];
    for (int i = 1; i < 16; ++i) best = a.lane[i] > best ? a.lane[i] : best;
    return best;
  }
  static unsigned equal(const V& a, float value) {
    unsigned bits = 0;
    for (int i = 0; i < 16; ++i) bits |= (a.lane[i] == value ? 1U : 0U) << i;
    return bits;
  }
};

}  // namespace
