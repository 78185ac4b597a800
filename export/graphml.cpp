// SPDX-License-Identifier: Apache-2.0
#include "export/graphml.h"

#include "export/code_points.h"
#include "export/markup.h"

namespace quoth::exporters {
namespace {

std::string xml(std::string_view text) {
  std::string out;
  for_each_code_point(text, [&](char32_t value, std::string_view bytes) {
    if (const std::string_view reference = markup_reference(value); !reference.empty()) {
      out += reference;
      return;
    }
    switch (value) {
      case U'\r':
        out += "&#13;";
        break;  // a bare one would be read as a line feed
      case U'\t':
        out += "&#9;";
        break;
      default:
        out += value < 0x20 || value == 0xFFFE || value == 0xFFFF ? "\xEF\xBF\xBD" : bytes;
    }
  });
  return out;
}

const char* xml_type(CellType type) {
  switch (type) {
    case CellType::boolean:
      return "boolean";
    case CellType::integer:
      return "long";
    case CellType::decimal:
      return "double";
    default:
      return "string";
  }
}

std::string keys(std::string_view prefix, const char* domain, std::span<const Column> columns) {
  std::string out;
  for (const Column& column : columns) {
    out += "<key id=\"" + std::string(prefix) + std::string(column.name) + "\" for=\"" + domain + "\" attr.name=\"" +
           std::string(column.name) + "\" attr.type=\"" + xml_type(column.type) + "\"/>\n";
  }
  return out;
}

std::string words(const Cell& cell) {
  if (cell.list.empty()) return cell.text;
  std::string out;
  for (const std::string& one : cell.list) out += (out.empty() ? "" : "; ") + one;
  return out;
}

std::string data(std::string_view prefix, std::span<const Column> columns, const std::vector<Cell>& cells) {
  std::string out;
  for (std::size_t at = 0; at < cells.size(); ++at) {
    if (!cells[at].present) continue;
    out += "<data key=\"" + std::string(prefix) + std::string(columns[at].name) + "\">" + xml(words(cells[at])) +
           "</data>";
  }
  return out;
}

}  // namespace

// Attributes of one name and different node tables share a key, or networkx and Gephi would show them apart.
GraphMlWriter::GraphMlWriter(ByteSink& sink) : sink_(sink) {
  std::vector<Column> all{{"labels", CellType::text}};
  for (const NodeTable table : {NodeTable::entity, NodeTable::statement, NodeTable::document}) {
    for (const Column& column : columns_of(table)) {
      bool known = column.name == "id";
      for (const Column& one : all) known = known || one.name == column.name;
      if (!known) all.push_back(column);
    }
  }
  sink_.write(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
  sink_.write(keys("n_", "node", all));
  sink_.write(keys("x_", "edge", std::vector<Column>{{"type", CellType::text}}));
  sink_.write(keys("x_", "edge", edge_columns()));
  sink_.write("<graph id=\"quoth\" edgedefault=\"directed\">\n");
}

void GraphMlWriter::node(const NodeRow& row) {
  std::string labels;
  for (const std::string& label : row.labels) labels += (labels.empty() ? "" : ";") + label;
  const std::vector<Cell> cells(row.cells.begin() + 1, row.cells.end());
  sink_.write("<node id=\"" + xml(row.cells.front().text) + "\"><data key=\"n_labels\">" + labels + "</data>" +
              data("n_", columns_of(row.table).subspan(1), cells) + "</node>\n");
}

void GraphMlWriter::edge(const EdgeRow& row) {
  sink_.write("<edge id=\"x" + std::to_string(edges_++) + "\" source=\"" + xml(row.from) + "\" target=\"" +
              xml(row.to) + "\"><data key=\"x_type\">" + xml(row.type) + "</data>" +
              data("x_", edge_columns(), row.cells) + "</edge>\n");
}

void GraphMlWriter::finish() {
  sink_.write("</graph>\n</graphml>\n");
}

}  // namespace quoth::exporters
