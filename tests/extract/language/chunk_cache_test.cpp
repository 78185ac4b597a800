// SPDX-License-Identifier: Apache-2.0
#include "extract/language/chunk_cache.h"

#include <gtest/gtest.h>

#include <array>
#include <string>

namespace quoth::extract::language {
namespace {

TEST(ChunkCache, GivesBackWhatWasAdded) {
  ChunkCache cache;
  EXPECT_TRUE(cache.find("don't").empty());
  const std::array<CachedToken, 2> tokens{{{2, 2, 7}, {3, 3, 9}}};
  EXPECT_EQ(cache.add("don't", tokens).size(), 2U);
  const auto found = cache.find("don't");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[1].lexeme, 9U);
  EXPECT_TRUE(cache.find("don’t").empty());
}

TEST(ChunkCache, ForgetsWhenClearedOrFull) {
  ChunkCache cache;
  const std::array<CachedToken, 1> token{{{1, 1, 1}}};
  cache.add("a", token);
  cache.clear();
  EXPECT_TRUE(cache.find("a").empty());
  cache.add("a", token);
  for (int i = 0; i < 100'000; ++i) ASSERT_EQ(cache.add("chunk" + std::to_string(i), token).size(), 1U);
  EXPECT_TRUE(cache.find("a").empty());
  EXPECT_EQ(cache.find("chunk99999").size(), 1U);
}

}  // namespace
}  // namespace quoth::extract::language
