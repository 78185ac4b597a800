// SPDX-License-Identifier: Apache-2.0
// `changes`, `sources`, `timeline`, `diff`: three articles of one speaker, and another version of the archive.
#include "article.h"
#include "graph/records.h"
#include "program.h"

#include <gmock/gmock.h>

namespace quoth::cli {
namespace {

using graph::Article;
using graph::EntityKind;
using testing::HasSubstr;

Article denial() {
  Article article("1.txt", "Igor Nemo denied that the old plant leaked. An aide said nothing more.", "2022-01-01");
  article.document().publisher = "The Post";
  article.entity(EntityKind::person, "Igor Nemo");
  article.nominal(EntityKind::person, "An aide");
  article.statement({1}, "deny", "denied", {}, "the old plant leaked");
  article.edit(article.statement({2}, "say", "said")).quote = true;
  return article;
}

Article confirmation() {
  Article article("2.txt", "Igor Nemo confirmed on Monday that the old plant leaked for days.", "2022-01-05");
  article.document().publisher = "The Globe";
  article.entity(EntityKind::person, "Igor Nemo");
  article.statement({1}, "confirm", "confirmed", {}, "the old plant leaked for days");
  article.edit(1).time = graph::StatementTime{"2022-01-03", "Monday", {23, 29}};
  return article;
}

std::string lines_of(const graph::Records& records) {
  std::string lines;
  graph::append_records(records, lines);
  return lines;
}

class AnswersOverTime : public ProgramTest {
 protected:
  Outcome quoth(const std::vector<std::string>& arguments, const std::string& input = "") {
    return ProgramTest::quoth(
        arguments, input,
        "cd '" + folder.string() + "' && env -u QUOTH_DB NO_COLOR=1 COLUMNS=200 QUOTH_NOW=2022-01-01T00:00:00Z");
  }
  void SetUp() override {
    ProgramTest::SetUp();
    ASSERT_EQ(quoth({"import", "-"}, lines_of(denial()) + lines_of(confirmation())).exit_code, 0);
  }
};

TEST_F(AnswersOverTime, ChangesCitesBothStatements) {
  EXPECT_EQ(
      quoth({"changes", "nemo", "--format", "table"}).out,
      "change           which    date          by         label      content                        status    where\n"
      "deny -> confirm  earlier  (2022-01-01)  Igor Nemo  denied     the old plant leaked           asserted  1.txt\n"
      "deny -> confirm  later    2022-01-03    Igor Nemo  confirmed  the old plant leaked for days  asserted  2.txt\n");
}

TEST_F(AnswersOverTime, SourcesCountsNamedAndUnnamed) {
  EXPECT_EQ(quoth({"sources", "--format", "csv"}).out,
            "source,named,statements,quotes,documents,origins,outlets\r\n"
            "Igor Nemo,true,2,0,2,2,The Globe; The Post\r\n"
            "An aide,false,1,1,1,1,The Post\r\n");
  EXPECT_EQ(quoth({"sources", "--by", "outlet", "--format", "csv"}).out,
            "outlet,statements,quotes,documents,origins,unnamed,outlets\r\n"
            "The Post,2,1,1,1,1,The Post\r\nThe Globe,1,0,1,1,0,The Globe\r\n");
  EXPECT_EQ(quoth({"sources", "--outlet", "The Globe", "--format", "csv"}).out,
            "source,named,statements,quotes,documents,origins,outlets\r\nIgor Nemo,true,1,0,1,1,The Globe\r\n");
}

TEST_F(AnswersOverTime, TimelineTakesTheDatesOfTheTexts) {
  EXPECT_EQ(quoth({"timeline", "--format", "table"}).out,
            "date        by         label      content                        status    where\n"
            "2022-01-03  Igor Nemo  confirmed  the old plant leaked for days  asserted  2.txt\n");
  EXPECT_THAT(quoth({"timeline", "Igor Nemo", "--undated", "--format", "table"}).out, HasSubstr("(2022-01-01)"));
  EXPECT_EQ(quoth({"timeline", "--since", "2022-02"}).out, "");
}

TEST_F(AnswersOverTime, DiffTellsGainedLostAndChanged) {
  Article changed = confirmation();
  changed.edit(1).modality = graph::Modality::possible;
  Article added("3.txt", "Igor Nemo left.");
  added.entity(EntityKind::person, "Igor Nemo");
  added.statement({1}, "leave", "left");
  ASSERT_EQ(quoth({"import", "-", "--db", "b.db"}, lines_of(changed) + lines_of(added)).exit_code, 0);
  const Outcome run = quoth({"diff", "quoth.db", "b.db", "--format", "table"});
  EXPECT_EQ(run.err, "quoth: 1 gained, 2 lost, 1 changed\n");
  EXPECT_THAT(run.out, HasSubstr("status: \"asserted\" -> \"possible\""));
  EXPECT_EQ(quoth({"diff", "quoth.db", "quoth.db"}).out, "");
  EXPECT_EQ(quoth({"diff", "quoth.db", "nowhere.db"}).exit_code, 1);
}

}  // namespace
}  // namespace quoth::cli
