// SPDX-License-Identifier: Apache-2.0
// What a user is told where the database or its snapshot cannot be used as it is: damaged, newer, read-only, disk full.
#include "article.h"
#include "graph/records.h"
#include "program.h"

#include <gmock/gmock.h>

namespace quoth::cli {
namespace {

using graph::Article;
using graph::EntityKind;
using testing::HasSubstr;

std::string articles(int count) {
  std::string lines;
  for (int each = 0; each < count; ++each) {
    const std::string number = std::to_string(each);
    Article article("a" + number + ".txt", "Ann Lee met Bob Ray in hall " + number + ".", "2022-01-01");
    article.entity(EntityKind::person, "Ann Lee");
    article.entity(EntityKind::person, "Bob Ray");
    article.statement({1}, "meet", "met", {2});
    graph::append_records(article, lines);
  }
  return lines;
}

class BadStore : public ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    ASSERT_EQ(run({"import", "-"}, articles(30)).exit_code, 0);
    ASSERT_EQ(run({"near", "Ann Lee"}).exit_code, 0);
  }
  Outcome run(const std::vector<std::string>& words, const std::string& input = "", const std::string& before = "") {
    return quoth(words, input, "env NO_COLOR=1 QUOTH_DB='" + (folder / "q.db").string() + "' " + before);
  }
  // As a user who may not write here; nothing to add for one who is not root.
  static std::string unprivileged() {
    return ::geteuid() == 0 ? "setpriv --reuid 65534 --regid 65534 --clear-groups" : "";
  }
};

TEST_F(BadStore, ACutDatabaseIsSaidToBeDamaged) {
  std::filesystem::resize_file(folder / "q.db", std::filesystem::file_size(folder / "q.db") / 2);
  const Outcome outcome = run({"check"});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.err, testing::AllOf(HasSubstr("q.db: "), HasSubstr("damaged")));
}

TEST_F(BadStore, ANewerDatabaseIsLeftAlone) {
  std::string bytes = read_whole(folder / "q.db");
  bytes[63] = 99;  // the last byte of user_version in SQLite's header
  write_whole(folder / "q.db", bytes);
  for (const char* command : {"said", "check"}) {
    const Outcome outcome = run({command});
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_THAT(outcome.err, HasSubstr("written by a newer quoth (schema 99"));
  }
  EXPECT_EQ(run({"import", "-"}, articles(1)).exit_code, 1);
  EXPECT_EQ(read_whole(folder / "q.db"), bytes);
}

TEST_F(BadStore, ABadSnapshotIsIgnoredAndMadeAnew) {
  const std::filesystem::path snapshot = folder / "q.db.view";
  const std::string good = read_whole(snapshot);
  std::string flipped = good, older = good;
  flipped[good.size() / 2] ^= 1;
  older[8] ^= 1;
  for (const std::string& bad : {good.substr(0, good.size() / 2), std::string(), flipped, older}) {
    write_whole(snapshot, bad);
    const Outcome outcome = run({"near", "Ann Lee", "--format", "csv"});
    EXPECT_EQ(outcome.exit_code, 0);
    EXPECT_THAT(outcome.out, HasSubstr("Bob Ray,person,30,0"));
    EXPECT_THAT(outcome.err, testing::AllOf(HasSubstr("q.db.view"), HasSubstr("made anew")));
    EXPECT_EQ(read_whole(snapshot), good);
  }
}

TEST_F(BadStore, AReadOnlyFolderIsReadAndNotWritten) {
  namespace fs = std::filesystem;
  if (std::system((unprivileged() + " test -x " QUOTH_BINARY_DIR "/quoth").c_str()) != 0) {
    GTEST_SKIP() << "a user without rights cannot run the program where it is";
  }
  fs::permissions(folder / "q.db", fs::perms::owner_read | fs::perms::others_read);
  fs::remove(folder / "q.db.view");
  fs::permissions(folder, fs::perms(0555));
  const auto tell = [&](const std::string& words) {  // the program's files cannot be written here either
    std::string said;
    const std::string command = "cd / && " + unprivileged() + " " QUOTH_BINARY_DIR "/quoth --db '" +
                                (folder / "q.db").string() + "' " + words + " 2>&1 </dev/null";
    std::FILE* pipe = ::popen(command.c_str(), "r");
    for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) said.push_back(static_cast<char>(c));
    ::pclose(pipe);
    return said;
  };
  EXPECT_THAT(tell("near 'Ann Lee' --format csv"), HasSubstr("Bob Ray,person,30,0"));
  EXPECT_THAT(tell("said --by 'Ann Lee' --format csv"), HasSubstr("a29.txt"));
  EXPECT_THAT(tell("check"), HasSubstr("0 problems"));
  EXPECT_THAT(tell("rename 'Ann Lee' X"), HasSubstr("Permission denied"));
  fs::permissions(folder, fs::perms(0755));
}

// In a mount namespace of its own, which only root may make.
TEST_F(BadStore, AFullDiskLosesNothing) {
  if (::geteuid() != 0 || std::system("unshare -m mount -t tmpfs none /mnt 2>/dev/null") != 0) {
    GTEST_SKIP() << "only root can mount a small disk";
  }
  write_whole(folder / "many.ndjson", articles(3000));
  const std::string disk = (folder / "disk").string(), program = QUOTH_BINARY_DIR "/quoth --db '" + disk + "/f.db' ";
  std::filesystem::create_directory(disk);
  write_whole(folder / "run.sh", "mount -t tmpfs -o size=2m none '" + disk + "'\n" + program + "import '" +
                                     (folder / "many.ndjson").string() + "'; echo \"exit $?\"\n" + program +
                                     "check; echo \"exit $?\"\n");
  const std::string command =
      "unshare -m sh '" + (folder / "run.sh").string() + "' >'" + (folder / "told").string() + "' 2>&1";
  ASSERT_EQ(std::system(command.c_str()), 0);
  EXPECT_THAT(read_whole(folder / "told"),
              testing::AllOf(HasSubstr("database or disk is full; nothing of this document was kept"),
                             HasSubstr("exit 1"), HasSubstr(": 0 problems\nexit 0")));
}

TEST_F(BadStore, RecordsThatReferToNothingAreReportedAndTheRestIsTaken) {
  std::string lines = articles(2);
  const std::string source = "\"source\":[\"e:";
  lines.replace(lines.find(source) + source.size(), 16, "0123456789abcdef");
  const Outcome outcome = run({"import", "--db", (folder / "other.db").string(), "-"}, lines);
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.err,
              testing::AllOf(HasSubstr("which is not there"), HasSubstr("1 added (1 statements), 1 skipped")));
}

class AddAgain : public ProgramTest {};

TEST_F(AddAgain, ReadsOnlyWhatIsNewOrChanged) {
  if (!has_model()) GTEST_SKIP() << "without quoth.model";
  write_whole(folder / "a.txt", "The minister warned the union on Monday.\n");
  write_whole(folder / "b.txt", "The union thanked the minister on Monday.\n");
  const auto add = [&] {
    return quoth({"add", (folder / "a.txt").string(), (folder / "b.txt").string()}, "",
                 "QUOTH_DB='" + (folder / "q.db").string() + "'")
        .err;
  };
  EXPECT_THAT(add(), HasSubstr("2 added"));
  EXPECT_THAT(add(), HasSubstr("0 added (0 statements), 2 unchanged"));
  write_whole(folder / "b.txt", "The union left the talks on Monday.\n");
  EXPECT_THAT(add(), HasSubstr("1 unchanged, 1 new version"));
  EXPECT_THAT(add(), HasSubstr("2 unchanged"));
}

}  // namespace
}  // namespace quoth::cli
