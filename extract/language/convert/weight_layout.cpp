// SPDX-License-Identifier: Apache-2.0
#include "extract/language/convert/weight_layout.h"

#include "extract/language/network_shapes.h"

#include <algorithm>
#include <functional>

namespace quoth::extract::language {
namespace {

// A dense matrix from a function that gives the weight of an output and an input.
std::vector<float> dense(std::size_t outputs, std::size_t inputs,
                         const std::function<float(std::size_t output, std::size_t input)>& weight) {
  std::vector<float> matrix;
  matrix.reserve(outputs * inputs);
  for (std::size_t first = 0; first < outputs; first += kPanel) {
    for (std::size_t input = 0; input < inputs; ++input) {
      for (std::size_t output = first; output < std::min(first + kPanel, outputs); ++output) {
        matrix.push_back(weight(output, input));
      }
    }
  }
  return matrix;
}

// The weight of a maxout layer (96, 3, in) at a place of the layout "pieces".
float weight_at(const Weights& maxout, std::size_t place, std::size_t input) {
  const std::size_t group = place / (kPieces * kLanes);
  const std::size_t piece = place / kLanes % kPieces;
  const std::size_t unit = group * kLanes + place % kLanes;
  return maxout.values[(unit * kPieces + piece) * maxout.shape[2] + input];
}

}  // namespace

std::size_t piece_index(std::size_t unit, std::size_t piece) {
  return unit / kLanes * kPieces * kLanes + piece * kLanes + unit % kLanes;
}

std::vector<float> pieces_layout(const Weights& bias) {
  std::vector<float> values(kMaxoutWidth);
  for (std::size_t unit = 0; unit < kWidth; ++unit) {
    for (std::size_t piece = 0; piece < kPieces; ++piece) {
      values[piece_index(unit, piece)] = bias.values[unit * kPieces + piece];
    }
  }
  return values;
}

std::vector<float> mixed_rows(const Weights& embedding, const Weights& mixer, std::size_t first) {
  std::vector<double> columns(kWidth * kMaxoutWidth);
  for (std::size_t input = 0; input < kWidth; ++input) {
    for (std::size_t place = 0; place < kMaxoutWidth; ++place) {
      columns[input * kMaxoutWidth + place] = weight_at(mixer, place, first + input);
    }
  }
  std::vector<float> products;
  products.reserve(embedding.shape[0] * kMaxoutWidth);
  std::vector<double> sums(kMaxoutWidth);
  for (std::size_t row = 0; row < embedding.shape[0]; ++row) {
    std::fill(sums.begin(), sums.end(), 0.0);
    for (std::size_t input = 0; input < kWidth; ++input) {
      const double value = embedding.values[row * kWidth + input];
      const double* column = &columns[input * kMaxoutWidth];
      for (std::size_t place = 0; place < kMaxoutWidth; ++place) sums[place] += value * column[place];
    }
    for (const double sum : sums) products.push_back(static_cast<float>(sum));
  }
  return products;
}

std::vector<float> window_products(const Weights& convolution) {
  return dense(kWindow * kMaxoutWidth, kWidth, [&](std::size_t output, std::size_t input) {
    return weight_at(convolution, output % kMaxoutWidth, output / kMaxoutWidth * kWidth + input);
  });
}

// A. Lavin, S. Gray, Fast Algorithms for Convolutional Neural Networks, 2016: the matrix G of F(4,3).
std::vector<float> winograd_transformed(const Weights& convolution) {
  constexpr double kG[kTileInputs][kWindow] = {{1.0 / 4, 0, 0},
                                               {-1.0 / 6, -1.0 / 6, -1.0 / 6},
                                               {-1.0 / 6, 1.0 / 6, -1.0 / 6},
                                               {1.0 / 24, 1.0 / 12, 1.0 / 6},
                                               {1.0 / 24, -1.0 / 12, 1.0 / 6},
                                               {0, 0, 1}};
  std::vector<float> values;
  values.reserve(kWinogradSize);
  for (std::size_t group = 0; group < kGroups; ++group) {
    for (const auto& coefficients : kG) {
      for (std::size_t input = 0; input < kWidth; ++input) {
        for (std::size_t place = 0; place < kPieces * kLanes; ++place) {
          double sum = 0;
          for (std::size_t position = 0; position < kWindow; ++position) {
            const std::size_t at = group * kPieces * kLanes + place;
            sum += coefficients[position] * weight_at(convolution, at, position * kWidth + input);
          }
          values.push_back(static_cast<float>(sum));
        }
      }
    }
  }
  return values;
}

std::vector<float> dense_layout(const Weights& weights) {
  const std::size_t outputs = weights.shape[0];
  const std::size_t inputs = weights.shape[1];
  return dense(padded(outputs), inputs, [&](std::size_t output, std::size_t input) {
    return output < outputs ? weights.values[output * inputs + input] : 0.0F;
  });
}

std::vector<float> state_products(const Weights& lower) {
  return dense(lower.shape[0] * kStateWidth, kHidden, [&](std::size_t output, std::size_t input) {
    const std::size_t feature = output / kStateWidth;
    const std::size_t piece = output / kHidden % kStatePieces;
    const std::size_t unit = output % kHidden;
    return lower.values[((feature * kHidden + unit) * kStatePieces + piece) * kHidden + input];
  });
}

std::vector<float> state_layout(const Weights& values) {
  std::vector<float> out(values.values.size());
  for (std::size_t i = 0; i < out.size(); ++i) {
    const std::size_t piece = i / kHidden % kStatePieces;
    out[i] = values.values[i / kStateWidth * kStateWidth + i % kHidden * kStatePieces + piece];
  }
  return out;
}

std::vector<float> padded_layout(const Weights& values, float filler) {
  std::vector<float> out = values.values;
  out.resize(padded(out.size()), filler);
  return out;
}

std::vector<float> upper_layout(const Weights& upper) {
  const std::size_t moves = upper.shape[0];
  std::vector<float> out(kHidden * padded(moves));
  for (std::size_t move = 0; move < moves; ++move) {
    for (std::size_t input = 0; input < kHidden; ++input) {
      out[input * padded(moves) + move] = upper.values[move * kHidden + input];
    }
  }
  return out;
}

}  // namespace quoth::extract::language
