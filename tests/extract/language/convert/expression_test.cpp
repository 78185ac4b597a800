// SPDX-License-Identifier: Apache-2.0
#include "extract/language/convert/expression.h"

#include "graph/error.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace quoth::extract::language {
namespace {

using testing::ElementsAre;

TEST(Expression, FindsThePartsOfAForm) {
  EXPECT_THAT(parts_of(R"((?<=[a\]b]),(?:x|\)))", "(?<=[{CLASS}]),(?:{LIST})", "x"), ElementsAre(R"(a\]b)", R"(x|\))"));
  std::vector<std::string_view> parts;
  EXPECT_FALSE(has_form("[ab", "[{CLASS}]", parts));
  EXPECT_FALSE(has_form("[ab]c", "[{CLASS}]", parts));
  EXPECT_FALSE(has_form("", "[{CLASS}]", parts));
  EXPECT_THROW(parts_of("[ab]+", "[{CLASS}]", "x"), Error);
}

TEST(Expression, SplitsAtTopLevelOnly) {
  EXPECT_THAT(alternatives_of(R"(a|\||[|]|(?:b|c)d|)"), ElementsAre("a", R"(\|)", "[|]", "(?:b|c)d", ""));
}

TEST(Expression, ReadsClasses) {
  const std::vector<CharacterRange> ranges = ranges_of(R"(a-z\u00DF\-\U0001F600-\U0001F64F…)");
  ASSERT_EQ(ranges.size(), 5U);
  EXPECT_EQ(ranges[0].last, U'z');
  EXPECT_EQ(ranges[1].first, U'\u00DF');
  EXPECT_EQ(ranges[2].first, U'-');
  EXPECT_EQ(ranges[3].last, U'\U0001F64F');
  EXPECT_EQ(ranges[4].first, U'…');
  EXPECT_THROW(ranges_of("z-a"), Error);
}

TEST(Expression, ReadsLiteralsAndRefusesOperators) {
  EXPECT_EQ(literal_of(R"(US\$)"), "US$");
  EXPECT_EQ(literal_of(R"(\u00b2)"), "²");
  for (const char* bad : {"a+", "a|b", "(a", "[a]", "a.", "a$"}) EXPECT_THROW(literal_of(bad), Error) << bad;
}

}  // namespace
}  // namespace quoth::extract::language
