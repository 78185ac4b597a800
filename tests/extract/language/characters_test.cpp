// SPDX-License-Identifier: Apache-2.0
// Expected values are Python 3.11's.
#include "extract/language/characters.h"

#include "graph/error.h"
#include "tests/extract/language/model_fixture.h"

#include <string>

namespace quoth::extract::language {
namespace {

class CharactersTest : public WithModel {
 protected:
  std::string lower(std::string_view text) {
    std::string lower;
    Characters(*model).append_lower(text, lower);
    return lower;
  }
};

TEST_F(CharactersTest, LowersAsPythonDoes) {
  const struct {
    std::string_view text;
    std::string_view lower;
  } kRows[] = {
      {"", ""},
      {"Hello WORLD 123", "hello world 123"},
      {"ÀÉÎ Straße", "àéî straße"},
      {"İstanbul", "i̇stanbul"},
      {"ΟΔΟΣ ΣΑΣ Σ", "οδος σας σ"},
      {"ΑΣ.", "ας."},
      {"ΑΣ.Α", "ασ.α"},  // a full stop is passed over, so the word goes on
      {"Α\u0301Σ", "α\u0301ς"},
      {"ǅ Ǆ", "ǆ ǆ"},
      {"ЖУК Ⅷ Ⓐ", "жук ⅷ ⓐ"},
      {"ẞ Ω K", "ß ω k"},
      {"𐐀", "𐐨"},
      {"日本", "日本"},
  };
  for (const auto& row : kRows) EXPECT_EQ(lower(row.text), row.lower) << row.text;
}

TEST_F(CharactersTest, KnowsTheUnicodeOfItsPython) {
  const Characters characters(*model);
  const struct {
    char32_t c;
    std::uint32_t has;
    std::uint32_t lacks;
  } kRows[] = {
      {U'a', kAlpha | kWord, kUpper | kDigit | kSpace},
      {U'A', kAlpha | kUpper, kDigit},
      {U'ǅ', kAlpha, kUpper},
      {U'ʰ', kAlpha, kUpper},
      {U'²', kDigit | kWord, kDecimal | kAlpha},
      {U'½', kWord, kDigit | kAlpha},
      {U'Ⅷ', kWord | kUpper, kAlpha | kDigit},
      {U'٣', kDigit | kDecimal, kAlpha},
      {U'_', kWord, kAlpha},
      {U'\u00a0', kSpace, kWord},
      {U'\u001c', kSpace, 0},
      {U'\u0085', kSpace, 0},
      {U'\u3000', kSpace, 0},
      {U'\u200b', 0, kSpace},
      {U'\ufeff', 0, kSpace},
      {U'\U00031350', 0, kAlpha},  // a letter since Unicode 15.0
      {U'\U0001DF00', kAlpha, 0},  // a letter since Unicode 14.0
      {U'\u0301', kIgnorable, kCased | kAlpha},
      {0x10FFFF, 0, kAlpha},
      {0x110000, 0, kAlpha | kSpace},
  };
  for (const auto& row : kRows) {
    EXPECT_EQ(characters.flags(row.c) & row.has, row.has) << std::hex << static_cast<std::uint32_t>(row.c);
    EXPECT_EQ(characters.flags(row.c) & row.lacks, 0U) << std::hex << static_cast<std::uint32_t>(row.c);
  }
}

TEST_F(CharactersTest, AllNeedsEveryCharacterAndOne) {
  const Characters characters(*model);
  EXPECT_TRUE(characters.all("naïve", kAlpha));
  EXPECT_FALSE(characters.all("na1ve", kAlpha));
  EXPECT_FALSE(characters.all("", kAlpha));
  EXPECT_TRUE(characters.all(" \n\u00a0", kSpace));
}

TEST(Characters, RefusesTablesThatDoNotFit) {
  const std::vector<std::uint8_t> blocks(Characters::kBlockCount, 0);
  const std::vector<std::uint8_t> kind_of(Characters::kBlockSize, 0);
  const std::vector<CharacterKind> kinds(1);
  EXPECT_NO_THROW(Characters(blocks, kind_of, kinds));
  EXPECT_THROW(Characters(std::span(blocks).first(9), kind_of, kinds), Error);
  EXPECT_THROW(Characters(blocks, kind_of, std::span(kinds).first(0)), Error);
  EXPECT_THROW(Characters(std::vector<std::uint8_t>(Characters::kBlockCount, 1), kind_of, kinds), Error);
}

}  // namespace
}  // namespace quoth::extract::language
