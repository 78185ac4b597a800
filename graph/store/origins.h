// SPDX-License-Identifier: Apache-2.0
// Which documents are near-duplicates of one another (graph/identity/near_duplicates.h): connected components over
// pairs that share a band and are similar enough. document.origin holds the key of one of them, the same for all.
#pragma once

#include "graph/identity/near_duplicates.h"
#include "graph/store/database.h"

#include <cstdint>
#include <string>
#include <vector>

namespace quoth::graph {

// Writes the bands of a document that was just inserted with its signature, and joins it with its near-duplicates.
void add_origin(Database& database, std::int64_t document_key, const Signature& signature);
// Before the document is erased: what it alone held together falls apart.
void remove_origin(Database& database, std::int64_t document_key);
// Keys of the documents that are near-duplicates of this one directly, sorted.
std::vector<std::int64_t> near_duplicates_of(Database& database, std::int64_t document_key, const Signature& signature);
// The id of the first of its near-duplicates by publication, then uri; documents without a date come last.
std::string origin_id(Database& database, std::int64_t origin);

}  // namespace quoth::graph
