// SPDX-License-Identifier: Apache-2.0
#include "tests/cli/program.h"

#include <gmock/gmock.h>

namespace quoth::cli {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr const char* kHeader = "begin\tend\ttext\tlemma\tpos\ttag\thead\tdep\tent\tsent\n";

class ParseCommand : public ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    if (!has_model()) GTEST_SKIP() << "no language model: run ./dev setup";
  }
};

TEST_F(ParseCommand, PrintsOneRowAToken) {
  const Outcome outcome = quoth({"parse", "-"}, "Putin warned Biden.\n\nHe agreed.\n");
  EXPECT_EQ(outcome.out, std::string(kHeader) +
                             "0\t5\tPutin\tPutin\tPROPN\tNNP\t1\tnsubj\tB-PERSON\t1\n"
                             "6\t12\twarned\twarn\tVERB\tVBD\t1\tROOT\tO\t0\n"
                             "13\t18\tBiden\tBiden\tPROPN\tNNP\t1\tdobj\tB-PERSON\t0\n"
                             "18\t19\t.\t.\tPUNCT\t.\t1\tpunct\tO\t0\n"
                             "21\t23\tHe\the\tPRON\tPRP\t5\tnsubj\tO\t1\n"
                             "24\t30\tagreed\tagree\tVERB\tVBD\t5\tROOT\tO\t0\n"
                             "30\t31\t.\t.\tPUNCT\t.\t5\tpunct\tO\t0\n");
  EXPECT_EQ(outcome.err, "");
  EXPECT_EQ(outcome.exit_code, 0);
}

TEST_F(ParseCommand, TakesAWholeFileAsOneDocument) {
  const Outcome outcome = quoth({"parse", "--whole", "-"}, "It ended.\n\n\tA.");
  EXPECT_THAT(outcome.out, HasSubstr("\n9\t12\t\\n\\n\\t\t\\n\\n\\t\tSPACE\t_SP\t"));
  EXPECT_THAT(quoth({"parse", "-"}, "It ended.\n\n\tA.").out, Not(HasSubstr("SPACE")));
}

TEST_F(ParseCommand, CountsCodePointsAndStartsRowsAnewForEachFile) {
  write_whole(folder / "a.txt", "Zoë slept.");
  write_whole(folder / "b.txt", "日本 won.");
  const Outcome outcome = quoth({"parse", folder / "a.txt", folder / "b.txt"});
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_THAT(outcome.out, StartsWith(kHeader));
  EXPECT_THAT(outcome.out, HasSubstr("\n4\t9\tslept\tsleep\tVERB\tVBD\t1\tROOT\t"));
  EXPECT_THAT(outcome.out, HasSubstr(std::string("\n") + kHeader + "0\t2\t日本\t"));
  EXPECT_THAT(outcome.out, HasSubstr("\n3\t6\twon\twin\tVERB\tVBD\t1\tROOT\t"));
}

TEST_F(ParseCommand, PrintsTheSameWithAnyNumberOfThreads) {
  const std::string text = read_whole(QUOTH_SOURCE_DIR "/tests/extract/language/reference/harbour_news.txt");
  std::string longer;
  for (int i = 0; i < 30; ++i) longer += text + "\n";
  const std::string one = quoth({"parse", "--threads", "1", "-"}, longer).out;
  EXPECT_GT(one.size(), 100'000U);
  EXPECT_EQ(quoth({"parse", "--threads", "4", "-"}, longer).out, one);
  EXPECT_EQ(quoth({"parse", "-"}, longer, "QUOTH_THREADS=2").out, one);
}

TEST_F(ParseCommand, GoesOnAfterAFileThatCannotBeRead) {
  write_whole(folder / "good.txt", "It rained.");
  write_whole(folder / "empty.txt", "");
  std::string binary =
      "\x7f"
      "ELF";
  binary.append(64, '\0');
  write_whole(folder / "binary", binary);
  const Outcome outcome = quoth({"parse", folder / "none.txt", folder, folder / "binary", folder / "good.txt"});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.err, HasSubstr("none.txt: cannot open"));
  EXPECT_THAT(outcome.err, HasSubstr("No such file"));
  EXPECT_THAT(outcome.err, HasSubstr("directory"));
  EXPECT_THAT(outcome.err, HasSubstr("binary: "));
  EXPECT_THAT(outcome.out, StartsWith(kHeader));
  EXPECT_THAT(outcome.out, HasSubstr("rained"));
  EXPECT_EQ(quoth({"parse", folder / "empty.txt"}).exit_code, 1);
}

TEST_F(ParseCommand, ReportsWhatItRepaired) {
  const Outcome broken = quoth({"parse", "-"}, "Zo\xc3\xab, Chlo\xc3\xab, Ren\xc3\xa9 and Jos\xc3\xa9 said \xff so.");
  EXPECT_EQ(broken.exit_code, 0);
  EXPECT_THAT(broken.err, HasSubstr("replaced"));
  EXPECT_THAT(broken.out, HasSubstr("\xef\xbf\xbd"));
  const Outcome utf16 = quoth({"parse", "-"}, std::string("\xff\xfeH\0i\0.\0", 8));
  EXPECT_THAT(utf16.err, HasSubstr("UTF-16"));
  EXPECT_THAT(utf16.out, HasSubstr("\tHi\t"));
}

TEST_F(ParseCommand, KeepsLinesOfCarriageReturnsApart) {
  const Outcome outcome = quoth({"parse", "--whole", "-"}, "One.\r\nTwo \\ three.");
  EXPECT_THAT(outcome.out, HasSubstr("\t\\r\\n\t"));
  EXPECT_THAT(outcome.out, HasSubstr("\t\\\\\t"));
}

TEST_F(ParseCommand, SaysWhatIsWrongWithTheModel) {
  write_whole(folder / "text.txt", "It rained.");
  const Outcome missing = quoth({"parse", folder / "text.txt", "--model", folder / "none.model"});
  EXPECT_EQ(missing.exit_code, 1);
  EXPECT_THAT(missing.err, HasSubstr("none.model"));
  std::string bytes = read_whole(QUOTH_BINARY_DIR "/quoth.model");
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  write_whole(folder / "damaged.model", bytes);
  const Outcome damaged =
      quoth({"parse", folder / "text.txt"}, "", "QUOTH_MODEL=" + (folder / "damaged.model").string());
  EXPECT_EQ(damaged.exit_code, 1);
  EXPECT_THAT(damaged.err, HasSubstr("damaged"));
  EXPECT_EQ(damaged.out, "");
  write_whole(folder / "cut.model", bytes.substr(0, 1000));
  EXPECT_EQ(quoth({"parse", folder / "text.txt", "--model", folder / "cut.model"}).exit_code, 1);
}

TEST_F(ParseCommand, SaysWhenItCannotWrite) {
  if (!std::filesystem::exists("/dev/full")) GTEST_SKIP() << "no /dev/full";
  write_whole(folder / "text.txt", "It rained.");
  const std::string command =
      QUOTH_BINARY_DIR "/quoth parse " + (folder / "text.txt").string() + " >/dev/full 2>" + (folder / "err").string();
  const int status = std::system(command.c_str());
  EXPECT_EQ(WEXITSTATUS(status), 1);
  EXPECT_THAT(read_whole(folder / "err"), HasSubstr("cannot write"));
}

TEST_F(ParseCommand, NeedsAFile) {
  EXPECT_EQ(quoth({"parse"}).exit_code, 2);
}

}  // namespace
}  // namespace quoth::cli
