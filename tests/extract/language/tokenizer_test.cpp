// SPDX-License-Identifier: Apache-2.0
// Expected tokens are spaCy 3.8's.
#include "extract/language/tokenizer.h"

#include "extract/language/tokenizer_tables.h"
#include "extract/language/vocabulary.h"
#include "tests/extract/language/model_fixture.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace quoth::extract::language {
namespace {

class TokenizerTest : public WithModel {
 protected:
  void SetUp() override {
    WithModel::SetUp();
    if (IsSkipped()) return;
    vocabulary.emplace(*model);
    tables.emplace(*model, vocabulary->characters());
    lexemes.emplace(*vocabulary);
    tokenizer.emplace(*tables, *lexemes);
  }

  std::vector<TextToken> tokens_of(std::string_view text) {
    std::vector<TextToken> tokens;
    tokenizer->tokenize(text, tokens);
    return tokens;
  }

  // The tokens, each with "_" behind it where a space follows.
  std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    for (const TextToken& token : tokens_of(text)) {
      words.emplace_back(text.substr(token.begin_byte, token.end_byte - token.begin_byte));
      if (token.space_after) words.back() += '_';
    }
    return words;
  }

  std::optional<Vocabulary> vocabulary;
  std::optional<TokenizerTables> tables;
  std::optional<LexemeTable> lexemes;
  std::optional<Tokenizer> tokenizer;
};

TEST_F(TokenizerTest, CutsAsSpacyDoes) {
  const struct {
    std::string_view text;
    std::vector<std::string> words;
  } kRows[] = {
      {"", {}},
      {"a", {"a"}},
      {"He said so.", {"He_", "said_", "so", "."}},
      {"\"Don't!\" (Mr. Smith's)", {"\"", "Do", "n't", "!", "\"_", "(", "Mr._", "Smith", "'s", ")"}},
      {"the U.S. isn't", {"the_", "U.S._", "is", "n't"}},
      {"in the U.S.A. he", {"in_", "the_", "U.S.A._", "he"}},
      {"$30bn, US$5 and 10km/h", {"$", "30bn", ",_", "US$", "5_", "and_", "10", "km/h"}},
      {"It is 15°C.", {"It_", "is_", "15", "°", "C", "."}},
      {"well-known and/or 1-2", {"well", "-", "known_", "and/or_", "1", "-", "2"}},
      {"a--b a——b it---then", {"a", "--", "b_", "a", "——", "b_", "it", "---", "then"}},
      {"wait...what?", {"wait", "...", "what", "?"}},
      {"see http://x.com/a?b=1, or me@x.org.", {"see_", "http://x.com/a?b=1", ",_", "or_", "me@x.org", "."}},
      {"http://192.168.1.1/x http://8.8.8.8/x", {"http://192.168.1.1", "/", "x_", "http://8.8.8.8/x"}},
      {"fine :) (:) or :-(", {"fine_", ":)_", "(", ":)_", "or_", ":-("}},
      {"5pm 11a.m. 7:30", {"5", "pm_", "11", "a.m._", "7:30"}},
      {"“Yes,” she’s ‘fine’", {"“", "Yes", ",", "”_", "she", "’s_", "‘", "fine", "’"}},
      {"😀👍 日本 naïve", {"😀", "👍_", "日本_", "naïve"}},
  };
  for (const auto& row : kRows) EXPECT_EQ(words_of(row.text), row.words) << row.text;
}

TEST_F(TokenizerTest, KeepsAllWhiteSpaceButSingleSpaces) {
  const struct {
    std::string_view text;
    std::vector<std::string> words;
  } kRows[] = {
      {" ", {" "}},
      {"a ", {"a_"}},
      {"a  b", {"a_", " ", "b"}},
      {"  a", {"  ", "a"}},
      {"a \n b", {"a_", "\n ", "b"}},
      {"a\n\nb", {"a", "\n\n", "b"}},
      {"a\tb ", {"a", "\t", "b_"}},
      {"a\u00a0b\u3000", {"a", "\u00a0", "b", "\u3000"}},
      {"a\u200bb", {"a\u200bb"}},  // a zero-width space is none
  };
  for (const auto& row : kRows) EXPECT_EQ(words_of(row.text), row.words) << row.text;
}

TEST_F(TokenizerTest, CountsBytesAndCodePoints) {
  const std::vector<TextToken> tokens = tokens_of("né 日本x.");
  ASSERT_EQ(tokens.size(), 3U);
  EXPECT_EQ(tokens[1].begin_byte, 4U);
  EXPECT_EQ(tokens[1].end_byte, 11U);
  EXPECT_EQ(tokens[1].begin, 3U);
  EXPECT_EQ(tokens[1].end, 6U);
  EXPECT_EQ(tokens[2].begin, 6U);
}

TEST_F(TokenizerTest, NormOfAnExceptionBelongsToItsOccurrence) {
  const std::vector<TextToken> tokens = tokens_of("don't do n't");
  ASSERT_EQ(tokens.size(), 4U);
  EXPECT_EQ((*lexemes)[tokens[1].lexeme].norm, vocabulary->id("not"));
  EXPECT_EQ((*lexemes)[tokens[3].lexeme].norm, vocabulary->id("n't"));
}

TEST_F(TokenizerTest, AppendsWithOffsetsFromEachText) {
  std::vector<TextToken> tokens;
  tokenizer->tokenize("one two", tokens);
  tokenizer->tokenize("isn't", tokens);
  ASSERT_EQ(tokens.size(), 4U);
  EXPECT_EQ(tokens[2].begin_byte, 0U);
  EXPECT_EQ(tokens[3].end_byte, 5U);
}

TEST_F(TokenizerTest, GivesTheSameAfterItsLexemesWereCleared) {
  const std::string_view text = "They've said it: \"(isn't it?)\" :)";
  const std::vector<std::string> before = words_of(text);
  lexemes->clear();
  tokens_of("other words first");
  EXPECT_EQ(words_of(text), before);
  for (const TextToken& token : tokens_of(text)) {
    EXPECT_EQ((*lexemes)[token.lexeme].text, text.substr(token.begin_byte, token.end_byte - token.begin_byte));
  }
}

TEST_F(TokenizerTest, TakesLongChunksInLinearTime) {
  for (const std::string_view part : {"(", ")", "'", "a-", "@a.", "http://", ".", ",", "日", "x"}) {
    std::string text;
    while (text.size() < 300'000) text += part;
    EXPECT_FALSE(tokens_of(text).empty()) << part;
  }
}

TEST_F(TokenizerTest, SurvivesWhatIsNoUtf8) {
  for (const std::string_view text : {"\xff", "a\xc3", "\xe2\x80", "\xf0\x9f x", "\x80\x80 'x\xc3"}) {
    EXPECT_FALSE(tokens_of(text).empty());
  }
}

}  // namespace
}  // namespace quoth::extract::language
