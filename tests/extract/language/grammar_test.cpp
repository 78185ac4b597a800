// SPDX-License-Identifier: Apache-2.0
#include "extract/language/grammar.h"

#include "extract/language/pipeline.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

namespace quoth::extract::language {
namespace {

std::string words(const Tree& tree, const std::vector<Index>& tokens) {
  std::string text;
  for (const Index token : tokens) text.append(text.empty() ? "" : " ").append(tree.text(token));
  return text;
}

// "verb(doers; objects)" of every clause, passive verbs with "be" before them.
std::string clauses(const Tree& tree) {
  std::string text;
  for (const Clause& clause : tree.clauses()) {
    text.append(text.empty() ? "" : ", ").append(clause.voice == Voice::passive ? "be " : "");
    text.append(tree.text(clause.verb)).append("(").append(words(tree, clause.doers)).append("; ");
    text.append(words(tree, clause.objects)).append(")");
  }
  return text;
}

TEST(Grammar, FindsDoersAndObjectsWhereverTheyStand) {
  const std::filesystem::path model = QUOTH_BINARY_DIR "/quoth.model";
  if (!std::filesystem::exists(model)) GTEST_SKIP() << "no language model: run ./dev setup";
  Pipeline pipeline(Model::open(model));
  const std::pair<const char*, const char*> rows[] = {
      {"Ruiz praised Weber.", "praised(Ruiz; Weber)"},
      {"Weber was praised by Ruiz.", "be praised(Ruiz; Weber)"},
      {"Weber was praised.", "be praised(; Weber)"},
      {"Ruiz praised and thanked Weber.", "praised(Ruiz; Weber), thanked(Ruiz; Weber)"},
      {"Ruiz and Kos praised Weber.", "praised(Ruiz Kos; Weber)"},
      {"Ruiz asked Weber to leave.", "asked(Ruiz; Weber), leave(Weber; )"},
      {"Ruiz promised Weber to leave.", "promised(Ruiz; Weber), leave(Ruiz; )"},
      {"Ruiz wants to leave.", "wants(Ruiz; ), leave(Ruiz; )"},
      {"The man who praised Weber left.", "praised(man; Weber), left(man; )"},
      {"The man whom Weber praised left.", "praised(Weber; man), left(man; )"},
      {"The sanctions imposed by Ruiz hurt Weber.", "be imposed(Ruiz; sanctions), hurt(sanctions; Weber)"},
      {"Ruiz accused Weber of stealing money.", "accused(Ruiz; Weber), stealing(Weber; money)"},
      {"Ruiz left without thanking Weber.", "left(Ruiz; ), thanking(Ruiz; Weber)"},
      {"", ""},
      {"Apples and pears.", ""},
  };
  for (const auto& [text, expected] : rows) {
    const Block block{text, 0};
    const auto analyses = pipeline.analyze(std::span(&block, 1));
    EXPECT_EQ(clauses(Tree(analyses[0])), expected) << text;
  }
}

TEST(Grammar, MarksNegationModalsAndGovernors) {
  const std::filesystem::path model = QUOTH_BINARY_DIR "/quoth.model";
  if (!std::filesystem::exists(model)) GTEST_SKIP() << "no language model: run ./dev setup";
  Pipeline pipeline(Model::open(model));
  const std::string text = "Ruiz said that Weber may not pull back his troops.";
  const Block block{text, 0};
  const auto analyses = pipeline.analyze(std::span(&block, 1));
  const Tree tree(analyses[0]);
  ASSERT_EQ(tree.clauses().size(), 2U);
  const Clause& pull = tree.clauses()[1];
  EXPECT_EQ(pull.kind, ClauseKind::complement);
  EXPECT_EQ(pull.governor, 0);
  EXPECT_EQ(pull.depth, 1);
  EXPECT_EQ(tree.text(pull.marker), "that");
  EXPECT_EQ(tree.text(pull.modal), "may");
  EXPECT_EQ(tree.text(pull.particle), "back");
  EXPECT_EQ(words(tree, pull.negations), "not");
  EXPECT_EQ(tree.clauses()[0].complements, std::vector<Index>{1});
}

TEST(Grammar, BreaksCircles) {
  Analysis analysis;
  analysis.text = "ab cd ef";
  for (std::int32_t i = 0; i < 3; ++i) {
    Token token;
    token.begin = token.begin_byte = static_cast<std::uint32_t>(3 * i);
    token.end = token.end_byte = token.begin + 2;
    token.head = i == 2 ? 1 : 1 - i;  // the first two are each other's head
    token.tag = "VBD";
    token.pos = "VERB";
    token.dep = "ccomp";
    analysis.tokens.push_back(token);
  }
  const Tree tree(analysis);
  EXPECT_EQ(tree.head(0), 0);
  EXPECT_EQ(tree.head(1), 0);
  EXPECT_EQ(tree.head(2), 1);
  EXPECT_EQ(tree.subtree(0), (TokenRange{0, 3}));
}

}  // namespace
}  // namespace quoth::extract::language
