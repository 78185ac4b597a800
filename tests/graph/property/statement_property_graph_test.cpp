// SPDX-License-Identifier: Apache-2.0
#include "graph/property/statement_property_graph.h"

#include "graph/error.h"
#include "graph/property/graph_procedures.h"
#include "graph/property/layered_graph.h"
#include "graph/property/user_graph.h"
#include "graph/query/engine.h"
#include "graph/query/value_text.h"
#include "tests/graph/store/scratch.h"
#include "tests/graph/view/small_graph.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace quoth::graph::property {
namespace {

using testing::HasSubstr;

struct World {
  view::View view;
  StatementPropertyGraph statements;
  LayeredGraph graph;
  query::ProcedureRegistry procedures;
  query::Engine engine;

  World()
      : view(view::Snapshot::from_bytes(
            view::fill({"Ann warned Bob @d1", "Bob ?met Cid @d1", "Ann met Cid @d2", "Bob spoke - @d2"}).finish(1))),
        statements(view),
        graph(statements),
        engine(graph, procedures) {
    add_graph_procedures(statements, nullptr, procedures);
  }
  std::string ask(std::string_view text) {
    const query::Result result = engine.run(text);
    std::string rows;
    for (std::size_t i = 0; i < result.rows(); ++i) {
      for (const query::Value& value : result.row(i)) rows += query::cypher_text(value, graph) + " ";
      rows.back() = '\n';
    }
    return rows;
  }
};

TEST(StatementPropertyGraph, ShowsFactsAsTypedEdgesAndTheRestAsStatementsAlone) {
  World world;
  EXPECT_EQ(world.ask("MATCH (a)-[:WARNED]->(b) RETURN a.name, b.name"), "'Ann' 'Bob'\n");
  EXPECT_EQ(world.ask("MATCH (a)-[:MET]->(b) RETURN a.name, b.name"), "'Ann' 'Cid'\n");
  EXPECT_EQ(world.ask("MATCH (s:Statement {label: 'met'})-[:SOURCE]->(a) RETURN a.name, s.modality ORDER BY a.name"),
            "'Ann' 'asserted'\n'Bob' 'desired'\n");
}

TEST(StatementPropertyGraph, LeadsFromAFactWithoutTargetToItsStatement) {
  World world;
  EXPECT_EQ(world.ask("MATCH (b {name: 'Bob'})-[:SPOKE]->(s:Statement) RETURN s.label, labels(s)"),
            "'spoke' ['Statement', 'Say']\n");
}

TEST(StatementPropertyGraph, CountsByLabelAndType) {
  World world;
  EXPECT_EQ(world.ask("MATCH (n:Person) RETURN count(n)"), "3\n");
  EXPECT_EQ(world.ask("MATCH (s:Say) RETURN count(*)"), "4\n");
  EXPECT_EQ(world.ask("MATCH (s)-[r:IN]->(d:Document) RETURN d.uri, count(r) ORDER BY d.uri"), "'@d1' 2\n'@d2' 2\n");
}

TEST(StatementPropertyGraph, SeeksNamesAndIdsByIndex) {
  World world;
  EXPECT_THAT(world.engine.run("EXPLAIN MATCH (a {name: 'Ann'})-->(b) RETURN b").plan, HasSubstr("NodeIndexSeek"));
  EXPECT_EQ(world.ask("MATCH (a {id: 'e:Cid'}) RETURN a.name"), "'Cid'\n");
}

TEST(LayeredGraph, JoinsUsersNodesToExtractedOnes) {
  World world;
  world.engine.run(
      "MATCH (a:Person {name: 'Ann'}) CREATE (a)<-[:WATCHES {since: date('2024-01-02')}]-(:Note {text: 'why?'})");
  EXPECT_EQ(world.ask("MATCH (n:Note)-[w:WATCHES]->(p) RETURN n.text, w.since, p.name"), "'why?' '2024-01-02' 'Ann'\n");
  EXPECT_EQ(world.ask("MATCH (p {name: 'Ann'})--(x) RETURN count(x)"),
            world.ask("MATCH (p {name: 'Ann'}) RETURN size([(p)--(x) | x])"));
  world.engine.run("MATCH (n:Note) DETACH DELETE n");
  EXPECT_EQ(world.ask("MATCH (n:Note) RETURN count(n)"), "0\n");
}

TEST(LayeredGraph, RefusesToFalsifyWhatWasReadAndTellsTheWay) {
  World world;
  for (const char* text : {"MATCH (a {name: 'Ann'}) SET a.name = 'Eve'", "MATCH (s:Statement) DETACH DELETE s",
                           "MATCH ()-[w:WARNED]->() DELETE w", "MATCH (a {name: 'Ann'}) SET a:Spy",
                           "CREATE (:Note) WITH 1 AS one MATCH (a {name: 'Ann'}) REMOVE a.name"}) {
    try {
      world.engine.run(text);
      ADD_FAILURE() << "accepted: " << text;
    } catch (const Error& error) {
      EXPECT_THAT(error.what(), HasSubstr("quoth same A B")) << text;
    }
  }
  EXPECT_EQ(world.ask("MATCH (n:Note) RETURN count(n)"), "0\n");
}

TEST(GraphProcedures, RankAndConnectEntities) {
  World world;
  EXPECT_EQ(world.ask("MATCH (a {name: 'Bob'}), (b {name: 'Cid'}) CALL quoth.shortestPath(a, b) YIELD index, node "
                      "RETURN index, node.name"),
            "0 'Bob'\n1 'Ann'\n2 'Cid'\n");
  EXPECT_EQ(world.ask("CALL quoth.pageRank(2) YIELD node, score RETURN count(node)"), "2\n");
  EXPECT_EQ(world.ask("CALL quoth.communities() YIELD node, community RETURN count(node), min(community)"), "3 0\n");
}

// A base, a delta beside it that retires a document, and a user's elements: every rewritten plan gives what the plan as
// written gives.
TEST(Rewrites, HoldOverADeltaAndUsersElements) {
  view::Changes changes;
  changes.retired_documents = {"d:" + view::padded("d2")};
  const view::View view(
      view::snapshot_of({"Ann warned Bob @d1", "Bob ?met Cid @d1", "Ann met Cid @d2", "Bob spoke - @d2",
                         "Cid spoke - @d1", "Bob warned Bob @d1", "Cid met Ann @d1"}),
      view::snapshot_of({"Ann warned Cid @d3", "Dan met Bob @d3", "Dan spoke - @d3", "Cid warned Dan @d3"}), changes);
  StatementPropertyGraph base(view);
  LayeredGraph graph(base);
  const query::ProcedureRegistry procedures;
  query::Engine rewritten(graph, procedures), written(graph, procedures);
  written.plan_as_written();
  rewritten.run(
      "MATCH (a {name: 'Ann'}), (d {name: 'Dan'}) CREATE (a)-[:WARNED]->(:Person {name: 'Eve'})-[:LIKES]->(d), "
      "(:Statement {type: 'SAY', label: 'met'}), (:Statement)");
  const std::vector<std::pair<const char*, const char*>> rows{
      {"MATCH (a {name: 'Ann'})-[:WARNED|MET]-(b)-[:SPOKE|LIKES]-(c) RETURN count(DISTINCT c)", "ExpandDistinct"},
      {"MATCH (a)-[:WARNED|MET|LIKES]-(b) RETURN DISTINCT b.name", ""},
      {"MATCH (a {name: 'Ann'})-[:WARNED|MET|LIKES]-(b) WITH DISTINCT b WHERE b.name > 'B' RETURN b.name",
       "ExpandDistinct"},
      {"MATCH (a {name: 'Ann'})-[:WARNED|MET|LIKES*1..3]-(b) RETURN count(DISTINCT b), max(b.name)", ""},
      {"MATCH (a {name: 'Ann'})-[:WARNED|MET|LIKES*1..3]-(b) WITH DISTINCT b RETURN b.name", "Reach"},
      {"MATCH (a {name: 'Bob'})-[*0..2]->(b) RETURN count(DISTINCT b)", "Reach"},
      {"MATCH (n)-[r:WARNED]-() RETURN n.name, count(r)", ""},
      {"MATCH (n)-[r:WARNED]-() WITH n, count(r) AS c RETURN n.name, c", "RelationshipCounts"},
      {"MATCH (n)-[:SPOKE]-() WITH n, count(*) AS c RETURN labels(n), c", "RelationshipCounts"},
      {"MATCH (n:Person)<-[r]-() WITH n, count(r) AS c RETURN n.name, c", "RelationshipCounts"},
      {"MATCH (n {name: 'Bob'})-[r:WARNED|LIKES]-() WITH n, count(*) AS c RETURN n.name, c", "RelationshipCount"},
      {"MATCH (s:Statement) RETURN s.type, count(*)", "PropertyCounts"},
      {"MATCH (s:Statement) RETURN s.label, count(s) AS n", "PropertyCounts"},
      {"MATCH (p:Person) RETURN p.name, count(*)", "PropertyCounts"},
      {"MATCH (a)-[r]->(b)<-[s]-(c) WHERE type(r) = type(s) RETURN a.name, type(r), c.name", "of the same type"},
  };
  for (const auto& [text, shown] : rows) {
    const auto answers = [&graph, text = text](query::Engine& engine) {
      const query::Result result = engine.run(text);
      std::multiset<std::string> lines;
      for (std::size_t i = 0; i < result.rows(); ++i) {
        std::string line;
        for (const query::Value& value : result.row(i)) line += query::cypher_text(value, graph) + " ";
        lines.insert(line);
      }
      return lines;
    };
    EXPECT_EQ(answers(rewritten), answers(written)) << text;
    EXPECT_FALSE(answers(written).empty()) << text;
    EXPECT_THAT(rewritten.run("EXPLAIN " + std::string(text)).plan, HasSubstr(shown)) << text;
  }
}

TEST(StatementPropertyGraph, CountsFactsWithoutTargetAmongTheirType) {
  World world;
  EXPECT_EQ(world.graph.edge_count(*world.graph.type("SPOKE")), 1U);
  EXPECT_THAT(world.graph.type_names(), testing::Contains("SPOKE"));
}

struct StoredUsers {
  Scratch folder;
  std::filesystem::path path;
  StoredUsers() : path(folder / "t.db") { const Store made(path, Access::write); }
  struct Opened {
    Store store;
    query::MemoryGraph base;
    LayeredGraph graph{base};
    query::ProcedureRegistry procedures;
    query::Engine engine{graph, procedures};
    UserGraph users;
    explicit Opened(const std::filesystem::path& file) : store(file), users(store, graph) {
      graph.on_commit([this, file](const LayeredGraph& saved, const LayeredGraph::Touched& touched) {
        last = touched;
        Store writer(file, Access::write);
        users.save(writer, saved, touched);
      });
    }
    LayeredGraph::Touched last;
    std::string names() {
      const query::Result result = engine.run(
          "MATCH (n) OPTIONAL MATCH (n)-[r]->(m) RETURN n.name + type(r) + m.name AS t, n.name ORDER BY t, n.name");
      std::string text;
      for (std::size_t i = 0; i < result.rows(); ++i) {
        text += query::cypher_text(result.row(i)[0].is_null() ? result.row(i)[1] : result.row(i)[0], graph) + " ";
      }
      return text;
    }
  };
};

TEST(UserGraph, WritesWhatAQueryTouchedAndNoMore) {
  StoredUsers stored;
  {
    StoredUsers::Opened first(stored.path);
    first.engine.run("CREATE (:N {name: 'a'})-[:R]->(:N {name: 'b'}), (:N {name: 'c'})");
    first.engine.run("MATCH (n {name: 'c'}) SET n.name = 'd'");
    EXPECT_EQ(first.last.nodes.size(), 1U);
    EXPECT_TRUE(first.last.edges.empty());
    first.engine.run("MATCH (n {name: 'a'}) DETACH DELETE n");
    first.engine.run("MATCH (n {name: 'b'}) CREATE (n)-[:S]->(:N {name: 'e'})");
  }
  StoredUsers::Opened again(stored.path);
  EXPECT_EQ(again.names(), "'bSe' 'd' 'e' ");
  again.engine.run("MATCH (n {name: 'd'}) CREATE (n)-[:T]->(n)");
  again.engine.run("MATCH (n {name: 'b'})-[r]->() DELETE r");
  EXPECT_EQ(StoredUsers::Opened(stored.path).names(), again.names());
}

TEST(UserGraph, RefusesToWriteOverAnother) {
  StoredUsers stored;
  {
    StoredUsers::Opened first(stored.path);
    first.engine.run("CREATE (:N {name: 'a'})");
  }
  StoredUsers::Opened one(stored.path);
  {
    StoredUsers::Opened other(stored.path);
    other.engine.run("MATCH (n) SET n.name = 'b'");  // the same number of bytes
  }
  try {
    one.engine.run("CREATE (:N {name: 'x'})");
    FAIL() << "wrote over another's";
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("another program"));
  }
  EXPECT_EQ(one.graph.node_count(), 1U);
  EXPECT_EQ(StoredUsers::Opened(stored.path).names(), "'b' ");
}

TEST(UserGraph, ValuesSurviveJson) {
  World world;
  for (const char* text : {"1", "1.5", "'é\"'", "[1, 'a']", "date('2020-02-29')", "duration('P1M')", "true",
                           "datetime('2020-02-29T10:00+01:00[Europe/Stockholm]')"}) {
    const query::Result result = world.engine.run(std::string("RETURN ") + text);
    const query::Value& value = result.row(0)[0];
    EXPECT_EQ(query::cypher_text(value_from_json(value_json(value)), world.graph),
              query::cypher_text(value, world.graph));
  }
}

}  // namespace
}  // namespace quoth::graph::property
