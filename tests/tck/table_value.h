// SPDX-License-Identifier: Apache-2.0
// A cell of the kit's tables ("[1, 'a']", "(:Label {key: 1})", "<(:A)-[:T]->(:B)>") in one canonical spelling, to be
// compared with a value's: labels and keys sorted, and items too where a list's order is to be ignored.
#pragma once

#include "graph/query/property_graph.h"

#include <string>
#include <string_view>

namespace quoth::tck {

// Throws quoth::Error(format) for a cell that cannot be read.
std::string canonical_cell(std::string_view cell, bool ignore_order);
std::string canonical_value(const query::Value& value, const query::PropertyGraph& graph, bool ignore_order);
// A cell without parts of a graph as a value, for parameters and procedures.
query::Value cell_value(std::string_view cell);

}  // namespace quoth::tck
