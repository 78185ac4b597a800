// SPDX-License-Identifier: Apache-2.0
#include "extract/language/network_weights.h"

namespace quoth::extract::language {
namespace {

Tok2VecWeights tok2vec_weights(const ModelFile& file, const std::string& name, std::size_t attributes) {
  std::size_t rows = 0;
  for (std::size_t i = 0; i < attributes; ++i) rows += kHashRows[i];
  Tok2VecWeights weights;
  weights.attributes = attributes;
  weights.embedding = file.array<float>(name + "/embedding", rows * kMaxoutWidth).data();
  const float* bias = file.array<float>(name + "/bias", kLayers * kMaxoutWidth).data();
  const float* norm = file.array<float>(name + "/norm", kLayers * 2 * kWidth).data();
  for (std::size_t i = 0; i < kLayers; ++i) weights.layers[i] = {bias + i * kMaxoutWidth, norm + i * 2 * kWidth};
  weights.window = file.array<float>(name + "/window", kWidth * kWindow * kMaxoutWidth).data();
  const float* winograd = file.array<float>(name + "/winograd", (kConvolutions - 1) * kWinogradSize).data();
  for (std::size_t i = 0; i < weights.winograd.size(); ++i) weights.winograd[i] = winograd + i * kWinogradSize;
  return weights;
}

TaggerWeights tagger_weights(const ModelFile& file) {
  TaggerWeights weights;
  weights.weights = file.array<float>("tagger/weights", kWidth * padded(kTags)).data();
  weights.bias = file.array<float>("tagger/bias", padded(kTags)).data();
  weights.labels = file.lines("tagger/labels");
  if (weights.labels.size() != kTags) file.refuse("section tagger/labels has a wrong size");
  return weights;
}

DecoderWeights decoder_weights(const ModelFile& file, const std::string& name, std::size_t features,
                               std::size_t moves) {
  DecoderWeights weights;
  weights.features = features;
  weights.reduction = file.array<float>(name + "/reduction", kWidth * kHidden).data();
  weights.reduction_bias = file.array<float>(name + "/reduction_bias", kHidden).data();
  weights.products = file.array<float>(name + "/products", kHidden * features * kStateWidth).data();
  weights.missing = file.array<float>(name + "/missing", features * kStateWidth).data();
  weights.state_bias = file.array<float>(name + "/state_bias", kStateWidth).data();
  weights.upper = file.array<float>(name + "/upper", kHidden * padded(moves)).data();
  weights.upper_bias = file.array<float>(name + "/upper_bias", padded(moves)).data();
  weights.labels = file.lines(name + "/labels");
  if (weights.labels.size() != moves) file.refuse("section " + name + "/labels has a wrong size");
  return weights;
}

}  // namespace

NetworkWeights::NetworkWeights(const ModelFile& file)
    : shared(tok2vec_weights(file, "tok2vec", 6)),
      for_names(tok2vec_weights(file, "ner", 4)),
      tagger(tagger_weights(file)),
      parser(decoder_weights(file, "parser", kParserFeatures, kParserMoves)),
      names(decoder_weights(file, "ner", kNameFeatures, kNameMoves)) {}

}  // namespace quoth::extract::language
