// SPDX-License-Identifier: Apache-2.0
#include "graph/property/statement_property_graph.h"

#include "graph/error.h"
#include "graph/property/graph_procedures.h"
#include "graph/property/layered_graph.h"
#include "graph/property/user_graph.h"
#include "graph/query/engine.h"
#include "graph/query/value_text.h"
#include "tests/graph/view/small_graph.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

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
