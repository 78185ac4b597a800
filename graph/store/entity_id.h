// SPDX-License-Identifier: Apache-2.0
// Keys of rows and ids of records, each from the other. 0 and "" stand for "not there".
#pragma once

#include "graph/store/database.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace quoth::graph {

std::string entity_id(Database& database, std::int64_t entity_key);
std::int64_t entity_key(Database& database, std::string_view entity_id);
std::int64_t statement_key(Database& database, std::string_view statement_id);
// The store entity (a node's key, see node.cluster) of an article entity's id.
std::int64_t cluster_of(Database& database, std::string_view entity_id);
// The least id of a store entity's article entities: its own id.
std::string cluster_id(Database& database, std::int64_t cluster);
// What it is called: a `rename`, else its most frequent main name, ties to the longer, then the first by bytes.
std::string cluster_name(Database& database, std::int64_t cluster);

}  // namespace quoth::graph
