// SPDX-License-Identifier: Apache-2.0
#include "extract/language/hash_embedding.h"

#include <gmock/gmock.h>

namespace quoth::extract::language {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::Lt;

// Expected rows: MurmurHash3_x64_128 of the eight bytes, lower half of each 64-bit half first.
TEST(HashEmbedding, RowsAreTheFourQuartersOfTheHashModuloTheTable) {
  constexpr std::size_t kAll = std::size_t{1} << 32U;
  EXPECT_THAT(hash_rows(0, 0, kAll), ElementsAre(0xcc57c3cb, 0x28df63b7, 0xc4e8fe52, 0xf2557dfc));
  EXPECT_THAT(hash_rows(17, 8, kAll), ElementsAre(1142648364, 3264261473, 3861456194, 2748908561));
  for (StringId id = 0; id < 100; ++id) EXPECT_THAT(hash_rows(id * 0x9e3779b97f4a7c15, 13, 50), Each(Lt(50U)));
}

TEST(HashEmbedding, SeedsAndIdsGiveOtherRows) {
  EXPECT_NE(hash_rows(17, 8, 5000), hash_rows(17, 9, 5000));
  EXPECT_NE(hash_rows(17, 8, 5000), hash_rows(18, 8, 5000));
}

TEST(HashEmbedding, TheTablesOfTheAttributesFollowEachOther) {
  Tok2VecWeights weights;
  weights.attributes = 4;
  const std::vector<float> table(1);
  weights.embedding = table.data();
  std::vector<const float*> rows(weights.attributes * kHashRowsPerId);
  embedding_rows(weights, {1, 2, 3, 4, 0, 1}, rows.data());
  std::size_t first = 0;
  for (std::size_t i = 0; i < weights.attributes; ++i) {
    const auto expected = hash_rows(i + 1, 8 + static_cast<std::uint32_t>(i), kHashRows[i]);
    for (std::size_t r = 0; r < kHashRowsPerId; ++r) {
      EXPECT_EQ(static_cast<std::size_t>(rows[i * kHashRowsPerId + r] - table.data()),
                (first + expected[r]) * kMaxoutWidth);
    }
    first += kHashRows[i];
  }
}

}  // namespace
}  // namespace quoth::extract::language
