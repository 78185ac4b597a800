// SPDX-License-Identifier: Apache-2.0
// The inner loops of the networks, once for each instruction set. Shapes and layouts: network_shapes.h. Every function
// computes each output from its own inputs alone, in one fixed order of additions: results do not depend on how rows
// are batched. With AVX-512 and AVX2 they are the same to the bit; the portable ones differ in the last bits, having no
// fused multiplication.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace quoth::extract::language {

// Parameters of a maxout layer with layer norm: bias of 288 pieces; gain 96, then bias 96.
struct LayerWeights {
  const float* bias;
  const float* norm;
};

// What the first convolution adds up for a row: a cached block (type_cache.h) each for previous, itself and next.
struct Neighbours {
  const float* previous;
  const float* self;
  const float* next;
};

// Four successive rows of a convolution's output.
struct Tile {
  const float* inputs;        // the row before the first output's; rows of 96 follow each other
  float* outputs;             // another buffer, rows likewise
  std::uint32_t input_rows;   // that count, up to 6; those beyond are taken as zeros
  std::uint32_t output_rows;  // that are written, up to 4
};

struct Kernels {
  std::string_view name;

  // out[i] = layer norm of maxout of (bias + the sum of the `rows` vectors of 288 at ids[i·rows …]) for `count` rows of
  // 96, `stride` floats apart.
  void (*mix)(const float* const* ids, std::size_t rows, std::size_t count, LayerWeights layer, float* out,
              std::size_t stride);
  // out[r] = bias (none if null) + weights · in[r].
  void (*dense)(const float* in, std::size_t in_stride, std::size_t count, std::size_t inputs, const float* weights,
                const float* bias, std::size_t outputs, float* out, std::size_t out_stride);
  // The first convolution from cached products; `count` rows of 96 to `out`.
  void (*first_convolution)(const Neighbours* rows, std::size_t count, LayerWeights layer, float* out);
  // A convolution by Winograd's F(4,3), maxout, layer norm and the residual.
  void (*convolution)(const Tile* tiles, std::size_t count, const float* winograd, LayerWeights layer);
  // Of each of `count` rows of padded(kTags) scores the place of the best, the first of equals.
  void (*best_tags)(const float* scores, std::size_t count, std::uint8_t* tags);
  // The row of the best score, the first of equals: scores = bias + upper · maxout(state_bias + Σ features). A bias of
  // minus infinity excludes a row. One for each decoder, with its number of features and moves.
  std::size_t (*best_parser_move)(const float* const* features, const float* state_bias, const float* upper,
                                  const float* bias);
  std::size_t (*best_name_move)(const float* const* features, const float* state_bias, const float* upper,
                                const float* bias);
};

// The fastest this processor can run, unless $QUOTH_KERNELS names another: avx512, avx2, portable. Throws Error(usage)
// for a name that is unknown or that this processor cannot run.
const Kernels& choose_kernels();
// By name, null where unknown or not to be run here.
const Kernels* kernels_named(std::string_view name);

}  // namespace quoth::extract::language
