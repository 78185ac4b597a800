// SPDX-License-Identifier: Apache-2.0
#include "graph/query/engine.h"

#include "graph/query/memory_graph.h"
#include "graph/query/value_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace quoth::query {
namespace {

using testing::HasSubstr;

struct World {
  MemoryGraph graph;
  ProcedureRegistry procedures;
  Engine engine{graph, procedures};

  explicit World(std::string_view setup = {}) {
    if (!setup.empty()) engine.run(setup);
  }
  std::string ask(std::string_view text, const Parameters& parameters = {}, const Limits& limits = {}) {
    const Result result = engine.run(text, parameters, limits);
    std::string rows;
    for (std::size_t i = 0; i < result.rows(); ++i) {
      for (const Value& value : result.row(i)) rows += cypher_text(value, graph) + " ";
      rows.back() = '\n';
    }
    return rows;
  }
  std::string fail(std::string_view text, const Limits& limits = {}) {
    try {
      engine.run(text, {}, limits);
    } catch (const QueryError& error) {
      return error.type() + "/" + error.detail() + " " + error.what();
    }
    return "nothing was wrong";
  }
};

constexpr std::string_view kPeople =
    "CREATE (a:Person {name: 'Ann'})-[:KNOWS {since: 1}]->(b:Person {name: 'Bob'})-[:KNOWS]->(c:Person {name: 'Cid'}), "
    "(a)-[:LIVES_IN]->(:Place {name: 'Rome'})";

TEST(Engine, AnswersFromEitherEndAlike) {
  World world(kPeople);
  EXPECT_EQ(world.ask("MATCH (p:Person)-[:KNOWS]->(q) RETURN p.name, q.name ORDER BY p.name"),
            "'Ann' 'Bob'\n'Bob' 'Cid'\n");
  EXPECT_EQ(world.ask("MATCH (q)<-[:KNOWS]-(p {name: 'Ann'}) RETURN q.name"), "'Bob'\n");
}

TEST(Engine, FindsShortestPathsAndAllOfThem) {
  World world(kPeople);
  world.engine.run("MATCH (a {name: 'Ann'}), (c {name: 'Cid'}) CREATE (a)-[:KNOWS]->({name: 'Dan'})-[:KNOWS]->(c)");
  EXPECT_EQ(world.ask("MATCH p = shortestPath((a {name: 'Ann'})-[:KNOWS*..6]-(c {name: 'Cid'})) RETURN length(p)"),
            "2\n");
  EXPECT_EQ(world.ask("MATCH p = allShortestPaths((a {name: 'Ann'})-[:KNOWS*]->(c {name: 'Cid'})) "
                      "RETURN nodes(p)[1].name AS n ORDER BY n"),
            "'Bob'\n'Dan'\n");
}

TEST(Engine, BindsParametersAndNamesTheMissingOne) {
  World world(kPeople);
  EXPECT_EQ(world.ask("MATCH (p {name: $name}) RETURN p.name", {{"name", Value::string("Bob")}}), "'Bob'\n");
  EXPECT_EQ(world.fail("RETURN $nmae"), "ParameterMissing/MissingParameter the parameter $nmae is not given");
}

TEST(Engine, TakesBackEverythingWhereAQueryFails) {
  World world(kPeople);
  EXPECT_THAT(world.fail("MATCH (p:Person) SET p.name = 'X' WITH p CREATE (:New) WITH p RETURN 1 / (size(p.name) - 1)"),
              HasSubstr("DivisionByZero"));
  EXPECT_EQ(world.ask("MATCH (p:Person) RETURN p.name ORDER BY p.name LIMIT 1"), "'Ann'\n");
  EXPECT_EQ(world.ask("MATCH (n:New) RETURN count(n)"), "0\n");
}

TEST(Engine, ExplainShowsEstimatesAndProfileRowsToo) {
  World world(kPeople);
  const std::string plan = world.engine.run("EXPLAIN MATCH (p:Place)<-[:LIVES_IN]-(x) RETURN x.name").plan;
  EXPECT_THAT(plan, HasSubstr("Operator"));
  EXPECT_THAT(plan, HasSubstr("NodeByLabelScan"));
  EXPECT_THAT(plan, HasSubstr("(p:Place)<-[:LIVES_IN]-(x)"));
  EXPECT_THAT(world.engine.run("PROFILE MATCH (p:Person) RETURN p").plan,
              HasSubstr("NodeByLabelScan               3     3"));
}

TEST(Engine, UsesAnIndexWhereThereIsOne) {
  World world(kPeople);
  world.graph.create_index("name");
  EXPECT_THAT(world.engine.run("EXPLAIN MATCH (p:Person)-[:KNOWS]->(q) WHERE q.name = 'Cid' RETURN p").plan,
              HasSubstr("NodeIndexSeek"));
  EXPECT_EQ(world.ask("MATCH (p:Person)-[:KNOWS]->(q) WHERE q.name = 'Cid' RETURN p.name"), "'Bob'\n");
}

TEST(Engine, EndsAtEachLimitAndSaysWhichAndHow) {
  World world("UNWIND range(1, 60) AS i CREATE (:N {i: i})");
  world.engine.run("MATCH (a:N), (b:N) WHERE b.i = a.i + 1 CREATE (a)-[:NEXT]->(b)");
  Limits rows, time, memory, path;
  rows.rows = 10;
  time.time = std::chrono::milliseconds(0);
  memory.memory_bytes = 10000;
  path.path_length = 5;
  EXPECT_THAT(world.fail("MATCH (n) RETURN n", rows), HasSubstr("more than 10 rows; raise the limit with --row-limit"));
  EXPECT_THAT(world.fail("MATCH (a), (b), (c) RETURN count(*)", time), HasSubstr("--time-limit"));
  EXPECT_THAT(world.fail("MATCH (a), (b) RETURN collect(a.i)", memory), HasSubstr("--memory-limit"));
  EXPECT_THAT(world.fail("MATCH (a)-[*]->(b) RETURN count(*)", path), HasSubstr("--path-limit"));
}

TEST(Engine, NamesTheNearestKnownName) {
  World world;
  EXPECT_THAT(world.fail("RETURN toUppr('x')"),
              HasSubstr("query:1:8: there is no function toUppr; did you mean toUpper?"));
  EXPECT_THAT(world.fail("MATCH (person) RETURN persn"), HasSubstr("did you mean person?"));
}

}  // namespace
}  // namespace quoth::query
