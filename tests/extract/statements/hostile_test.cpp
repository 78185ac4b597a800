// SPDX-License-Identifier: Apache-2.0
// Input that is no article: work stays linear in its length, and nothing breaks.
#include "article_fixture.h"

#include <gtest/gtest.h>

namespace quoth::extract::statements {
namespace {

std::string repeated(const std::string& piece, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += piece;
  return text;
}

TEST(Statements, SurviveEndlessSentencesAndQuotations) {
  if (!std::filesystem::exists(model_path())) GTEST_SKIP() << "no language model: run ./dev setup";
  ArticleReader reader;
  const std::string texts[] = {
      "",
      " ",
      "\n\n\n",
      repeated("Kim said that ", 1500) + "it rained.",
      repeated("who met the man ", 1200),
      repeated("and he left ", 1500),
      repeated("\"", 3000),
      repeated("“a ", 2000),
      repeated("He said \"no\" and ", 800),
      repeated("according to Kim, ", 800) + "it rained.",
      repeated("to want ", 2000),
      repeated("(", 3000),
  };
  for (const std::string& text : texts) {
    const graph::Records records = reader.read(text);
    for (const graph::Statement& s : records.statements) {
      EXPECT_LE(s.attribution.size(), 20U);
      EXPECT_LT(s.trigger.begin, s.trigger.end);
      EXPECT_LE(s.evidence.begin, s.trigger.begin);
      EXPECT_GE(s.evidence.end, s.trigger.end);
    }
  }
}

TEST(Statements, AreTheSameEachTime) {
  if (!std::filesystem::exists(model_path())) GTEST_SKIP() << "no language model: run ./dev setup";
  ArticleReader reader;
  const std::string text = "Weber told Kos that Latvia would leave. \"We are ready,\" he said. Poland may follow.";
  const graph::Records first = reader.read(text);
  EXPECT_FALSE(first.statements.empty());
  EXPECT_EQ(reader.read(text), first);
}

TEST(Statements, ReferToEachOther) {
  if (!std::filesystem::exists(model_path())) GTEST_SKIP() << "no language model: run ./dev setup";
  ArticleReader reader;
  const graph::Records records = reader.read("Karl Weber said that Anna Kos had left Riga.");
  ASSERT_EQ(records.statements.size(), 2U);
  const graph::Statement& said = records.statements[0];
  const graph::Statement& left = records.statements[1];
  EXPECT_EQ(said.label, "said");
  ASSERT_TRUE(said.content.has_value());
  EXPECT_EQ(said.content->statements, std::vector<std::string>{left.id});
  ASSERT_EQ(left.attribution.size(), 1U);
  EXPECT_EQ(left.attribution[0].statement, said.id);
  EXPECT_EQ(left.attribution[0].speaker, said.source.at(0));
  EXPECT_EQ(records.document.text.substr(left.trigger.begin, left.trigger.end - left.trigger.begin), "left");
}

TEST(Statements, TellOfQuotationsWithoutASpeaker) {
  if (!std::filesystem::exists(model_path())) GTEST_SKIP() << "no language model: run ./dev setup";
  ArticleReader reader;
  reader.read("\"The house is old and it will fall.\"");
  EXPECT_EQ(reader.diagnostics.count("quote-without-speaker"), 1U);
}

}  // namespace
}  // namespace quoth::extract::statements
