// SPDX-License-Identifier: Apache-2.0
#include "graph/error.h"
#include "graph/view/edge_numbers.h"
#include "graph/view/entity_graph.h"
#include "graph/view/statement_graph.h"
#include "tests/graph/view/small_graph.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/graph_concepts.hpp>
#include <boost/graph/page_rank.hpp>

#include <filesystem>
#include <fstream>
#include <random>

namespace quoth::graph::view {
namespace {

BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<EntityGraph>));
BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<EntityGraph>));
BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<EntityGraph>));
BOOST_CONCEPT_ASSERT((boost::AdjacencyGraphConcept<EntityGraph>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<EntityGraph, Vertex, boost::vertex_index_t>));
BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<StatementGraph>));
BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<StatementGraph>));

using testing::ElementsAre;
using testing::UnorderedElementsAre;

// "Ann -warned-> Bob" for every typed edge, walked outward; the walk inward must give the same.
std::vector<std::string> typed_edges(const View& view) {
  const EntityGraph graph(view);
  std::vector<std::string> out, in;
  const auto text = [&](const EntityEdge& edge) {
    return std::string(view.entity_name(edge.source)) + " -" + std::string(view.label(edge.statement)) + "-> " +
           std::string(view.entity_name(edge.target)) + " " + view.statement_id(edge.statement);
  };
  for (auto [edge, end] = edges(graph); edge != end; ++edge) out.push_back(text(*edge));
  for (auto [vertex, last] = vertices(graph); vertex != last; ++vertex) {
    for (auto [edge, end] = in_edges(*vertex, graph); edge != end; ++edge) in.push_back(text(*edge));
  }
  std::sort(out.begin(), out.end());
  std::sort(in.begin(), in.end());
  EXPECT_EQ(out, in);
  return out;
}

std::string name_of(const View& view, Vertex vertex) {
  switch (view.kind_of(vertex)) {
    case VertexKind::entity:
      return std::string(view.entity_id(vertex));
    case VertexKind::statement:
      return view.statement_id(view.statement_of(vertex));
    case VertexKind::document:
      break;
  }
  const View::Cell cell = view.document_cell(view.document_of(vertex));
  return std::string(cell.part->columns().document_id[cell.row]);
}

std::string text_of(const View& view, const StatementEdge& edge) {
  return name_of(view, edge.source) + " " + std::to_string(static_cast<int>(edge.kind)) + " " +
         name_of(view, edge.target);
}

// The edges by their numbers, and by expanding every vertex either way, must be the same.
void expect_numbered(const View& view, const std::vector<std::string>& expected) {
  const EdgeNumbers numbers(view);
  std::vector<std::string> by_number, out, in;
  for (EdgeNumber edge = 0; edge < numbers.count(); ++edge) {
    if (numbers.exists(edge)) by_number.push_back(text_of(view, numbers.at(edge).edge));
  }
  for (Vertex vertex = 0; vertex < view.vertex_count(); ++vertex) {
    numbers.expand(vertex, true, {}, [&](EdgeNumber edge, Vertex other) {
      EXPECT_TRUE(numbers.exists(edge));
      EXPECT_EQ(numbers.at(edge).edge.source, vertex);
      EXPECT_EQ(numbers.at(edge).edge.target, other);
      out.push_back(text_of(view, numbers.at(edge).edge));
    });
    numbers.expand(vertex, false, {}, [&](EdgeNumber edge, Vertex other) {
      EXPECT_EQ(numbers.at(edge).edge.source, other);
      EXPECT_EQ(numbers.at(edge).edge.target, vertex);
      in.push_back(text_of(view, numbers.at(edge).edge));
    });
  }
  for (auto* edges : {&by_number, &out, &in}) {
    std::sort(edges->begin(), edges->end());
    EXPECT_EQ(*edges, expected);
  }
}

// Every edge of the property graph by the ids of its ends, walked outward; the walk inward must give the same.
std::vector<std::string> all_edges(const View& view) {
  const StatementGraph graph(view);
  std::vector<std::string> out, in;
  for (auto [vertex, last] = vertices(graph); vertex != last; ++vertex) {
    for (auto [edge, end] = out_edges(*vertex, graph); edge != end; ++edge) out.push_back(text_of(view, *edge));
    for (auto [edge, end] = in_edges(*vertex, graph); edge != end; ++edge) in.push_back(text_of(view, *edge));
  }
  std::sort(out.begin(), out.end());
  std::sort(in.begin(), in.end());
  EXPECT_EQ(out, in);
  expect_numbered(view, out);
  return out;
}

const std::vector<std::string> kLines{"Ann warned Bob @1", "Ann warned Cid @1",  "Bob called Ann @1",
                                      "Cid said - @2",     "Bob ?struck Ann @2", "Bob called Ann @2"};

TEST(EntityGraph, HoldsEachFactWithBothEnds) {
  const View view(snapshot_of(kLines));
  EXPECT_THAT(typed_edges(view),
              ElementsAre("Ann -warned-> Bob s:1000000000000000-1", "Ann -warned-> Cid s:1000000000000000-2",
                          "Bob -called-> Ann s:1000000000000000-3", "Bob -called-> Ann s:2000000000000000-3"));
  const EntityGraph graph(view);
  EXPECT_EQ(num_vertices(graph), 3U);
  EXPECT_EQ(num_edges(graph), 4U);
  EXPECT_EQ(out_degree(*view.find_entity("e:Ann"), graph), 2U);
  EXPECT_EQ(in_degree(*view.find_entity("e:Ann"), graph), 2U);
  EXPECT_EQ(degree(*view.find_entity("e:Cid"), graph), 1U);
}

TEST(EntityGraph, OrderOfRowsDoesNotMatter) {
  // Statement numbers follow the order of the lines, so only lines of different documents may change places.
  std::vector<std::string> lines(kLines.begin() + 3, kLines.end());
  lines.insert(lines.end(), kLines.begin(), kLines.begin() + 3);
  EXPECT_EQ(fill(kLines).finish(7), fill(lines).finish(7));
}

TEST(EntityGraph, BoostAlgorithmsRunOnIt) {
  const View view(snapshot_of({"Ann met Bob @1", "Bob met Cid @1", "Cid met Dee @1", "Eve met Eve @1"}));
  const EntityGraph graph(view);
  std::vector<std::uint32_t> distance(num_vertices(graph), 99);
  const Vertex ann = *view.find_entity("e:Ann");
  distance[ann] = 0;
  boost::breadth_first_search(
      graph, ann,
      boost::visitor(boost::make_bfs_visitor(boost::record_distances(distance.data(), boost::on_tree_edge()))));
  EXPECT_THAT(distance, ElementsAre(0, 1, 2, 3, 99));
  std::vector<double> rank(num_vertices(graph));
  boost::graph::page_rank(graph, boost::make_iterator_property_map(rank.begin(), get(boost::vertex_index, graph)));
  EXPECT_GT(rank[3], rank[0]);
}

TEST(StatementGraph, HoldsWhatIsNoFactAsStatementOnly) {
  const View view(snapshot_of({"Ann warned Bob @1", "Cid said - @1", "Bob ?struck Ann @1"}));
  EXPECT_THAT(all_edges(view),
              UnorderedElementsAre(
                  "e:Ann 0 e:Bob", "e:Cid 0 s:1000000000000000-2", "s:1000000000000000-1 1 e:Ann",
                  "s:1000000000000000-1 2 e:Bob", "s:1000000000000000-2 1 e:Cid", "s:1000000000000000-3 1 e:Bob",
                  "s:1000000000000000-3 2 e:Ann", "s:1000000000000000-1 7 d:1000000000000000",
                  "s:1000000000000000-2 7 d:1000000000000000", "s:1000000000000000-3 7 d:1000000000000000"));
}

TEST(StatementGraph, WalksContentAttributionAndRelationsBothWays) {
  SnapshotBuilder builder;
  const auto ann = builder.add(EntityRow{"e:a", "Ann", EntityKind::person, "", ""});
  const auto bob = builder.add(EntityRow{"e:b", "Bob", EntityKind::person, "", ""});
  const auto document = builder.add(DocumentRow{"d:1", "", "", "", ""});
  const std::vector<Participant> outer{{ParticipantRole::source, ann}, {ParticipantRole::contains, 1}};
  const std::vector<Participant> inner{
      {ParticipantRole::source, bob}, {ParticipantRole::attribution, bob}, {ParticipantRole::attribution, ann}};
  builder.add(StatementRow{document, 1, "said", "say", "SAY", "", {}, 1, outer});
  builder.add(StatementRow{document, 2, "left", "leave", "-", "", {}, 1, inner});
  builder.add_relation(bob, RelationKind::has_role, ann, "aide");
  const View view(Snapshot::from_bytes(builder.finish(1)));
  EXPECT_THAT(all_edges(view),
              UnorderedElementsAre("e:a 0 s:1-1", "e:b 0 s:1-2", "e:b 8 e:a", "s:1-1 1 e:a", "s:1-1 6 s:1-2",
                                   "s:1-1 7 d:1", "s:1-2 1 e:b", "s:1-2 5 e:b", "s:1-2 5 e:a", "s:1-2 7 d:1"));
  EdgeCursor chain(view, *view.find_statement("s:1-2"), true, {EdgeKind::attributed_to});
  ASSERT_TRUE(chain.next());
  EXPECT_EQ(chain.edge(), (StatementEdge{3, 1, EdgeKind::attributed_to, 0}));
  ASSERT_TRUE(chain.next());
  EXPECT_EQ(chain.edge(), (StatementEdge{3, 0, EdgeKind::attributed_to, 1}));
  EXPECT_FALSE(chain.next());
  EXPECT_FALSE(chain.next());
}

// Random lines over few entities, so that the parts share many of them.
std::vector<std::string> random_lines(std::mt19937& random, int documents, const std::string& prefix) {
  std::vector<std::string> lines;
  for (int document = 0; document < documents; ++document) {
    const auto count = 1 + random() % 5;
    for (unsigned statement = 0; statement < count; ++statement) {
      const auto name = [&] { return std::string(1, static_cast<char>('A' + random() % 12)); };
      const bool fact = random() % 4 != 0;
      lines.push_back(name() + (fact ? " v" : " ?v") + std::to_string(random() % 4) + " " +
                      (random() % 5 == 0 ? "-" : name()) + " @" + prefix + std::to_string(document));
    }
  }
  return lines;
}

TEST(View, DeltaBesideBaseEqualsOneSnapshot) {
  std::mt19937 random(5);
  for (int round = 0; round < 50; ++round) {
    const auto base = random_lines(random, 6, "b");
    const auto delta = random_lines(random, 3, "d");
    std::vector<std::string> expected(delta);
    for (const auto& line : base) {
      if (!line.ends_with("@b1")) expected.push_back(line);
    }
    Changes changes;
    changes.retired_documents = {"d:" + padded("b1")};
    const View both(snapshot_of(base), snapshot_of(delta, 2), changes);
    const View one(snapshot_of(expected));
    EXPECT_EQ(typed_edges(both), typed_edges(one));
    EXPECT_EQ(all_edges(both), all_edges(one));
    EXPECT_EQ(both.store_state(), 2U);
  }
}

TEST(View, MergedEntityHasTheEdgesOfBoth) {
  Changes changes;
  changes.merged_entities = {{"e:Annie", "e:Ann"}};
  const View view(snapshot_of({"Ann met Bob @1", "Annie met Cid @1", "Bob met Annie @1"}),
                  snapshot_of({"Ann met Dee @2"}, 2), changes);
  EXPECT_THAT(typed_edges(view),
              ElementsAre("Ann -met-> Bob s:1000000000000000-1", "Ann -met-> Cid s:1000000000000000-2",
                          "Ann -met-> Dee s:2000000000000000-1", "Bob -met-> Ann s:1000000000000000-3"));
  EXPECT_EQ(view.find_entity("e:Annie"), view.find_entity("e:Ann"));
  EXPECT_TRUE(view.entities_named("Annie").empty());
}

class SnapshotFile : public testing::Test {
 protected:
  void SetUp() override {
    path_ = std::filesystem::temp_directory_path() /
            ("quoth-snapshot-" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
    write_snapshot(path_, fill(kLines).finish(3));
  }
  void TearDown() override { std::filesystem::remove(path_); }

  // The message of the error that opening gives, empty where there is none.
  std::string open_error() const {
    try {
      Snapshot::open(path_);
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::format);
      return std::string(error.what()).substr(path_.string().size());
    }
    return {};
  }

  std::filesystem::path path_;
};

TEST_F(SnapshotFile, ReadsBackWhatWasWritten) {
  const View view(Snapshot::open(path_));
  EXPECT_EQ(view.store_state(), 3U);
  EXPECT_EQ(typed_edges(view), typed_edges(View(snapshot_of(kLines))));
}

TEST_F(SnapshotFile, EveryFlippedByteIsNoticed) {
  const auto size = std::filesystem::file_size(path_);
  for (std::uintmax_t place = 0; place < size; place += 13) {
    std::fstream file(path_, std::ios::in | std::ios::out | std::ios::binary);
    file.seekg(static_cast<std::streamoff>(place));
    const char byte = static_cast<char>(file.get());
    file.seekp(static_cast<std::streamoff>(place));
    file.put(static_cast<char>(byte ^ 0x20));
    file.close();
    EXPECT_NE(open_error(), "") << place;
    std::fstream repair(path_, std::ios::in | std::ios::out | std::ios::binary);
    repair.seekp(static_cast<std::streamoff>(place));
    repair.put(byte);
  }
  EXPECT_EQ(open_error(), "");
}

TEST_F(SnapshotFile, CopyWithoutTheSealIsReadAllTheSame) {
  const std::filesystem::path copy = path_.string() + ".copy";
  std::filesystem::copy_file(path_, copy);
  ASSERT_NE(std::filesystem::last_write_time(copy), std::filesystem::last_write_time(path_));
  EXPECT_EQ(typed_edges(View(Snapshot::open(copy))), typed_edges(View(Snapshot::open(path_))));
  std::filesystem::remove(copy);
}

TEST_F(SnapshotFile, EveryCutIsNoticed) {
  const auto size = std::filesystem::file_size(path_);
  for (std::uintmax_t length = size - 1;; length = length * 3 / 4) {
    std::filesystem::resize_file(path_, length);
    EXPECT_EQ(open_error(), ": is no snapshot that can be used: it is cut short") << length;
    if (length == 0) break;
  }
}

TEST(Snapshot, FindsStatementsWithGapsInTheirNumbers) {
  SnapshotBuilder builder;
  const auto document = builder.add(DocumentRow{"d:00ff", "", "", "", ""});
  for (const std::uint32_t number : {9U, 2U, 5U}) {
    builder.add(StatementRow{document, number, "said", "say", "SAY", "", {}, 1, {}});
  }
  const Snapshot snapshot = Snapshot::from_bytes(builder.finish(1));
  EXPECT_EQ(snapshot.find_statement("s:00ff-2"), 0U);
  EXPECT_EQ(snapshot.find_statement("s:00ff-5"), 1U);
  EXPECT_EQ(snapshot.find_statement("s:00ff-9"), 2U);
  EXPECT_EQ(snapshot.statement_id(2), "s:00ff-9");
  for (const char* id : {"s:00ff-1", "s:00ff-", "s:00ff", "s:0-2", "e:00ff-2", "", "s:00ff-99999999999"}) {
    EXPECT_EQ(snapshot.find_statement(id), std::nullopt) << id;
  }
}

TEST(SnapshotBuilder, RefusesRowsThatReferToNothing) {
  SnapshotBuilder builder;
  builder.add(StatementRow{4, 1, "said", "say", "SAY", "", {}, 1, {}});
  EXPECT_THROW(builder.finish(1), Error);
}

}  // namespace
}  // namespace quoth::graph::view
