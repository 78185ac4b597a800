// SPDX-License-Identifier: Apache-2.0
#include "graph/algorithms/centrality.h"
#include "graph/algorithms/communities.h"
#include "graph/algorithms/neighbourhood.h"
#include "graph/algorithms/shortest_path.h"
#include "graph/algorithms/statement_path.h"
#include "tests/graph/view/small_graph.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <boost/graph/page_rank.hpp>

#include <deque>
#include <random>

namespace quoth::graph::algorithms {
namespace {

using testing::ElementsAre;
using testing::Pair;
using view::Vertex;
using view::View;

std::vector<std::string> names(const View& view, const std::optional<std::vector<Vertex>>& path) {
  std::vector<std::string> words;
  if (path) {
    for (const Vertex vertex : *path) words.emplace_back(view.entity_name(vertex));
  }
  return words;
}

std::vector<std::string> random_lines(unsigned seed, int entities, int edges) {
  std::mt19937 random(seed);
  std::vector<std::string> lines;
  for (int edge = 0; edge < edges; ++edge) {
    const auto name = [&] { return "n" + std::to_string(random() % static_cast<unsigned>(entities)); };
    lines.push_back(name() + " met " + name() + " @1");
  }
  return lines;
}

TEST(ShortestPath, FollowsEdgesEitherWay) {
  const View view(
      view::snapshot_of({"Ann met Bob @1", "Cid met Bob @1", "Cid met Dee @1", "Ann met Eve @1", "Fay met Gus @1"}));
  PathSearch search(view);
  const auto path = [&](const char* from, const char* to, std::uint32_t hops = 64) {
    return names(view, search.shortest_path(*view.find_entity(from), *view.find_entity(to), hops));
  };
  EXPECT_THAT(path("e:Ann", "e:Dee"), ElementsAre("Ann", "Bob", "Cid", "Dee"));
  EXPECT_THAT(path("e:Ann", "e:Ann"), ElementsAre("Ann"));
  EXPECT_THAT(path("e:Ann", "e:Fay"), ElementsAre());
  EXPECT_THAT(path("e:Ann", "e:Dee", 2), ElementsAre());
  EXPECT_THAT(path("e:Ann", "e:Dee", 3), ElementsAre("Ann", "Bob", "Cid", "Dee"));
}

TEST(ShortestPath, WalksOnlyKeptStatements) {
  const View view(view::snapshot_of({"Ann met Bob @1", "Ann met Cid @1", "Cid met Bob @1"}));
  PathSearch search(view);
  const auto first = [](std::uint32_t statement) { return statement != 0; };
  EXPECT_THAT(names(view, search.shortest_path(0, 1, 64, first)), ElementsAre("Ann", "Cid", "Bob"));
}

TEST(ShortestPath, IsAsShortAsTheOneSidedSearch) {
  const View view(view::snapshot_of(random_lines(3, 60, 70)));
  const view::EntityGraph graph(view);
  PathSearch search(view);
  for (Vertex from = 0; from < view.entity_count(); ++from) {
    std::vector<std::uint32_t> distance(view.entity_count(), 1000);
    std::deque<Vertex> queue{from};
    distance[from] = 0;
    while (!queue.empty()) {
      const Vertex vertex = queue.front();
      queue.pop_front();
      const auto visit = [&](Vertex other) {
        if (distance[other] != 1000) return;
        distance[other] = distance[vertex] + 1;
        queue.push_back(other);
      };
      for (auto [edge, end] = out_edges(vertex, graph); edge != end; ++edge) visit((*edge).target);
      for (auto [edge, end] = in_edges(vertex, graph); edge != end; ++edge) visit((*edge).source);
    }
    for (Vertex to = 0; to < view.entity_count(); ++to) {
      const auto path = search.shortest_path(from, to);
      EXPECT_EQ(path ? path->size() - 1 : 1000, distance[to]) << from << " to " << to;
    }
  }
}

TEST(PageRank, EqualsBoosts) {
  const View view(view::snapshot_of(random_lines(11, 40, 200)));
  const view::EntityGraph graph(view);
  const Scores ours = page_rank(view);
  std::vector<double> boosts(view.entity_count());
  boost::graph::page_rank(graph, boost::make_iterator_property_map(boosts.begin(), get(boost::vertex_index, graph)),
                          boost::graph::n_iterations(200), 0.85, view.entity_count());
  // Boost neither spreads what is lost at sinks nor scales; without sinks the two differ by a factor alone.
  for (Vertex entity = 0; entity < view.entity_count(); ++entity) ASSERT_GT(out_degree(entity, graph), 0U);
  const double factor = ours[0] / boosts[0];
  for (Vertex entity = 0; entity < view.entity_count(); ++entity)
    EXPECT_NEAR(ours[entity], factor * boosts[entity], 1e-6);
}

TEST(PageRank, SumsToOneWithSinks) {
  const Scores scores = page_rank(View(view::snapshot_of({"Ann met Bob @1", "Cid met Bob @1"})));
  double sum = 0;
  for (const double score : scores) sum += score;
  EXPECT_NEAR(sum, 1.0, 1e-9);
  EXPECT_GT(scores[1], scores[0]);
  EXPECT_TRUE(page_rank(View(view::snapshot_of({}))).empty());
}

TEST(Centrality, RanksAndCounts) {
  const View view(
      view::snapshot_of({"Ann met Bob @1", "Ann met Cid @1", "Ann hit Cid @1", "Bob ?met Cid @1", "Dee said - @1"}));
  EXPECT_THAT(highest(degree_centrality(view), 2), ElementsAre(Pair(0, 3.0), Pair(2, 2.0)));
  EXPECT_THAT(most_edges(view, "met", 5), ElementsAre(Pair(0, 2), Pair(1, 1), Pair(2, 1)));
  EXPECT_THAT(most_edges(view, "kissed", 5), ElementsAre());
  EXPECT_THAT(count_by_type(view), ElementsAre(Pair("SAY", 5)));
  EXPECT_THAT(count_by_label(view), ElementsAre(Pair("hit", 1), Pair("met", 2)));
  const Scores between = betweenness(View(view::snapshot_of({"Ann met Bob @1", "Bob met Cid @1"})));
  EXPECT_THAT(between, ElementsAre(0.0, 1.0, 0.0));
}

TEST(StatementPath, WalksWhatIsNoFactToo) {
  const View view(
      view::snapshot_of({"Ann met Bob @1", "Bob ?struck Cid @1", "Cid met Dee @1", "Bob said - @1", "Eve said - @1"}));
  const auto path = statement_path(view, 0, 3);
  ASSERT_TRUE(path);
  std::vector<std::string> steps;
  for (const Hop& hop : *path) {
    steps.push_back(std::string(view.label(hop.statement)) + " " + std::string(view.entity_name(hop.to)));
  }
  EXPECT_THAT(steps, ElementsAre("met Bob", "struck Cid", "met Dee"));
  EXPECT_TRUE(statement_path(view, 0, 0)->empty());
  EXPECT_FALSE(statement_path(view, 0, 4));
  EXPECT_THAT(facts_between(view, 1, 0), ElementsAre(0));
  EXPECT_THAT(facts_between(view, 1, 2), ElementsAre());
}

TEST(Neighbourhood, AnswersAroundOneEntity) {
  const View view(
      view::snapshot_of({"Ann met Bob @1", "Ann met Bob @1", "Ann met Cid @1", "Ann hit Dee @1", "Eve met Bob @1",
                         "Eve met Cid @1", "Fay met Cid @1", "Fay hit Bob @1", "Gus met Fay @1"}));
  EXPECT_THAT(targets(view, 0, "met"), ElementsAre(1, 2));
  EXPECT_THAT(targets(view, 0, "hit"), ElementsAre(3));
  EXPECT_THAT(targets(view, 0, "paid"), ElementsAre());
  NeighbourSearch search(view);
  EXPECT_EQ(search.count_within_two_hops(0), 5U);  // Bob, Cid, Dee; Eve, Fay
  EXPECT_EQ(search.count_within_two_hops(6), 3U);  // Fay; Bob, Cid
  EXPECT_THAT(search.same_statements(0), ElementsAre(Pair(4, 2), Pair(5, 1)));
  EXPECT_THAT(search.same_statements(1), ElementsAre());
}

TEST(Communities, SplitsTwoCliquesAtTheirBridge) {
  std::vector<std::string> lines{"a0 met b0 @1"};
  for (const char* side : {"a", "b"}) {
    for (int i = 0; i < 5; ++i) {
      for (int j = 0; j < i; ++j)
        lines.push_back(side + std::to_string(i) + " met " + side + std::to_string(j) + " @1");
    }
  }
  lines.push_back("lone said - @1");
  EXPECT_THAT(communities(View(view::snapshot_of(lines))), ElementsAre(0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2));
}

}  // namespace
}  // namespace quoth::graph::algorithms
