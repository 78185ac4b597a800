// SPDX-License-Identifier: Apache-2.0
// Tokens to vectors of 96: the mixer of hash embeddings and four convolutions over the neighbours. A document's context
// is the document, unbounded: before its first and behind its last token stand zeros, which the layers transform like
// everything else.
#pragma once

#include "extract/language/aligned_floats.h"
#include "extract/language/type_cache.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace quoth::extract::language {

// The tokens [begin, end) of a document of `length` tokens whose types stand in the cache under keys[0 … length).
// `begin` is a multiple of 4, so that tiles lie in a document always alike and results are the same to the bit however
// it is cut into segments; `end` is one too, or `length`.
struct Segment {
  const std::uint32_t* keys = nullptr;
  std::ptrdiff_t length = 0;
  std::ptrdiff_t begin = 0;
  std::ptrdiff_t end = 0;
};

// How far beyond its own tokens a segment looks at types, at most.
constexpr std::ptrdiff_t kSegmentMargin = 8;

class Tok2Vec {
 public:
  Tok2Vec(const Tok2VecWeights& weights, const Kernels& kernels);  // which outlive it

  // The vectors of the segments' tokens, one after another. The result is valid until the next call. All types that
  // the segments and their margins name are in the cache.
  const float* run(std::span<const Segment> segments, const TypeCache& types);

 private:
  void add_rows(const Segment& segment, std::ptrdiff_t last, const TypeCache& types);
  void add_tiles(const Segment& segment, std::size_t first_row, std::size_t first_output);

  const Tok2VecWeights* weights_;
  const Kernels* kernels_;
  AlignedFloats rows_[2];
  AlignedFloats outputs_;
  AlignedFloats zeros_;  // the block of a position outside of the document
  std::vector<Neighbours> neighbours_;
  std::array<std::vector<Tile>, kConvolutions - 1> tiles_;
};

}  // namespace quoth::extract::language
