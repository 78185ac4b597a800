// SPDX-License-Identifier: Apache-2.0
#include "extract/discourse/discourse.h"

#include "extract/language/pipeline.h"
#include "extract/lexicon/lexicon.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

namespace quoth::extract::discourse {
namespace {

class DiscourseTest : public testing::Test {
 protected:
  static std::filesystem::path model() { return std::filesystem::path(QUOTH_BINARY_DIR) / "quoth.model"; }
  void SetUp() override {
    if (!std::filesystem::exists(model())) GTEST_SKIP() << "no language model: run ./dev setup";
  }

  Discourse read(const std::string& text, const lexicon::KnowledgeBase* base = nullptr) {
    document_.text = text;
    document_.id = graph::document_id(text);
    language::Pipeline pipeline(language::Model::open(model()));
    const language::Block block{document_.text, 0};
    analyses_ = pipeline.analyze({&block, 1});
    trees_.clear();
    for (const auto& analysis : analyses_) trees_.emplace_back(analysis);
    return Discourse(document_, trees_, lexicon::Lexicon::built_in(), base);
  }
  Index token(std::string_view word, int number = 1) const {
    for (Index i = 0; i < trees_[0].size(); ++i)
      if (trees_[0].text(i) == word && --number == 0) return i;
    ADD_FAILURE() << "no " << word;
    return 0;
  }
  EntityIndex at(const Discourse& discourse, std::string_view word, int number = 1) const {
    const auto found = discourse.at(0, token(word, number));
    return found.empty() ? kNone : found.front();
  }

  graph::Document document_;
  std::vector<language::Analysis> analyses_;
  std::vector<language::Tree> trees_;
};

TEST_F(DiscourseTest, TakesSpeakersInAndForgetsThemAgain) {
  Discourse discourse = read("Ida Holm met Karl Boll. \"I will go,\" it was heard.");
  EXPECT_TRUE(discourse.at(0, token("I")).empty());
  Quotation quotation{0, {token("\""), token("\"", 2) + 1}, at(discourse, "Holm"), kNone, kNone};
  discourse.resolve({&quotation, 1});
  EXPECT_EQ(at(discourse, "I"), at(discourse, "Holm"));
  quotation.speaker = at(discourse, "Boll");
  discourse.resolve({&quotation, 1});
  EXPECT_EQ(at(discourse, "I"), at(discourse, "Boll"));
  discourse.resolve({});
  EXPECT_TRUE(discourse.at(0, token("I")).empty());
}

TEST_F(DiscourseTest, GivesRecordsInOrderOfFirstMentionWithOffsetsInCodePoints) {
  const Discourse discourse = read("Zoë Müller met Jörg Ånsen in Paris. She left.");
  const auto records = discourse.records({});
  ASSERT_EQ(records.size(), 3u);
  EXPECT_EQ(records[0].name, "Zoë Müller");
  EXPECT_EQ(records[0].id, "e:" + document_.id.substr(2) + "-1");
  EXPECT_EQ(records[0].mentions[0].span, (graph::Span{0, 10}));
  EXPECT_EQ(records[2].name, "Paris");
  EXPECT_EQ(records[2].links, (std::vector<std::pair<std::string, std::string>>{{"wikidata", "Q90"}}));
  for (const graph::Entity& entity : records)
    EXPECT_TRUE(std::is_sorted(entity.mentions.begin(), entity.mentions.end(),
                               [](const auto& a, const auto& b) { return a.span.begin < b.span.begin; }));
}

TEST_F(DiscourseTest, ReadsTheSameTwice) {
  const std::string text =
      "Norway and Sweden met. They agreed. The two countries share a border, Ida Holm said. She was glad.";
  const Discourse one = read(text);
  const auto first = one.records({});
  Discourse two = read(text);
  two.resolve({});
  two.resolve({});
  EXPECT_EQ(first, two.records({}));
}

TEST_F(DiscourseTest, DatesAndPlacesEvents) {
  const Discourse discourse = read("Talks in Geneva on 10 January failed. Ida Holm left.");
  const graph::TimeExpression time{document_.id, {16, 29}, "on 10 January", "2022-01-10", false};
  const auto records = discourse.records({&time, 1});
  const auto talks =
      std::find_if(records.begin(), records.end(), [](const auto& e) { return e.kind == graph::EntityKind::event; });
  ASSERT_NE(talks, records.end());
  EXPECT_EQ(talks->date, "2022-01-10");
  const auto geneva = std::find_if(records.begin(), records.end(), [](const auto& e) { return e.name == "Geneva"; });
  ASSERT_NE(geneva, records.end());
  EXPECT_EQ(talks->place, geneva->id);
}

TEST_F(DiscourseTest, DatesAndPlacesEventsByTheClauseThatTellsThem) {
  const Discourse discourse =
      read("Talks will begin in Geneva on 10 January. The talks may fail. Ida Holm opened a door.");
  const graph::TimeExpression time{document_.id, {27, 40}, "on 10 January", "2022-01-10", false};
  const auto records = discourse.records({&time, 1});
  const auto talks = std::find_if(records.begin(), records.end(), [](const auto& e) { return e.name == "Talks"; });
  ASSERT_NE(talks, records.end());
  EXPECT_EQ(talks->kind, graph::EntityKind::event);
  EXPECT_EQ(talks->mentions.size(), 2U);
  EXPECT_EQ(talks->date, "2022-01-10");
  const auto geneva = std::find_if(records.begin(), records.end(), [](const auto& e) { return e.name == "Geneva"; });
  ASSERT_NE(geneva, records.end());
  EXPECT_EQ(talks->place, geneva->id);
}

TEST_F(DiscourseTest, LeavesAnEventUndatedByAnotherOnesClause) {
  const Discourse discourse = read("Ida Holm praised the talks in May. The vote was close.");
  const graph::TimeExpression time{document_.id, {27, 33}, "in May", "2022-05", false};
  for (const graph::Entity& entity : discourse.records({&time, 1}))
    EXPECT_TRUE(entity.name != "vote" || entity.date.empty()) << entity.name;
}

TEST_F(DiscourseTest, LinksToAKnowledgeBaseThatIsGiven) {
  const lexicon::KnowledgeBase base("K7\tIda Holm\tperson\tI. Holm\ta minister\n", "kb");
  const Discourse discourse = read("Ida Holm left. Holm was tired.", &base);
  const auto records = discourse.records({});
  ASSERT_FALSE(records.empty());
  EXPECT_EQ(records[0].links, (std::vector<std::pair<std::string, std::string>>{{"kb", "K7"}}));
}

TEST_F(DiscourseTest, ReportsPronounsThatStayOpen) {
  const Discourse discourse = read("She left the room.");
  Diagnostics diagnostics;
  discourse.report(diagnostics);
  EXPECT_EQ(diagnostics.count("unresolved-pronoun"), 1u);
}

TEST_F(DiscourseTest, ReadsTextThatIsNoProse) {
  for (const std::string text : {"", " ", "\n\n", "(((ABC)))", "'s 's 's", "- - - –", "he he he he", "Q: A: Q: A:",
                                 "THE KING SAID HE WAS ILL", "中国 said. 中国 left.", "the the the of of of"}) {
    const Discourse discourse = read(text);
    for (const graph::Entity& entity : discourse.records({})) EXPECT_FALSE(entity.name.empty()) << text;
  }
  EXPECT_TRUE(read("a").at(3, 9).empty());
  EXPECT_EQ(read("a").mention_at(-1, 0), nullptr);
}

}  // namespace
}  // namespace quoth::extract::discourse
