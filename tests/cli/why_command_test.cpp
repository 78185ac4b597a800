// SPDX-License-Identifier: Apache-2.0
// `quoth why` for statements that the program itself extracted.
#include "tests/cli/program.h"

#include <gmock/gmock.h>

namespace quoth::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

class WhyCommand : public ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    if (!has_model()) GTEST_SKIP() << "no language model: run ./dev setup";
  }

  Outcome ask(std::vector<std::string> words) {
    words.insert(words.begin(), {"--db", folder / "store.db"});
    return quoth(words);
  }

  void read(const std::string& text) {
    write_whole(folder / "a.txt", text);
    ASSERT_EQ(ask({"add", folder / "a.txt"}).exit_code, 0);
  }

  // The explanation of the first statement with this label.
  std::string why(const std::string& label, const char* format = "table") {
    const std::string rows = ask({"said", "--format", "ndjson"}).out;
    const std::size_t at = rows.find("\"label\":\"" + label + "\"");
    if (at == std::string::npos) return "no statement is labelled " + label + ":\n" + rows;
    const std::size_t id = rows.rfind("{\"id\":\"", at) + 7;
    const Outcome outcome = ask({"why", rows.substr(id, rows.find('"', id) - id), "--format", format});
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    return outcome.out;
  }
};

TEST_F(WhyCommand, DrawsTheTreeAndExplainsRulesChainAndConfidence) {
  read(
      "Talks fail\n\n10 March 2020\n\nAnna Kos met Jon Berg in Riga. She said on Monday that he had threatened to "
      "leave "
      "Latvia.\n");
  const std::string out = why("threatened");
  EXPECT_THAT(out, HasSubstr("She said on Monday that he had [threatened] to leave Latvia."));
  EXPECT_THAT(out, HasSubstr("  by       Jon Berg, \"he\" at 82..84, a pronoun; first named at "));
  EXPECT_THAT(out, HasSubstr("on the word of  Anna Kos, \"She\" at "));
  EXPECT_THAT(out, HasSubstr("  said\n"
                             "  |-- subject: She\n"
                             "  |-- phrase: on Monday\n"
                             "  `-- content: threatened  <-- this statement\n"
                             "      |-- opening word: that\n"
                             "      |-- subject: he\n"));
  EXPECT_THAT(out,
              HasSubstr("  content-clause        word of: it stands in the clause of what somebody said or thought"));
  EXPECT_THAT(out, HasSubstr("of a hundred statements like this one about "));
  EXPECT_THAT(out, HasSubstr("x 0.80      who acts is a pronoun"));
}

TEST_F(WhyCommand, SaysThatWhatIsDemandedIsNoFact) {
  read("Anna Kos demanded on 3 March 2020 that Jon Berg leave the town.");
  EXPECT_THAT(why("left"), HasSubstr("desired, reported: not a fact of the text"));
  EXPECT_THAT(why("demanded"), HasSubstr("asserted: told by the article itself"));
}

TEST_F(WhyCommand, ExplainsATurnOfATranscript) {
  read("Q: Did you meet the owner, Mr. Berg?\n\nMR. BERG: I met him on Friday.\n");
  const std::string out = why("asked");
  EXPECT_THAT(out, HasSubstr("Q[:] Did you meet the owner, Mr. Berg?"));
  EXPECT_THAT(out, HasSubstr("the colon stands for: ask"));
  EXPECT_THAT(out, HasSubstr("turn  verb: a turn of a transcript"));
  EXPECT_THAT(out, Not(HasSubstr("the tree around it")));
}

TEST_F(WhyCommand, GivesProgramsOneReasonARow) {
  read("Anna Kos told Jon Berg in Riga that Latvia would pay.");
  const std::string out = why("told", "ndjson");
  EXPECT_THAT(out, HasSubstr(R"({"what":"tree","where":"","words":"told  <-- this statement"})"));
  EXPECT_THAT(out, HasSubstr(R"({"what":"rule","where":"subject","words":"by: the subject of the verb)"));
  EXPECT_THAT(out, HasSubstr(R"({"what":"factor","where":"0.97","words":"who acts is named"})"));
}

TEST_F(WhyCommand, DoesWithoutTheModel) {
  read("Anna Kos told Jon Berg in Riga that Latvia would pay.");
  const std::string rows = ask({"said", "--format", "ndjson"}).out;
  const std::size_t id = rows.find("{\"id\":\"") + 7;
  const Outcome outcome =
      ask({"--model", folder / "none", "-v", "why", rows.substr(id, rows.find('"', id) - id), "--format", "table"});
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_THAT(outcome.out, HasSubstr("rules that fired"));
  EXPECT_THAT(outcome.out, Not(HasSubstr("the tree around it")));
  EXPECT_THAT(outcome.err, HasSubstr("no language model: the tree is left out"));
}

}  // namespace
}  // namespace quoth::cli
