// SPDX-License-Identifier: Apache-2.0
#include "graph/view/store_view.h"

#include "graph/records.h"
#include "graph/view/statement_graph.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace quoth::graph::view {
namespace {

using testing::ElementsAre;

// One article: Ann warned Bob; Cid said that she had.
Records article(const std::string& text) {
  Records records;
  records.document.text = text;
  records.document.id = document_id(text);
  records.document.uri = text.substr(0, 4);
  records.document.blocks = {{BlockKind::paragraph, {0, static_cast<std::uint32_t>(text.size())}}};
  const std::string digits = records.document.id.substr(2);
  const auto entity = [&](int number, const std::string& name) {
    Entity made;
    made.id = "e:" + digits + "-" + std::to_string(number);
    made.kind = EntityKind::person;
    made.name = name;
    const auto at = static_cast<std::uint32_t>(text.find(name));
    made.mentions = {
        {records.document.id, {at, at + static_cast<std::uint32_t>(name.size())}, name, MentionForm::name, 1}};
    records.entities.push_back(made);
    return made.id;
  };
  const std::string ann = entity(1, "Ann Lee"), bob = entity(2, "Bob Ray"), cid = entity(3, "Cid Poe");
  const auto statement = [&](int number, const std::string& verb, const std::string& by) {
    Statement made;
    made.id = "s:" + digits + "-" + std::to_string(number);
    made.document = records.document.id;
    made.predicate = made.label = verb;
    made.type = "SAY";
    made.source = {by};
    const auto at = static_cast<std::uint32_t>(text.find(verb));
    made.trigger = {at, at + static_cast<std::uint32_t>(verb.size())};
    made.evidence = {0, static_cast<std::uint32_t>(text.size())};
    return made;
  };
  Statement said = statement(1, "said", cid);
  Statement warned = statement(2, "warned", ann);
  warned.target = {bob};
  warned.attribution = {{cid, said.id}};
  said.content = Content{"that", {warned.trigger.begin, warned.trigger.end}, {warned.id}};
  records.statements = {said, warned};
  return records;
}

class StoreView : public testing::Test {
 protected:
  StoreView()
      : path_(testing::TempDir() + "store-view-" + testing::UnitTest::GetInstance()->current_test_info()->name() +
              ".db") {
    remove_all();
  }
  ~StoreView() override { remove_all(); }
  void remove_all() const {
    for (const char* end : {"", ".view", "-wal", "-shm", ".lock"}) std::filesystem::remove(path_.string() + end);
  }
  void put(const Records& records) const { Store(path_, Access::write).put(records, "2024-01-01T00:00:00Z"); }
  View open() {
    Store store(path_);
    return open_view(store, path_, diagnostics_);
  }

  std::filesystem::path path_;
  Diagnostics diagnostics_;
};

std::vector<std::string> edges(const View& view) {
  std::vector<std::string> found;
  const auto name = [&](Vertex vertex) {
    return view.kind_of(vertex) == VertexKind::entity      ? std::string(view.entity_name(vertex))
           : view.kind_of(vertex) == VertexKind::statement ? std::string(view.label(view.statement_of(vertex)))
                                                           : std::string("document");
  };
  const StatementGraph graph(view);
  for (Vertex vertex = 0; vertex < view.vertex_count(); ++vertex) {
    for (auto [edge, end] = out_edges(vertex, graph); edge != end; ++edge) {
      found.push_back(name(edge->source) + ">" + std::to_string(static_cast<int>(edge->kind)) + ">" +
                      name(edge->target));
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

TEST_F(StoreView, HoldsWhatTheStoreHolds) {
  put(article("One: Cid Poe said Ann Lee warned Bob Ray."));
  EXPECT_THAT(edges(open()),
              ElementsAre("Ann Lee>0>Bob Ray", "Cid Poe>0>said", "said>1>Cid Poe", "said>6>warned", "said>7>document",
                          "warned>1>Ann Lee", "warned>2>Bob Ray", "warned>5>Cid Poe", "warned>7>document"));
}

TEST_F(StoreView, IsMadeAnewWhenTheStoreHasMovedOn) {
  put(article("One: Cid Poe said Ann Lee warned Bob Ray."));
  EXPECT_EQ(open().statement_count(), 2U);
  put(article("Two: Cid Poe said Ann Lee warned Bob Ray."));
  const View view = open();
  EXPECT_EQ(view.statement_count(), 4U);
  EXPECT_EQ(view.entity_count(), 3U);  // the same three people
  EXPECT_TRUE(diagnostics_.entries().empty());
}

TEST_F(StoreView, ReplacesADamagedSnapshotAndSaysSo) {
  put(article("One: Cid Poe said Ann Lee warned Bob Ray."));
  open();
  std::ofstream(snapshot_path(path_), std::ios::binary) << "rubbish";
  EXPECT_EQ(open().statement_count(), 2U);
  ASSERT_EQ(diagnostics_.count("snapshot"), 1U);
  EXPECT_THAT(diagnostics_.entries()[0].message, testing::EndsWith("it is cut short; made anew"));
  EXPECT_EQ(open().statement_count(), 2U);
  EXPECT_EQ(diagnostics_.count("snapshot"), 1U);
}

TEST_F(StoreView, OfAnEmptyStoreIsEmpty) {
  { Store store(path_, Access::write); }
  EXPECT_EQ(open().vertex_count(), 0U);
}

}  // namespace
}  // namespace quoth::graph::view
