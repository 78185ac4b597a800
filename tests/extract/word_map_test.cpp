// SPDX-License-Identifier: Apache-2.0
#include "extract/word_map.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace quoth::extract {
namespace {

TEST(WordMap, FindsEachOfManyWordsAndNoOther) {
  std::vector<std::string> words;
  for (int i = 0; i < 5000; ++i)
    words.push_back(std::string(static_cast<std::size_t>(i % 23), 'x') + std::to_string(i));
  WordMap<int> map;
  for (int i = 0; i < 5000; ++i) EXPECT_TRUE(map.emplace(words[static_cast<std::size_t>(i)], i).second);
  for (int i = 0; i < 5000; ++i) {
    const std::string& word = words[static_cast<std::size_t>(i)];
    const auto found = map.find(word);
    ASSERT_NE(found, map.end()) << word;
    EXPECT_EQ(found->second, i);
    EXPECT_FALSE(map.contains(word + "y"));
    EXPECT_FALSE(map.contains("y" + word));
  }
  EXPECT_EQ(map.size(), 5000U);
}

TEST(WordMap, KnowsNothingWhereNothingWasToldIt) {
  const WordMap<int> map;
  EXPECT_FALSE(map.contains(""));
  EXPECT_EQ(map.find("word"), map.end());
}

TEST(WordMap, KeepsTheFirstValueUnlessItIsAssigned) {
  WordMap<int> map;
  map.emplace("", 1);
  EXPECT_FALSE(map.emplace("", 2).second);
  EXPECT_EQ(map.find("")->second, 1);
  map.insert_or_assign("", 3);
  ++map["new"];
  EXPECT_EQ(map.find("")->second, 3);
  EXPECT_EQ(map.find("new")->second, 1);
}

TEST(WordMap, OutgrowsWhatWasReserved) {
  std::vector<std::string> words;
  for (char a = 'a'; a <= 'z'; ++a)
    for (char b = 'a'; b <= 'z'; ++b)
      for (char c = 'a'; c <= 'z'; ++c) words.push_back({a, b, c});
  WordMap<std::size_t> map;
  map.reserve(4);
  for (std::size_t i = 0; i < words.size(); ++i) map.emplace(words[i], i);
  for (std::size_t i = 0; i < words.size(); ++i) ASSERT_EQ(map.find(words[i])->second, i) << words[i];
}

TEST(WordMap, GoesThroughItsWordsAsTheyCame) {
  WordMap<int> map;
  std::string order;
  for (const char* word : {"d", "a", "c", "a", "b"}) map[word] = 1;
  for (const auto& [word, value] : map) order += word;
  EXPECT_EQ(order, "dacb");
}

TEST(WordSet, HoldsWhatWasPutIn) {
  WordSet set;
  EXPECT_FALSE(set.contains("a"));
  set.insert("a");
  set.insert("a");
  EXPECT_TRUE(set.contains("a"));
  EXPECT_EQ(set.find("a"), "a");
  EXPECT_EQ(set.find("b"), "");
  EXPECT_FALSE(set.contains("b"));
}

}  // namespace
}  // namespace quoth::extract
