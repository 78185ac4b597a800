// SPDX-License-Identifier: Apache-2.0
// The property graph of PROPERTY_GRAPH – entities, statements, documents, and the edges between them – as a stream of
// rows for the exporters that feed graph databases. A typed edge (`WARNED`) exists only for what is affirmed and
// asserted.
#pragma once

#include "export/graph_source.h"

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace quoth::exporters {

enum class NodeTable { entity, statement, document };
enum class CellType { text, text_list, boolean, integer, decimal };

struct Column {
  std::string_view name;
  CellType type;
};

// One value: text as it is, or its words for the other types ("true", "12", "0.93"). Lists are in `list`.
struct Cell {
  std::string text;
  std::vector<std::string> list;
  bool present = false;
};

struct NodeRow {
  NodeTable table;
  std::vector<std::string> labels;  // "Entity", "Person"
  std::vector<Cell> cells;          // as columns_of(table); the first is the id
};

struct EdgeRow {
  std::string type;  // "WARNED", "SOURCE"
  bool typed;        // made of a statement's own label
  NodeTable from_table;
  std::string from;
  NodeTable to_table;
  std::string to;
  std::vector<Cell> cells;  // as edge_columns()
};

std::span<const Column> columns_of(NodeTable table) noexcept;
std::span<const Column> edge_columns() noexcept;

class PropertyGraphWriter {
 public:
  virtual ~PropertyGraphWriter() = default;
  virtual void node(const NodeRow& row) = 0;
  virtual void edge(const EdgeRow& row) = 0;
  virtual void finish() = 0;
};

// All nodes, then all edges, then `finish`. Two passes over the statements; memory: one row.
void write_property_graph(const GraphSource& source, PropertyGraphWriter& writer);

}  // namespace quoth::exporters
