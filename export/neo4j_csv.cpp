// SPDX-License-Identifier: Apache-2.0
#include "export/neo4j_csv.h"

#include "export/csv.h"

namespace quoth::exporters {
namespace {

constexpr char kListDelimiter = '\x1F';

std::string header_of(const Column& column) {
  const std::string name(column.name);
  switch (column.type) {
    case CellType::text_list:
      return name + ":string[]";
    case CellType::boolean:
      return name + ":boolean";
    case CellType::integer:
      return name + ":long";
    case CellType::decimal:
      return name + ":double";
    case CellType::text:
      return name;
  }
  return name;
}

std::string words(const Cell& cell) {
  if (cell.list.empty()) return cell.text;
  std::string out;
  for (std::size_t at = 0; at < cell.list.size(); ++at) {
    if (at > 0) out += kListDelimiter;
    for (const char c : cell.list[at]) out += c == kListDelimiter ? ' ' : c;
  }
  return out;
}

}  // namespace

Neo4jCsvWriter::Neo4jCsvWriter(const std::filesystem::path& folder) {
  make_folder(folder);
  constexpr std::array kNames = {"entities.csv", "statements.csv", "documents.csv", "relationships.csv"};
  for (std::size_t at = 0; at < kNames.size(); ++at) files_[at] = std::make_unique<OutputFile>(folder / kNames[at]);
  for (const NodeTable table : {NodeTable::entity, NodeTable::statement, NodeTable::document}) {
    std::vector<std::string> header{"id:ID"};
    for (const Column& column : columns_of(table).subspan(1)) header.push_back(header_of(column));
    header.emplace_back(":LABEL");
    files_[static_cast<std::size_t>(table)]->write(csv_line(header));
  }
  std::vector<std::string> header{":START_ID", ":END_ID", ":TYPE"};
  for (const Column& column : edge_columns()) header.push_back(header_of(column));
  files_[3]->write(csv_line(header));
}

void Neo4jCsvWriter::node(const NodeRow& row) {
  std::vector<std::string> fields;
  for (const Cell& cell : row.cells) fields.push_back(words(cell));
  std::string labels;
  for (const std::string& label : row.labels) {
    if (!labels.empty()) labels += kListDelimiter;
    labels += label;
  }
  fields.push_back(std::move(labels));
  files_[static_cast<std::size_t>(row.table)]->write(csv_line(fields));
}

void Neo4jCsvWriter::edge(const EdgeRow& row) {
  std::vector<std::string> fields{row.from, row.to, row.type};
  for (const Cell& cell : row.cells) fields.push_back(words(cell));
  files_[3]->write(csv_line(fields));
}

void Neo4jCsvWriter::finish() {
  for (const auto& file : files_) file->settle();
  for (const auto& file : files_) file->finish();
}

}  // namespace quoth::exporters
