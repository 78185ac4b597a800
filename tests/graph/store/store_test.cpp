// SPDX-License-Identifier: Apache-2.0
#include "graph/store/store.h"

#include "article.h"
#include "graph/error.h"
#include "graph/records.h"
#include "graph/store/check.h"
#include "graph/store/corrections.h"
#include "scratch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace quoth::graph {
namespace {

constexpr const char* kNow = "2022-01-01T00:00:00Z";

Article geneva() {
  Article article("geneva.txt",
                  "President Vladimir Putin warned Joe Biden on Thursday that sanctions would be a mistake. "
                  "Putin spoke for 50 minutes. A senior official said the Élysée was told.");
  const int putin = article.entity(EntityKind::person, "Vladimir Putin", {"Putin"});
  const int biden = article.entity(EntityKind::person, "Joe Biden");
  const int official = article.nominal(EntityKind::person, "A senior official");
  article.entity(EntityKind::organization, "Élysée");
  const int warned = article.statement({putin}, "warn", "warned", {biden}, "sanctions would be a mistake");
  article.edit(warned).type = "THREATEN";
  article.edit(warned).time = StatementTime{"2021-12-30", "Thursday", {45, 53}};
  article.edit(warned).rules = {"subject", "that-clause"};
  const int said = article.statement({official}, "say", "said");
  article.edit(said).attribution = {{article.entity_id(official), ""}};
  return article;
}

Article moscow() {
  Article article("moscow.txt", "Vladimir Putin told Yuri Ushakov to wait. Ushakov said that Putin denied it.",
                  "2022-01-02");
  const int putin = article.entity(EntityKind::person, "Vladimir Putin", {"Putin"});
  const int ushakov = article.entity(EntityKind::person, "Yuri Ushakov", {"Ushakov"});
  const int denied = article.statement({putin}, "deny", "denied");
  const int said = article.statement({ushakov}, "say", "said", {}, "Putin denied it");
  article.edit(said).content->statements = {article.statement_id(denied)};
  article.edit(denied).attribution = {{article.entity_id(ushakov), article.statement_id(said)}};
  article.edit(denied).modality = Modality::possible;
  return article;
}

std::string export_of(Store& store) {
  std::string lines;
  for (const Records& records : store.records()) append_records(records, lines);
  return lines;
}

std::vector<std::string> labels(Store& store, const StatementFilter& filter) {
  std::vector<std::string> labels;
  for (const Statement& statement : store.statements(filter)) labels.push_back(statement.label);
  return labels;
}

// Every test leaves a store that `check` finds clean.
class StoreTest : public testing::Test {
 protected:
  void TearDown() override {
    for (const Problem& problem : check(store_).problems) ADD_FAILURE() << problem.where << ": " << problem.what;
  }

  Scratch scratch_;
  Store store_{scratch_ / "quoth.db", Access::write};
};

TEST_F(StoreTest, GivesBackTheRecordsItTook) {
  EXPECT_EQ(store_.put(geneva(), kNow), Outcome::added);
  EXPECT_EQ(store_.records_of(geneva().records().document.id), geneva().records());
}

TEST_F(StoreTest, TheSameDocumentAgainChangesNothing) {
  store_.put(geneva(), kNow);
  const std::uint64_t generation = store_.generation();
  EXPECT_EQ(store_.put(geneva(), "2023-01-01T00:00:00Z"), Outcome::unchanged);
  EXPECT_EQ(store_.generation(), generation);
}

TEST_F(StoreTest, ExportDoesNotDependOnTheOrderOfArrival) {
  store_.put(geneva(), kNow);
  store_.put(moscow(), kNow);
  Store other(scratch_ / "other.db", Access::write);
  other.put(moscow(), kNow);
  other.put(geneva(), kNow);
  EXPECT_EQ(export_of(store_), export_of(other));
}

TEST_F(StoreTest, OneEntityAcrossArticles) {
  store_.put(geneva(), kNow);
  store_.put(moscow(), kNow);
  const std::vector<StoreEntity> found = store_.find("vladimir PUTIN");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].name, "Vladimir Putin");
  EXPECT_EQ(found[0].documents, 2U);
  EXPECT_EQ(found[0].mentions, 4U);
  EXPECT_THAT(found[0].aliases, testing::ElementsAre("Putin"));
  EXPECT_THAT(found[0].members, testing::UnorderedElementsAre(geneva().entity_id(1), moscow().entity_id(1)));
}

TEST_F(StoreTest, FindsWithoutAccentsAndByPartOfAName) {
  store_.put(geneva(), kNow);
  ASSERT_EQ(store_.find("elysee").size(), 1U);
  EXPECT_EQ(store_.find("the elysee")[0].name, "Élysée");
  ASSERT_EQ(store_.find("biden").size(), 1U);
  EXPECT_EQ(store_.find("biden")[0].name, "Joe Biden");
  EXPECT_TRUE(store_.find("bidden").empty());
  EXPECT_THAT(store_.nearest_names("bidden"), testing::ElementsAre("Joe Biden"));
}

TEST_F(StoreTest, FiltersStatements) {
  store_.put(geneva(), kNow);
  store_.put(moscow(), kNow);
  const std::string putin = store_.find("Putin").at(0).id;
  EXPECT_THAT(labels(store_, {.by = {putin}}), testing::ElementsAre("warned", "denied"));
  EXPECT_THAT(labels(store_, {.by = {putin}, .facts_only = true}), testing::ElementsAre("warned"));
  EXPECT_THAT(labels(store_, {.to = {store_.find("Biden").at(0).id}}), testing::ElementsAre("warned"));
  EXPECT_THAT(labels(store_, {.since = "2022-01"}), testing::ElementsAre("denied", "said"));
  EXPECT_THAT(labels(store_, {.until = "2021-12-30"}), testing::ElementsAre("warned"));
  EXPECT_THAT(labels(store_, {.type = "THREATEN"}), testing::ElementsAre("warned"));
  EXPECT_THAT(labels(store_, {.document = "moscow.txt"}), testing::ElementsAre("denied", "said"));
  EXPECT_THAT(labels(store_, {.text = "mistake SANCTIONS"}), testing::ElementsAre("warned"));
  EXPECT_THAT(labels(store_, {.minimum_confidence = 0.95}), testing::IsEmpty());
  EXPECT_THAT(labels(store_, {.by = {"e:0000000000000000-1"}}), testing::IsEmpty());
}

TEST_F(StoreTest, StatementsBearStoreEntities) {
  store_.put(geneva(), kNow);
  store_.put(moscow(), kNow);
  const std::string putin = store_.find("Putin").at(0).id;
  const std::optional<Statement> denied = store_.statement(moscow().statement_id(1));
  ASSERT_TRUE(denied);
  EXPECT_THAT(denied->source, testing::ElementsAre(putin));
  EXPECT_EQ(denied->attribution.at(0).speaker, store_.find("Ushakov").at(0).id);
  EXPECT_EQ(denied->attribution.at(0).statement, moscow().statement_id(2));
  EXPECT_EQ(store_.text_of(denied->document, denied->evidence), "Ushakov said that Putin denied it.");
}

TEST_F(StoreTest, OtherTextUnderTheSameUriIsANewVersion) {
  store_.put(geneva(), "2022-01-01T00:00:00Z");
  Article edited("geneva.txt", "Putin warned nobody.");
  edited.statement({edited.entity(EntityKind::person, "Putin")}, "warn", "warned");
  EXPECT_EQ(store_.put(edited, "2022-02-01T00:00:00Z"), Outcome::version);
  EXPECT_EQ(store_.counts().documents, 1U);
  EXPECT_EQ(store_.counts().retired, 1U);
  EXPECT_THAT(labels(store_, {}), testing::ElementsAre("warned"));
  EXPECT_EQ(store_.state_of(geneva().records().document.id)->retired, "2022-02-01T00:00:00Z");
  EXPECT_EQ(store_.state_of(geneva().records().document.id)->replaced_by, edited.records().document.id);

  Store then(scratch_ / "quoth.db", Access::read, {.as_of = "2022-01-15"});
  EXPECT_THAT(labels(then, {}), testing::ElementsAre("warned", "said"));
  Store before(scratch_ / "quoth.db", Access::read, {.as_of = "2021-01-15"});
  EXPECT_THAT(labels(before, {}), testing::IsEmpty());

  EXPECT_EQ(store_.put(geneva(), "2022-03-01T00:00:00Z"), Outcome::version) << "the old text is back";
  EXPECT_THAT(labels(store_, {}), testing::ElementsAre("warned", "said"));
}

TEST_F(StoreTest, TheSameTextElsewhereIsACopy) {
  Article copy = geneva();
  copy.document().uri = "another.txt";
  store_.put(geneva(), kNow);
  EXPECT_EQ(store_.put(copy, kNow), Outcome::copy);
  EXPECT_EQ(store_.counts().documents, 1U);
  EXPECT_THAT(store_.state_of("geneva.txt")->copies, testing::ElementsAre("geneva.txt"));
  EXPECT_EQ(store_.document("geneva.txt")->uri, "another.txt") << "the first by uri, whatever came first";

  Store other(scratch_ / "other.db", Access::write);
  std::istringstream in(export_of(store_));
  read_records(in, "export", [&](Records&& records) { other.put(records, kNow); });
  EXPECT_EQ(export_of(other), export_of(store_));
}

TEST_F(StoreTest, ForgetsADocumentWithAllThatWasReadFromIt) {
  store_.put(moscow(), kNow);
  const std::string before = export_of(store_);
  store_.put(geneva(), kNow);
  EXPECT_TRUE(store_.forget("geneva.txt"));
  EXPECT_FALSE(store_.forget("geneva.txt"));
  EXPECT_EQ(export_of(store_), before);
  EXPECT_TRUE(store_.find("Biden").empty());
  EXPECT_THAT(labels(store_, {.text = "mistake"}), testing::IsEmpty());
}

TEST_F(StoreTest, ReadingAnewReplacesTheRecords) {
  store_.put(geneva(), kNow);
  Article better = geneva();
  better.edit(1).label = "threatened";
  EXPECT_EQ(store_.put(better, kNow), Outcome::reread);
  EXPECT_EQ(store_.records_of(better.records().document.id), better.records());
  EXPECT_THAT(labels(store_, {.text = "threatened"}), testing::ElementsAre("threatened"));
  EXPECT_THAT(labels(store_, {.text = "warned"}), testing::IsEmpty());
}

TEST_F(StoreTest, CorrectionsOutliveReadingAnewAndForgetting) {
  store_.put(geneva(), kNow);
  store_.put(moscow(), kNow);
  const std::string ushakov = store_.find("Ushakov").at(0).id;
  make_same(store_, store_.find("Joe Biden").at(0).id, ushakov);
  rename_entity(store_, ushakov, "The One");
  EXPECT_EQ(store_.find("Biden").at(0).members.size(), 2U);
  Article better = geneva();
  better.edit(1).label = "threatened";
  store_.put(better, kNow);
  EXPECT_EQ(store_.find("Biden").at(0).name, "The One");
  store_.forget("moscow.txt");
  EXPECT_EQ(store_.find("Biden").at(0).members.size(), 1U);
  store_.put(moscow(), kNow);
  EXPECT_EQ(store_.find("the one").at(0).members.size(), 2U);
  EXPECT_EQ(undo_correction(store_, 1).undoes, 1);
  EXPECT_EQ(store_.find("Biden").at(0).members.size(), 1U);
  EXPECT_EQ(store_.find("Biden").at(0).name, "Joe Biden");
  EXPECT_EQ(store_.find("Ushakov").at(0).name, "The One");
}

TEST_F(StoreTest, WhatWasToldApartIsNeverJoinedAgain) {
  store_.put(geneva(), kNow);
  store_.put(moscow(), kNow);
  make_differ(store_, geneva().entity_id(1), moscow().entity_id(1));
  EXPECT_NE(store_.entity(geneva().entity_id(1))->id, store_.entity(moscow().entity_id(1))->id);
  Article third("third.txt", "Vladimir Putin slept.");
  third.entity(EntityKind::person, "Vladimir Putin");
  store_.put(third, kNow);
  EXPECT_NE(store_.entity(geneva().entity_id(1))->id, store_.entity(moscow().entity_id(1))->id);
  EXPECT_EQ(store_.entity(third.entity_id(1))->id, store_.entity(geneva().entity_id(1))->id) << "the rest stays";
  EXPECT_THROW(make_same(store_, geneva().entity_id(1), moscow().entity_id(1)), Error);
  undo_correction(store_, std::nullopt);
  EXPECT_EQ(store_.entity(geneva().entity_id(1))->members.size(), 3U);
}

TEST_F(StoreTest, KnowsWhatWasReadAlready) {
  EXPECT_FALSE(store_.was_read("geneva.txt", 7));
  store_.put(geneva(), kNow, 7);
  EXPECT_TRUE(store_.was_read("geneva.txt", 7));
  EXPECT_FALSE(store_.was_read("geneva.txt", 8)) << "other bytes, or another reader of them";
  EXPECT_FALSE(store_.was_read("moscow.txt", 7));
  const std::uint64_t generation = store_.generation();
  EXPECT_EQ(store_.put(geneva(), kNow, 8), Outcome::unchanged);
  EXPECT_TRUE(store_.was_read("geneva.txt", 8));
  EXPECT_EQ(store_.generation(), generation) << "the content is the same";
  Article other = moscow();
  other.document().uri = "geneva.txt";
  store_.put(other, kNow, 9);
  EXPECT_FALSE(store_.was_read("geneva.txt", 8)) << "that version is retired";
  store_.put(other, kNow);
  EXPECT_FALSE(store_.was_read("geneva.txt", 9)) << "records that came from elsewhere";
  EXPECT_FALSE(store_.was_read("geneva.txt", 0));
  store_.put(other, kNow, 9);
  store_.forget("geneva.txt");
  EXPECT_FALSE(store_.was_read("geneva.txt", 9));
}

TEST_F(StoreTest, NamesThatComeAndGoInOneChangeAreIndexedOnce) {
  store_.put(geneva(), kNow);
  store_.put(moscow(), kNow);
  Article again = geneva();
  again.edit(1).label = "cautioned";
  store_.put(again, kNow);
  EXPECT_EQ(store_.find("ushakov").size(), 1U);
  EXPECT_EQ(store_.find("elysee").size(), 1U);
  EXPECT_TRUE(check(store_).problems.empty());
}

}  // namespace
}  // namespace quoth::graph
