// SPDX-License-Identifier: Apache-2.0
#include "extract/lexicon/knowledge_base.h"

#include "graph/error.h"

#include <gtest/gtest.h>

namespace quoth::extract::lexicon {
namespace {

TEST(KnowledgeBase, FindsByNameAliasAndKind) {
  const KnowledgeBase base(
      "# a comment\nX1\tOrlo Brand\tperson\tO. Brand;Brand\ta poet\nX2\tBrand\torganization\t\tshoes\nX3\tLiss\t\tthe "
      "Liss\t\n",
      "kb");
  EXPECT_EQ(base.size(), 3u);
  ASSERT_NE(base.find("Brand", graph::EntityKind::person), nullptr);
  EXPECT_EQ(base.find("Brand", graph::EntityKind::person)->id, "X1");
  EXPECT_EQ(base.find("Brand", graph::EntityKind::organization)->id, "X2");
  EXPECT_EQ(base.find("the Liss", graph::EntityKind::place)->id, "X3");
  EXPECT_EQ(base.find("Orlo Brand", graph::EntityKind::place), nullptr);
  EXPECT_EQ(base.find("brand", graph::EntityKind::person), nullptr);
}

TEST(KnowledgeBase, GivesNothingWhereTwoShareAName) {
  const KnowledgeBase base("X1\tPol\tperson\t\t\nX2\tPol\tperson\t\t\n", "kb");
  EXPECT_EQ(base.find("Pol", graph::EntityKind::person), nullptr);
}

TEST(KnowledgeBase, RefusesWrongRows) {
  for (const std::string_view text :
       {"X1\tPol\tplanet\t\t\n", "\tPol\tperson\n", "X1\t\tperson\n", "a\tb\tperson\td\te\tf\n"})
    EXPECT_THROW(KnowledgeBase(std::string(text), "kb"), Error) << text;
  EXPECT_THROW(KnowledgeBase(std::filesystem::path("/nowhere/kb.tsv")), Error);
}

}  // namespace
}  // namespace quoth::extract::lexicon
