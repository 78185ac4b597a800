// SPDX-License-Identifier: Apache-2.0
#include "graph/query/parser.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace quoth::query {
namespace {

TEST(Parser, KeepsClausesAndColumnText) {
  const syntax::Statement statement = parse("MATCH (a)-[:KNOWS*1..3]->(b) RETURN a . name ,  count( * ) AS n;");
  const auto& clauses = statement.query.parts.at(0).clauses;
  ASSERT_EQ(clauses.size(), 2U);
  const auto& match = std::get<syntax::MatchClause>(clauses[0]);
  EXPECT_EQ(match.patterns.at(0).edges.at(0).most, 3);
  const auto& items = std::get<syntax::ProjectionClause>(clauses[1]).items;
  EXPECT_EQ(items.at(0).alias, "a . name");
  EXPECT_EQ(items.at(1).alias, "n");
}

TEST(Parser, NamesPlaceAndExpectation) {
  const struct {
    std::string text, detail, message;
  } rows[] = {
      {"", "UnexpectedSyntax", "query:1:1: expected a clause (MATCH, CREATE, RETURN, …), found the end of the query"},
      {"MATHC (n) RETURN n", "UnexpectedSyntax",
       "query:1:1: expected a clause (MATCH, CREATE, RETURN, …), found MATHC; did you mean MATCH?"},
      {"MATCH (n)\nRETRUN n", "UnexpectedSyntax",
       "query:2:1: expected a clause (MATCH, RETURN, …) or the end of the query, found RETRUN; did you mean RETURN?"},
      {"RETURN 1 +", "UnexpectedSyntax", "query:1:11: expected an expression, found the end of the query"},
      {"RETURN 'é' + 'x", "UnexpectedSyntax", "query:1:14: this string is not closed"},
      {"RETURN 12ab", "InvalidNumberLiteral", "query:1:8: this is not a number"},
      {"RETURN 9223372036854775808", "IntegerOverflow", "query:1:8: this number is too large for an Integer"},
      {"RETURN '\\uZZZZ'", "InvalidUnicodeLiteral", "query:1:9: expected 4 hexadecimal digits"},
      {"RETURN 4 — 1", "InvalidUnicodeCharacter", "query:1:10: this character has no meaning outside of a string"},
      {"RETURN '\xff'", "InvalidUnicodeCharacter", "query:1:9: the query is not valid UTF-8 here"},
      {"MATCH (a)-[:X..]->(b) RETURN a", "InvalidRelationshipPattern",
       "query:1:14: a range of lengths begins with *, as in [:TYPE*1..3]"},
  };
  for (const auto& row : rows) {
    try {
      parse(row.text);
      ADD_FAILURE() << "accepted: " << row.text;
    } catch (const QueryError& error) {
      EXPECT_EQ(error.detail(), row.detail) << row.text;
      EXPECT_EQ(error.what(), row.message) << row.text;
    }
  }
}

TEST(Parser, RefusesDeepNestingWithoutOverflowingTheStack) {
  for (const char* opening : {"(", "[", "{a:", "NOT ", "-", "[x IN ", "CASE WHEN ", "exists { MATCH (n) WHERE "}) {
    std::string text = "RETURN ";
    for (int i = 0; i < 20000; ++i) text += opening;
    EXPECT_THROW(parse(text), QueryError) << opening;
  }
}

TEST(Parser, RefusesHugeTextsAndLiterals) {
  EXPECT_THROW(parse("RETURN " + std::string(10'000'000, ' ') + "1"), QueryError);
  EXPECT_THROW(parse("RETURN '" + std::string(600'000, 'x') + "'"), QueryError);
}

}  // namespace
}  // namespace quoth::query
