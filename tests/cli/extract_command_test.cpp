// SPDX-License-Identifier: Apache-2.0
#include "tests/cli/program.h"

#include <gmock/gmock.h>

#include <string_view>

namespace quoth::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

class ExtractCommand : public ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    if (!has_model()) GTEST_SKIP() << "no language model: run ./dev setup";
  }

  static std::size_t count(std::string_view text, std::string_view part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + part.size())) ++found;
    return found;
  }
};

constexpr const char* kStatement = "The minister told the bank on Friday that it must pay.";

TEST_F(ExtractCommand, WritesRecordsOfAFileInTheirOrder) {
  write_whole(folder / "a.txt", std::string("Bank must pay\n\n1 May 2020\n\n") + kStatement);
  const Outcome outcome = quoth({"extract", folder / "a.txt"});
  EXPECT_EQ(outcome.exit_code, 0);
  const std::size_t document = outcome.out.find(R"({"record":"document")");
  const std::size_t time = outcome.out.find(R"({"record":"time")");
  const std::size_t statement = outcome.out.find(R"({"record":"statement")");
  EXPECT_EQ(document, 0U);
  EXPECT_LT(time, statement);
  EXPECT_NE(statement, std::string::npos);
  EXPECT_THAT(outcome.out, HasSubstr(R"("value":"2020-05-01")"));
}

TEST_F(ExtractCommand, ReadsDocumentsFromStandardInputAndSkipsBadLines) {
  const Outcome outcome = quoth({"extract", "-"},
                                "{\"uri\":\"one\",\"text\":\"He left on Friday.\",\"published\":\"2020-05-01\"}\n"
                                "{\"uri\":\"two\",\"text\":\n"
                                "[1]\n"
                                "\n"
                                "{\"uri\":7,\"text\":\"x\"}\n"
                                "{\"uri\":\"none\"}\n"
                                "{\"uri\":\"three\",\"html\":\"<p>She came on Monday, the guard said.</p>\"}\n");
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_EQ(count(outcome.out, R"({"record":"document")"), 2U);
  EXPECT_LT(outcome.out.find(R"("uri":"one")"), outcome.out.find(R"("uri":"three")"));
  for (const char* place : {"-:2: ", "-:3: ", "-:5: ", "-:6: "}) EXPECT_THAT(outcome.err, HasSubstr(place));
}

TEST_F(ExtractCommand, TakesPlainTextOnStandardInputForOneArticle) {
  const Outcome outcome = quoth({"extract"}, std::string(kStatement) + "\n");
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_EQ(count(outcome.out, R"({"record":"document")"), 1U);
}

TEST_F(ExtractCommand, GoesOnAfterAFileThatItCannotRead) {
  write_whole(folder / "good.txt", kStatement);
  write_whole(folder / "empty.txt", "");
  write_whole(folder / "binary.txt", std::string("\x7f") + "ELF" + std::string(50, '\1'));
  std::filesystem::create_directory(folder / "folder");
  const Outcome outcome = quoth({"extract", folder / "missing.txt", folder / "empty.txt", folder / "binary.txt",
                                 folder / "folder", folder / "good.txt"});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_EQ(count(outcome.out, R"({"record":"document")"), 1U);
  EXPECT_THAT(outcome.err, HasSubstr("missing.txt"));
  EXPECT_THAT(outcome.err, HasSubstr("the file is empty"));
  EXPECT_THAT(outcome.err, HasSubstr("binary"));
  EXPECT_THAT(outcome.err, HasSubstr("directory"));
}

TEST_F(ExtractCommand, SaysWhatToDoWithAFileThatIsTooLarge) {
  const std::string large(std::size_t{17} << 20, 'a');
  write_whole(folder / "large.txt", large);
  write_whole(folder / "good.txt", kStatement);
  const Outcome file = quoth({"extract", folder / "large.txt", folder / "good.txt"});
  const Outcome stream = quoth({"extract"}, large);
  for (const Outcome& outcome : {file, stream}) {
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_THAT(outcome.err,
                HasSubstr("larger than 16 MiB, which no article is; split it, or give an archive as NDJSON"));
  }
  EXPECT_EQ(count(file.out, R"({"record":"document")"), 1U) << "the rest goes on";
}

TEST_F(ExtractCommand, SaysWhatItMadeOfBytesThatAreNoUtf8) {
  using namespace std::string_literals;
  const std::pair<std::string, const char*> rows[] = {
      {"\xFF\xFEh\0e\0 \0l\0e\0f\0t\0"s, "converted from UTF-16LE"},
      {"caf\xE9 owners met \x93today\x94", "converted from windows-1252"},
      {"He left\0 on Friday."s, "1 invalid byte sequence replaced by U+FFFD, the first at byte 7"},
      {"\xEF\xBB\xBFHe left \xED\xA0\x80 on Friday.", "replaced by U+FFFD, the first at byte 11"},
      {std::string(3000, '\x02'), "full of control characters"},
  };
  for (const auto& [bytes, message] : rows) {
    write_whole(folder / "a.txt", bytes);
    EXPECT_THAT(quoth({"extract", folder / "a.txt"}).err, HasSubstr(message));
  }
  EXPECT_THAT(quoth({"extract"}, "{\"text\":\"a\\ud800b\"}").err, HasSubstr("surrogate pair"));
}

TEST_F(ExtractCommand, PrintsTheSameWithAnyNumberOfThreads) {
  std::string input;
  for (int i = 0; i < 60; ++i) {
    input += R"({"uri":")" + std::to_string(i) + R"(","text":")" + kStatement +
             std::string(static_cast<std::size_t>(i), '!') + "\"}\n";
  }
  const std::string one = quoth({"extract", "--threads", "1", "-"}, input).out;
  EXPECT_EQ(count(one, R"({"record":"document")"), 60U);
  EXPECT_EQ(quoth({"extract", "--threads", "5", "-"}, input).out, one);
}

TEST_F(ExtractCommand, ReadsArticlesTogetherAsItReadsEachAlone) {
  const std::string lines[] = {
      std::string(R"({"uri":"a","text":")") + kStatement + "\"}\n", "{\"uri\":\"b\",\"text\":\"%PDF-1.7 (binary)\"}\n",
      "{\"uri\":\"c\",\"text\":\"Die Bank muss zahlen, hat der Minister erklärt, und zwar bald.\"}\n",
      "{\"uri\":\"d\",\"text\":\"Ann Lee met Bo Ray in Riga. She told him that it was late.\"}\n"};
  std::string alone;
  std::string together;
  for (const std::string& line : lines) {
    together += line;
    alone += quoth({"extract", "-"}, line).out;
  }
  EXPECT_EQ(count(alone, R"({"record":"document")"), 3U);
  EXPECT_EQ(quoth({"extract", "-"}, together).out, alone);
}

// The second article is written when the first can be asked for; where it is not in time, the store gets one only.
TEST_F(ExtractCommand, KeepsWhatAStreamBringsBeforeMoreComes) {
  write_whole(folder / "1", R"({"uri":"1","text":"Ann Lee met Bo Ray in Riga."})"
                            "\n");
  write_whole(folder / "2", R"({"uri":"2","text":"Cy Orr met Di Poe in Oslo."})"
                            "\n");
  const std::string command = "cd '" + folder.string() +
                              "' && PATH=" QUOTH_BINARY_DIR
                              ":$PATH && export QUOTH_DB=s.db && "
                              "{ cat 1; for i in $(seq 300); do quoth said --by Lee 2>&1 | grep -q Ray && cat 2 && "
                              "break; sleep 0.1; done; } | quoth -q add - && quoth near Orr";
  write_whole(folder / "run", command);
  EXPECT_EQ(std::system(("sh '" + (folder / "run").string() + "' >'" + (folder / "out").string() + "' 2>&1").c_str()),
            0);
  EXPECT_THAT(read_whole(folder / "out"), HasSubstr("Di Poe"));
}

TEST_F(ExtractCommand, ReadsNoStatementsFromAnotherLanguageAndSaysSo) {
  const Outcome outcome =
      quoth({"extract"}, "Der Minister hat am Freitag erklärt, dass die Bank nicht zahlen muss und auch nicht will.");
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_THAT(outcome.out, HasSubstr(R"("language":"de")"));
  EXPECT_THAT(outcome.out, Not(HasSubstr(R"("record":"statement")")));
  EXPECT_THAT(outcome.err, HasSubstr("not English (de)"));
}

TEST_F(ExtractCommand, ReportsWhatWasLeftOpenAndWhere) {
  write_whole(folder / "a.txt", std::string("Bank must pay\n\nShare this article\n\n") + kStatement);
  const Outcome outcome = quoth({"extract", "--report", folder / "a.txt"});
  EXPECT_THAT(outcome.err,
              HasSubstr("  left out: not the article's (1)\n    line 3    15-33         Share this article\n"));
  EXPECT_THAT(outcome.err, HasSubstr("  dates left open (1)\n    line 5 "));
  EXPECT_THAT(outcome.err, HasSubstr("told the bank on [Friday] that it must pay."));
  EXPECT_THAT(outcome.err, HasSubstr("1 document, "));
}

TEST_F(ExtractCommand, ReportsQuotationsOfNobodyAndOfNobodyKnown) {
  write_whole(folder / "a.txt",
              "10 March 2020\n\n“We lost three boats in the storm and nobody came to help us.” The rain went on.\n\n"
              "“It is over for all of us,” he said.\n\n“Nobody saw him there,” said Anna Kos.\n");
  const Outcome text = quoth({"extract", "--report", folder / "a.txt"});
  EXPECT_THAT(text.err, HasSubstr("  quotations that nobody is said to speak (1)\n    line 3 "));
  EXPECT_THAT(text.err, HasSubstr("  quotations whose speaker is nobody known (1)\n    line 5 "));
  EXPECT_THAT(text.err, HasSubstr("It is over for all of us,  – its speaker, \"he\", is nobody known\n"));
  EXPECT_THAT(text.err, HasSubstr("  pronouns left open ("));
  EXPECT_THAT(text.err, HasSubstr("“Nobody saw [him] there,” said Anna Kos."));
  const Outcome lines = quoth({"extract", "--report", "--format", "ndjson", folder / "a.txt"});
  EXPECT_EQ(lines.out, text.out);
  EXPECT_THAT(lines.err, HasSubstr(R"({"report":"article","document":)"));
  EXPECT_THAT(lines.err, HasSubstr(R"("line":3,"begin":16,"end":76,"words":"We lost three boats in the storm)"));
  EXPECT_THAT(lines.err, HasSubstr(R"({"report":"quote-speaker-unknown",)"));
  EXPECT_EQ(count(lines.err, R"({"report":"quote-without-speaker",)"), 1U);
  EXPECT_THAT(lines.err, HasSubstr(R"({"report":"total","documents":1,)"));
  EXPECT_THAT(lines.err, Not(HasSubstr("Anna Kos,")));
}

TEST_F(ExtractCommand, LinksEntitiesToAKnowledgeBaseThatIsGiven) {
  write_whole(folder / "a.txt", "Ida Holm met the board of Rossetti Motori on Friday. Rossetti pays, the OLB said.");
  write_whole(folder / "base.tsv",
              "K1\tIda Holm\tperson\tI. Holm\tmayor\n"
              "K2\tRossetti Motori\torganization\tRossetti\tfirm\n"
              "K3\tOslo Lending Bank\torganization\tOLB\tbank\n"
              "K4\tIda Holm\twork\t\ta play of that name\n");
  const Outcome outcome = quoth({"extract", "--kb", folder / "base.tsv", folder / "a.txt"});
  EXPECT_EQ(outcome.exit_code, 0);
  for (const char* id : {"K1", "K2"})
    EXPECT_EQ(count(outcome.out, std::string(R"("links":{"kb":")") + id + "\"}"), 1U) << id;
  EXPECT_THAT(outcome.out, Not(HasSubstr("K4")));
  write_whole(folder / "bad.tsv", "K1\n");
  const Outcome refused = quoth({"extract", "--kb", folder / "bad.tsv", folder / "a.txt"});
  EXPECT_EQ(refused.exit_code, 1);
  EXPECT_THAT(refused.err, HasSubstr("a row needs an id and a name"));
}

TEST_F(ExtractCommand, SurvivesTextsOfStrangeForm) {
  std::string sentence = "The bank";
  for (int i = 0; i < 2500; ++i) sentence += " and the";
  const std::string texts[] = {
      sentence + " minister spoke.",
      std::string(5000, '('),
      "THE MINISTER TOLD THE BANK ON FRIDAY THAT IT MUST PAY.\nTHE BANK REFUSED.",
      "the minister told the bank it must pay the bank refused nobody knows what comes next",
      "Q: Will you pay?\nA: No.\nQ: Why?\nA: Because.",
      "a\tb\tc\n1\t2\t3\n4\t5\t6\n",
      std::string(3000, '\n') + "x",
      "\xF0\x9F\x8F\xB3\xEF\xB8\x8F\xE2\x80\x8D\xF0\x9F\x8C\x88 \xCC\x81\xCC\x81 \xE2\x80\xAE done",
  };
  for (const std::string& text : texts) {
    write_whole(folder / "a.txt", text);
    EXPECT_EQ(quoth({"extract", folder / "a.txt"}).exit_code, 0) << text.substr(0, 40);
  }
}

}  // namespace
}  // namespace quoth::cli
