// SPDX-License-Identifier: Apache-2.0
// The nodes and relationships that users created, kept in the store's tables user_node and user_edge. An end of a
// relationship is "n:KEY" for a user's node, else the id of an entity, a statement or a document.
#pragma once

#include "graph/property/layered_graph.h"
#include "graph/store/store.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace quoth::graph::property {

// The users' elements in a graph and their rows in the store.
class UserGraph {
 public:
  // Fills `graph` with what the store keeps. Relationships whose ends are gone are left out.
  UserGraph(Store& store, LayeredGraph& graph);

  // Writes what a transaction touched, in one of the store's own. Throws Error(storage), and changes nothing, where
  // another program has written users' elements since they were loaded here, or the store cannot be written.
  void save(Store& store, const LayeredGraph& graph, const LayeredGraph::Touched& touched);

 private:
  void load_nodes(Store& store, query::GraphTransaction& transaction, const LayeredGraph& graph);
  void load_edges(Store& store, query::GraphTransaction& transaction, const LayeredGraph& graph);
  void save_node(Store& store, const LayeredGraph& graph, query::NodeId node);
  void save_edge(Store& store, const LayeredGraph& graph, query::EdgeId edge);
  std::string end_name(const LayeredGraph& graph, query::NodeId node) const;

  // By number beyond the base's: the row's key, 0 where there is none.
  std::vector<std::int64_t> node_keys_, edge_keys_;
  std::int64_t next_node_ = 1, next_edge_ = 1;
  std::int64_t writes_ = 0;  // the store's count of them when it was last in step with this
};

// A property's value in JSON; points in time and spans as {"$date": "2020-01-01"} and its like.
std::string value_json(const query::Value& value);
query::Value value_from_json(std::string_view json);

}  // namespace quoth::graph::property
