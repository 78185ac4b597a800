// SPDX-License-Identifier: Apache-2.0
#include "export/kuzu_csv.h"

#include "export/csv.h"
#include "export/json_text.h"
#include "graph/error.h"

#include <algorithm>

namespace quoth::exporters {
namespace {

constexpr std::array kNodeTables = {NodeTable::entity, NodeTable::statement, NodeTable::document};

const char* table_name(NodeTable table) {
  return table == NodeTable::entity ? "Entity" : table == NodeTable::statement ? "Statement" : "Document";
}

// A relationship table between two node tables; those of one name stand together.
struct EdgeTable {
  std::string_view name;
  NodeTable from;
  NodeTable to;
  std::string_view file;
  std::vector<std::string_view> columns;  // of edge_columns(); DID has its label before them
};

const std::vector<EdgeTable>& edge_tables() {
  using enum NodeTable;
  static const std::vector<std::string_view> kTyped{"statement",     "time",       "quote",   "content",
                                                    "attributed_to", "confidence", "document"};
  static const std::vector<EdgeTable> kTables{{"DID", entity, entity, "did.csv", kTyped},
                                              {"DID", entity, statement, "did_without_target.csv", kTyped},
                                              {"SOURCE", statement, entity, "source.csv", {}},
                                              {"TARGET", statement, entity, "target.csv", {}},
                                              {"ABOUT", statement, entity, "about.csv", {}},
                                              {"AT", statement, entity, "at.csv", {}},
                                              {"ATTRIBUTED_TO", statement, entity, "attributed_to.csv", {"order"}},
                                              {"CONTAINS", statement, statement, "contains.csv", {}},
                                              {"IN", statement, document, "in.csv", {"begin", "end"}},
                                              {"HAS_ROLE", entity, entity, "has_role.csv", {"role", "since", "until"}},
                                              {"LOCATED_IN", entity, entity, "located_in.csv", {}}};
  return kTables;
}

const char* type_of(CellType type) {
  switch (type) {
    case CellType::boolean:
      return "BOOLEAN";
    case CellType::integer:
      return "INT64";
    case CellType::decimal:
      return "DOUBLE";
    case CellType::text:
    case CellType::text_list:
      break;
  }
  return "STRING";
}

std::size_t edge_column(std::string_view name) {
  const auto columns = edge_columns();
  const auto found =
      std::find_if(columns.begin(), columns.end(), [&](const Column& column) { return column.name == name; });
  return static_cast<std::size_t>(found - columns.begin());
}

std::string words(CellType type, const Cell& cell) {
  if (type != CellType::text_list) return cell.text;
  if (cell.list.empty()) return {};
  JsonText json;
  json.begin_array();
  for (const std::string& one : cell.list) json.text(one);
  return json.end_array().take();
}

std::string column_of_schema(const Column& column) {
  return '`' + std::string(column.name) + "` " + type_of(column.type);
}

std::vector<std::string> header_of(const EdgeTable& table) {
  std::vector<std::string> header{"from", "to"};
  if (table.name == "DID") header.emplace_back("label");
  header.insert(header.end(), table.columns.begin(), table.columns.end());
  return header;
}

std::string copy(std::string_view table, std::string_view file, const std::string& more) {
  return "COPY `" + std::string(table) + "` FROM '" + std::string(file) +
         "' (HEADER=true, PARALLEL=false, AUTO_DETECT=false, ESCAPE='\"'" + more + ");\n";
}

std::string create_node_table(NodeTable table) {
  std::string out = std::string("CREATE NODE TABLE ") + table_name(table) + "(";
  for (const Column& column : columns_of(table)) out += column_of_schema(column) + ", ";
  return out + "PRIMARY KEY(id));\n";
}

// One for all pairs of ends of the name that stands at `first`.
std::string create_edge_table(std::size_t first) {
  const std::vector<EdgeTable>& tables = edge_tables();
  std::string out = "CREATE REL TABLE `" + std::string(tables[first].name) + "`(";
  for (std::size_t at = first; at < tables.size() && tables[at].name == tables[first].name; ++at) {
    out += std::string(at > first ? ", " : "") + "FROM " + table_name(tables[at].from) + " TO " +
           table_name(tables[at].to);
  }
  if (tables[first].name == "DID") out += ", label STRING";
  for (const std::string_view name : tables[first].columns)
    out += ", " + column_of_schema(edge_columns()[edge_column(name)]);
  return out + ");\n";
}

}  // namespace

KuzuCsvWriter::KuzuCsvWriter(const std::filesystem::path& folder) {
  make_folder(folder);
  script_ = std::make_unique<OutputFile>(folder / "load.cypher");
  for (const NodeTable table : kNodeTables) {
    std::vector<std::string> header;
    for (const Column& column : columns_of(table)) header.emplace_back(column.name);
    nodes_.push_back(std::make_unique<OutputFile>(folder / (std::string(table_name(table)) + ".csv")));
    nodes_.back()->write(csv_line(header));
  }
  for (const EdgeTable& table : edge_tables()) {
    edges_.push_back(std::make_unique<OutputFile>(folder / table.file));
    edges_.back()->write(csv_line(header_of(table)));
  }
}

void KuzuCsvWriter::node(const NodeRow& row) {
  const auto columns = columns_of(row.table);
  std::vector<std::string> fields;
  for (std::size_t at = 0; at < row.cells.size(); ++at) fields.push_back(words(columns[at].type, row.cells[at]));
  nodes_[static_cast<std::size_t>(row.table)]->write(csv_line(fields));
}

void KuzuCsvWriter::edge(const EdgeRow& row) {
  const std::string_view name = row.typed ? "DID" : std::string_view(row.type);
  const std::vector<EdgeTable>& tables = edge_tables();
  const auto table = std::find_if(tables.begin(), tables.end(), [&](const EdgeTable& each) {
    return each.name == name && each.from == row.from_table && each.to == row.to_table;
  });
  if (table == tables.end()) throw Error(ErrorKind::internal, "no table for relationships " + row.type);
  std::vector<std::string> fields{row.from, row.to};
  if (row.typed) fields.push_back(row.type);
  for (const std::string_view column : table->columns) {
    const std::size_t at = edge_column(column);
    fields.push_back(words(edge_columns()[at].type, row.cells[at]));
  }
  edges_[static_cast<std::size_t>(table - tables.begin())]->write(csv_line(fields));
}

void KuzuCsvWriter::write_script() {
  const std::vector<EdgeTable>& tables = edge_tables();
  for (const NodeTable table : kNodeTables) script_->write(create_node_table(table));
  for (std::size_t at = 0; at < tables.size(); ++at) {
    if (at == 0 || tables[at - 1].name != tables[at].name) script_->write(create_edge_table(at));
  }
  for (const NodeTable table : kNodeTables) {
    script_->write(copy(table_name(table), std::string(table_name(table)) + ".csv", ""));
  }
  for (const EdgeTable& table : tables) {
    script_->write(copy(table.name, table.file,
                        std::string(", FROM='") + table_name(table.from) + "', TO='" + table_name(table.to) + "'"));
  }
}

void KuzuCsvWriter::finish() {
  write_script();
  for (const auto* files : {&nodes_, &edges_}) {
    for (const auto& file : *files) file->settle();
  }
  script_->settle();
  for (const auto* files : {&nodes_, &edges_}) {
    for (const auto& file : *files) file->finish();
  }
  script_->finish();
}

}  // namespace quoth::exporters
