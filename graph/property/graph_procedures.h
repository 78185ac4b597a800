// SPDX-License-Identifier: Apache-2.0
// The procedures of the statement graph for CALL: full text and graph algorithms.
#pragma once

#include "graph/property/statement_property_graph.h"
#include "graph/query/procedure.h"

namespace quoth::graph::property {

// quoth.search, quoth.pageRank, quoth.shortestPath, quoth.communities. The graph, its view and the store must outlive
// the registry; without a store there is no quoth.search.
void add_graph_procedures(const StatementPropertyGraph& graph, Store* store, query::ProcedureRegistry& registry);

}  // namespace quoth::graph::property
