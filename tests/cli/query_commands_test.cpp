// SPDX-License-Identifier: Apache-2.0
// `quoth query` and `quoth shell` as a user starts them.
#include "tests/cli/ann_warned_bob.h"
#include "tests/cli/program.h"

#include <gmock/gmock.h>

namespace quoth::cli {
namespace {

using testing::HasSubstr;

class QueryCommands : public ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    write_whole(folder / "in.ndjson", kAnnWarnedBob);
    const Outcome imported = quoth({"--db", database(), "import", (folder / "in.ndjson").string()});
    ASSERT_EQ(imported.exit_code, 0) << imported.err;
  }
  std::string database() const { return (folder / "t.db").string(); }
  Outcome ask(const std::string& text, const std::string& format = "ndjson") {
    return quoth({"--db", database(), "--format", format, "query", text, "-p", "name=Ann Lee"});
  }
};

TEST_F(QueryCommands, AnswersInEachFormat) {
  const std::string text =
      "MATCH (a {name: $name})-[w:WARNED]->(b) RETURN b.name AS who, w.confidence AS c, a.born AS born";
  EXPECT_EQ(ask(text).out, "{\"who\":\"Bob Ray\",\"c\":0.9,\"born\":null}\n");
  EXPECT_EQ(ask(text, "csv").out, "who,c,born\r\nBob Ray,0.9,\r\n");
  EXPECT_EQ(ask(text, "table").out, "who        c  born\n───────  ───  ────\nBob Ray  0.9  null\n");
}

TEST_F(QueryCommands, KeepsUsersNodesInTheStore) {
  EXPECT_THAT(ask("MATCH (a {name: $name}) CREATE (a)<-[:ON]-(:Note {day: date('2020-01-01')})").err,
              HasSubstr("created 1 node"));
  EXPECT_EQ(ask("MATCH (n:Note)-[:ON]->(a) RETURN n.day, a.name").out,
            "{\"n.day\":\"2020-01-01\",\"a.name\":\"Ann Lee\"}\n");
}

TEST_F(QueryCommands, RefusesToFalsifyAndPlacesMistakes) {
  const Outcome changed = ask("MATCH (a {name: $name}) SET a.name = 'Eve'");
  EXPECT_EQ(changed.exit_code, 1);
  EXPECT_THAT(changed.err, HasSubstr("quoth same A B"));
  EXPECT_THAT(ask("MATCH (n) RETRUN n").err, HasSubstr("query:1:11: expected"));
}

TEST_F(QueryCommands, ShellReadsQueriesOverSeveralLines) {
  const Outcome shell = quoth({"--db", database(), "shell"},
                              ":schema\nMATCH (s:Statement)\nRETURN s.label;\n:param x 5\nRETURN $x + 1;\n:nonsense\n");
  EXPECT_EQ(shell.exit_code, 0);
  EXPECT_THAT(shell.out, HasSubstr(":WARNED"));
  EXPECT_THAT(shell.out, HasSubstr("warned"));
  EXPECT_THAT(shell.out, HasSubstr("6\n1 row"));
  EXPECT_THAT(shell.err, HasSubstr("unknown command :nonsense"));
}

}  // namespace
}  // namespace quoth::cli
