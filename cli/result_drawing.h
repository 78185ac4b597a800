// SPDX-License-Identifier: Apache-2.0
// The nodes and relationships of a query's result as a picture, drawn as `quoth draw` does.
#pragma once

#include "export/drawing.h"
#include "graph/query/engine.h"

#include <filesystem>
#include <string>

namespace quoth::cli {

// All nodes, relationships and paths in the result, also inside of lists and maps; at most 500 relationships. Parallel
// relationships of one kind are one line.
exporters::Drawing draw_result(const query::Result& result, const query::PropertyGraph& graph);

// Writes an SVG file in the folder for temporary files; its name holds the process and a number. Throws Error(io).
std::filesystem::path write_picture(const exporters::Drawing& drawing);
// Opens the picture with $BROWSER or the desktop's program, where there is a display; whether it did.
bool open_picture(const std::filesystem::path& picture);

}  // namespace quoth::cli
