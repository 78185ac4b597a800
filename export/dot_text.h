// SPDX-License-Identifier: Apache-2.0
// The words in a Graphviz drawing: HTML-like labels of nodes and edges, tooltips; everything escaped.
#pragma once

#include "export/drawing.h"
#include "export/palette.h"

#include <string>

namespace quoth::exporters {

// The insides of an HTML-like label: the name in bold, wrapped, over the role; both shortened.
std::string node_label(const DrawnEntity& entity, Theme theme);

// The bundle's phrases over its dates.
std::string edge_label(const Drawing& drawing, const DrawnEdge& edge, Theme theme);

// Plain text for Graphviz's `tooltip`: a line for every statement of the bundle (at most eight) with date, chain and
// sentence.
std::string edge_tooltip(const Drawing& drawing, const DrawnEdge& edge);
std::string node_tooltip(const DrawnEntity& entity);

// `text` for an HTML-like label or a tooltip: &, <, > and quotes as character references, no control characters.
std::string escape_markup(std::string_view text);

// `text` whole, for an attribute that programs read: as it is but for & and backslash, which become character
// references (DOT has no escape for a backslash before a quotation mark).
std::string raw_attribute(std::string_view text);

// `text` in lines of about `width` code points, broken at blanks, as many as `most` lines.
std::vector<std::string> wrapped(std::string_view text, std::size_t width, std::size_t most);

}  // namespace quoth::exporters
