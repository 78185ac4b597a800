// SPDX-License-Identifier: Apache-2.0
// The nodes and relationships that users created, kept in the store's tables user_node and user_edge. An end of a
// relationship is "n:KEY" for a user's node, else the id of an entity, a statement or a document.
#pragma once

#include "graph/property/layered_graph.h"
#include "graph/store/store.h"

#include <string>
#include <string_view>

namespace quoth::graph::property {

// Fills `graph` with what the store keeps. Relationships whose ends are gone are left out.
void load_user_graph(Store& store, LayeredGraph& graph);
// Writes all of `graph`'s own elements in one transaction, in place of what was there. Throws Error(storage).
void save_user_graph(Store& store, const LayeredGraph& graph);

// Tells whether the store's user elements are those that were loaded: another program may have written since.
std::string user_graph_state(Store& store);

// A property's value in JSON; points in time and spans as {"$date": "2020-01-01"} and its like.
std::string value_json(const query::Value& value);
query::Value value_from_json(std::string_view json);

}  // namespace quoth::graph::property
