// SPDX-License-Identifier: Apache-2.0
// `quoth export` and `quoth draw` leave out the same statements for the same filters.
#include "article.h"
#include "graph/records.h"
#include "program.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace quoth::cli {
namespace {

using graph::Article;
using graph::EntityKind;
using testing::HasSubstr;
using testing::Not;

class ExportCommand : public ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    Article warning("a.txt", "Ann Lee warned Bob Ray that rain would fall.", "2021-12-31");
    warning.entity(EntityKind::person, "Ann Lee");
    warning.entity(EntityKind::person, "Bob Ray");
    const int warned = warning.statement({1}, "warn", "warned", {2}, "rain would fall");
    warning.edit(warned).type = "THREATEN";
    warning.edit(warned).confidence = 0.9;
    Article meeting("b.txt", "Cid Fox met Ann Lee in Bern.", "2022-01-05");
    meeting.entity(EntityKind::person, "Cid Fox");
    meeting.entity(EntityKind::person, "Ann Lee");
    const int met = meeting.statement({1}, "meet", "met", {2});
    meeting.edit(met).type = "CONSULT";
    meeting.edit(met).confidence = 0.6;
    std::string lines;
    append_records(warning.records(), lines);
    append_records(meeting.records(), lines);
    ASSERT_EQ(asked({"import", "-"}, lines).exit_code, 0);
  }

  Outcome asked(std::vector<std::string> words, const std::string& input = "") {
    words.insert(words.begin(), {"--db", (folder / "news.db").string()});
    return quoth(words, input, "env -u QUOTH_DB");
  }
};

TEST_F(ExportCommand, FiltersAsDrawDoes) {
  const struct {
    std::vector<std::string> filter;
    bool warned, met;
  } rows[] = {
      {{}, true, true},
      {{"--since", "2022"}, false, true},
      {{"--until", "2021-12"}, true, false},
      {{"--since", "2021-12-31", "--until", "2022-01-05"}, true, true},
      {{"--about", "Bob Ray"}, true, false},
      {{"--about", "Ann Lee"}, true, true},
      {{"--about", "Cid Fox", "Bob Ray"}, true, true},
      {{"--type", "threaten"}, true, false},
      {{"--type", "THREATEN,CONSULT"}, true, true},
      {{"--min-confidence", "0.7"}, true, false},
      {{"--since", "2022", "--type", "THREATEN"}, false, false},
  };
  for (const auto& row : rows) {
    const std::string what = testing::PrintToString(row.filter);
    for (const char* form :
         {"csv", "cypher", "ftm", "graphml", "jsonld", "nquads", "plover", "ndjson", "turtle", "trig"}) {
      std::vector<std::string> words{"export", form};
      words.insert(words.end(), row.filter.begin(), row.filter.end());
      const Outcome outcome = asked(words);
      EXPECT_EQ(outcome.exit_code, 0) << form << ' ' << what << outcome.err;
      EXPECT_EQ(outcome.out.find("THREATEN") != std::string::npos || outcome.out.find("Threaten") != std::string::npos,
                row.warned)
          << form << ' ' << what;
      EXPECT_EQ(outcome.out.find("CONSULT") != std::string::npos || outcome.out.find("Consult") != std::string::npos,
                row.met)
          << form << ' ' << what;
      if (!row.warned) {
        EXPECT_THAT(outcome.out, Not(HasSubstr("Bob Ray"))) << form << ' ' << what;
      }
    }
    std::vector<std::string> words{"draw"};
    words.insert(words.end(), row.filter.begin(), row.filter.end());
    const std::string dot = asked(words).out;
    EXPECT_EQ(dot.find("warned") != std::string::npos, row.warned) << what;
    EXPECT_EQ(dot.find("met") != std::string::npos, row.met) << what;
  }
}

TEST_F(ExportCommand, RefusesWhatItCannotDo) {
  const std::vector<std::string> rows[] = {
      {"export", "xml"},
      {"export", "csv", "--since", "yesterday"},
      {"export", "csv", "--about", "Nobody Here"},
      {"export", "cypher", "--indexes", "mysql"},
      {"export", "jsonld", "--base", "no iri"},
      {"export", "neo4j"},
      {"export", "kuzu"},
  };
  for (const auto& row : rows) {
    const Outcome outcome = asked(row);
    EXPECT_EQ(outcome.exit_code, 2) << testing::PrintToString(row);
    EXPECT_EQ(outcome.out, "") << testing::PrintToString(row);
    EXPECT_NE(outcome.err, "") << testing::PrintToString(row);
  }
}

TEST_F(ExportCommand, WritesTheIndexesOfTheDatabaseThatIsNamed) {
  EXPECT_THAT(asked({"export", "cypher"}).out, HasSubstr("CREATE INDEX IF NOT EXISTS FOR"));
  EXPECT_THAT(asked({"export", "cypher", "--indexes", "falkordb"}).out, HasSubstr("CREATE INDEX FOR"));
  EXPECT_THAT(asked({"export", "cypher", "--indexes", "none"}).out, Not(HasSubstr("CREATE INDEX")));
}

}  // namespace
}  // namespace quoth::cli
