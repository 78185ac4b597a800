// SPDX-License-Identifier: Apache-2.0
#include "extract/language/parse_tree.h"

#include <gmock/gmock.h>

namespace quoth::extract::language {
namespace {

using ::testing::ElementsAre;

ParseTree finished(std::vector<std::int32_t> heads, std::vector<std::string_view> labels,
                   std::vector<std::uint8_t> is_space = {}) {
  ParseTree tree{std::move(heads), std::move(labels), {}};
  is_space.resize(tree.heads.size());
  finish_tree(tree, is_space);
  return tree;
}

TEST(ParseTree, OfNothingIsNothing) {
  EXPECT_TRUE(finished({}, {}).sentence_starts.empty());
}

TEST(ParseTree, WordsWithoutHeadAreRoots) {
  const ParseTree tree = finished({1, -1, 1}, {"nsubj", "", "dobj"});
  EXPECT_THAT(tree.heads, ElementsAre(1, 1, 1));
  EXPECT_THAT(tree.labels, ElementsAre("nsubj", "ROOT", "dobj"));
  EXPECT_THAT(tree.sentence_starts, ElementsAre(1, 0, 0));
}

TEST(ParseTree, ASentenceStartsAtTheFirstWordBelowARoot) {
  const ParseTree tree = finished({1, -1, 3, 4, -1, 4}, {"nsubj", "", "det", "nsubj", "", "punct"});
  EXPECT_THAT(tree.sentence_starts, ElementsAre(1, 0, 1, 0, 0, 0));
}

TEST(ParseTree, AChainOfLeftHeadsReachesTheEdgeInOnePass) {
  const ParseTree tree = finished({-1, 2, 3, 4, -1}, {"", "a", "b", "c", ""});
  EXPECT_THAT(tree.sentence_starts, ElementsAre(1, 1, 0, 0, 0));
}

// 0 ← 1 (root) → 2, and 3 was attached to 1 with the word that is to be lifted to: 2, labelled dobj.
TEST(ParseTree, LiftsAnArcToTheNearestDescendantOfThatLabel) {
  const ParseTree tree = finished({1, -1, 1, 1}, {"nsubj", "", "dobj", "relcl||dobj"});
  EXPECT_THAT(tree.heads, ElementsAre(1, 1, 1, 2));
  EXPECT_THAT(tree.labels, ElementsAre("nsubj", "ROOT", "dobj", "relcl"));
}

TEST(ParseTree, LooksForTheLiftedHeadBreadthFirst) {
  // 1 → 0, 1 → 3; 0's descendants come later than 3, though they stand before it: 2 hangs below 3.
  const ParseTree tree = finished({1, -1, 3, 1, 1}, {"nsubj", "", "pobj", "pobj", "prep||pobj"});
  EXPECT_EQ(tree.heads[4], 3);
}

TEST(ParseTree, KeepsTheHeadWhereNoDescendantHasTheLabel) {
  const ParseTree tree = finished({1, -1, 1}, {"nsubj", "", "prep||xcomp"});
  EXPECT_EQ(tree.heads[2], 1);
  EXPECT_EQ(tree.labels[2], "prep");
}

TEST(ParseTree, LiftsNoArcToWhiteSpace) {
  const ParseTree tree = finished({-1, 0, 0}, {"", "dobj", "relcl||dobj"}, {0, 1, 0});
  EXPECT_EQ(tree.heads[2], 0);
}

}  // namespace
}  // namespace quoth::extract::language
