// SPDX-License-Identifier: Apache-2.0
#include "extract/statements/past_tense.h"

#include <gtest/gtest.h>

namespace quoth::extract::statements {
namespace {

TEST(PastTense, RegularVerbsByRuleOthersByTable) {
  const struct {
    const char *predicate, *label;
  } rows[] = {{"warn", "warned"},
              {"accuse", "accused"},
              {"deny", "denied"},
              {"stop", "stopped"},
              {"say", "said"},
              {"tell", "told"},
              {"pull back", "pulled back"},
              {"make clear", "made clear"},
              {"be concerned", "was concerned"}};
  for (const auto& row : rows) EXPECT_EQ(past_tense(row.predicate), row.label);
}

TEST(PastTense, NounsAreCalledByTheirVerb) {
  const struct {
    const char *noun, *verb;
  } rows[] = {{"warning", "warn"}, {"annexation", "annex"}, {"occupation", "occupy"}, {"speech", "speak"},
              {"war", ""},         {"letter", ""},          {"demand", "demand"}};
  for (const auto& row : rows) EXPECT_EQ(verb_of_noun(row.noun), row.verb) << row.noun;
}

}  // namespace
}  // namespace quoth::extract::statements
