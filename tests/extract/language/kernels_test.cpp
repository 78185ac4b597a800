// SPDX-License-Identifier: Apache-2.0
// Every set of kernels that this processor runs, against plain loops in double on small random weights.
#include "extract/language/kernels/kernels.h"

#include "extract/language/convert/weight_layout.h"
#include "extract/language/network_shapes.h"
#include "graph/error.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <random>
#include <string>
#include <vector>

namespace quoth::extract::language {
namespace {

using Rows = std::vector<std::array<double, kWidth>>;

class Random {
 public:
  explicit Random(unsigned seed) : engine_(seed) {}
  float next() { return static_cast<float>(static_cast<double>(engine_()) / 4294967296.0 * 2 - 1); }
  std::vector<float> floats(std::size_t count) {
    std::vector<float> values(count);
    for (float& value : values) value = next();
    return values;
  }
  Weights weights(std::vector<std::size_t> shape) {
    std::size_t count = 1;
    for (const std::size_t extent : shape) count *= extent;
    return {std::move(shape), floats(count)};
  }

 private:
  std::mt19937 engine_;
};

class KernelsTest : public ::testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    kernels_ = kernels_named(GetParam());
    if (kernels_ == nullptr) GTEST_SKIP() << "this processor has no " << GetParam();
  }
  const Kernels* kernels_ = nullptr;
  Random random_{7};
};

// Layer norm of 96 values, in double.
std::array<double, kWidth> normalized(const std::array<double, kWidth>& x, const std::vector<float>& norm) {
  double mean = 0;
  for (const double value : x) mean += value / kWidth;
  double variance = 1e-8;
  for (const double value : x) variance += (value - mean) * (value - mean) / kWidth;
  std::array<double, kWidth> y{};
  for (std::size_t i = 0; i < kWidth; ++i) y[i] = (x[i] - mean) / std::sqrt(variance) * norm[i] + norm[kWidth + i];
  return y;
}

// The layer maxout + layer norm at one position, from inputs of `in` numbers.
std::array<double, kWidth> maxout_layer(const Weights& weights, const Weights& bias, const std::vector<float>& norm,
                                        const std::vector<double>& inputs) {
  std::array<double, kWidth> best{};
  for (std::size_t unit = 0; unit < kWidth; ++unit) {
    for (std::size_t piece = 0; piece < kPieces; ++piece) {
      double sum = bias.values[unit * kPieces + piece];
      for (std::size_t i = 0; i < inputs.size(); ++i) {
        sum += inputs[i] * weights.values[(unit * kPieces + piece) * inputs.size() + i];
      }
      best[unit] = piece == 0 ? sum : std::max(best[unit], sum);
    }
  }
  return normalized(best, norm);
}

// A convolution with the residual at row `at` of `rows`; rows outside are zeros.
std::array<double, kWidth> convolved(const Weights& weights, const Weights& bias, const std::vector<float>& norm,
                                     const Rows& rows, std::size_t at) {
  std::vector<double> inputs(kWindow * kWidth);
  for (std::size_t w = 0; w < kWindow; ++w) {
    if (at + w < 1 || at + w - 1 >= rows.size()) continue;
    std::copy(rows[at + w - 1].begin(), rows[at + w - 1].end(),
              inputs.begin() + static_cast<std::ptrdiff_t>(w * kWidth));
  }
  std::array<double, kWidth> y = maxout_layer(weights, bias, norm, inputs);
  for (std::size_t i = 0; i < kWidth; ++i) y[i] += rows[at][i];
  return y;
}

Rows rows_of(const std::vector<float>& values) {
  Rows rows(values.size() / kWidth);
  for (std::size_t i = 0; i < values.size(); ++i) rows[i / kWidth][i % kWidth] = values[i];
  return rows;
}

TEST_P(KernelsTest, DenseMultipliesAnyNumberOfRowsAndOutputs) {
  for (const std::size_t outputs : {16U, 64U, 112U, 288U}) {
    for (const std::size_t count : {1U, 5U, 6U, 13U}) {
      const Weights weights = random_.weights({outputs, kHidden});
      const std::vector<float> bias = random_.floats(outputs);
      const std::vector<float> in = random_.floats(count * kHidden);
      const std::vector<float> matrix = dense_layout(weights);
      std::vector<float> out(count * outputs);
      kernels_->dense(in.data(), kHidden, count, kHidden, matrix.data(), bias.data(), outputs, out.data(), outputs);
      for (std::size_t r = 0; r < count; ++r) {
        for (std::size_t o = 0; o < outputs; ++o) {
          double sum = bias[o];
          for (std::size_t i = 0; i < kHidden; ++i)
            sum += double{in[r * kHidden + i]} * weights.values[o * kHidden + i];
          ASSERT_NEAR(out[r * outputs + o], sum, 1e-4) << outputs << " outputs, row " << r << ", output " << o;
        }
      }
    }
  }
}

TEST_P(KernelsTest, MixAddsHashRowsAndNormalizes) {
  const Weights embedding = random_.weights({7, kWidth});
  const Weights mixer = random_.weights({kWidth, kPieces, kWidth});
  const Weights bias = random_.weights({kWidth, kPieces});
  const std::vector<float> norm = random_.floats(2 * kWidth);
  const std::vector<float> rows = mixed_rows(embedding, mixer, 0);
  const std::vector<float> pieces = pieces_layout(bias);
  const std::vector<std::size_t> chosen{1, 3, 3, 6};
  std::vector<const float*> pointers;
  std::vector<double> sum(kWidth);
  for (const std::size_t row : chosen) {
    pointers.push_back(rows.data() + row * kMaxoutWidth);
    for (std::size_t i = 0; i < kWidth; ++i) sum[i] += embedding.values[row * kWidth + i];
  }
  std::vector<float> out(kWidth);
  kernels_->mix(pointers.data(), chosen.size(), 1, {pieces.data(), norm.data()}, out.data(), kWidth);
  const auto expected = maxout_layer(mixer, bias, norm, sum);
  for (std::size_t i = 0; i < kWidth; ++i) EXPECT_NEAR(out[i], expected[i], 1e-4) << i;
}

TEST_P(KernelsTest, FirstConvolutionAddsProductsOfThreePositions) {
  const Weights weights = random_.weights({kWidth, kPieces, kWindow * kWidth});
  const Weights bias = random_.weights({kWidth, kPieces});
  const std::vector<float> norm = random_.floats(2 * kWidth);
  const std::vector<float> in = random_.floats(3 * kWidth);
  const std::vector<float> matrix = window_products(weights);
  const std::vector<float> pieces = pieces_layout(bias);
  constexpr std::size_t kProducts = kWindow * kMaxoutWidth;
  std::vector<std::vector<float>> blocks;
  for (std::size_t r = 0; r < 3; ++r) {
    std::vector<float>& block = blocks.emplace_back(in.begin() + static_cast<std::ptrdiff_t>(r * kWidth),
                                                    in.begin() + static_cast<std::ptrdiff_t>((r + 1) * kWidth));
    block.resize(kWidth + kProducts);
    kernels_->dense(in.data() + r * kWidth, kWidth, 1, kWidth, matrix.data(), nullptr, kProducts, block.data() + kWidth,
                    kProducts);
  }
  const Neighbours row{blocks[0].data(), blocks[1].data(), blocks[2].data()};
  std::vector<float> out(kWidth);
  kernels_->first_convolution(&row, 1, {pieces.data(), norm.data()}, out.data());
  const auto expected = convolved(weights, bias, norm, rows_of(in), 1);
  for (std::size_t i = 0; i < kWidth; ++i) EXPECT_NEAR(out[i], expected[i], 1e-4) << i;
}

// Tiles of a document of `length` rows stand from row 0; what lies outside is zero.
TEST_P(KernelsTest, ConvolutionByTilesEqualsTheSumOverTheWindow) {
  const Weights weights = random_.weights({kWidth, kPieces, kWindow * kWidth});
  const Weights bias = random_.weights({kWidth, kPieces});
  const std::vector<float> norm = random_.floats(2 * kWidth);
  const std::vector<float> winograd = winograd_transformed(weights);
  const std::vector<float> pieces = pieces_layout(bias);
  for (const std::size_t length : {1U, 2U, 4U, 5U, 31U, 47U}) {
    std::vector<float> in(kWidth);  // the row before the document
    const std::vector<float> document = random_.floats(length * kWidth);
    in.insert(in.end(), document.begin(), document.end());
    std::vector<float> out(length * kWidth);
    std::vector<Tile> tiles;
    for (std::size_t row = 0; row < length; row += kTile) {
      tiles.push_back({in.data() + row * kWidth, out.data() + row * kWidth,
                       static_cast<std::uint32_t>(std::min(kTileInputs, length + 1 - row)),
                       static_cast<std::uint32_t>(std::min(kTile, length - row))});
    }
    kernels_->convolution(tiles.data(), tiles.size(), winograd.data(), {pieces.data(), norm.data()});
    const Rows rows = rows_of(document);
    for (std::size_t r = 0; r < length; ++r) {
      const auto expected = convolved(weights, bias, norm, rows, r);
      for (std::size_t i = 0; i < kWidth; ++i) {
        ASSERT_NEAR(out[r * kWidth + i], expected[i], 1e-3) << "row " << r << " of " << length << ", " << i;
      }
    }
  }
}

TEST_P(KernelsTest, BestTagIsTheFirstOfTheHighestScores) {
  constexpr std::size_t kRows = 200;
  std::vector<float> scores = random_.floats(kRows * padded(kTags));
  for (std::size_t i = 0; i < kRows; ++i) {
    float* row = scores.data() + i * padded(kTags);
    std::fill(row + kTags, row + padded(kTags), -std::numeric_limits<float>::infinity());
    row[i % kTags] = row[(i * 7) % kTags] = 2;
  }
  std::vector<std::uint8_t> tags(kRows);
  kernels_->best_tags(scores.data(), kRows, tags.data());
  for (std::size_t i = 0; i < kRows; ++i) EXPECT_EQ(tags[i], std::min(i % kTags, (i * 7) % kTags)) << i;
}

TEST_P(KernelsTest, BestMoveIsTheFirstOfTheHighestScores) {
  const Weights upper = random_.weights({kNameMoves, kHidden});
  std::vector<float> bias = random_.floats(padded(kNameMoves));
  std::fill(bias.begin() + kNameMoves, bias.end(), -INFINITY);
  const std::vector<float> matrix = upper_layout(upper);
  const std::vector<float> state_bias = random_.floats(kStateWidth);
  const std::vector<float> terms = random_.floats(kNameFeatures * kStateWidth);
  const std::array<const float*, kNameFeatures> features{terms.data(), terms.data() + kStateWidth,
                                                         terms.data() + 2 * kStateWidth};
  std::array<double, kHidden> hidden{};
  for (std::size_t i = 0; i < kHidden; ++i) {
    double pieces[kStatePieces];
    for (std::size_t p = 0; p < kStatePieces; ++p) {
      pieces[p] = state_bias[p * kHidden + i];
      for (const float* term : features) pieces[p] += term[p * kHidden + i];
    }
    hidden[i] = std::max(pieces[0], pieces[1]);
  }
  std::vector<std::pair<double, std::size_t>> scores;
  for (std::size_t move = 0; move < kNameMoves; ++move) {
    double score = bias[move];
    for (std::size_t i = 0; i < kHidden; ++i) score += hidden[i] * upper.values[move * kHidden + i];
    scores.emplace_back(-score, move);
  }
  std::sort(scores.begin(), scores.end());
  // One best move after the other is taken out by its bias.
  for (std::size_t rank = 0; rank < kNameMoves; ++rank) {
    const std::size_t best = kernels_->best_name_move(features.data(), state_bias.data(), matrix.data(), bias.data());
    ASSERT_EQ(best, scores[rank].second) << "rank " << rank;
    bias[best] = -INFINITY;
  }
  const std::vector<float> zeros(kHidden * padded(kNameMoves));
  std::fill(bias.begin(), bias.end(), -INFINITY);
  bias[20] = bias[41] = 1.0F;
  EXPECT_EQ(kernels_->best_name_move(features.data(), state_bias.data(), zeros.data(), bias.data()), 20U);
}

INSTANTIATE_TEST_SUITE_P(All, KernelsTest, ::testing::Values("portable", "avx2", "avx512"),
                         [](const auto& parameter) { return parameter.param; });

TEST(ChooseKernels, TakesTheNameFromTheEnvironmentAndRefusesOthers) {
  ::setenv("QUOTH_KERNELS", "portable", 1);
  EXPECT_EQ(choose_kernels().name, "portable");
  ::setenv("QUOTH_KERNELS", "abacus", 1);
  EXPECT_THROW(choose_kernels(), Error);
  ::unsetenv("QUOTH_KERNELS");
  EXPECT_NE(kernels_named(choose_kernels().name), nullptr);
}

}  // namespace
}  // namespace quoth::extract::language
