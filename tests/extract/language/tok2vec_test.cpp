// SPDX-License-Identifier: Apache-2.0
// Vectors, cached types and decoder products are the same to the bit, however documents are cut and batched.
#include "extract/language/tok2vec.h"

#include "extract/language/decoder.h"
#include "extract/language/kernels/kernels.h"
#include "graph/error.h"
#include "tests/extract/language/model_fixture.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numeric>
#include <vector>

namespace quoth::extract::language {
namespace {

constexpr std::size_t kTypes = 300;

AttributeIds ids_of(std::uint32_t key) {
  AttributeIds ids{};
  for (std::size_t i = 0; i < ids.size(); ++i) ids[i] = (key + 1) * (0x9e3779b97f4a7c15 + 2 * i);
  return ids;
}

class Tok2VecTest : public WithModel {
 protected:
  void SetUp() override {
    WithModel::SetUp();
    if (!IsSkipped()) weights.emplace(*model);
  }

  static std::vector<std::uint32_t> document(std::size_t length, std::uint32_t seed) {
    std::vector<std::uint32_t> keys(length);
    for (std::size_t i = 0; i < length; ++i) {
      seed = seed * 1664525 + 1013904223;
      keys[i] = seed / 65536 % kTypes;
    }
    return keys;
  }

  static Segment segment(const std::vector<std::uint32_t>& keys, std::size_t begin, std::size_t end) {
    return {keys.data(), static_cast<std::ptrdiff_t>(keys.size()), static_cast<std::ptrdiff_t>(begin),
            static_cast<std::ptrdiff_t>(end)};
  }

  std::vector<float> vectors(const std::vector<Segment>& segments, const Kernels& kernels) const {
    TypeCache types(weights->shared, kernels, kTypes);
    for (std::uint32_t key = 0; key < kTypes; ++key) types.add(key, ids_of(key));
    types.compute();
    Tok2Vec tok2vec(weights->shared, kernels);
    const float* out = tok2vec.run(segments, types);
    std::size_t tokens = 0;
    for (const Segment& part : segments) tokens += static_cast<std::size_t>(part.end - part.begin);
    return {out, out + tokens * kWidth};
  }

  std::optional<NetworkWeights> weights;
};

TEST_F(Tok2VecTest, DoesNotDependOnHowADocumentIsCut) {
  for (const std::size_t length : {1U, 2U, 3U, 4U, 5U, 9U, 63U, 64U, 65U, 200U}) {
    const std::vector<std::uint32_t> keys = document(length, 1);
    const std::vector<float> whole = vectors({segment(keys, 0, length)}, choose_kernels());
    for (const std::size_t step : {4U, 8U, 52U}) {
      std::vector<Segment> segments;
      for (std::size_t begin = 0; begin < length; begin += step) {
        segments.push_back(segment(keys, begin, std::min(begin + step, length)));
      }
      EXPECT_EQ(vectors(segments, choose_kernels()), whole) << length << " tokens by " << step;
    }
  }
}

TEST_F(Tok2VecTest, DoesNotDependOnTheDocumentsBeside) {
  const std::vector<std::uint32_t> first = document(37, 2);
  const std::vector<std::uint32_t> second = document(58, 3);
  const std::vector<float> alone = vectors({segment(second, 0, 58)}, choose_kernels());
  const std::vector<float> both = vectors({segment(first, 0, 37), segment(second, 0, 58)}, choose_kernels());
  EXPECT_TRUE(std::equal(alone.begin(), alone.end(), both.begin() + 37 * kWidth));
}

TEST_F(Tok2VecTest, IsTheSameToTheBitWithAvx2AndAvx512AndCloseWithoutFusedMultiplication) {
  const std::vector<std::uint32_t> keys = document(101, 4);
  const std::vector<float> portable = vectors({segment(keys, 0, 101)}, *kernels_named("portable"));
  const Kernels* avx2 = kernels_named("avx2");
  const Kernels* avx512 = kernels_named("avx512");
  if (avx2 == nullptr) GTEST_SKIP() << "this processor has no AVX2";
  const std::vector<float> fused = vectors({segment(keys, 0, 101)}, *avx2);
  if (avx512 != nullptr) {
    EXPECT_EQ(vectors({segment(keys, 0, 101)}, *avx512), fused);
  }
  for (std::size_t i = 0; i < fused.size(); ++i) ASSERT_NEAR(portable[i], fused[i], 1e-4) << i;
}

// Two rows past the end of a document change nothing in it but through the context: zeros go on for ever.
TEST_F(Tok2VecTest, SeesFourTokensToBothSidesAndNoMore) {
  std::vector<std::uint32_t> keys = document(40, 5);
  const std::vector<float> before = vectors({segment(keys, 0, 40)}, choose_kernels());
  keys[20] = (keys[20] + 1) % kTypes;
  const std::vector<float> after = vectors({segment(keys, 0, 40)}, choose_kernels());
  for (std::size_t token = 0; token < 40; ++token) {
    float largest = 0;
    for (std::size_t i = token * kWidth; i < (token + 1) * kWidth; ++i) {
      largest = std::max(largest, std::abs(after[i] - before[i]));
    }
    const bool near = token >= 16 && token <= 24;
    EXPECT_EQ(largest > 1e-4F, near) << "token " << token;
  }
}

TEST_F(Tok2VecTest, TypesComputedAnewAreTheSame) {
  const Kernels& kernels = choose_kernels();
  TypeCache roomy(weights->for_names, kernels, kTypes);
  for (std::uint32_t key = 0; key < kTypes; ++key) roomy.add(key, ids_of(key));
  roomy.compute();
  TypeCache tight(weights->for_names, kernels, 20);
  for (std::uint32_t round = 0; round < 100; ++round) {
    tight.begin_batch();
    std::vector<std::uint32_t> batch = document(20, round);
    for (const std::uint32_t key : batch) {
      if (!tight.touch(key)) tight.add(key, ids_of(key));
    }
    tight.compute();
    for (const std::uint32_t key : batch) {
      ASSERT_EQ(std::memcmp(tight.block(key), roomy.block(key), TypeCache::kBlock * sizeof(float)), 0) << key;
    }
  }
}

TEST_F(Tok2VecTest, ABatchMayNotHaveMoreTypesThanTheCache) {
  TypeCache types(weights->shared, choose_kernels(), 3);
  for (std::uint32_t key = 0; key < 3; ++key) types.add(key, ids_of(key));
  EXPECT_THROW(types.add(3, ids_of(3)), Error);
  types.begin_batch();
  EXPECT_NO_THROW(types.add(3, ids_of(3)));
}

TEST_F(Tok2VecTest, ProductsLongGoneAndThoseOfSeldomFeaturesAreTheSame) {
  constexpr std::size_t kTokens = 700;
  std::vector<float> reduced(kTokens * kHidden);
  for (std::size_t i = 0; i < reduced.size(); ++i) reduced[i] = static_cast<float>(i * 7919 % 201) / 100 - 1;
  Decoder eager(weights->parser, choose_kernels(), kParserFeatures);
  Decoder lazy(weights->parser, choose_kernels(), 2);
  eager.begin_document(reduced.data(), kTokens);
  lazy.begin_document(reduced.data(), kTokens);
  eager.reach(70);
  lazy.reach(kTokens - 1);
  for (std::size_t feature = 0; feature < kParserFeatures; ++feature) {
    for (const std::ptrdiff_t token : {0, 3, 70}) {
      ASSERT_EQ(std::memcmp(eager.term(feature, token), lazy.term(feature, token), kStateWidth * sizeof(float)), 0);
    }
    EXPECT_EQ(eager.term(feature, -1), lazy.term(feature, -1));
  }
}

}  // namespace
}  // namespace quoth::extract::language
