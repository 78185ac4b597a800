// SPDX-License-Identifier: Apache-2.0
#include "extract/language/parse_state.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace quoth::extract::language {
namespace {

using ::testing::ElementsAre;

constexpr std::int32_t kNone = ParseState::kNone;

// The actions that are valid, as letters: S R L A (right arc) B.
std::string valid(const ParseState& state) {
  std::string letters;
  for (std::size_t action = 0; action < kActions; ++action) {
    if ((state.valid_actions() >> action & 1U) != 0) letters += "SRLAB"[action];
  }
  return letters;
}

// Takes the actions that the letters name; each must be valid.
void take(ParseState& state, const std::string& letters) {
  for (const char letter : letters) {
    ASSERT_NE(valid(state).find(letter), std::string::npos) << letter << " of " << letters;
    state.take(static_cast<Action>(std::string("SRLAB").find(letter)), 7);
  }
}

std::vector<std::int32_t> heads(const ParseState& state, std::size_t length) {
  std::vector<std::int32_t> heads;
  for (std::size_t i = 0; i < length; ++i) heads.push_back(state.head(i));
  return heads;
}

TEST(ParseState, IsFinishedAtOnceWithoutWords) {
  ParseState state;
  state.begin(0);
  EXPECT_TRUE(state.finished());
}

TEST(ParseState, OneWordIsShiftedAndPoppedWithoutHead) {
  ParseState state;
  state.begin(1);
  EXPECT_EQ(valid(state), "S");
  take(state, "S");
  EXPECT_EQ(valid(state), "R");
  take(state, "R");
  EXPECT_TRUE(state.finished());
  EXPECT_EQ(state.head(0), kNone);
}

TEST(ParseState, ArcsGoBetweenStackAndBuffer) {
  ParseState state;
  state.begin(3);
  take(state, "SLS");  // 0 ← 1, then 1 on the stack
  EXPECT_EQ(state.last_left(1), 0);
  take(state, "A");  // 1 → 2
  EXPECT_EQ(state.last_right(1), 2);
  EXPECT_EQ(state.stack(0), 2);
  EXPECT_EQ(state.stack(1), 1);
  EXPECT_EQ(state.stack(2), kNone);
  take(state, "RR");
  EXPECT_TRUE(state.finished());
  EXPECT_THAT(heads(state, 3), ElementsAre(1, kNone, 1));
  EXPECT_EQ(state.label(0), 7);
}

TEST(ParseState, PoppingAWordWithoutHeadPutsItBackAndForbidsToShiftItAgain) {
  ParseState state;
  state.begin(3);
  take(state, "SSR");  // 1 has no head, and 0 lies below it
  EXPECT_EQ(state.buffer(0), 1);
  EXPECT_EQ(state.buffer(1), 2);
  EXPECT_EQ(valid(state), "RLAB");
  take(state, "L");  // 0 ← 1 makes 1 shiftable again, and the stack is empty
  EXPECT_EQ(valid(state), "SB");
}

TEST(ParseState, ALeftArcTakesTheWordFromItsFormerHead) {
  ParseState state;
  state.begin(3);
  take(state, "SAL");  // 0 → 1, then 1 ← 2 instead
  EXPECT_EQ(state.head(1), 2);
  EXPECT_EQ(state.last_right(0), kNone);
  EXPECT_EQ(state.last_left(2), 1);
}

TEST(ParseState, NoArcGoesOverASentenceStart) {
  ParseState state;
  state.begin(3);
  EXPECT_EQ(valid(state), "SB");
  take(state, "S");
  EXPECT_EQ(valid(state), "SRLAB");
  take(state, "B");  // 2 starts a sentence
  EXPECT_EQ(valid(state), "SRLA");
  take(state, "A");
  EXPECT_EQ(valid(state), "R");
  take(state, "RR");
  EXPECT_EQ(valid(state), "S");
}

TEST(ParseState, ForgetsTheFormerDocument) {
  ParseState state;
  state.begin(3);
  take(state, "SSR");
  state.begin(2);
  EXPECT_EQ(valid(state), "SB");
  EXPECT_EQ(state.buffer(0), 0);
  EXPECT_EQ(state.stack(0), kNone);
  EXPECT_EQ(state.head(0), kNone);
}

}  // namespace
}  // namespace quoth::extract::language
