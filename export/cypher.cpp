// SPDX-License-Identifier: Apache-2.0
#include "export/cypher.h"

#include "export/code_points.h"

namespace quoth::exporters {
namespace {

constexpr std::size_t kBatch = 500;

std::string literal(std::string_view text) {
  std::string out = "'";
  for_each_code_point(text, [&](char32_t value, std::string_view bytes) {
    switch (value) {
      case U'\'':
        out += "\\'";
        break;
      case U'\\':
        out += "\\\\";
        break;
      case U'\n':
        out += "\\n";
        break;
      case U'\r':
        out += "\\r";
        break;
      case U'\t':
        out += "\\t";
        break;
      default:  // other control characters as they are: not every database reads \u0001
        out += value == 0 ? "\\u0000" : bytes;
    }
  });
  return out + '\'';
}

std::string name(std::string_view identifier) {
  std::string out = "`";
  for (const char c : identifier) out += c == '`' ? std::string("``") : std::string(1, c);
  return out + '`';
}

std::string value(const Column& column, const Cell& cell) {
  if (column.type == CellType::text) return literal(cell.text);
  if (column.type != CellType::text_list) return cell.text;
  std::string out = "[";
  for (const std::string& one : cell.list) out += (out.size() > 1 ? ", " : "") + literal(one);
  return out + ']';
}

std::string map(std::span<const Column> columns, const std::vector<Cell>& cells) {
  std::string out = "{";
  for (std::size_t at = 0; at < cells.size(); ++at) {
    if (!cells[at].present) continue;
    out += (out.size() > 1 ? ", " : "") + name(columns[at].name) + ": " + value(columns[at], cells[at]);
  }
  return out + '}';
}

const char* label_of(NodeTable table) {
  return table == NodeTable::entity ? "Entity" : table == NodeTable::statement ? "Statement" : "Document";
}

}  // namespace

CypherWriter::CypherWriter(ByteSink& sink, CypherIndexes indexes) : sink_(sink) {
  if (indexes == CypherIndexes::none) return;
  const std::string create = indexes == CypherIndexes::neo4j ? "CREATE INDEX IF NOT EXISTS" : "CREATE INDEX";
  for (const char* label : {"Entity", "Statement", "Document"}) {
    sink_.write(create + " FOR (n:" + label + ") ON (n.id);\n");
  }
}

void CypherWriter::node(const NodeRow& row) {
  std::string clauses = "MERGE (n:" + std::string(label_of(row.table)) + " {id: row.id})\nSET n += row.p";
  for (std::size_t at = 1; at < row.labels.size(); ++at) clauses += ", n:" + name(row.labels[at]);
  take("{id: " + literal(row.cells.front().text) + ", p: " + map(columns_of(row.table), row.cells) + '}', clauses);
}

// What tells parallel edges apart: the statement of a typed edge, the order of an attribution, the words of a role.
void CypherWriter::edge(const EdgeRow& row) {
  const std::string key = row.typed                     ? " {statement: row.p.statement}"
                          : row.type == "ATTRIBUTED_TO" ? " {`order`: row.p.`order`}"
                          : row.type == "HAS_ROLE"      ? " {role: row.p.role}"
                                                        : "";
  const std::string clauses = "MATCH (a:" + std::string(label_of(row.from_table)) +
                              " {id: row.a}), (b:" + label_of(row.to_table) +
                              " {id: row.b})\nMERGE (a)-[r:" + name(row.type) + key + "]->(b)\nSET r += row.p";
  take("{a: " + literal(row.from) + ", b: " + literal(row.to) + ", p: " + map(edge_columns(), row.cells) + '}',
       clauses);
}

void CypherWriter::take(const std::string& row, const std::string& clauses) {
  if (clauses != clauses_ || count_ == kBatch) end_statement();
  clauses_ = clauses;
  sink_.write((count_++ == 0 ? "UNWIND [\n  " : ",\n  ") + row);
}

void CypherWriter::end_statement() {
  if (count_ > 0) sink_.write("\n] AS row\n" + clauses_ + ";\n");
  count_ = 0;
}

void CypherWriter::finish() {
  end_statement();
}

}  // namespace quoth::exporters
