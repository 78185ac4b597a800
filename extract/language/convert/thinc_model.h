// SPDX-License-Identifier: Apache-2.0
// A serialized thinc network: its layers in breadth-first order with their weights. Knows nothing of what they are for.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace quoth::extract::language {

struct Weights {
  std::vector<std::size_t> shape;
  std::vector<float> values;  // last index fastest
};

class ThincModel {
 public:
  // `bytes` is the content of a file such as tok2vec/model, `what` its name for messages. Throws Error(format).
  ThincModel(const std::string& bytes, std::string_view what);

  // The weights `parameter` ("W", "b", "E", "G", "pad") of the `nth` layer, counted from 0, among those named `layer`.
  // Throws Error(format) where there is none or its shape is not `shape`.
  const Weights& weights(std::string_view layer, std::size_t nth, std::string_view parameter,
                         const std::vector<std::size_t>& shape) const;

 private:
  struct Parameter {
    std::string name;
    Weights weights;
  };
  struct Layer {
    std::string name;
    std::vector<Parameter> parameters;
  };
  std::string what_;
  std::vector<Layer> layers_;
};

}  // namespace quoth::extract::language
