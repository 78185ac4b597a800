// SPDX-License-Identifier: Apache-2.0
// The property graph as a Cypher script: UNWIND … MERGE in batches, so that running it twice changes nothing. For
// Neo4j, FalkorDB, Memgraph and whatever else speaks openCypher.
#pragma once

#include "export/byte_sink.h"
#include "export/property_graph.h"

#include <string>

namespace quoth::exporters {

// The script's first three statements, which make an index on each node's id: without one every MERGE looks at all
// nodes. There is no common syntax for them. `neo4j` may be run again and again; `falkordb` has no IF NOT EXISTS and
// refuses what is there, so it is for the first load; `none` leaves them out and is for every database.
enum class CypherIndexes { neo4j, falkordb, none };

// A statement for every run of rows of the same labels or type, at most 500; one statement ends with ";" and a newline.
class CypherWriter : public PropertyGraphWriter {
 public:
  explicit CypherWriter(ByteSink& sink, CypherIndexes indexes = CypherIndexes::neo4j);
  void node(const NodeRow& row) override;
  void edge(const EdgeRow& row) override;
  void finish() override;

 private:
  void take(const std::string& row, const std::string& clauses);
  void end_statement();

  ByteSink& sink_;
  std::string clauses_;  // what follows the rows of the statement that is open
  std::size_t count_ = 0;
};

}  // namespace quoth::exporters
