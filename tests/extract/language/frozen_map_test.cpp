// SPDX-License-Identifier: Apache-2.0
#include "extract/language/frozen_map.h"

#include <gtest/gtest.h>

namespace quoth::extract::language {
namespace {

using Entries = std::vector<std::pair<std::uint64_t, std::uint32_t>>;

TEST(FrozenMap, FindsEveryKeyAndNoOther) {
  Entries entries;
  for (std::uint32_t i = 1; i <= 1000; ++i) entries.emplace_back(i * 0x123456789ABCDEFULL, i);
  const std::vector<std::byte> bytes = FrozenMap<std::uint32_t>::build(entries);
  const FrozenMap<std::uint32_t> map(bytes);
  for (const auto& [key, value] : entries) {
    ASSERT_NE(map.find(key), nullptr) << key;
    EXPECT_EQ(*map.find(key), value);
    EXPECT_EQ(map.find(key + 1), nullptr);
  }
  EXPECT_EQ(map.find(0), nullptr);
}

TEST(FrozenMap, IsEmptyByDefaultAndWhenBuiltOfNothing) {
  EXPECT_EQ(FrozenMap<std::uint32_t>().find(7), nullptr);
  const std::vector<std::byte> bytes = FrozenMap<std::uint32_t>::build({});
  EXPECT_EQ(FrozenMap<std::uint32_t>(bytes).find(7), nullptr);
}

TEST(FrozenMap, RefusesDoubleAndZeroKeys) {
  EXPECT_THROW(FrozenMap<std::uint32_t>::build(Entries{{5, 1}, {5, 2}}), Error);
  EXPECT_THROW(FrozenMap<std::uint32_t>::build(Entries{{0, 1}}), Error);
}

TEST(FrozenMap, RefusesDamagedBytes) {
  const std::vector<std::byte> good = FrozenMap<std::uint32_t>::build(Entries{{5, 1}});
  EXPECT_THROW(FrozenMap<std::uint32_t>(std::span(good).first(7)), Error);
  EXPECT_THROW(FrozenMap<std::uint32_t>(std::span(good).first(good.size() - 1)), Error);
  std::vector<std::byte> bad = good;
  bad[0] = std::byte{3};  // no power of two
  EXPECT_THROW(FrozenMap<std::uint32_t>{bad}, Error);
}

}  // namespace
}  // namespace quoth::extract::language
