// SPDX-License-Identifier: Apache-2.0
// Text that is no well-kept article, through the whole chain: nothing is lost, work is linear, doubt is told.
#include "extract/pipeline.h"
#include "tests/extract/pipeline/work.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <string>

namespace quoth::extract {
namespace {

const char* const kNames[] = {"Weber", "Solberg", "Kos", "Ruiz", "Danjou", "Haddad", "Ito", "Marsh"};

std::string name(int i) {
  return kNames[i % 8];
}

// Sentences that differ, so that no cache answers.
std::string prose(int sentences) {
  std::string text;
  for (int i = 0; i < sentences; ++i) {
    const std::string number = std::to_string(i);
    text += name(i) + " told " + name(i * 3 + 1) + " in Riga that the mill" + number + " would close on Monday. ";
    if (i % 3 == 0) text += "\"We lost " + number + " boats and they went home,\" he said. ";
    if (i % 5 == 0)
      text += "The ministry, which Poland had asked for help in " + std::to_string(1900 + i % 100) +
              ", refused to pay it. ";
  }
  return text;
}

std::string one_sentence(int words) {
  std::string text = "The minister";
  for (int i = 2; i < words; i += 5) text += " saw boat" + std::to_string(i) + " that " + name(i) + " told";
  return text + " it.";
}

std::string conjuncts(int words) {
  std::string text = "Weber met Kim";
  for (int i = 3; i < words; i += 9)
    text += " and Anna" + std::to_string(i) + " told " + name(i) + " that Latvia left on Monday";
  return text + ".";
}

std::string names(int words) {
  std::string text = "Anna Kos";
  for (int i = 2; i < words; i += 2) text += ", Jon Berg" + std::to_string(i);
  return text + " met in Riga.";
}

std::string quotations(int words) {
  std::string text;
  for (int i = 0; i < words; i += 10)
    text += "\"I left Riga " + std::to_string(i) + " times,\" he said. \"They came,\" she said. ";
  return text;
}

class BadInput : public testing::Test {
 protected:
  void SetUp() override {
    const std::filesystem::path model = QUOTH_BINARY_DIR "/quoth.model";
    if (!std::filesystem::exists(model)) GTEST_SKIP() << "no language model: run ./dev setup";
    static const std::shared_ptr<const language::Model> kModel = language::Model::open(model);
    extractor_ = std::make_unique<Extractor>(kModel);
  }

  graph::Records read(const std::string& body) {
    Input input;
    input.uri = "article.txt";
    input.bytes = "Talks about talks\n\n10 March 2020\n\n" + body + "\n";
    input.type = Input::Type::text;
    diagnostics_ = Diagnostics();
    return extractor_->extract(input, diagnostics_);
  }

  void expect_linear(std::string (*text)(int), int size) {
    constexpr int kFactor = 4;
    const std::string small = text(size);
    const std::string large = text(size * kFactor);
    read(small);  // lexicons are read at their first use
    const Work once = work_of([&] { read(small); });
    const Work more = work_of([&] { read(large); });
    const double growth = static_cast<double>(large.size()) / static_cast<double>(small.size());
    EXPECT_LT(static_cast<double>(more.allocations), 1.25 * growth * static_cast<double>(once.allocations));
    EXPECT_LE(static_cast<double>(more.instructions), 1.5 * growth * static_cast<double>(once.instructions));
  }

  static double highest(const graph::Records& records) {
    double most = 0;
    for (const graph::Statement& s : records.statements) most = std::max(most, s.confidence);
    return most;
  }

  std::unique_ptr<Extractor> extractor_;
  Diagnostics diagnostics_;
};

TEST_F(BadInput, TakesWorkLinearInTheProseOfOneParagraph) {
  expect_linear(prose, 120);
}
TEST_F(BadInput, TakesWorkLinearInASentence) {
  expect_linear(one_sentence, 1250);
}
TEST_F(BadInput, TakesWorkLinearInConjuncts) {
  expect_linear(conjuncts, 2500);  // below, some of the sentences are read otherwise
}
TEST_F(BadInput, TakesWorkLinearInNames) {
  expect_linear(names, 1000);
}
TEST_F(BadInput, TakesWorkLinearInQuotations) {
  expect_linear(quotations, 1000);
}

TEST_F(BadInput, ReadsAParagraphThatIsLongerThanAnyPiece) {
  std::string text;
  while (text.size() < (std::size_t{5} << 18)) text.append(70, 'x').append("; ");
  text += ". Weber met Solberg in Geneva.";
  const graph::Records records = read(text);
  const auto met = std::find_if(records.statements.begin(), records.statements.end(),
                                [](const graph::Statement& s) { return s.predicate == "meet"; });
  ASSERT_NE(met, records.statements.end());
  EXPECT_EQ(records.document.text.substr(met->trigger.begin, 3), "met");
}

TEST_F(BadInput, ReadsAParagraphWithoutSpaces) {
  std::string text;
  while (text.size() < (std::size_t{5} << 18)) text += "строка";
  EXPECT_NO_THROW(read("Weber met Solberg in Geneva on Monday and told him that it would rain.\n\n" + text));
}

TEST_F(BadInput, IsUnsureOfCapitalsAndOfSmallLetters) {
  const std::string text =
      "Anna Kos told reporters in Riga that Poland had signed the treaty on Monday, and that Latvia would not. "
      "Jon Berg, who leads the ministry, condemned the attack and asked Poland to leave the town.";
  EXPECT_GT(highest(read(text)), 0.7);
  std::string upper = text;
  std::string lower = text;
  for (char& c : upper) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  for (const std::string& hard : {upper, lower}) {
    const graph::Records records = read(hard);
    EXPECT_FALSE(records.statements.empty());
    EXPECT_LT(highest(records), 0.5);
    EXPECT_EQ(diagnostics_.count("hard-to-read"), 1U);
  }
}

TEST_F(BadInput, IsUnsureWhereNoSentenceEnds) {
  std::string text;
  for (int i = 0; i < 12; ++i) text += name(i) + " told " + name(i + 1) + " that Poland had left ";
  EXPECT_LT(highest(read(text)), 0.5);
  EXPECT_LT(highest(read(one_sentence(5000))), 0.55);
}

TEST_F(BadInput, KeepsListsTablesAndVersesWhole) {
  for (const char* text :
       {"- Acme Ltd, London\n- Kos Holdings, Riga\n\n1. Freeze assets\n2. Ban travel",
        "Country\tYes\tNo\nLatvia\t10\t20\n\n| Country | Yes |\n|---|---|\n| Latvia | 10 |",
        "The miller said to the river,\nO river, do not run;\nThe river told the miller\nShe ran."}) {
    const graph::Records records = read(text);
    for (const graph::Statement& s : records.statements) EXPECT_LE(s.evidence.end, records.document.text.size());
    EXPECT_EQ(records.document.text.find(std::string_view(text).substr(0, 6)), 34U);
  }
}

}  // namespace
}  // namespace quoth::extract
