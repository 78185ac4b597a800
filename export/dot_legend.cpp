// SPDX-License-Identifier: Apache-2.0
#include "export/dot_legend.h"

#include "export/dot_text.h"

#include <set>

namespace quoth::exporters {
namespace {

// What of the palette a drawing uses.
struct Used {
  std::set<graph::EntityKind> kinds;
  std::set<EventFamily> families;
  bool dashed = false;
  bool about = false;

  explicit Used(const Drawing& drawing) {
    for (const DrawnEntity& entity : drawing.entities) kinds.insert(entity.kind);
    for (const DrawnEdge& edge : drawing.edges) {
      families.insert(edge.family);
      dashed = dashed || !edge.fact;
      about = about || edge.about;
    }
  }
};

// Kinds and families stand in a grid of columns; a line style, whose words are longer, takes two of them.
std::string words(std::string_view text, std::string_view colour, int columns = 1) {
  return "<TD ALIGN=\"LEFT\" COLSPAN=\"" + std::to_string(columns) + "\"><FONT COLOR=\"" + std::string(colour) + "\">" +
         escape_markup(text) + "</FONT>  </TD>";
}

std::string kind_cells(graph::EntityKind kind, Theme theme) {
  const KindStyle& style = style_of(kind, theme);
  const bool round = style.style.find("rounded") != std::string_view::npos || style.shape == "ellipse";
  return "<TD BORDER=\"1\" WIDTH=\"20\" HEIGHT=\"12\" FIXEDSIZE=\"TRUE\" STYLE=\"" +
         std::string(round ? "ROUNDED" : "") + "\" BGCOLOR=\"" + std::string(style.fill) + "\" COLOR=\"" +
         std::string(style.border) + "\"></TD>" + words(graph::to_string(kind), palette_of(theme).text);
}

std::string line_cells(std::string_view sign, std::string_view colour, std::string_view meaning, Theme theme,
                       int columns = 1) {
  return "<TD><FONT COLOR=\"" + std::string(colour) + "\"><B>" + std::string(sign) + "</B></FONT></TD>" +
         words(meaning, palette_of(theme).text, columns);
}

}  // namespace

std::string legend_markup(const Drawing& drawing, Theme theme) {
  const Used used(drawing);
  std::string kinds;
  for (const graph::EntityKind kind : used.kinds) kinds += kind_cells(kind, theme);
  std::string lines;
  for (const EventFamily family : used.families) {
    lines += line_cells("──▶", line_colour(family, theme), legend_of(family), theme);
  }
  const std::string_view faint = palette_of(theme).faint;
  std::string signs;
  if (used.dashed) signs += line_cells("╌╌▶", faint, "not a fact: denied, demanded, supposed, to come", theme, 3);
  if (used.about) signs += line_cells("──▷", faint, "spoke of, not to", theme);
  signs += line_cells("━━▶", faint, "thicker: more statements", theme, 3);
  std::string table = "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"4\" CELLPADDING=\"1\">";
  for (const std::string& cells : {kinds, lines, signs}) {
    if (!cells.empty()) table += "<TR>" + cells + "</TR>";
  }
  return table + "</TABLE>";
}

}  // namespace quoth::exporters
