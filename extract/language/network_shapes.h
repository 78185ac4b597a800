// SPDX-License-Identifier: Apache-2.0
// The sizes of the model's networks and how the converter lays their weights out for the kernels. A vector is 16 floats
// on every machine (one AVX-512 register, two of AVX2, four of SSE), so that sums are taken in one order everywhere.
//
// Layouts:
//   pieces   a maxout layer's 96 × 3 outputs stand as [group of 16 outputs][piece][16], 288 floats
//   dense    the matrix of a layer with `in` inputs and `out` outputs, `out` a multiple of 16, stands in panels of 64
//            outputs (the last may be narrower): [panel][in][outputs of the panel]
#pragma once

#include <cstddef>

namespace quoth::extract::language {

constexpr std::size_t kLanes = 16;
constexpr std::size_t kWidth = 96;  // of a token's vector
constexpr std::size_t kGroups = kWidth / kLanes;
constexpr std::size_t kPieces = 3;  // of a maxout unit in tok2vec
constexpr std::size_t kMaxoutWidth = kWidth * kPieces;
constexpr std::size_t kConvolutions = 4;
constexpr std::size_t kLayers = 1 + kConvolutions;  // the mixer and the convolutions, each maxout and layer norm
constexpr std::size_t kWindow = 3;                  // positions that a convolution sees: previous, itself, next
constexpr std::size_t kPanel = 4 * kLanes;          // outputs in a panel of a dense matrix

// Winograd's F(4,3) along the tokens: a tile of 4 outputs comes from 6 inputs by 6 products instead of 12.
constexpr std::size_t kTile = 4;
constexpr std::size_t kTileInputs = kTile + kWindow - 1;
// A layer's transformed weights: [group][product][input][piece][16].
constexpr std::size_t kWinogradSize = kGroups * kTileInputs * kWidth * kPieces * kLanes;

constexpr std::size_t kHashRowsPerId = 4;
constexpr std::size_t kTags = 50;

// The networks of parser and name finder: reduce a token's vector, multiply it by a matrix a feature, add up the
// features of a state, maxout of two pieces, score the moves.
constexpr std::size_t kHidden = 64;
constexpr std::size_t kStatePieces = 2;
constexpr std::size_t kStateWidth = kHidden * kStatePieces;  // laid out as [piece][64]
constexpr std::size_t kParserFeatures = 8;
constexpr std::size_t kNameFeatures = 3;
constexpr std::size_t kParserMoves = 106;
constexpr std::size_t kNameMoves = 74;

constexpr std::size_t padded(std::size_t outputs) {
  return (outputs + kLanes - 1) / kLanes * kLanes;
}

}  // namespace quoth::extract::language
