// SPDX-License-Identifier: Apache-2.0
// A query's result as a table for people, JSON, NDJSON or CSV.
#pragma once

#include "cli/command.h"
#include "graph/query/engine.h"

#include <string>

namespace quoth::cli {

// `width` is the table's in columns of a terminal, 0 for no bound; wider text is wrapped. Numbers stand on the right,
// null is shown as a word. `automatic` must have been decided.
std::string format_result(const query::Result& result, const query::PropertyGraph& graph, Format format,
                          std::size_t width);

// "Set 3 properties, created 2 nodes, created 1 relationship."; empty where nothing changed.
std::string format_changes(const query::Changes& changes);

}  // namespace quoth::cli
