// SPDX-License-Identifier: Apache-2.0
#include "export/id_set.h"

#include "graph/error.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

namespace quoth::exporters {
namespace {

std::string id(std::size_t number) {
  return "s:9c1185a5c5e9fc54-" + std::to_string(number);
}

TEST(IdSet, KnowsWhatWasInsertedAndNothingElse) {
  constexpr std::size_t kMany = 100'000;  // more than stay in memory
  IdSet set;
  EXPECT_FALSE(set.contains(""));
  for (std::size_t at = 0; at < kMany; at += 2) ASSERT_TRUE(set.insert(id(at))) << at;
  for (std::size_t at = 0; at < kMany; at += 1000) ASSERT_FALSE(set.insert(id(at))) << at;
  for (std::size_t at = 0; at < kMany; ++at) ASSERT_EQ(set.contains(id(at)), at % 2 == 0) << at;
  EXPECT_EQ(set.size(), kMany / 2);
}

TEST(IdSet, TakesAnyBytes) {
  IdSet set;
  EXPECT_TRUE(set.insert(""));
  EXPECT_TRUE(set.insert(std::string(1, '\0')));
  EXPECT_FALSE(set.insert(""));
  EXPECT_FALSE(set.contains("\n"));
}

TEST(IdSet, WithoutAFolderForItsFileIsAnErrorOnceThereAreMany) {
  const char* before = std::getenv("TMPDIR");
  const std::string kept = before == nullptr ? "" : before;
  setenv("TMPDIR", "/nowhere/at/all", 1);
  IdSet set;
  const auto insert_many = [&] {
    for (std::size_t at = 0; at < 100'000; ++at) set.insert(id(at));
  };
  EXPECT_THROW(insert_many(), Error);
  EXPECT_TRUE(set.contains(id(0))) << "what was there stays";
  before == nullptr ? unsetenv("TMPDIR") : setenv("TMPDIR", kept.c_str(), 1);
}

}  // namespace
}  // namespace quoth::exporters
