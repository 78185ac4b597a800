// SPDX-License-Identifier: Apache-2.0
// Statements as questions ask for them: filtered, ordered, with the ids of store entities.
#pragma once

#include "graph/store/entity_reader.h"
#include "graph/store/store.h"

#include <cstdint>
#include <memory>
#include <string>

namespace quoth::graph {

class StatementReader {
 public:
  StatementReader(Database& database, const std::string& seen)
      : database_(database), seen_(seen), entities_(database, seen) {}

  // Keys of the statements that pass, in the filter's order.
  std::vector<std::int64_t> keys(const StatementFilter& filter);
  Statement read(std::int64_t statement_key);

 private:
  void read_lists(std::int64_t statement_key, const std::string& digits, Statement& statement);

  Database& database_;
  const std::string& seen_;
  EntityReader entities_;
};

}  // namespace quoth::graph
