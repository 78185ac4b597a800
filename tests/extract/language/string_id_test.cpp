// SPDX-License-Identifier: Apache-2.0
#include "extract/language/string_id.h"

#include <gtest/gtest.h>

namespace quoth::extract::language {
namespace {

// Ids as spaCy 3.8 gives them.
TEST(StringId, IsTheIdThatSpacyGives) {
  const struct {
    std::string_view text;
    StringId id;
  } kRows[] = {
      {"", 0},
      {"a", 11901859001352538922U},
      {"coffee", 3197928453018144401U},
      {"12345678", 9871996032675327904U},
      {"123456789", 2056675840866671865U},
      {"The quick", 7926919163345272891U},
      {"naïve", 16224804062388677344U},
      {"日本", 2324319125191504834U},
  };
  for (const auto& row : kRows) EXPECT_EQ(plain_string_id(row.text), row.id) << row.text;
}

TEST(StringId, DependsOnTheSeed) {
  EXPECT_NE(murmur_hash_64a("coffee", 0), murmur_hash_64a("coffee", 1));
}

}  // namespace
}  // namespace quoth::extract::language
