// SPDX-License-Identifier: Apache-2.0
// The weights of the networks, as pointers into the mapped model file, sizes checked. Layouts: network_shapes.h.
#pragma once

#include "extract/language/kernels/kernels.h"
#include "extract/language/model_file.h"
#include "extract/language/network_shapes.h"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace quoth::extract::language {

struct Tok2VecWeights {
  std::size_t attributes = 0;
  const float* embedding = nullptr;
  std::array<LayerWeights, kLayers> layers{};
  const float* window = nullptr;                           // of the first convolution
  std::array<const float*, kConvolutions - 1> winograd{};  // of the others
};

struct TaggerWeights {
  const float* weights = nullptr;
  const float* bias = nullptr;
  std::vector<std::string_view> labels;
};

struct DecoderWeights {
  std::size_t features = 0;
  const float* reduction = nullptr;
  const float* reduction_bias = nullptr;
  const float* products = nullptr;
  const float* missing = nullptr;
  const float* state_bias = nullptr;
  const float* upper = nullptr;
  const float* upper_bias = nullptr;
  std::vector<std::string_view> labels;  // of the moves
};

// All views into `file`, which outlives them. Throws Error(format) where a section is missing or of a wrong size.
struct NetworkWeights {
  explicit NetworkWeights(const ModelFile& file);

  Tok2VecWeights shared;  // for tagger and parser
  Tok2VecWeights for_names;
  TaggerWeights tagger;
  DecoderWeights parser;
  DecoderWeights names;
};

// The rows of the hash tables of NORM, PREFIX, SUFFIX, SHAPE, SPACY, IS_SPACE; they follow each other in `embedding`.
constexpr std::array<std::size_t, 6> kHashRows{5000, 1000, 2500, 2500, 50, 50};

}  // namespace quoth::extract::language
