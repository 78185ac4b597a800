// SPDX-License-Identifier: Apache-2.0
#include "extract/statements/past_tense.h"
#include "extract/statements/types.h"

#include <gtest/gtest.h>

namespace quoth::extract::statements {
namespace {

TEST(PastTense, IsMadeByRuleOrTable) {
  const std::pair<const char*, const char*> rows[] = {
      {"warn", "warned"},
      {"agree", "agreed"},
      {"deny", "denied"},
      {"say", "said"},
      {"pull back", "pulled back"},
      {"tell", "told"},
      {"make clear", "made clear"},
      {"commit", "committed"},
      {"open", "opened"},
      {"stop", "stopped"},
      {"play", "played"},
      {"be concerned", "was concerned"},
      {"withdraw", "withdrew"},
      {"visit", "visited"},
      {"", ""},
  };
  for (const auto& [lemma, past] : rows) EXPECT_EQ(past_tense(lemma), past);
}

TEST(Types, KnowManyVerbs) {
  EXPECT_GE(known_verbs(), 1500U);
}

TEST(Types, AreDecidedByTheMostSpecificFrame) {
  Frame none;
  Frame hostages;
  hostages.person = true;
  Frame demands;
  demands.thing = true;
  demands.object = "demand";
  Frame question;
  question.that = question.wh = true;
  EXPECT_EQ(verb_type("say", "", none), Type::say);
  EXPECT_EQ(verb_type("believe", "", none), Type::think);
  EXPECT_EQ(verb_type("issue", "", demands), Type::request);
  EXPECT_EQ(verb_type("release", "", hostages), Type::retreat);
  EXPECT_EQ(verb_type("release", "", none), Type::say);
  EXPECT_EQ(verb_type("ask", "", question), Type::say);
  EXPECT_EQ(verb_type("ask", "", none), Type::request);
  EXPECT_EQ(verb_type("step", "down", none), Type::concede);
  EXPECT_EQ(verb_type("step", "", none), Type::none);
  EXPECT_EQ(verb_type("qwertyuiop", "", none), Type::none);
}

TEST(Types, OfNounsFollowTheWordBefore) {
  EXPECT_EQ(noun_type("attack"), Type::assault);
  EXPECT_EQ(noun_type("action"), Type::none);
  EXPECT_EQ(noun_type("action", "military_action"), Type::assault);
  EXPECT_EQ(noun_type("table"), Type::none);
}

TEST(Types, HaveNamesBothWays) {
  for (int i = 0; i <= static_cast<int>(Type::retreat); ++i) {
    const auto type = static_cast<Type>(i);
    EXPECT_EQ(type_of_name(to_string(type)), type);
  }
  EXPECT_EQ(type_of_name("NOTHING"), Type::none);
}

}  // namespace
}  // namespace quoth::extract::statements
