// SPDX-License-Identifier: Apache-2.0
// Every example of graph/query/LANGUAGE.md gives what the page says, asked of the example article as the program reads
// it: one query after the other, of one database. With QUOTH_UPDATE=1 the page is rewritten instead.
#include "tests/cli/program.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <sstream>

namespace quoth::cli {
namespace {

const std::filesystem::path kPage = QUOTH_SOURCE_DIR "/graph/query/LANGUAGE.md";

class LanguagePage : public ProgramTest {
 protected:
  std::string database() const { return (folder / "quoth.db").string(); }
  std::string answer(const std::string& query) {
    const Outcome asked = quoth({"--db", database(), "--format", "table", "query", "-"}, query);
    EXPECT_EQ(asked.exit_code, 0) << query << asked.err;
    return asked.out + asked.err;
  }
};

TEST_F(LanguagePage, EveryExampleGivesWhatItSays) {
  if (!has_model()) GTEST_SKIP() << "the language model is not there: run ./dev setup";
  ASSERT_EQ(quoth({"--db", database(), "add", QUOTH_SOURCE_DIR "/examples/geneva-talks.txt"}).exit_code, 0);
  std::istringstream in(read_whole(kPage));
  std::string made, line, query, kind;
  std::size_t examples = 0;
  while (std::getline(in, line)) {
    const bool fence = line.starts_with("```");
    if (fence && kind.empty()) {
      kind = line.substr(3);
      EXPECT_TRUE(kind == "cypher" || kind == "result") << line;
      if (kind == "cypher") query.clear();
      made += line + '\n';
      if (kind == "result") made += answer(query);
      examples += kind == "result" ? 1 : 0;
    } else if (fence) {
      kind.clear();
      made += line + '\n';
    } else {
      if (kind == "cypher") query += line + '\n';
      if (kind != "result") made += line + '\n';
    }
  }
  EXPECT_GE(examples, 15U);
  if (std::getenv("QUOTH_UPDATE") != nullptr) {
    write_whole(kPage, made);
  } else {
    EXPECT_EQ(made, read_whole(kPage));
  }
}

}  // namespace
}  // namespace quoth::cli
