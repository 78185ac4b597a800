// SPDX-License-Identifier: Apache-2.0
#include "graph/query/engine.h"

#include "graph/query/memory_graph.h"
#include "graph/query/value_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>

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

TEST(Engine, LimitsHoldInsideOfRewrittenPlansAndSearches) {
  World world("UNWIND range(1, 800) AS i CREATE (:N {i: i})");
  world.engine.run("MATCH (a:N), (b:N) WHERE b.i = a.i + 1 AND a.i < 40 CREATE (a)-[:NEXT]->(b)");
  world.engine.run("MATCH (a {i: 1}), (b:N) WHERE b.i > 41 CREATE (a)-[:WIDE]->(b)");
  Limits memory, path;
  memory.memory_bytes = 2000;
  path.path_length = 5;
  for (const char* text :
       {"MATCH (a {i: 1})-[:WIDE]->(b) RETURN DISTINCT b", "MATCH (a {i: 1})-[:WIDE*..2]->(b) RETURN count(DISTINCT b)",
        "MATCH (a)-[:WIDE]->(b) WITH b, count(*) AS n RETURN n",
        "MATCH p = shortestPath((a {i: 1})-[:WIDE*]-(b {i: 2})) RETURN p", "MATCH (a:N) RETURN a.i ORDER BY a.i",
        "MATCH (a:N) RETURN DISTINCT a.i", "MATCH (a:N) RETURN a.i, count(*)"}) {
    EXPECT_THAT(world.fail(text, memory), HasSubstr("--memory-limit")) << text;
  }
  for (const char* text : {"MATCH (a {i: 1})-[:NEXT*]->(b) RETURN count(DISTINCT b)",
                           "MATCH p = shortestPath((a {i: 1})-[:NEXT*]->(b {i: 30})) RETURN p"}) {
    EXPECT_THAT(world.fail(text, path), HasSubstr("--path-limit")) << text;
  }
}

TEST(Engine, LimitsWhatExpressionsMake) {
  World world;
  Limits memory;
  memory.memory_bytes = 1U << 20U;
  for (const char* text :
       {"RETURN size(reduce(s = 'x', i IN range(1, 40) | s + s))",
        "RETURN size(reduce(s = [1], i IN range(1, 40) | s + s))",
        "RETURN [x IN range(1, 9000) | [y IN range(1, 100) | y]][0]", "RETURN size(range(1, 900000000))",
        "RETURN replace(reduce(s = 'a', i IN range(1, 15) | s + s), 'a', reduce(s = 'a', i IN range(1, 15) | s + "
        "s))"}) {
    EXPECT_THAT(world.fail(text, memory), HasSubstr("--memory-limit")) << text;
  }
}

TEST(Engine, EndsWhenInterruptedAndKeepsNothing) {
  World world("UNWIND range(1, 2000) AS i CREATE (:N {i: i})");
  const std::atomic<bool> interrupted{true};
  Limits limits;
  limits.interrupted = &interrupted;
  EXPECT_THAT(world.fail("MATCH (a), (b) CREATE (:M)", limits), HasSubstr("interrupted"));
  EXPECT_EQ(world.ask("MATCH (m:M) RETURN count(*)"), "0\n");
}

TEST(Engine, OrdersByAggregationsInsideOfProjectedExpressions) {
  World world("UNWIND [1, 1, 1, 2, 3, 3] AS i CREATE (:N {i: i})");
  EXPECT_EQ(world.ask("MATCH (n:N) RETURN n.i AS i, count(*) > 1 AS several ORDER BY count(*) DESC"),
            "1 true\n3 true\n2 false\n");
  EXPECT_THAT(world.fail("MATCH (n:N) RETURN n.i AS i, count(*) AS c ORDER BY sum(1)"),
              HasSubstr("SyntaxError/InvalidAggregation"));
}

TEST(Engine, ShowsRewrittenPlans) {
  World world(kPeople);
  const auto plan = [&world](const std::string& text) { return world.engine.run("EXPLAIN " + text).plan; };
  EXPECT_THAT(plan("MATCH (a {name: 'Ann'})-->(b) RETURN DISTINCT b"), HasSubstr("ExpandDistinct"));
  EXPECT_THAT(plan("MATCH (a {name: 'Ann'})-[*1..3]-(b) RETURN count(DISTINCT b)"), HasSubstr("Reach"));
  EXPECT_THAT(plan("MATCH (a)-[r]-() RETURN a, count(r) AS n"), HasSubstr("RelationshipCounts"));
  EXPECT_THAT(plan("MATCH (p:Person) RETURN p.name, count(*)"), HasSubstr("PropertyCounts"));
  EXPECT_THAT(plan("MATCH (a)-[r]->(b)-[s]->(c) WHERE type(r) = type(s) RETURN c"), HasSubstr("of the same type"));
  // What reads more than the ends, or counts something else, stays as written.
  for (const char* text :
       {"MATCH (a)-[r]->(b) RETURN DISTINCT b, a", "MATCH (a)-[r*2..3]->(b) RETURN DISTINCT b",
        "MATCH (a)-[r]-(b) RETURN a, count(DISTINCT b)", "MATCH (a)-[r]-(b:Place) RETURN a, count(r)",
        "MATCH (p:Person) RETURN p.name, count(p.name)", "MATCH (a)-->(b) WHERE a <> b RETURN DISTINCT b"}) {
    EXPECT_THAT(plan(text), testing::Not(testing::ContainsRegex("Reach|ExpandDistinct|Counts"))) << text;
  }
}

TEST(Engine, MakesPointsInTimeOfCountsSince1970) {
  World world;
  EXPECT_EQ(world.ask("RETURN datetime({epochSeconds: 416779, nanosecond: 42}), datetime({epochMillis: -1}), "
                      "datetime({epochMillis: 237821673987, timezone: 'Europe/Stockholm'})"),
            "'1970-01-05T19:46:19.000000042Z' '1969-12-31T23:59:59.999Z' "
            "'1977-07-15T14:34:33.987+01:00[Europe/Stockholm]'\n");
}

TEST(Engine, KnowsLocalMeanTimeOfOldDays) {
  World world;
  EXPECT_EQ(world.ask("RETURN datetime({year: 1818, month: 7, day: 21, timezone: 'Europe/Stockholm'})"),
            "'1818-07-21T00:00+00:53:28[Europe/Stockholm]'\n");
}

TEST(Engine, NamesTheNearestKnownName) {
  World world;
  EXPECT_THAT(world.fail("RETURN toUppr('x')"),
              HasSubstr("query:1:8: there is no function toUppr; did you mean toUpper?"));
  EXPECT_THAT(world.fail("MATCH (person) RETURN persn"), HasSubstr("did you mean person?"));
}

}  // namespace
}  // namespace quoth::query
