// SPDX-License-Identifier: Apache-2.0
// The graph benchmark's own side. `generate` writes the synthetic statement graph as text for every engine to load,
// `run` loads it, asks the questions and prints one line for each: name, milliseconds. tests/bench/graph drives it.
//
// The graph: entities with Zipf degrees, statements with Zipf types, dates over ten years, documents of twenty
// statements, confidences; a fixed seed. Nodes asked about are the same for every engine and stand in `asked.tsv`.
#include "graph/algorithms/centrality.h"
#include "graph/algorithms/neighbourhood.h"
#include "graph/algorithms/shortest_path.h"
#include "graph/error.h"
#include "graph/view/snapshot_builder.h"

#include <fmt/format.h>
#include <fmt/os.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

namespace {

using namespace quoth::graph;  // NOLINT(google-build-using-namespace): one program, no header

constexpr std::uint32_t kTypes = 40;
constexpr std::uint32_t kDays = 3600;
constexpr std::uint32_t kStatementsPerDocument = 20;
constexpr std::size_t kAsked = 200;

// SplitMix64 (Steele, Lea, Flood 2014): the same numbers on every machine.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15ULL);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
  }
  double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
  std::uint32_t below(std::uint32_t bound) { return static_cast<std::uint32_t>(next() % bound); }

 private:
  std::uint64_t state_;
};

// Draws 0..n-1 with probability proportional to 1/(rank+1)^exponent.
class Zipf {
 public:
  Zipf(std::uint32_t n, double exponent) : cumulative_(n) {
    double sum = 0;
    for (std::uint32_t rank = 0; rank < n; ++rank) cumulative_[rank] = sum += std::pow(rank + 1.0, -exponent);
  }
  std::uint32_t draw(Random& random) const {
    const double at = random.unit() * cumulative_.back();
    return static_cast<std::uint32_t>(std::upper_bound(cumulative_.begin(), cumulative_.end(), at) -
                                      cumulative_.begin());
  }

 private:
  std::vector<double> cumulative_;
};

struct Row {
  std::uint32_t source, type, target, day, document, confidence;
};

std::string type_name(std::uint32_t type) {
  return fmt::format("verb{:02}", type);
}
std::string date_of(std::uint32_t day) {
  return fmt::format("{}-{:02}-{:02}", 2012 + day / 360, day % 360 / 30 + 1, day % 30 + 1);
}

void generate(const std::filesystem::path& directory, std::uint32_t entities, std::uint32_t statements) {
  std::filesystem::create_directories(directory);
  Random random(20120312);
  const Zipf entity(entities, 0.75);
  const Zipf type(kTypes, 1.0);
  std::vector<std::uint32_t> shuffled(entities);
  for (std::uint32_t i = 0; i < entities; ++i) shuffled[i] = i;
  for (std::uint32_t i = entities; i > 1; --i) std::swap(shuffled[i - 1], shuffled[random.below(i)]);
  std::vector<std::uint32_t> degree(entities);
  auto out = fmt::output_file((directory / "statements.tsv").string());
  for (std::uint32_t statement = 0; statement < statements; ++statement) {
    const std::uint32_t source = shuffled[entity.draw(random)];
    const std::uint32_t target = shuffled[entity.draw(random)];
    ++degree[source];
    ++degree[target];
    out.print("{}\t{}\t{}\t{}\t{}\t{}\n", source, type.draw(random), target, random.below(kDays),
              statement / kStatementsPerDocument, 50 + random.below(50));
  }
  // Middling nodes: near the median degree of those that have any.
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < entities; ++i) {
    if (degree[i] > 0) order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(), [&](auto left, auto right) { return degree[left] < degree[right]; });
  auto asked = fmt::output_file((directory / "asked.tsv").string());
  for (std::size_t i = 0; i < kAsked; ++i) {
    const std::uint32_t from = order[random.below(static_cast<std::uint32_t>(order.size()))];
    const std::uint32_t to = order[random.below(static_cast<std::uint32_t>(order.size()))];
    asked.print("{}\t{}\t{}\n", order[order.size() / 2 - kAsked / 2 + i], from, to);
  }
}

std::vector<Row> read_rows(const std::filesystem::path& file) {
  std::ifstream in(file);
  if (!in) throw quoth::Error(quoth::ErrorKind::io, "cannot open", {file.string(), 0, 0});
  std::vector<Row> rows;
  std::string line;
  while (std::getline(in, line)) {
    std::uint32_t cells[6]{};
    const char* at = line.data();
    for (std::uint32_t& cell : cells) at = std::from_chars(at, line.data() + line.size(), cell).ptr + 1;
    rows.push_back({cells[0], cells[1], cells[2], cells[3], cells[4], cells[5]});
  }
  return rows;
}

double now_ms() {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

double timed(const std::function<void()>& work) {
  const double begin = now_ms();
  work();
  return now_ms() - begin;
}

double median(std::vector<double> times) {
  std::nth_element(times.begin(), times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2), times.end());
  return times[times.size() / 2];
}

void report(const char* name, double milliseconds) {
  fmt::print("{}\t{:.6f}\n", name, milliseconds);
}

// From the text of the records to the snapshot on disk.
void load(const std::filesystem::path& directory, const std::filesystem::path& snapshot) {
  const std::vector<Row> rows = read_rows(directory / "statements.tsv");
  view::SnapshotBuilder builder;
  std::uint32_t entities = 0;
  for (const Row& row : rows) entities = std::max({entities, row.source + 1, row.target + 1});
  for (std::uint32_t entity = 0; entity < entities; ++entity) {
    const std::string id = fmt::format("e:{:08}", entity);
    builder.add(view::EntityRow{id, id, EntityKind::person, "", ""});
  }
  for (std::uint32_t document = 0; document <= rows.back().document; ++document) {
    const std::string id = fmt::format("d:{:08}", document);
    builder.add(view::DocumentRow{id, id, "", "", ""});
  }
  std::vector<std::string> verbs;
  for (std::uint32_t type = 0; type < kTypes; ++type) verbs.push_back(type_name(type));
  std::vector<std::string> dates;
  for (std::uint32_t day = 0; day < kDays; ++day) dates.push_back(date_of(day));
  for (std::uint32_t number = 0; const Row& row : rows) {
    const view::Participant participants[]{{view::ParticipantRole::source, row.source},
                                           {view::ParticipantRole::target, row.target}};
    const std::string& verb = verbs[row.type];
    builder.add(view::StatementRow{row.document,
                                   ++number % kStatementsPerDocument + 1,
                                   verb,
                                   verb,
                                   verb,
                                   dates[row.day],
                                   {},
                                   row.confidence / 100.0,
                                   participants});
  }
  view::write_snapshot(snapshot, builder.finish(1));
}

void ask(const std::filesystem::path& directory, const std::filesystem::path& snapshot) {
  const view::View graph(view::Snapshot::open(snapshot));
  std::vector<std::array<std::uint32_t, 3>> asked;
  std::ifstream in(directory / "asked.tsv");
  for (std::array<std::uint32_t, 3> line{}; in >> line[0] >> line[1] >> line[2];) asked.push_back(line);
  algorithms::NeighbourSearch neighbours(graph);
  algorithms::PathSearch paths(graph);
  std::size_t checksum = 0;
  const auto each = [&](const char* name, auto question) {
    std::vector<double> times;
    for (const auto& nodes : asked) times.push_back(timed([&] { checksum += question(nodes); }));
    report(name, median(times));
  };
  const std::string common = type_name(0);
  each("Q1 neighbours by type", [&](const auto& nodes) { return algorithms::targets(graph, nodes[0], common).size(); });
  each("Q2 two hops", [&](const auto& nodes) { return neighbours.count_within_two_hops(nodes[0]); });
  each("Q3 shortest path", [&](const auto& nodes) {
    const auto path = paths.shortest_path(nodes[1], nodes[2]);
    return path ? path->size() : 0;
  });
  report("Q4 top ten of a type", timed([&] { checksum += algorithms::most_edges(graph, common, 10).front().second; }));
  report("Q5 PageRank", timed([&] { checksum += algorithms::page_rank(graph).size(); }));
  report("Q5 count by type", timed([&] { checksum += algorithms::count_by_type(graph).size(); }));
  each("Q6 same statements", [&](const auto& nodes) { return neighbours.same_statements(nodes[0]).size(); });
  report("checksum", static_cast<double>(checksum));
}

int usage() {
  fmt::print(stderr, "usage: quoth-bench-graph generate DIR ENTITIES STATEMENTS | load DIR | ask DIR | first DIR\n");
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return usage();
  const std::string verb = argv[1];
  const std::filesystem::path directory = argv[2];
  const std::filesystem::path snapshot = directory / "graph.view";
  if (verb == "generate" && argc == 5) {
    generate(directory, static_cast<std::uint32_t>(std::atoi(argv[3])), static_cast<std::uint32_t>(std::atoi(argv[4])));
  } else if (verb == "load") {
    report("load", timed([&] { load(directory, snapshot); }));
  } else if (verb == "ask") {
    ask(directory, snapshot);
  } else if (verb == "first") {  // a process that opens the graph and answers one question
    const view::View graph(view::Snapshot::open(snapshot));
    fmt::print("{}\n", algorithms::targets(graph, 7, type_name(0)).size());
  } else {
    return usage();
  }
  return 0;
}
