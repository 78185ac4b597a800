// SPDX-License-Identifier: Apache-2.0
#include "graph/query/memory_graph.h"

#include "graph/error.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace quoth::query {
namespace {

using testing::ElementsAre;

std::vector<NodeId> neighbours(const MemoryGraph& graph, NodeId node, Direction direction,
                               std::vector<TypeId> types = {}) {
  Steps steps;
  graph.expand(node, direction, std::move(types), steps);
  std::vector<NodeId> nodes;
  for (std::size_t i = 0; i < steps.parts(); ++i) {
    for (const Step step : steps.part(i)) nodes.push_back(step.node);
  }
  return nodes;
}

struct Sample {
  MemoryGraph graph;
  NodeId ann, bob, city;

  Sample() {
    const auto transaction = graph.begin();
    ann = transaction->create_node(std::vector<std::string_view>{"Person"});
    bob = transaction->create_node(std::vector<std::string_view>{"Person"});
    city = transaction->create_node(std::vector<std::string_view>{"Place"});
    transaction->create_edge(ann, bob, "KNOWS");
    transaction->create_edge(ann, city, "IN");
    transaction->set_property(ann, "name", Value::string("Ann"));
    transaction->commit();
  }
};

TEST(MemoryGraph, KeepsWhatWasCommitted) {
  Sample s;
  EXPECT_EQ(s.graph.node_count(), 3U);
  EXPECT_EQ(s.graph.node_count(*s.graph.label("Person")), 2U);
  EXPECT_EQ(s.graph.property(s.ann, *s.graph.key("name")).as_string(), "Ann");
  EXPECT_THAT(neighbours(s.graph, s.ann, Direction::out), ElementsAre(s.bob, s.city));
  EXPECT_THAT(neighbours(s.graph, s.ann, Direction::out, {*s.graph.type("IN")}), ElementsAre(s.city));
  EXPECT_THAT(neighbours(s.graph, s.bob, Direction::in), ElementsAre(s.ann));
}

TEST(MemoryGraph, TakesBackWhatWasNotCommitted) {
  Sample s;
  {
    const auto transaction = s.graph.begin();
    const NodeId eve = transaction->create_node(std::vector<std::string_view>{"Person", "Spy"});
    transaction->create_edge(eve, s.ann, "KNOWS");
    transaction->set_property(s.ann, "name", Value::string("Anna"));
    transaction->add_label(s.city, "Capital");
    transaction->delete_edge(0);
    transaction->delete_edge(1);
    transaction->delete_node(s.city);
    EXPECT_EQ(s.graph.edge_count(), 1U);
  }
  EXPECT_EQ(s.graph.node_count(), 3U);
  EXPECT_EQ(s.graph.edge_count(), 2U);
  EXPECT_EQ(s.graph.node_bound(), 3U);
  EXPECT_EQ(s.graph.property(s.ann, *s.graph.key("name")).as_string(), "Ann");
  EXPECT_THAT(s.graph.label_names(), ElementsAre("Person", "Place"));
  EXPECT_THAT(neighbours(s.graph, s.ann, Direction::out), ElementsAre(s.bob, s.city));
}

TEST(MemoryGraph, FindsByIndexedValueAlsoAfterChanges) {
  Sample s;
  s.graph.create_index("name");
  const KeyId name = *s.graph.key("name");
  {
    const auto transaction = s.graph.begin();
    transaction->set_property(s.bob, "name", Value::string("Ann"));
    transaction->commit();
  }
  std::vector<NodeId> found;
  ASSERT_TRUE(s.graph.find(name, Value::string("Ann"), found));
  EXPECT_THAT(found, ElementsAre(s.ann, s.bob));
}

TEST(MemoryGraph, RefusesASecondTransactionAndMapsAsProperties) {
  Sample s;
  const auto transaction = s.graph.begin();
  EXPECT_THROW((void)s.graph.begin(), Error);
  EXPECT_THROW(transaction->set_property(s.ann, "x", Value::map({})), Error);
}

}  // namespace
}  // namespace quoth::query
