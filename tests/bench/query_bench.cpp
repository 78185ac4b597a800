// SPDX-License-Identifier: Apache-2.0
// The query benchmark's own side: `quoth-bench-query DIR` asks the questions of the graph benchmark as Cypher text,
// plans kept, of the snapshot that `quoth-bench-graph load` made in DIR, and directly; prints name, Cypher ms, direct
// ms.
#include "graph/algorithms/centrality.h"
#include "graph/algorithms/neighbourhood.h"
#include "graph/algorithms/shortest_path.h"
#include "graph/property/statement_property_graph.h"
#include "graph/query/engine.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

namespace {

using namespace quoth;  // NOLINT(google-build-using-namespace): one program, no header
using graph::view::View;
using Asked = std::array<std::uint32_t, 3>;

double timed(const std::function<void()>& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

double median(std::vector<double> times) {
  std::nth_element(times.begin(), times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2), times.end());
  return times[times.size() / 2];
}

std::string entity_id(std::uint32_t number) {
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, "e:%08u", number);
  return buffer;
}

// All the typed relationships, as a pattern names them.
std::string all_types(const query::PropertyGraph& graph) {
  std::string types;
  for (const std::string_view name : graph.type_names()) {
    if (name.starts_with("VERB")) types += (types.empty() ? ":" : "|") + std::string(name);
  }
  return types;
}

class Bench {
 public:
  explicit Bench(const std::filesystem::path& directory)
      : view_(graph::view::Snapshot::open(directory / "graph.view")), graph_(view_), engine_(graph_, procedures_) {
    std::ifstream in(directory / "asked.tsv");
    for (Asked line{}; in >> line[0] >> line[1] >> line[2];) asked_.push_back(line);
  }

  void run() {
    graph::algorithms::NeighbourSearch neighbours(view_);
    graph::algorithms::PathSearch paths(view_);
    const std::string types = all_types(graph_);
    each("Q1 neighbours by type", "MATCH (a {id: $a})-[:VERB00]->(b) RETURN DISTINCT b",
         [&](const Asked& asked) { return graph::algorithms::targets(view_, asked[0], "verb00").size(); });
    each(
        "Q2 two hops",
        "MATCH (a {id: $a})-[" + types + "]-(b) WITH DISTINCT b MATCH (b)-[" + types + "]-(c) RETURN count(DISTINCT c)",
        [&](const Asked& asked) { return neighbours.count_within_two_hops(asked[0]); });
    each("Q3 shortest path", "MATCH p = shortestPath((a {id: $b})-[" + types + "*]-(b {id: $c})) RETURN length(p)",
         [&](const Asked& asked) {
           const auto path = paths.shortest_path(asked[1], asked[2]);
           return path ? path->size() : 0;
         });
    once("Q4 top ten of a type", "MATCH (a)-[r:VERB00]-() RETURN a, count(r) AS n ORDER BY n DESC LIMIT 10",
         [&] { graph::algorithms::most_edges(view_, "verb00", 10); });
    once("Q5 count by type", "MATCH (s:Statement) RETURN s.type, count(*)",
         [&] { graph::algorithms::count_by_type(view_); });
    each("Q6 same statements",
         "MATCH (a {id: $a})-[r" + types + "]->(t)<-[s" + types +
             "]-(b) WHERE type(r) = type(s) AND b <> a "
             "RETURN b, count(DISTINCT [type(r), t]) AS n ORDER BY n DESC",
         [&](const Asked& asked) { return neighbours.same_statements(asked[0]).size(); });
  }

 private:
  void each(const char* name, const std::string& text, const std::function<std::size_t(const Asked&)>& direct) {
    std::vector<double> cypher, plain;
    for (const Asked& asked : asked_) {
      const query::Parameters parameters{{"a", query::Value::string(entity_id(asked[0]))},
                                         {"b", query::Value::string(entity_id(asked[1]))},
                                         {"c", query::Value::string(entity_id(asked[2]))}};
      cypher.push_back(timed([&] { engine_.run(text, parameters); }));
      plain.push_back(timed([&] { direct(asked); }));
    }
    std::printf("%s\t%.6f\t%.6f\n", name, median(cypher), median(plain));
  }
  void once(const char* name, const std::string& text, const std::function<void()>& direct) {
    std::vector<double> cypher, plain;
    for (int round = 0; round < 9; ++round) {
      cypher.push_back(timed([&] { engine_.run(text); }));
      plain.push_back(timed(direct));
    }
    std::printf("%s\t%.6f\t%.6f\n", name, median(cypher), median(plain));
  }

  View view_;
  graph::property::StatementPropertyGraph graph_;
  query::ProcedureRegistry procedures_;
  query::Engine engine_;
  std::vector<Asked> asked_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: quoth-bench-query DIR\n");
    return 2;
  }
  try {
    Bench(argv[1]).run();
  } catch (const std::exception& error) {
    std::fprintf(stderr, "quoth-bench-query: %s\n", error.what());
    return 1;
  }
  return 0;
}
