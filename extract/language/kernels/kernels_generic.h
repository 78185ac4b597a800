// SPDX-License-Identifier: Apache-2.0
// The kernels (kernels.h), written once over `Simd`, which the including file defines: kernels_avx512.cpp,
// kernels_avx2.cpp, kernels_portable.cpp. All in an unnamed namespace, so that no function compiled for one instruction
// set is linked into another's place; for the same reason nothing of the standard library is called here.
#pragma once

#include "extract/language/kernels/kernels.h"
#include "extract/language/network_shapes.h"

namespace {

using namespace quoth::extract::language;
using V = Simd::V;

constexpr float kNormEpsilon = 1e-8F;
constexpr std::size_t kPiecesOfGroup = kPieces * kLanes;

// Layer norm of the 96 values `x`, then plus `residual` if there is one.
inline void normalize(const V (&x)[kGroups], const float* norm, const float* residual, float* out) {
  const V sum = Simd::add(Simd::add(Simd::add(x[0], x[1]), Simd::add(x[2], x[3])), Simd::add(x[4], x[5]));
  const V mean = Simd::all(Simd::sum(sum) * (1.0F / kWidth));
  V centred[kGroups];
  V squares = Simd::all(0.0F);
  for (std::size_t g = 0; g < kGroups; ++g) {
    centred[g] = Simd::sub(x[g], mean);
    squares = Simd::fma(centred[g], centred[g], squares);
  }
  const float variance = Simd::sum(squares) * (1.0F / kWidth) + kNormEpsilon;
  const V scale = Simd::all(1.0F / __builtin_sqrtf(variance));
  for (std::size_t g = 0; g < kGroups; ++g) {
    const V gain = Simd::load(norm + g * kLanes);
    const V bias = Simd::load(norm + kWidth + g * kLanes);
    V y = Simd::fma(Simd::mul(centred[g], scale), gain, bias);
    if (residual != nullptr) y = Simd::add(y, Simd::load(residual + g * kLanes));
    Simd::store(out + g * kLanes, y);
  }
}

inline V largest_piece(const V (&pieces)[kPieces]) {
  return Simd::max(Simd::max(pieces[0], pieces[1]), pieces[2]);
}

void mix(const float* const* ids, std::size_t rows, std::size_t count, LayerWeights layer, float* out,
         std::size_t stride) {
  for (std::size_t i = 0; i < count; ++i, ids += rows, out += stride) {
    V x[kGroups];
    for (std::size_t g = 0; g < kGroups; ++g) {
      V pieces[kPieces];
      for (std::size_t p = 0; p < kPieces; ++p) pieces[p] = Simd::load(layer.bias + g * kPiecesOfGroup + p * kLanes);
      for (std::size_t r = 0; r < rows; ++r) {
        const float* row = ids[r] + g * kPiecesOfGroup;
        for (std::size_t p = 0; p < kPieces; ++p) pieces[p] = Simd::add(pieces[p], Simd::load(row + p * kLanes));
      }
      x[g] = largest_piece(pieces);
    }
    normalize(x, layer.norm, nullptr, out);
  }
}

void first_convolution(const Neighbours* rows, std::size_t count, LayerWeights layer, float* out) {
  for (std::size_t i = 0; i < count; ++i, out += kWidth) {
    const float* previous = rows[i].previous + kWidth;
    const float* self = rows[i].self + kWidth + kMaxoutWidth;
    const float* next = rows[i].next + kWidth + 2 * kMaxoutWidth;
    V x[kGroups];
    for (std::size_t g = 0; g < kGroups; ++g) {
      V pieces[kPieces];
      for (std::size_t p = 0; p < kPieces; ++p) {
        const std::size_t at = g * kPiecesOfGroup + p * kLanes;
        pieces[p] = Simd::add(Simd::add(Simd::load(layer.bias + at), Simd::load(previous + at)),
                              Simd::add(Simd::load(self + at), Simd::load(next + at)));
      }
      x[g] = largest_piece(pieces);
    }
    normalize(x, layer.norm, rows[i].self, out);
  }
}

// `Rows` × `Vectors` outputs of a dense layer; `weights` steps by `panel` floats an input.
template <int Rows, int Vectors>
inline void dense_block(const float* in, std::size_t in_stride, std::size_t inputs, const float* weights,
                        std::size_t panel, const float* bias, float* out, std::size_t out_stride) {
  V sums[Rows][Vectors];
  for (int v = 0; v < Vectors; ++v) {
    const V start = bias == nullptr ? Simd::all(0.0F) : Simd::load(bias + v * 16);
#pragma GCC unroll 8
    for (int r = 0; r < Rows; ++r) sums[r][v] = start;
  }
  for (std::size_t k = 0; k < inputs; ++k, weights += panel) {
    V w[Vectors];
#pragma GCC unroll 4
    for (int v = 0; v < Vectors; ++v) w[v] = Simd::load(weights + v * 16);
#pragma GCC unroll 8
    for (int r = 0; r < Rows; ++r) {
      const V x = Simd::all(in[static_cast<std::size_t>(r) * in_stride + k]);
#pragma GCC unroll 4
      for (int v = 0; v < Vectors; ++v) sums[r][v] = Simd::fma(x, w[v], sums[r][v]);
    }
  }
#pragma GCC unroll 8
  for (int r = 0; r < Rows; ++r) {
#pragma GCC unroll 4
    for (int v = 0; v < Vectors; ++v) Simd::store(out + static_cast<std::size_t>(r) * out_stride + v * 16, sums[r][v]);
  }
}

template <int Vectors>
inline void dense_columns(const float* in, std::size_t in_stride, std::size_t count, std::size_t inputs,
                          const float* weights, std::size_t panel, const float* bias, float* out,
                          std::size_t out_stride) {
  constexpr std::size_t kRows = Simd::kDenseRows;
  std::size_t r = 0;
  for (; r + kRows <= count; r += kRows) {
    dense_block<Simd::kDenseRows, Vectors>(in + r * in_stride, in_stride, inputs, weights, panel, bias,
                                           out + r * out_stride, out_stride);
  }
  if constexpr (kRows > 2) {
    for (; r + 2 <= count; r += 2) {
      dense_block<2, Vectors>(in + r * in_stride, in_stride, inputs, weights, panel, bias, out + r * out_stride,
                              out_stride);
    }
  }
  for (; r < count; ++r) {
    dense_block<1, Vectors>(in + r * in_stride, in_stride, inputs, weights, panel, bias, out + r * out_stride,
                            out_stride);
  }
}

void dense(const float* in, std::size_t in_stride, std::size_t count, std::size_t inputs, const float* weights,
           const float* bias, std::size_t outputs, float* out, std::size_t out_stride) {
  constexpr std::size_t kWide = Simd::kDenseVectors * kLanes;
  for (std::size_t first = 0; first < outputs; first += kPanel) {
    const std::size_t panel = outputs - first < kPanel ? outputs - first : kPanel;
    const float* panel_weights = weights + first * inputs;
    std::size_t column = 0;
    for (; column + kWide <= panel; column += kWide) {
      dense_columns<Simd::kDenseVectors>(in, in_stride, count, inputs, panel_weights + column, panel,
                                         bias == nullptr ? nullptr : bias + first + column, out + first + column,
                                         out_stride);
    }
    for (; column < panel; column += kLanes) {
      dense_columns<1>(in, in_stride, count, inputs, panel_weights + column, panel,
                       bias == nullptr ? nullptr : bias + first + column, out + first + column, out_stride);
    }
  }
}

constexpr std::size_t kTilesAtOnce = 8;

// The matrix Bᵀ of F(4,3) applied to a tile's six input rows: `out[product]` of 96, `stride` floats apart.
inline void transform_inputs(const Tile& tile, float* out, std::size_t stride) {
  const V minus_five = Simd::all(-5.0F);
  const V four = Simd::all(4.0F);
  const V two = Simd::all(2.0F);
  for (std::size_t g = 0; g < kWidth; g += kLanes) {
    V d[kTileInputs];
    for (std::size_t r = 0; r < kTileInputs; ++r) {
      d[r] = r < tile.input_rows ? Simd::load(tile.inputs + r * kWidth + g) : Simd::all(0.0F);
    }
    const V a = Simd::sub(d[4], Simd::mul(four, d[2]));
    const V b = Simd::sub(d[3], Simd::mul(four, d[1]));
    const V c = Simd::sub(d[4], d[2]);
    const V e = Simd::mul(two, Simd::sub(d[3], d[1]));
    Simd::store(out + 0 * stride + g, Simd::fma(minus_five, d[2], Simd::fma(four, d[0], d[4])));
    Simd::store(out + 1 * stride + g, Simd::add(a, b));
    Simd::store(out + 2 * stride + g, Simd::sub(a, b));
    Simd::store(out + 3 * stride + g, Simd::add(c, e));
    Simd::store(out + 4 * stride + g, Simd::sub(c, e));
    Simd::store(out + 5 * stride + g, Simd::fma(minus_five, d[3], Simd::fma(four, d[1], d[5])));
  }
}

// `Simd::kTileRows` rows of 96 times one group's three pieces.
inline void tile_products(const float* in, const float* weights, float* out) {
  constexpr int kRows = Simd::kTileRows;
  V sums[kRows][kPieces];
#pragma GCC unroll 8
  for (int r = 0; r < kRows; ++r) {
#pragma GCC unroll 3
    for (std::size_t p = 0; p < kPieces; ++p) sums[r][p] = Simd::all(0.0F);
  }
  for (std::size_t k = 0; k < kWidth; ++k, weights += kPiecesOfGroup) {
    V w[kPieces];
#pragma GCC unroll 3
    for (std::size_t p = 0; p < kPieces; ++p) w[p] = Simd::load(weights + p * kLanes);
#pragma GCC unroll 8
    for (int r = 0; r < kRows; ++r) {
      const V x = Simd::all(in[static_cast<std::size_t>(r) * kWidth + k]);
#pragma GCC unroll 3
      for (std::size_t p = 0; p < kPieces; ++p) sums[r][p] = Simd::fma(x, w[p], sums[r][p]);
    }
  }
#pragma GCC unroll 8
  for (int r = 0; r < kRows; ++r) {
#pragma GCC unroll 3
    for (std::size_t p = 0; p < kPieces; ++p) {
      Simd::store(out + static_cast<std::size_t>(r) * kPiecesOfGroup + p * kLanes, sums[r][p]);
    }
  }
}

// The matrix Aᵀ of F(4,3), the bias and the maxout: 16 outputs of a tile's four rows.
inline void transform_outputs(const float* products, std::size_t stride, const float* bias, float* out) {
  V best[kTile];
  for (std::size_t p = 0; p < kPieces; ++p) {
    V m[kTileInputs];
    for (std::size_t k = 0; k < kTileInputs; ++k) m[k] = Simd::load(products + k * stride + p * kLanes);
    const V b = Simd::load(bias + p * kLanes);
    const V s12 = Simd::add(m[1], m[2]);
    const V d12 = Simd::sub(m[1], m[2]);
    const V s34 = Simd::add(m[3], m[4]);
    const V d34 = Simd::sub(m[3], m[4]);
    const V y[kTile] = {Simd::add(Simd::add(Simd::add(m[0], s12), s34), b),
                        Simd::add(Simd::fma(Simd::all(2.0F), d34, d12), b),
                        Simd::add(Simd::fma(Simd::all(4.0F), s34, s12), b),
                        Simd::add(Simd::add(Simd::fma(Simd::all(8.0F), d34, d12), m[5]), b)};
    for (std::size_t r = 0; r < kTile; ++r) best[r] = p == 0 ? y[r] : Simd::max(best[r], y[r]);
  }
  for (std::size_t r = 0; r < kTile; ++r) Simd::store(out + r * kWidth, best[r]);
}

void convolve_block(const Tile* tiles, std::size_t count, const float* winograd, LayerWeights layer) {
  alignas(64) float inputs[kTileInputs][kTilesAtOnce][kWidth];
  alignas(64) float products[kTileInputs][kTilesAtOnce][kPiecesOfGroup];
  alignas(64) float outputs[kTilesAtOnce][kTile][kWidth];
  for (std::size_t t = 0; t < kTilesAtOnce; ++t) {
    const Tile& tile = tiles[t < count ? t : 0];
    transform_inputs(tile, inputs[0][t], kTilesAtOnce * kWidth);
  }
  for (std::size_t g = 0; g < kGroups; ++g) {
    for (std::size_t k = 0; k < kTileInputs; ++k, winograd += kWidth * kPiecesOfGroup) {
      for (std::size_t t = 0; t < count; t += Simd::kTileRows) {
        tile_products(inputs[k][t], winograd, products[k][t]);
      }
    }
    for (std::size_t t = 0; t < count; ++t) {
      transform_outputs(products[0][t], kTilesAtOnce * kPiecesOfGroup, layer.bias + g * kPiecesOfGroup,
                        outputs[t][0] + g * kLanes);
    }
  }
  for (std::size_t t = 0; t < count; ++t) {
    for (std::size_t r = 0; r < tiles[t].output_rows; ++r) {
      V x[kGroups];
      for (std::size_t g = 0; g < kGroups; ++g) x[g] = Simd::load(outputs[t][r] + g * kLanes);
      normalize(x, layer.norm, tiles[t].inputs + (r + 1) * kWidth, tiles[t].outputs + r * kWidth);
    }
  }
}

void convolution(const Tile* tiles, std::size_t count, const float* winograd, LayerWeights layer) {
  for (std::size_t done = 0; done < count; done += kTilesAtOnce) {
    const std::size_t left = count - done;
    convolve_block(tiles + done, left < kTilesAtOnce ? left : kTilesAtOnce, winograd, layer);
  }
}

// The place of the largest of all lanes, the first of equals.
template <int Vectors>
inline std::size_t first_largest(const V (&scores)[Vectors]) {
  V best = scores[0];
  for (int v = 1; v < Vectors; ++v) best = Simd::max(best, scores[v]);
  const float value = Simd::largest(best);
  for (int v = 0; v < Vectors; ++v) {
    const unsigned lanes = Simd::equal(scores[v], value);
    if (lanes != 0) return static_cast<std::size_t>(v * 16 + __builtin_ctz(lanes));
  }
  return 0;
}

template <int Vectors>
inline std::size_t best_of(const float (&hidden)[kHidden], const float* upper, const float* bias) {
  V scores[Vectors];
#pragma GCC unroll 7
  for (int v = 0; v < Vectors; ++v) scores[v] = Simd::load(bias + v * 16);
  for (std::size_t k = 0; k < kHidden; ++k, upper += Vectors * 16) {
    const V x = Simd::all(hidden[k]);
#pragma GCC unroll 7
    for (int v = 0; v < Vectors; ++v) scores[v] = Simd::fma(x, Simd::load(upper + v * 16), scores[v]);
  }
  return first_largest(scores);
}

void best_tags(const float* scores, std::size_t count, std::uint8_t* tags) {
  constexpr int kVectors = padded(kTags) / kLanes;
  for (std::size_t i = 0; i < count; ++i, scores += padded(kTags)) {
    V of_token[kVectors];
    for (int v = 0; v < kVectors; ++v) of_token[v] = Simd::load(scores + v * 16);
    tags[i] = static_cast<std::uint8_t>(first_largest(of_token));
  }
}

template <std::size_t Features, std::size_t Moves>
std::size_t best_move(const float* const* features, const float* state_bias, const float* upper, const float* bias) {
  alignas(64) float hidden[kHidden];
  for (std::size_t i = 0; i < kHidden; i += kLanes) {
    V first = Simd::load(state_bias + i);
    V second = Simd::load(state_bias + kHidden + i);
    for (std::size_t f = 0; f < Features; ++f) {
      first = Simd::add(first, Simd::load(features[f] + i));
      second = Simd::add(second, Simd::load(features[f] + kHidden + i));
    }
    Simd::store(hidden + i, Simd::max(first, second));
  }
  return best_of<padded(Moves) / kLanes>(hidden, upper, bias);
}

constexpr Kernels kernels_called(std::string_view name) {
  return {name,
          mix,
          dense,
          first_convolution,
          convolution,
          best_tags,
          best_move<kParserFeatures, kParserMoves>,
          best_move<kNameFeatures, kNameMoves>};
}

}  // namespace
