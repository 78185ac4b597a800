// SPDX-License-Identifier: Apache-2.0
// The nodes and relationships of a query's result as a picture, by Graphviz's `dot`.
#pragma once

#include "graph/query/engine.h"

#include <filesystem>
#include <string>

namespace quoth::cli {

struct Drawing {
  std::string dot;  // empty where the result has no node
};

// All nodes, relationships and paths in the result, also inside of lists and maps; at most 500 relationships.
Drawing draw_result(const query::Result& result, const query::PropertyGraph& graph);

// Writes an SVG file in the folder for temporary files. Throws Error(io) where `dot` is missing or fails.
std::filesystem::path write_picture(const Drawing& drawing);
// Opens the picture with the desktop's program, where there is one.
void open_picture(const std::filesystem::path& picture);

}  // namespace quoth::cli
