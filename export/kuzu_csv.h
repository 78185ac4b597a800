// SPDX-License-Identifier: Apache-2.0
// The property graph as a folder of CSV files and the script that loads them, for Kùzu and its successor Ladybug. Their
// tables are fixed, so the typed edges, whose types are the articles' own words, are one table: `DID {label:
// 'WARNED'}`.
#pragma once

#include "export/output_file.h"
#include "export/property_graph.h"

#include <filesystem>
#include <memory>
#include <vector>

namespace quoth::exporters {

// Writes load.cypher (CREATE … TABLE and COPY, paths relative to the folder), a CSV file for each node table and for
// each relationship table's pair of ends. Lists are JSON text: Kùzu's CSV has no way to write a comma inside one. All
// take their place in `finish`, or none.
class KuzuCsvWriter : public PropertyGraphWriter {
 public:
  explicit KuzuCsvWriter(const std::filesystem::path& folder);
  void node(const NodeRow& row) override;
  void edge(const EdgeRow& row) override;
  void finish() override;

 private:
  void write_script();

  std::unique_ptr<OutputFile> script_;
  std::vector<std::unique_ptr<OutputFile>> nodes_;  // by NodeTable
  std::vector<std::unique_ptr<OutputFile>> edges_;  // as the tables of relationships
};

}  // namespace quoth::exporters
