// SPDX-License-Identifier: Apache-2.0
#include "extract/language/lexeme.h"

#include "extract/language/vocabulary.h"
#include "extract/language/word_shape.h"
#include "tests/extract/language/model_fixture.h"

#include <string>

namespace quoth::extract::language {
namespace {

class LexemeTest : public WithModel {
 protected:
  void SetUp() override {
    WithModel::SetUp();
    if (IsSkipped()) return;
    vocabulary.emplace(*model);
    lexemes.emplace(*vocabulary);
  }

  std::optional<Vocabulary> vocabulary;
  std::optional<LexemeTable> lexemes;
};

// Expected values are spaCy 3.8's.
TEST_F(LexemeTest, HasTheFeaturesOfItsText) {
  const struct {
    std::string_view text;
    std::string_view norm;
    std::string_view prefix;
    std::string_view suffix;
    std::string_view shape;
  } kRows[] = {
      {"Apple", "apple", "A", "ple", "Xxxxx"},
      {"it", "it", "i", "it", "xx"},
      {"US$", "$", "U", "US$", "XX$"},
      {"“", "\"", "“", "“", "“"},
      {"’s", "'s", "’", "’s", "’x"},
      {"2,000", "2,000", "2", "000", "d,ddd"},
      {"2000000", "2000000", "2", "000", "dddd"},
      {"ABCDEF12345", "abcdef12345", "A", "345", "XXXXdddd"},
      {"X", "x", "X", "X", "X"},
      {"ǅ²½", "ǆ²½", "ǅ", "ǅ²½", "xd½"},
      {"naïve", "naïve", "n", "ïve", "xxxx"},
      {"日本語学", "日本語学", "日", "本語学", "xxxx"},
      {".....", ".....", ".", "...", "...."},
      {"colour", "color", "c", "our", "xxxx"},
      {"\n\n", "\n\n", "\n", "\n\n", "\n\n"},
  };
  for (const auto& row : kRows) {
    const Lexeme& lexeme = (*lexemes)[lexemes->intern(row.text)];
    EXPECT_EQ(lexeme.norm, vocabulary->id(row.norm)) << row.text;
    EXPECT_EQ(lexeme.prefix, vocabulary->id(row.prefix)) << row.text;
    EXPECT_EQ(lexeme.suffix, vocabulary->id(row.suffix)) << row.text;
    EXPECT_EQ(lexeme.shape, vocabulary->id(row.shape)) << row.text;
  }
}

TEST_F(LexemeTest, ReservedStringsHaveSmallIds) {
  EXPECT_EQ(vocabulary->id("X"), 101U);
  EXPECT_EQ(vocabulary->id("ORG"), 383U);
  EXPECT_EQ(vocabulary->id("punct"), 445U);
  EXPECT_EQ(vocabulary->id(""), 0U);
  EXPECT_EQ(vocabulary->id("coffee"), 3197928453018144401U);
}

TEST_F(LexemeTest, LongTextsShareOneShape) {
  EXPECT_EQ(shape_of(std::string(99, 'a'), vocabulary->characters()), "xxxx");
  EXPECT_EQ(shape_of(std::string(100, 'a'), vocabulary->characters()), "LONG");
  std::string accented;
  for (int i = 0; i < 99; ++i) accented += "é";
  EXPECT_EQ(shape_of(accented, vocabulary->characters()), "xxxx");  // 198 bytes
}

TEST_F(LexemeTest, IsOneForEachTextAndNorm) {
  const std::uint32_t plain = lexemes->intern("n't");
  EXPECT_EQ(lexemes->intern("n't"), plain);
  const std::uint32_t inside = lexemes->intern("n't", vocabulary->id("not"));
  EXPECT_NE(inside, plain);
  EXPECT_EQ((*lexemes)[inside].norm, vocabulary->id("not"));
  EXPECT_EQ(lexemes->size(), 2U);
}

TEST_F(LexemeTest, KeepsItsTextWhenTheTableGrows) {
  for (int i = 0; i < 20'000; ++i) ASSERT_EQ(lexemes->intern("w" + std::to_string(i)), static_cast<std::uint32_t>(i));
  for (int i = 0; i < 20'000; ++i) {
    ASSERT_EQ((*lexemes)[static_cast<std::uint32_t>(i)].text, "w" + std::to_string(i));
    ASSERT_EQ(lexemes->intern("w" + std::to_string(i)), static_cast<std::uint32_t>(i));
  }
}

TEST_F(LexemeTest, BeginsANewGenerationWhenCleared) {
  const std::uint32_t generation = lexemes->generation();
  for (int i = 0; !lexemes->over_bound(); ++i) lexemes->intern("w" + std::to_string(i));
  lexemes->clear();
  EXPECT_FALSE(lexemes->over_bound());
  EXPECT_EQ(lexemes->size(), 0U);
  EXPECT_NE(lexemes->generation(), generation);
  EXPECT_EQ(lexemes->intern("again"), 0U);
}

TEST_F(LexemeTest, CountsLongTextsAgainstTheBound) {
  for (int i = 0; i < 3; ++i) lexemes->intern(std::string(1'000'000, static_cast<char>('a' + i)));
  EXPECT_TRUE(lexemes->over_bound());
}

}  // namespace
}  // namespace quoth::extract::language
