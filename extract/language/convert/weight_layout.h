// SPDX-License-Identifier: Apache-2.0
// From the layouts of thinc to those of the kernels (network_shapes.h). All arithmetic in double, rounded once.
#pragma once

#include "extract/language/convert/thinc_model.h"

#include <cstddef>
#include <vector>

namespace quoth::extract::language {

// Where the output `unit`, `piece` of a maxout layer of 96 × 3 stands in the layout "pieces".
std::size_t piece_index(std::size_t unit, std::size_t piece);

// A maxout layer's bias (96, 3) in the layout "pieces".
std::vector<float> pieces_layout(const Weights& bias);

// Each row of the hash table `embedding` (rows, 96) multiplied by the inputs `first`…`first + 96` of the mixer
// `weights` (96, 3, in), so that mixing is adding rows: rows × 288, in the layout "pieces".
std::vector<float> mixed_rows(const Weights& embedding, const Weights& mixer, std::size_t first);

// A convolution (96, 3, 288) as three products of one token, 96 → [window][288 pieces], dense.
std::vector<float> window_products(const Weights& convolution);

// A convolution (96, 3, 288) transformed for Winograd's F(4,3).
std::vector<float> winograd_transformed(const Weights& convolution);

// Weights (out, in) as a dense matrix of padded(out) outputs; the padding is 0.
std::vector<float> dense_layout(const Weights& weights);

// The lower layer (feature, 64, 2, 64) as a dense matrix 64 → [feature][piece][64].
std::vector<float> state_products(const Weights& lower);

// (…, 64, 2) to (…, 2, 64): the padding and the bias of a state.
std::vector<float> state_layout(const Weights& values);

// A vector padded with `filler` to a multiple of 16.
std::vector<float> padded_layout(const Weights& values, float filler);

// The upper layer (moves, 64) as [64][padded moves].
std::vector<float> upper_layout(const Weights& upper);

}  // namespace quoth::extract::language
