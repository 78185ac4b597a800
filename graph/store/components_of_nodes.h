// SPDX-License-Identifier: Apache-2.0
// Components of bridges in the store's tables: reads a component, joins it (graph/identity/components.h), writes who
// belongs together.
#pragma once

#include "graph/store/change_log.h"
#include "graph/store/database.h"

#include <cstdint>
#include <set>
#include <utility>
#include <vector>

namespace quoth::graph {

// For every node that bridges and `same` corrections connect with one of `nodes`: its key and that of the node its
// store entity is named after. Sorted by node. Nodes that are no longer there are passed over.
std::vector<std::pair<std::int64_t, std::int64_t>> joined_clusters(Database& database,
                                                                   const std::set<std::int64_t>& nodes);

// Writes that into node.cluster, and into `log` what was there before.
void join_clusters(Database& database, const std::set<std::int64_t>& nodes, ChangeLog& log);

}  // namespace quoth::graph
