// SPDX-License-Identifier: Apache-2.0
// The property graph as a folder of CSV files with typed headers, for `neo4j-admin database import full`.
#pragma once

#include "export/output_file.h"
#include "export/property_graph.h"

#include <array>
#include <filesystem>
#include <memory>

namespace quoth::exporters {

// Writes entities.csv, statements.csv, documents.csv and relationships.csv to `folder`, which is made where it is not
// there; lists are joined by U+001F (import with --array-delimiter=U+001F). All four take their place in `finish`, or
// none.
class Neo4jCsvWriter : public PropertyGraphWriter {
 public:
  explicit Neo4jCsvWriter(const std::filesystem::path& folder);
  void node(const NodeRow& row) override;
  void edge(const EdgeRow& row) override;
  void finish() override;

 private:
  std::array<std::unique_ptr<OutputFile>, 4> files_;  // by NodeTable, then relationships
};

}  // namespace quoth::exporters
