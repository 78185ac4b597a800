// SPDX-License-Identifier: Apache-2.0
// A drawing as a Graphviz graph, built with libcgraph: as DOT text, and laid out and rendered by Graphviz's own
// libraries as SVG, PNG or PDF. Graphviz keeps its state in globals: one thread at a time.
#pragma once

#include "export/byte_sink.h"
#include "export/drawing.h"
#include "export/palette.h"

#include <string>

namespace quoth::exporters {

struct DotOptions {
  Theme theme = Theme::light;
  bool legend = false;
  std::string title;  // tooltip of the whole and, in an SVG, its name
};

enum class PictureFormat { svg, png, pdf };

// DOT text that `dot -Tsvg` draws as `write_picture` does: the layout is named in it. Names come raw in the attribute
// `name`, shortened and wrapped in `label`. Throws Error(io) where the sink does.
void write_dot(const Drawing& drawing, const DotOptions& options, ByteSink& sink);

// Throws Error(internal) where Graphviz cannot lay out or render.
void write_picture(const Drawing& drawing, const DotOptions& options, PictureFormat format, ByteSink& sink);

}  // namespace quoth::exporters
