// SPDX-License-Identifier: Apache-2.0
// The commands that ask the graph in memory, run as a user runs them on records made here.
#include "graph/records.h"
#include "tests/cli/program.h"

#include <gmock/gmock.h>

#include <map>

namespace quoth::cli {
namespace {

using testing::HasSubstr;

// One document: each line "Source verb Target", "?" before the verb for what is only demanded.
std::string records_of(const std::string& uri, const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + ".\n";
  graph::Records records;
  graph::Document& document = records.document;
  document.id = graph::document_id(text);
  document.uri = uri;
  document.text = text;
  document.published = "2024-05-01";
  document.blocks = {{graph::BlockKind::paragraph, {0, static_cast<std::uint32_t>(text.size() - 1)}}};
  const std::string digits = document.id.substr(2);
  std::map<std::string, std::size_t> known;
  std::uint32_t at = 0;
  const auto entity = [&](const std::string& name, std::uint32_t begin) {
    const auto [place, added] = known.try_emplace(name, records.entities.size());
    if (added) {
      records.entities.emplace_back();
      records.entities.back().id = "e:" + digits + "-" + std::to_string(records.entities.size());
      records.entities.back().kind = graph::EntityKind::person;
      records.entities.back().name = name;
    }
    graph::Entity& found = records.entities[place->second];
    found.mentions.push_back({document.id, {begin, begin + static_cast<std::uint32_t>(name.size())}, name, {}, 1});
    return found.id;
  };
  for (const std::string& line : lines) {
    const std::size_t verb = line.find(' '), target = line.find(' ', verb + 1);
    graph::Statement statement;
    statement.id = "s:" + digits + "-" + std::to_string(records.statements.size() + 1);
    statement.document = document.id;
    statement.source = {entity(line.substr(0, verb), at)};
    statement.target = {entity(line.substr(target + 1), at + static_cast<std::uint32_t>(target) + 1)};
    statement.label = statement.predicate = line.substr(verb + 1, target - verb - 1);
    if (statement.label[0] == '?') {
      statement.label = statement.predicate = statement.label.substr(1);
      statement.modality = graph::Modality::desired;
    }
    statement.type = "-";
    statement.trigger = {at + static_cast<std::uint32_t>(verb) + 1, at + static_cast<std::uint32_t>(target)};
    statement.evidence = {at, at + static_cast<std::uint32_t>(line.size()) + 1};
    records.statements.push_back(statement);
    at += static_cast<std::uint32_t>(line.size()) + 2;
  }
  std::string out;
  graph::append_records(records, out);
  return out;
}

class GraphCommands : public ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    write_whole(folder / "a.ndjson",
                records_of("a.txt", {"Annabel met Bertram", "Bertram met Cordula", "Annabel warned Bertram",
                                     "Cordula ?visited Dagobert", "Edeltraud met Friedolin"}));
    ASSERT_EQ(run({"import", (folder / "a.ndjson").string()}).exit_code, 0);
  }

  Outcome run(std::vector<std::string> words) {
    words.insert(words.begin(), {"--db", (folder / "q.db").string(), "--format", "csv"});
    return quoth(words);
  }
};

TEST_F(GraphCommands, PathGivesTheEvidenceOfEachHop) {
  const Outcome outcome = run({"path", "Annabel", "Cordula"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("\n1,"));
  EXPECT_THAT(outcome.out, HasSubstr("Annabel,met,Bertram"));
  EXPECT_THAT(outcome.out, HasSubstr("Bertram,met,Cordula"));
}

TEST_F(GraphCommands, PathThroughWhatIsNoFactSaysSo) {
  const Outcome outcome = run({"path", "Annabel", "Dagobert"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("desired"));
}

TEST_F(GraphCommands, PathBetweenStrangersIsAnError) {
  const Outcome outcome = run({"path", "Annabel", "Edeltraud"});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_EQ(outcome.err, "quoth: nothing connects Annabel and Edeltraud\n");
  EXPECT_EQ(run({"path", "Annabel", "Annabel"}).exit_code, 2);
  const Outcome unknown = run({"path", "Annabel", "Bertran"});
  EXPECT_EQ(unknown.exit_code, 1);
  EXPECT_THAT(unknown.err, HasSubstr("Bertram"));
}

TEST_F(GraphCommands, NearCountsDealingsEitherWay) {
  const Outcome outcome = run({"near", "Bertram"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, testing::StartsWith("name,kind,out,in,labels,entity\r\nAnnabel,person,0,2,met; warned,"));
}

TEST_F(GraphCommands, CentralRanksByTheMeasureAskedFor) {
  EXPECT_THAT(run({"central", "--by", "degree", "--top", "1"}).out,
              testing::StartsWith("rank,name,kind,degree,entity\r\n1,Bertram,person,3"));
  EXPECT_THAT(run({"central", "--by", "betweenness", "--top", "1"}).out, HasSubstr("1,Bertram,person,1"));
  EXPECT_EQ(run({"central", "--by", "fame"}).exit_code, 2);
}

TEST_F(GraphCommands, CommunitiesKeepStrangersApart) {
  const Outcome outcome = run({"communities"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("1,3,Bertram; Annabel; Cordula,"));
  EXPECT_THAT(outcome.out, HasSubstr("2,2,Edeltraud; Friedolin,"));
}

}  // namespace
}  // namespace quoth::cli
