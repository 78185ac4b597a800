// SPDX-License-Identifier: Apache-2.0
#include "export/dot_text.h"

#include "export/code_points.h"
#include "export/dates.h"
#include "export/markup.h"

namespace quoth::exporters {
namespace {

constexpr std::size_t kLineWidth = 24;         // code points in a line of a node's label
constexpr std::size_t kLongestName = 60;       // and in all of its lines
constexpr std::size_t kTooltipStatements = 8;  // more is a page, not a tooltip

std::string coloured(std::string_view text, std::string_view size, std::string_view colour) {
  return "<FONT POINT-SIZE=\"" + std::string(size) + "\" COLOR=\"" + std::string(colour) + "\">" + escape_markup(text) +
         "</FONT>";
}

std::size_t length_of(std::string_view text) {
  std::size_t count = 0;
  for_each_code_point(text, [&](char32_t, std::string_view) { ++count; });
  return count;
}

std::string tooltip_line(const Drawing& drawing, const DrawnEdge& edge, const DrawnStatement& statement) {
  std::string line = drawing.entities[edge.from].name + ' ' + statement.phrase + ' ' + drawing.entities[edge.to].name;
  if (edge.about)
    line = drawing.entities[edge.from].name + ' ' + statement.phrase + ", of " + drawing.entities[edge.to].name;
  if (!statement.date.empty()) line += " (" + readable_date(statement.date) + ')';
  for (const std::string& speaker : statement.chain) line += ", says " + speaker;
  return one_line(shortened(line, 300)) + ": “" + one_line(statement.sentence) + "”";
}

}  // namespace

std::string escape_markup(std::string_view text) {
  std::string out;
  for_each_code_point(text, [&](char32_t value, std::string_view bytes) {
    if (const std::string_view reference = markup_reference(value); !reference.empty()) {
      out += reference;
      return;
    }
    switch (value) {
      case U'\\':
        out += "&#92;";
        break;
      case 0xFFFE:
      case 0xFFFF:
        out += "\xEF\xBF\xBD";
        break;  // XML has no way to write them
      default:
        out += value < 0x20 || value == 0x7F ? " " : bytes;
    }
  });
  return out;
}

std::string raw_attribute(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '\\')
      out += "&#92;";
    else
      out += c;
  }
  return out;
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width, std::size_t most) {
  std::vector<std::string> lines{""};
  const std::string words = one_line(text) + ' ';
  std::size_t begin = 0;
  for (std::size_t end = words.find(' '); end != std::string::npos; end = words.find(' ', begin)) {
    const std::string word = words.substr(begin, end - begin);
    begin = end + 1;
    const bool fits = lines.back().empty() || length_of(lines.back()) + 1 + length_of(word) <= width;
    if (!fits && lines.size() == most) {
      lines.back() += "…";
      break;
    }
    if (!fits) lines.emplace_back();
    if (!lines.back().empty()) lines.back() += ' ';
    lines.back() += shortened(word, width);
  }
  return lines;
}

std::string node_label(const DrawnEntity& entity, Theme theme) {
  std::string label;
  for (const std::string& line : wrapped(shortened(entity.name, kLongestName), kLineWidth, 3)) {
    if (!label.empty()) label += "<BR/>";
    label += "<B>" + escape_markup(line) + "</B>";
  }
  if (label == "<B></B>" || label.empty()) label = "<B>?</B>";
  if (entity.role.empty()) return label;
  for (const std::string& line : wrapped(shortened(entity.role, kLongestName), kLineWidth + 6, 2)) {
    label += "<BR/>" + coloured(line, "9", palette_of(theme).faint);
  }
  return label;
}

std::string edge_label(const Drawing& drawing, const DrawnEdge& edge, Theme theme) {
  // Graphviz sets a label against its line; blanks around each row keep them apart. No-break ones: SVG drops others.
  constexpr const char* kBlank = "\u00A0";
  constexpr const char* kRowEnd = "<BR ALIGN=\"LEFT\"/>";
  std::string label;
  for (const std::string& line : wrapped(bundle_label(drawing, edge), kLineWidth, 3)) {
    const std::string text = coloured(kBlank + line + kBlank, "10", word_colour(edge.family, theme));
    label += (edge.fact ? text : "<I>" + text + "</I>") + kRowEnd;
  }
  const std::string dates = bundle_dates(drawing, edge);
  if (!dates.empty()) label += coloured(kBlank + dates + kBlank, "8", palette_of(theme).faint) + kRowEnd;
  return label;
}

std::string edge_tooltip(const Drawing& drawing, const DrawnEdge& edge) {
  std::string tooltip;
  for (std::size_t at = 0; at < edge.statements.size() && at < kTooltipStatements; ++at) {
    if (at > 0) tooltip += '\n';
    tooltip += tooltip_line(drawing, edge, drawing.statements[edge.statements[at]]);
  }
  if (edge.statements.size() > kTooltipStatements) {
    tooltip += "\n… and " + std::to_string(edge.statements.size() - kTooltipStatements) + " more";
  }
  return escape_markup(tooltip);
}

std::string node_tooltip(const DrawnEntity& entity) {
  std::string tooltip = shortened(one_line(entity.name), 300);
  if (!entity.role.empty()) tooltip += ", " + shortened(entity.role, 200);
  tooltip += '\n';
  tooltip += graph::to_string(entity.kind);
  tooltip += ", " + std::to_string(entity.statements) + (entity.statements == 1 ? " statement" : " statements");
  std::string aliases;
  for (const std::string& alias : entity.aliases) {
    if (alias != entity.name) aliases += (aliases.empty() ? "" : "; ") + one_line(alias);
  }
  if (!aliases.empty()) tooltip += "\nalso: " + shortened(aliases, 300);
  return escape_markup(tooltip);
}

}  // namespace quoth::exporters
