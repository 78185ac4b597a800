// SPDX-License-Identifier: Apache-2.0
#include "extract/reader/turns.h"

#include "extract/input.h"
#include "extract/reader/reader.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace quoth::extract::reader {
namespace {

// The labels of the turns that are found in paragraphs below a title and a first sentence.
std::vector<std::string> labels(const std::vector<std::string>& paragraphs) {
  Input input;
  input.type = Input::Type::text;
  input.bytes =
      "The night of the long talk\n\n5 May 2021\n\nHelen Ruiz and Jon Berg met the press in Lorn on Monday.\n";
  for (const std::string& paragraph : paragraphs) input.bytes += "\n" + paragraph + "\n";
  Diagnostics diagnostics;
  const graph::Document document = read(input, diagnostics);
  std::vector<std::string> result;
  for (const Turn& turn : find_turns(document)) {
    result.push_back(document.text.substr(turn.label.begin, turn.label.end - turn.label.begin));
    EXPECT_EQ(document.blocks[turn.first].span.begin, turn.label.begin);
    EXPECT_LE(turn.first, turn.last);
  }
  return result;
}

using Labels = std::vector<std::string>;

TEST(Turns, AreFoundByTheirLabels) {
  const std::pair<Labels, Labels> rows[] = {
      {{"Q: Will you go?", "A: I will."}, {"Q:", "A:"}},
      {{"Q. Will you go?", "A. I will."}, {"Q.", "A."}},
      {{"Question: Will you go?", "Answer: I will not."}, {"Question:", "Answer:"}},
      {{"Q1: Will you go?", "A: I will.", "Q2: When?", "A: On Friday."}, {"Q1:", "A:", "Q2:", "A:"}},
      {{"REPORTER: Will you go?", "MR. BERG: I will."}, {"REPORTER:", "MR. BERG:"}},
      {{"REPORTER 1: Will you go?", "REPORTER 2: And you?", "THE MAYOR: We will see."},
       {"REPORTER 1:", "REPORTER 2:", "THE MAYOR:"}},
      {{"THE PRIME MINISTER: I thank you.", "Q Will you resign?", "THE PRIME MINISTER: No."},
       {"THE PRIME MINISTER:", "Q", "THE PRIME MINISTER:"}},
      {{"HOME SECRETARY: We will act.", "Dr. Ruiz: You have not acted."}, {"HOME SECRETARY:", "Dr. Ruiz:"}},
      {{"HELEN RUIZ (Labour): I ask the minister.", "JON BERG: I have told you.", "HELEN RUIZ (Labour): When?"},
       {"HELEN RUIZ (Labour):", "JON BERG:", "HELEN RUIZ (Labour):"}},
      {{"Ruiz: I won.", "Berg: You lost, and you know it."}, {"Ruiz:", "Berg:"}},
      {{"JB: Did you win?", "HR: I did.", "JB: By how much?", "HR: By nine votes."}, {"JB:", "HR:", "JB:", "HR:"}},
  };
  for (const auto& [paragraphs, expected] : rows) EXPECT_EQ(labels(paragraphs), expected) << paragraphs.front();
}

TEST(Turns, AreNotFoundInListsPlacesDaysAndNotes) {
  const Labels rows[] = {
      {"Note: You can read more on our site.", "Note: We have changed a name in this text."},
      {"Monday: We meet the owner.", "Tuesday: You will hear from us."},
      {"March 4: I left.", "March 5: You came."},
      {"Washington: The president said that you should wait.", "Moscow: We do not know why."},
      {"France: 2", "Germany: 1"},
      {"Update: We have learned more.", "Correction: You read a wrong name here."},
      {"Economy: Growth slowed, and we know why.", "Trade: You may ask why it fell."},
      {"Pros: You can wash it.", "Cons: You cannot dry it.", "Pros: I like it.", "Cons: I do not."},
      {"Age: 45", "Born: Lorn", "Occupation: miller"},
      {"10:30: We left.", "11:15: You came."},
      {"Who: Helen Ruiz", "Where: Lorn", "When: Friday"},
      {"He said: I will go.", "She said: You will not."},
      {"Q: Who signed the treaty?"},
      {"Berg 2, Ruiz 1", "Half time: 1-0"},
      {"Warning: You may find this hard to read.", "Warning: We mean it."},
      {"A man came to us.", "A woman asked you."},
      {"Step one: You boil the water.", "Step two: You add the salt."},
      {"https://example.org/a: you", "http://example.org/b: me"},
      {"The result: you lost.", "The problem: you lost again."},
  };
  for (const Labels& paragraphs : rows) EXPECT_EQ(labels(paragraphs), Labels{}) << paragraphs.front();
}

TEST(Turns, GoOnOverParagraphsWithoutALabel) {
  Input input;
  input.type = Input::Type::text;
  input.bytes =
      "The talk\n\n5 May 2021\n\nQ: Will you go?\n\nA: I will.\n\nI will go on Friday.\n\n(Laughter.)\n\nQ: Why?\n\n"
      "A: I want to.\n\nYou know me.\n\nThe interview was edited by us.\n";
  Diagnostics diagnostics;
  const graph::Document document = read(input, diagnostics);
  const std::vector<Turn> turns = find_turns(document);
  ASSERT_EQ(turns.size(), 4U);
  const auto last = [&](std::size_t i) {
    const graph::Span span = document.blocks[turns[i].last].span;
    return document.text.substr(span.begin, span.end - span.begin);
  };
  EXPECT_EQ(last(0), "Q: Will you go?");
  EXPECT_EQ(last(1), "I will go on Friday.");
  EXPECT_EQ(last(3), "You know me.");
  EXPECT_TRUE(is_aside("(Laughter.)"));
  EXPECT_TRUE(is_aside("[Applause]"));
  EXPECT_FALSE(is_aside("(He) left (early)"));
}

TEST(Turns, MayStandBelowTheirLabels) {
  Input input;
  input.type = Input::Type::text;
  input.bytes =
      "The talk\n\n5 May 2021\n\nHELEN RUIZ:\n\nWill you go to the mill with us on Friday night?\n\nJON BERG:\n\nI "
      "will.\n\nHELEN RUIZ:\n\nWhen will it "
      "be?\n";
  Diagnostics diagnostics;
  const graph::Document document = read(input, diagnostics);
  const std::vector<Turn> turns = find_turns(document);
  ASSERT_EQ(turns.size(), 3U);
  for (const Turn& turn : turns) EXPECT_EQ(turn.last, turn.first + 1);
}

}  // namespace
}  // namespace quoth::extract::reader
