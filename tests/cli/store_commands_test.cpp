// SPDX-License-Identifier: Apache-2.0
#include "article.h"
#include "graph/records.h"
#include "program.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace quoth::cli {
namespace {

using graph::Article;
using graph::EntityKind;
using testing::HasSubstr;
using testing::StartsWith;

Article warning(const std::string& uri) {
  Article article(uri,
                  "Vladimir Putin warned Joe Biden that new sanctions would be a mistake. "
                  "Yuri Ushakov said Biden would not sign. Lavrov slept in Geneva while the rain fell on the lake and "
                  "on the town.");
  const int putin = article.entity(EntityKind::person, "Vladimir Putin");
  const int biden = article.entity(EntityKind::person, "Joe Biden", {"Biden"});
  const int ushakov = article.entity(EntityKind::person, "Yuri Ushakov");
  article.entity(EntityKind::person, "Lavrov");
  const int warned = article.statement({putin}, "warn", "warned", {biden}, "new sanctions would be a mistake");
  article.edit(warned).rules = {"subject", "that-clause"};
  const int sign = article.statement({biden}, "sign", "sign");
  article.edit(sign).negated = true;
  article.edit(sign).modality = graph::Modality::future;
  article.edit(sign).attribution = {{article.entity_id(ushakov), ""}};
  return article;
}

Article other() {
  Article article("other.txt", "Vladimir Putin met Yuri Borisov in Moscow.", "2022-01-02");
  article.entity(EntityKind::person, "Vladimir Putin");
  article.entity(EntityKind::person, "Yuri Borisov");
  article.statement({1}, "meet", "met", {2});
  return article;
}

std::string lines_of(const graph::Records& records) {
  std::string lines;
  graph::append_records(records, lines);
  return lines;
}

class StoreCommands : public ProgramTest {
 protected:
  // In the test's folder, so that the database is there, without colours, the clock standing still.
  Outcome quoth(const std::vector<std::string>& arguments, const std::string& input = "") {
    return ProgramTest::quoth(
        arguments, input,
        "cd '" + folder.string() + "' && env -u QUOTH_DB NO_COLOR=1 COLUMNS=120 QUOTH_NOW=2022-01-01T00:00:00Z");
  }
  void import_both() { ASSERT_EQ(quoth({"import", "-"}, lines_of(warning("a.txt")) + lines_of(other())).exit_code, 0); }
};

TEST_F(StoreCommands, ImportTellsWhatBecameOfEachDocument) {
  const Outcome first = quoth({"import", "-"}, lines_of(warning("a.txt")));
  EXPECT_EQ(first.exit_code, 0);
  EXPECT_EQ(first.out, "");
  EXPECT_EQ(first.err, "quoth: documents: 1 added (2 statements)\n");
  EXPECT_EQ(quoth({"import", "-"}, lines_of(warning("a.txt"))).err,
            "quoth: documents: 0 added (0 statements), 1 unchanged\n");
  EXPECT_EQ(quoth({"-q", "import", "-"}, lines_of(warning("a.txt"))).err, "");
}

TEST_F(StoreCommands, SaidAsTable) {
  import_both();
  const Outcome run = quoth({"said", "--by", "putin", "--format", "table"});
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_EQ(
      run.out,
      "date          by              label   to            content                           status    where\n"
      "(2021-12-31)  Vladimir Putin  warned  Joe Biden     new sanctions would be a mistake  asserted  a.txt\n"
      "(2022-01-02)  Vladimir Putin  met     Yuri Borisov                                    asserted  other.txt\n");
  EXPECT_EQ(run.err, "2 statements in 2 documents\n");
}

TEST_F(StoreCommands, WhatIsOnlyReportedOrDeniedNeverLooksLikeAFact) {
  import_both();
  const Outcome run = quoth({"said", "--by", "Biden", "--format", "table"});
  EXPECT_EQ(run.out,
            "date          by         label      status                     according to  where\n"
            "(2021-12-31)  Joe Biden  not: sign  future, negated, reported  Yuri Ushakov  a.txt\n");
  EXPECT_EQ(quoth({"said", "--by", "Biden", "--facts"}).out, "");
}

TEST_F(StoreCommands, ANarrowTableWrapsItsHeadersToo) {
  import_both();
  const Outcome run = ProgramTest::quoth({"said", "--format", "table"}, "",
                                         "cd '" + folder.string() + "' && env -u QUOTH_DB NO_COLOR=1 COLUMNS=70");
  EXPECT_THAT(run.out, HasSubstr("according  where\n"));
  EXPECT_THAT(run.out, testing::Not(HasSubstr("towhere")));
}

TEST_F(StoreCommands, SaidAsCsvAndJson) {
  import_both();
  const Outcome csv = quoth({"said", "--by", "putin", "--to", "borisov", "--format", "csv"});
  EXPECT_EQ(
      csv.out,
      "id,time,published,by,label,to,content,quote,about,status,negated,modality,type,according_to,documents,origins,"
      "evidence,confidence,by_ids,to_ids,about_ids,ids\r\n" +
          other().statement_id(1) +
          ",,2022-01-02,Vladimir Putin,met,Yuri Borisov,,false,,asserted,false,asserted,SAY,,other.txt,1,"
          "Vladimir Putin met Yuri Borisov in Moscow.,0.9," +
          std::min(warning("a.txt").entity_id(1), other().entity_id(1)) + "," + other().entity_id(2) + ",," +
          other().statement_id(1) + "\r\n");
  const Outcome json = quoth({"said", "--by", "putin", "--to", "borisov", "--format", "json"});
  EXPECT_THAT(json.out,
              StartsWith("[{\"id\":\"" + other().statement_id(1) + "\",\"time\":null,\"published\":\"2022-01-02\","));
  EXPECT_THAT(json.out,
              HasSubstr("\"by\":[\"Vladimir Putin\"],\"label\":\"met\",\"to\":[\"Yuri Borisov\"],\"content\":null"));
  EXPECT_EQ(quoth({"said", "--to", "putin", "--format", "json"}).out, "[]\n");
  EXPECT_EQ(quoth({"said", "--to", "putin"}).out, "");
}

TEST_F(StoreCommands, AWireCopyIsNoSecondOrigin) {
  Article copy("b.txt", warning("a.txt").records().document.text + " Copy.");
  copy.entity(EntityKind::person, "Vladimir Putin");
  copy.entity(EntityKind::person, "Joe Biden", {"Biden"});
  copy.statement({1}, "warn", "warned", {2}, "new sanctions would be a mistake");
  Article same = warning("c.txt");
  quoth({"import", "-"}, lines_of(warning("a.txt")) + lines_of(copy) + lines_of(same));
  const Outcome run = quoth({"said", "--by", "Putin", "--format", "table"});
  EXPECT_THAT(run.out, HasSubstr("3 documents, 1 origin\n"));
  EXPECT_EQ(run.err, "1 statement in 3 documents\n");
}

TEST_F(StoreCommands, WhoIsOnlyDescribedIsOneInTheCopiesOfAText) {
  const auto article = [](const std::string& uri, const std::string& end) {
    Article made(uri,
                 "A senior official told Joe Biden that the talks on the sanctions, the treaty and the border between "
                 "the two countries had failed in Geneva on Monday evening after nine hours." +
                     end);
    made.nominal(EntityKind::person, "A senior official");
    made.entity(EntityKind::person, "Joe Biden");
    made.statement({1}, "tell", "told", {2}, "the talks");
    return lines_of(made);
  };
  quoth({"import", "-"}, article("a.txt", "") + article("b.txt", " Copy."));
  EXPECT_EQ(quoth({"said", "--to", "Biden", "--format", "table"}).err, "1 statement in 2 documents\n");
  Article second("far.txt", "A senior official told Joe Biden something else entirely about the talks.");
  second.nominal(EntityKind::person, "A senior official");
  second.entity(EntityKind::person, "Joe Biden");
  second.statement({1}, "tell", "told", {2}, "the talks");
  quoth({"import", "-"}, lines_of(second));
  EXPECT_EQ(quoth({"said", "--to", "Biden", "--format", "table"}).err, "2 statements in 3 documents\n")
      << "another article's official";
}

TEST_F(StoreCommands, UnknownAndAmbiguousNames) {
  import_both();
  const Outcome unknown = quoth({"said", "--by", "Puttin"});
  EXPECT_EQ(unknown.exit_code, 1);
  EXPECT_EQ(unknown.out, "");
  EXPECT_EQ(unknown.err, "quoth: nobody is called \"Puttin\"; nearest: Vladimir Putin\n");
  const Outcome ambiguous = quoth({"show", "Yuri"});
  EXPECT_EQ(ambiguous.exit_code, 1);
  EXPECT_THAT(ambiguous.err, StartsWith("quoth: \"Yuri\" may be any of 2; say which by its id:\n  e:"));
  EXPECT_THAT(ambiguous.err, HasSubstr("Yuri Borisov, person, 1 document"));
  EXPECT_EQ(quoth({"said", "--by", other().entity_id(2)}).exit_code, 0) << "an id is a name";
}

TEST_F(StoreCommands, WrongUsageIsExitCodeTwo) {
  import_both();
  EXPECT_EQ(quoth({"said", "--since", "yesterday"}).exit_code, 2);
  EXPECT_EQ(quoth({"said", "--nonsense"}).exit_code, 2);
  EXPECT_EQ(quoth({"said", "--as-of", "now"}).exit_code, 2);
  EXPECT_EQ(quoth({"frobnicate"}).exit_code, 2);
  EXPECT_EQ(quoth({"said", "--in", "nowhere.txt"}).exit_code, 1);
}

TEST_F(StoreCommands, ShowIsADossier) {
  import_both();
  const Outcome run = quoth({"show", "Joe Biden", "--format", "table"});
  EXPECT_EQ(run.out,
            "Joe Biden\nkind      person\nalso      Biden\nseen      2 mentions in 1 documents\nid        " +
                warning("a.txt").entity_id(2) +
                "\n\nsaid and did\n"
                "date          by         label      status                     according to  where\n"
                "(2021-12-31)  Joe Biden  not: sign  future, negated, reported  Yuri Ushakov  a.txt\n"
                "\nwas said and done to them\n"
                "date          by              label   to         content                           status    where\n"
                "(2021-12-31)  Vladimir Putin  warned  Joe Biden  new sanctions would be a mistake  asserted  a.txt\n");
  EXPECT_THAT(quoth({"show", "Joe Biden", "--format", "json"}).out, StartsWith("{\"entity\":[{\"entity\":\"e:"));
}

TEST_F(StoreCommands, WhyShowsSentenceWordsAndRules) {
  import_both();
  const Outcome run = quoth({"why", warning("a.txt").statement_id(1), "--format", "table"});
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_THAT(run.out, HasSubstr("Vladimir Putin [warned] Joe Biden that new sanctions would be a mistake."));
  EXPECT_THAT(run.out, HasSubstr("warned (warn)"));
  EXPECT_THAT(run.out, HasSubstr("Vladimir Putin, \"Vladimir Putin\" at 0..14"));
  EXPECT_THAT(run.out, HasSubstr("that-clause  a rule that this version does not know"));
}

TEST_F(StoreCommands, WhySaysWhatIsWrongWithAnId) {
  import_both();
  const std::pair<const char*, const char*> rows[] = {
      {"e:0123456789abcdef-1", "is an entity; `quoth show` tells of it"},
      {"d:0123456789abcdef", "is a document; `quoth said --in"},
      {"warned", "is no statement's id, which looks like"},
      {"", "is no statement's id, which looks like"},
  };
  for (const auto& [id, message] : rows) {
    const Outcome run = quoth({"why", id});
    EXPECT_EQ(run.exit_code, 2) << id;
    EXPECT_THAT(run.err, HasSubstr(message));
  }
  const Outcome unknown = quoth({"why", "s:0123456789abcdef-1"});
  EXPECT_EQ(unknown.exit_code, 1);
  EXPECT_THAT(unknown.err, HasSubstr("no statement has the id \"s:0123456789abcdef-1\""));
}

TEST_F(StoreCommands, CorrectionsAreALogThatUndoTakesBack) {
  import_both();
  EXPECT_EQ(quoth({"same", "Lavrov", "Yuri Ushakov", "--format", "csv"}).exit_code, 0);
  EXPECT_EQ(quoth({"rename", "Ushakov", "Uncle"}).exit_code, 0);
  EXPECT_THAT(quoth({"show", "Lavrov", "--format", "table"}).out, StartsWith("Uncle\n"));
  EXPECT_EQ(quoth({"same", "Lavrov", "Ushakov"}).exit_code, 2) << "the same already";
  EXPECT_EQ(quoth({"undo"}).exit_code, 0);
  EXPECT_EQ(quoth({"undo", "1"}).exit_code, 0);
  EXPECT_EQ(quoth({"undo"}).exit_code, 2) << "nothing left";
  EXPECT_EQ(quoth({"corrections", "--format", "csv"}).out,
            "number,action,a,b,undoes,in_force,a_id,b_id\r\n"
            "1,same,Lavrov,Yuri Ushakov,,false," +
                warning("").entity_id(4) + "," + warning("").entity_id(3) + "\r\n" +
                "2,rename,Yuri Ushakov,Uncle,,false," + warning("").entity_id(3) + ",\r\n" +
                "3,undo,Yuri Ushakov,Uncle,2,false," + warning("").entity_id(3) + ",\r\n" +
                "4,undo,Lavrov,Yuri Ushakov,1,false," + warning("").entity_id(4) + "," + warning("").entity_id(3) +
                "\r\n");
  EXPECT_THAT(quoth({"show", "Lavrov", "--format", "table"}).out, StartsWith("Lavrov\n"));
  EXPECT_EQ(quoth({"check"}).exit_code, 0);
}

TEST_F(StoreCommands, ForgetTellsBeforeAndAfter) {
  import_both();
  EXPECT_EQ(quoth({"forget", "a.txt"}).err, "quoth: documents 2 -> 1, statements 3 -> 1, entities 5 -> 2\n");
  const Outcome run = quoth({"forget", "a.txt"});
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_THAT(run.err, HasSubstr("a.txt: no document has this id or uri"));
}

TEST_F(StoreCommands, CheckCountsAndFindsNothingInAGoodStore) {
  import_both();
  const Outcome run = quoth({"check"});
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_THAT(run.err,
              testing::MatchesRegex("quoth: 2 documents, 6 entities, 3 statements, [0-9]+ spans: 0 problems\n"));
}

TEST_F(StoreCommands, RecordsThatContradictThemselvesAreSkippedAndTheRestGoesOn) {
  graph::Records bad = warning("a.txt").records();
  bad.statements[0].source = {"e:0000000000000000-9"};
  const Outcome run = quoth({"import", "-"}, lines_of(bad) + lines_of(other()));
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_THAT(run.err, HasSubstr("1 added (1 statements), 1 skipped"));
  EXPECT_THAT(run.err, HasSubstr("\"source\" is e:0000000000000000-9, which is not there"));
}

TEST_F(StoreCommands, ManualAndCompletionNameEveryCommandAndOption) {
  const std::string manual = quoth({"man"}).out, bash = quoth({"completion", "bash"}).out;
  for (const char* word : {"said", "show", "undo"}) {
    EXPECT_THAT(manual, HasSubstr(std::string(".SS ") + word + "\n"));
    EXPECT_THAT(bash, HasSubstr(std::string("    ") + word + ") words="));
  }
  EXPECT_THAT(manual, HasSubstr("\\-\\-min\\-confidence"));
  EXPECT_THAT(bash, HasSubstr("--min-confidence"));
  EXPECT_EQ(quoth({"completion", "fish"}).exit_code, 2);
  const Outcome run = ProgramTest::quoth({"completion", "bash"});
  write_whole(folder / "completion.sh",
              run.out + "COMP_WORDS=(quoth sai); COMP_CWORD=1; _quoth; echo \"${COMPREPLY[*]}\"\n");
  const std::string command =
      "bash '" + (folder / "completion.sh").string() + "' > '" + (folder / "words").string() + "'";
  ASSERT_EQ(std::system(command.c_str()), 0);
  EXPECT_EQ(read_whole(folder / "words"), "said\n");
}

TEST_F(StoreCommands, NoDatabaseIsAClearError) {
  const Outcome run = quoth({"said"});
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_EQ(run.err, "quoth: quoth.db: no such database; `quoth add FILE` makes one, --db names another\n");
}

}  // namespace
}  // namespace quoth::cli
