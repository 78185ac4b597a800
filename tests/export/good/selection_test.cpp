// SPDX-License-Identifier: Apache-2.0
#include "export/selection.h"
#include "export/records_source.h"
#include "sample_records.h"

#include <gtest/gtest.h>

#include <set>

namespace quoth::exporters {
namespace {

TEST(ExportSelection, ComparesDaysMonthsYearsAndIntervals) {
  struct Row {
    const char* value;
    const char* since;
    const char* until;
    bool inside;
  };
  for (const Row& row : {
           Row{"2021-12-30", "", "", true},
           Row{"", "", "", true},
           Row{"", "2021-01-01", "", false},
           Row{"2021-12-30", "2021-12-30", "2021-12-30", true},
           Row{"2021-12-30", "2021-12-31", "", false},
           Row{"2021-12-30", "", "2021-12-29", false},
           Row{"2021-12", "2021-12-15", "2021-12-20", true},
           Row{"2021", "2021-12-15", "", true},
           Row{"2020", "2021-12-15", "", false},
           Row{"2021-12-30", "2021-12", "2021-12", true},
           Row{"2021-12-30", "", "2021", true},
           Row{"2022-01-10/2022-01-14", "2022-01-14", "", true},
           Row{"2022-01-10/2022-01-14", "2022-01-15", "", false},
           Row{"2022-01-10/2022-01-14", "", "2022-01-09", false},
           Row{"2021-12-31T11:30:00+05:30", "2021-12-31", "2021-12-31", true},
       }) {
    EXPECT_EQ(within(row.value, row.since, row.until), row.inside)
        << row.value << ' ' << row.since << ".." << row.until;
  }
}

class Harbour : public testing::Test {
 protected:
  std::set<std::string> kept(Selection selection) const {
    std::set<std::string> labels;
    SelectedSource(source_, std::move(selection)).statements([&](const graph::Statement& statement) {
      labels.insert(statement.label + ' ' + (statement.time ? statement.time->value : ""));
    });
    return labels;
  }
  const RecordsSource source_{{sample::harbour()}};
};

TEST_F(Harbour, FiltersByTypeTimeConfidenceAndParty) {
  Selection force;
  force.types = {"ASSAULT", "SANCTION"};
  EXPECT_EQ(kept(force), (std::set<std::string>{"fired 2021-03-02", "cut ", "imposed ", "sanctioned "}));
  Selection early;
  early.until = "2021-02-21";
  EXPECT_EQ(kept(early), (std::set<std::string>{"sued 2021-01-14", "accused 2021-01-20", "published 2021-02-20",
                                                "ratified 1974", "signed 1974"}));
  Selection treaty;
  treaty.involving = {source_.find("Sund treaty").at(0).id};
  treaty.types = {"AGREE"};
  EXPECT_EQ(kept(treaty), (std::set<std::string>{"ratified 1974", "signed 1974", "recognised "}));
  Selection sure;
  sure.min_confidence = 0.935;
  EXPECT_EQ(kept(sure).size(), 4U);
}

TEST_F(Harbour, LeavesNoReferenceToWhatIsNotThere) {
  Selection selection;
  selection.types = {"REQUEST"};
  const SelectedSource selected(source_, selection);
  std::set<std::string> entities;
  selected.entities([&](const graph::StoreEntity& entity) { entities.insert(entity.id); });
  EXPECT_GT(entities.size(), 4U);
  EXPECT_LT(entities.size(), 30U);
  selected.entities([&](const graph::StoreEntity& entity) {
    for (const graph::StoreRole& role : entity.roles) EXPECT_TRUE(role.of.empty() || entities.contains(role.of));
  });
  selected.mentions([&](const EntityMention& one) { EXPECT_TRUE(entities.contains(one.entity)); });
  selected.statements([&](const graph::Statement& statement) {
    for (const std::string& id : statement.source) EXPECT_TRUE(entities.contains(id));
    for (const std::string& id : statement.about) EXPECT_TRUE(entities.contains(id));
  });
}

TEST_F(Harbour, KeepsInRecordsOnlyTheEntitiesThatAreNamed) {
  Selection selection;
  selection.types = {"REQUEST"};
  const SelectedSource selected(source_, selection);
  std::size_t articles = 0;
  selected.records([&](const graph::Records& records) {
    ++articles;
    std::set<std::string> there;
    for (const graph::Entity& entity : records.entities) there.insert(entity.id);
    std::set<std::string> named;
    for (const graph::Statement& statement : records.statements) {
      for (const auto* ids : {&statement.source, &statement.target, &statement.about, &statement.place}) {
        named.insert(ids->begin(), ids->end());
      }
      for (const graph::Attribution& step : statement.attribution) named.insert(step.speaker);
    }
    for (const graph::Entity& entity : records.entities) {
      for (const graph::Role& role : entity.roles) named.insert(role.of);
    }
    named.erase("");
    EXPECT_EQ(there, named);
    EXPECT_LT(there.size(), 30U);
    EXPECT_FALSE(records.document.text.empty());
  });
  EXPECT_EQ(articles, 1U);
}

TEST_F(Harbour, OnlySpeechIsSaid) {
  Selection said;
  said.said_only = true;
  const auto labels = kept(said);
  EXPECT_TRUE(labels.contains("warned 2021-03-01"));
  EXPECT_FALSE(labels.contains("seized 2021-03-01"));
  EXPECT_FALSE(labels.contains("cut "));
}

}  // namespace
}  // namespace quoth::exporters
