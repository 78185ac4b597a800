// SPDX-License-Identifier: Apache-2.0
// The legend of a Graphviz drawing: only the kinds, families and line styles that the drawing has.
#pragma once

#include "export/drawing.h"
#include "export/palette.h"

#include <string>

namespace quoth::exporters {

// Markup for the graph's label, which Graphviz puts beneath the drawing: a row of kinds, of families, of line styles.
std::string legend_markup(const Drawing& drawing, Theme theme);

}  // namespace quoth::exporters
