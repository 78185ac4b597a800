// SPDX-License-Identifier: Apache-2.0
// Fuzzes the query engine for some seconds: damaged queries through lexer, parser, binder and executor, which may
// refuse but not crash; and random patterns whose rows are compared with those of a naive evaluator that tries every
// assignment. Ends with the seed, which a failure prints too: `quoth-fuzz-query SECONDS SEED` repeats it.
#include "graph/error.h"
#include "graph/query/engine.h"
#include "graph/query/memory_graph.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

namespace {

using namespace quoth::query;  // NOLINT(google-build-using-namespace): one program, no header
using Random = std::mt19937_64;

std::size_t below(Random& random, std::size_t bound) {
  return static_cast<std::size_t>(random() % bound);
}

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

struct SmallGraph {
  MemoryGraph graph;
  std::vector<int> label, value;
  struct Edge {
    std::size_t from, to;
    int type;
  };
  std::vector<Edge> edges;
};

void fill(Random& random, SmallGraph& made) {
  const auto transaction = made.graph.begin();
  const std::size_t nodes = 1 + below(random, 6);
  constexpr std::string_view kLabels[] = {"A", "B"}, kTypes[] = {"R", "S"};
  for (std::size_t i = 0; i < nodes; ++i) {
    made.label.push_back(static_cast<int>(below(random, 2)));
    made.value.push_back(static_cast<int>(below(random, 3)));
    const std::string_view label = kLabels[made.label.back()];
    const NodeId node = transaction->create_node({&label, 1});
    transaction->set_property(node, "x", Value::integer(made.value.back()));
  }
  for (std::size_t i = below(random, 10); i > 0; --i) {
    const SmallGraph::Edge edge{below(random, nodes), below(random, nodes), static_cast<int>(below(random, 2))};
    transaction->create_edge(static_cast<NodeId>(edge.from), static_cast<NodeId>(edge.to), kTypes[edge.type]);
    made.edges.push_back(edge);
  }
  transaction->commit();
}

// A chain of up to three edges over named nodes that may repeat, with labels and values to satisfy.
struct Chain {
  struct Node {
    std::size_t name;
    int label, value;  // -1 for any
  };
  struct Edge {
    int type, direction;  // direction: 1 right, -1 left, 0 both
  };
  std::vector<Node> nodes;
  std::vector<Edge> edges;
};

Chain random_chain(Random& random) {
  Chain chain;
  const std::size_t length = below(random, 4);
  for (std::size_t i = 0; i <= length; ++i) {
    chain.nodes.push_back(
        {below(random, 4), static_cast<int>(below(random, 3)) - 1, static_cast<int>(below(random, 6)) - 3});
    if (chain.nodes.back().value < -1) chain.nodes.back().value = -1;
    if (i < length)
      chain.edges.push_back({static_cast<int>(below(random, 3)) - 1, static_cast<int>(below(random, 3)) - 1});
  }
  return chain;
}

std::string text_of(const Chain& chain) {
  std::string text = "MATCH ";
  for (std::size_t i = 0; i < chain.nodes.size(); ++i) {
    const Chain::Node& node = chain.nodes[i];
    text += "(n" + std::to_string(node.name);
    if (node.label >= 0) text += node.label == 0 ? ":A" : ":B";
    if (node.value >= 0) text += " {x: " + std::to_string(node.value) + "}";
    text += ")";
    if (i >= chain.edges.size()) continue;
    const Chain::Edge& edge = chain.edges[i];
    text += edge.direction < 0 ? "<-[" : "-[";
    if (edge.type >= 0) text += edge.type == 0 ? ":R" : ":S";
    text += edge.direction > 0 ? "]->" : "]-";
  }
  return text + " RETURN count(*) AS n";
}

// How many assignments of distinct edges and of nodes satisfy the chain, by trying all.
std::size_t count(const SmallGraph& graph, const Chain& chain, std::size_t at, std::size_t here,
                  std::vector<std::size_t>& used, std::vector<std::size_t>& bound) {
  constexpr std::size_t kFree = static_cast<std::size_t>(-1);
  const Chain::Node& node = chain.nodes[at];
  if ((node.label >= 0 && graph.label[here] != node.label) || (node.value >= 0 && graph.value[here] != node.value))
    return 0;
  if (bound[node.name] != kFree && bound[node.name] != here) return 0;
  if (at == chain.edges.size()) return 1;
  const std::size_t before = bound[node.name];
  bound[node.name] = here;
  std::size_t total = 0;
  for (std::size_t i = 0; i < graph.edges.size(); ++i) {
    const SmallGraph::Edge& edge = graph.edges[i];
    const Chain::Edge& wanted = chain.edges[at];
    if ((wanted.type >= 0 && edge.type != wanted.type) || std::find(used.begin(), used.end(), i) != used.end())
      continue;
    used.push_back(i);
    if (wanted.direction >= 0 && edge.from == here) total += count(graph, chain, at + 1, edge.to, used, bound);
    const bool loop = edge.from == edge.to && wanted.direction == 0;
    if (wanted.direction <= 0 && edge.to == here && !loop) total += count(graph, chain, at + 1, edge.from, used, bound);
    used.pop_back();
  }
  bound[node.name] = before;
  return total;
}

bool agrees(Random& random, std::uint64_t seed) {
  SmallGraph graph;
  fill(random, graph);
  const Chain chain = random_chain(random);
  std::size_t expected = 0;
  for (std::size_t start = 0; start < graph.label.size(); ++start) {
    std::vector<std::size_t> used, bound(4, static_cast<std::size_t>(-1));
    expected += count(graph, chain, 0, start, used, bound);
  }
  const ProcedureRegistry procedures;
  Engine engine(graph.graph, procedures);
  const Result result = engine.run(text_of(chain));
  if (result.values[0].as_integer() == static_cast<std::int64_t>(expected)) return true;
  std::fprintf(stderr, "quoth-fuzz-query: seed %llu: %s gives %lld, not %zu\n", static_cast<unsigned long long>(seed),
               text_of(chain).c_str(), static_cast<long long>(result.values[0].as_integer()), expected);
  return false;
}

void run_damaged(Random& random) {
  SmallGraph graph;
  fill(random, graph);
  const ProcedureRegistry procedures;
  Engine engine(graph.graph, procedures);
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
