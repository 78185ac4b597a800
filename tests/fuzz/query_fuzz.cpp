// SPDX-License-Identifier: Apache-2.0
// Fuzzes the query engine for some seconds: damaged queries through lexer, parser, binder and executor, which may
// refuse but not crash; and random queries whose rows, by the plan as written and by the rewritten one, in a graph
// alone and beside a base, are compared with those of a naive evaluator (naive.h). Ends with the seed, which a failure
// prints too: `quoth-fuzz-query SECONDS SEED` repeats it.
#include "graph/error.h"
#include "graph/property/layered_graph.h"
#include "graph/query/engine.h"
#include "graph/query/memory_graph.h"
#include "tests/fuzz/naive.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <random>
#include <string>
#include <vector>

namespace {

using namespace quoth::query;  // NOLINT(google-build-using-namespace): one program, no header
using namespace quoth::fuzz;   // NOLINT(google-build-using-namespace)

constexpr const char* kSeeds[] = {
    "MATCH (a:A {x: 1})-[r:R*1..3]->(b) WHERE a.x < b.x OR NOT exists((a)-->(b)) RETURN a, collect(DISTINCT b.x)[0..2] "
    "AS c",
    "UNWIND [1, 2.5, 'x', null, {k: [true]}] AS v WITH v ORDER BY v DESC SKIP 1 LIMIT 3 RETURN v, toString(v) UNION "
    "RETURN 1 AS v, ''",
    "MERGE (a:A {x: 1}) ON CREATE SET a.y = $p ON MATCH SET a += {z: 2} REMOVE a.x DETACH DELETE a",
    "RETURN date('2020-02-29') + duration('P1M') AS d, [x IN range(1, 9) WHERE x % 2 = 0 | x ^ 2] AS l, reduce(s = 0, "
    "i IN [1] | s + i)",
    "MATCH p = shortestPath((a)-[*..4]-(b)) RETURN CASE WHEN length(p) > 1 THEN nodes(p) ELSE [] END, a{.*, k: 1}, "
    "0x1F, 1e-3",
    "OPTIONAL MATCH (n) WHERE EXISTS { MATCH (n)-[:R]->(m) WHERE m.x = 1 RETURN m } CALL db.x(1) YIELD a AS b RETURN "
    "count(*)"};

constexpr const char* kPieces[] = {"(",
                                   ")",
                                   "[",
                                   "]",
                                   "{",
                                   "}",
                                   "-",
                                   "->",
                                   "<-",
                                   "*",
                                   "..",
                                   ",",
                                   ":",
                                   "|",
                                   "$p",
                                   "'",
                                   "\\u00e9",
                                   "null",
                                   "WHERE",
                                   "RETURN",
                                   "WITH",
                                   "9223372036854775807",
                                   "1e400",
                                   "\xff",
                                   "`",
                                   "NOT",
                                   "count(",
                                   "/*",
                                   "IN",
                                   "x IN",
                                   "duration({days: 1e300})",
                                   "range(0, 1000000000)"};

std::string damaged(Random& random) {
  std::string text = kSeeds[below(random, std::size(kSeeds))];
  for (std::size_t i = below(random, 6) + 1; i > 0; --i) {
    const std::size_t at = below(random, text.size() + 1);
    switch (below(random, 4)) {
      case 0:
        text.erase(at, below(random, 12));
        break;
      case 1:
        text.insert(at, kPieces[below(random, std::size(kPieces))]);
        break;
      case 2:
        if (at < text.size()) text[at] = static_cast<char>(random());
        break;
      default: {
        const std::string other = kSeeds[below(random, std::size(kSeeds))];
        const std::size_t from = below(random, other.size());
        text.insert(at, other.substr(from, below(random, 40)));
      }
    }
  }
  return text;
}

// The small graph in the engine's own form: all of it in memory, or the first nodes and edges in a base and the rest
// as a user's beside them.
struct Loaded {
  MemoryGraph base;
  std::unique_ptr<quoth::graph::property::LayeredGraph> layered;
  PropertyGraph& graph() { return layered ? static_cast<PropertyGraph&>(*layered) : base; }
};

void add(GraphTransaction& transaction, const SmallGraph& from, std::size_t first_node, std::size_t last_node,
         std::size_t first_edge, std::size_t last_edge) {
  constexpr std::string_view kLabels[] = {"A", "B"}, kTypes[] = {"R", "S"};
  for (std::size_t i = first_node; i < last_node; ++i) {
    const NodeId node = transaction.create_node({&kLabels[from.nodes[i].label], 1});
    if (from.nodes[i].value) transaction.set_property(node, "x", Value::integer(*from.nodes[i].value));
  }
  for (std::size_t i = first_edge; i < last_edge; ++i) {
    const SmallGraph::Edge& edge = from.edges[i];
    transaction.create_edge(static_cast<NodeId>(edge.from), static_cast<NodeId>(edge.to), kTypes[edge.type]);
  }
}

void load(const SmallGraph& from, bool beside, Loaded& made) {
  std::size_t nodes = from.nodes.size(), edges = from.edges.size();
  if (beside) {
    nodes = nodes / 2;
    edges = 0;  // those among the base's nodes that come first, so that numbers agree
    while (edges < from.edges.size() && from.edges[edges].from < nodes && from.edges[edges].to < nodes) ++edges;
  }
  const auto transaction = made.base.begin();
  add(*transaction, from, 0, nodes, 0, edges);
  transaction->commit();
  if (!beside) return;
  made.layered = std::make_unique<quoth::graph::property::LayeredGraph>(made.base);
  const auto own = made.layered->begin();
  add(*own, from, nodes, from.nodes.size(), edges, from.edges.size());
  own->commit();
}

Cell cell_of(const Value& value) {
  switch (value.kind()) {
    case Kind::null:
      return {};
    case Kind::node:
      return {Cell::Kind::node, static_cast<std::int64_t>(value.as_node())};
    case Kind::edge:
      return {Cell::Kind::edge, static_cast<std::int64_t>(value.as_edge())};
    default:
      return {Cell::Kind::number, value.as_integer()};
  }
}

std::string shown(const std::vector<std::vector<Cell>>& rows) {
  std::string text;
  for (const auto& row : rows) {
    for (const Cell& cell : row) {
      text += cell.is_null() ? "null " : cell.kind == Cell::Kind::node ? "n" : cell.kind == Cell::Kind::edge ? "e" : "";
      if (!cell.is_null()) text += std::to_string(cell.value) + " ";
    }
    text += "; ";
  }
  return text;
}

std::vector<std::vector<Cell>> answered(const std::string& text, bool rewrites, PropertyGraph& graph, bool ordered) {
  const ProcedureRegistry procedures;
  Engine engine(graph, procedures);
  if (!rewrites) engine.plan_as_written();
  const Result result = engine.run(text);
  std::vector<std::vector<Cell>> rows;
  for (std::size_t i = 0; i < result.rows(); ++i) {
    auto& row = rows.emplace_back();
    for (const Value& value : result.row(i)) row.push_back(cell_of(value));
  }
  if (!ordered) std::sort(rows.begin(), rows.end());
  return rows;
}

bool agrees(Random& random, std::uint64_t seed) {
  const SmallGraph small = random_graph(random);
  const RandomQuery query = random_query(random);
  const auto expected = evaluate(query, small);
  if (!expected) return true;
  const std::string text = text_of(query);
  for (const bool beside : {false, true}) {
    Loaded loaded;
    load(small, beside, loaded);
    for (const bool rewrites : {false, true}) {
      const auto rows = answered(text, rewrites, loaded.graph(), query.ordered);
      if (rows == *expected) continue;
      std::fprintf(stderr, "quoth-fuzz-query: seed %llu%s%s: %s\n  gives %s\n  not   %s\n",
                   static_cast<unsigned long long>(seed), beside ? ", beside a base" : "",
                   rewrites ? ", rewritten" : ", as written", text.c_str(), shown(rows).c_str(),
                   shown(*expected).c_str());
      for (const SmallGraph::Edge& edge : small.edges)
        std::fprintf(stderr, "  %zu-[%c]->%zu", edge.from, "RS"[edge.type], edge.to);
      std::fprintf(stderr, "\n");
      return false;
    }
  }
  return true;
}

void run_damaged(Random& random) {
  Loaded loaded;
  load(random_graph(random), false, loaded);
  const ProcedureRegistry procedures;
  Engine engine(loaded.graph(), procedures);
  Limits limits;
  limits.time = std::chrono::milliseconds(200);
  limits.memory_bytes = 1U << 24U;
  limits.rows = 1000;
  try {
    engine.run(damaged(random), {{"p", Value::integer(1)}}, limits);
  } catch (const quoth::Error& error) {
    if (error.kind() == quoth::ErrorKind::internal) throw;
  }
}

}  // namespace

int main(int argc, char** argv) {
  const double seconds = argc > 1 ? std::atof(argv[1]) : 5;
  std::uint64_t seed = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1;
  const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
  std::uint64_t rounds = 0;
  do {
    Random random(seed);
    try {
      run_damaged(random);
      if (!agrees(random, seed)) return 1;
    } catch (const std::exception& error) {
      std::fprintf(stderr, "quoth-fuzz-query: seed %llu: %s\n", static_cast<unsigned long long>(seed), error.what());
      return 1;
    }
    ++rounds;
    ++seed;
  } while (std::chrono::steady_clock::now() < end);
  std::printf("quoth-fuzz-query: %llu rounds, last seed %llu\n", static_cast<unsigned long long>(rounds),
              static_cast<unsigned long long>(seed - 1));
  return 0;
}
