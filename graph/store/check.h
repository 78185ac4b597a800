// SPDX-License-Identifier: Apache-2.0
// Verifies a store: every span re-read against its text, every reference followed, every index and the whole identity
// worked out again and compared.
#pragma once

#include "graph/store/store.h"

#include <cstdint>
#include <string>
#include <vector>

namespace quoth::graph {

struct Problem {
  std::string where;  // a record's id, a document's uri, or a table
  std::string what;

  bool operator==(const Problem&) const = default;
};

struct CheckReport {
  std::uint64_t documents = 0;  // retired versions included
  std::uint64_t entities = 0;   // of articles
  std::uint64_t statements = 0;
  std::uint64_t spans = 0;  // compared with their texts
  std::vector<Problem> problems;
};

// Reads everything once; memory: one document, and the names of the store. Problems come by document in the order of
// uris, then those of the store as a whole.
CheckReport check(Store& store);

// ---- the parts, for check.cpp ----

class Database;
void check_document_identity(Database& database, std::int64_t document_key, const Records& records,
                             std::vector<Problem>& problems);
void check_identity(Database& database, std::vector<Problem>& problems);

}  // namespace quoth::graph
