// SPDX-License-Identifier: Apache-2.0
// The tables of the store and their versions. schema.sql is version 1; a later version is a script that changes the one
// before it.
#pragma once

#include "graph/store/database.h"

namespace quoth::graph {

inline constexpr std::int64_t kApplicationId = 0x51754f74;  // "QuOt", at byte 68 of the file
inline constexpr std::int64_t kSchemaVersion = 3;

// True for a database without any table, which a writer may make its own.
bool is_empty_database(Database& database);

// Throws Error(storage) for a database of another program, or of a schema newer than this program's; says what to do.
void require_our_database(Database& database);

// Brings an empty or older database to kSchemaVersion, in one transaction.
void migrate(Database& database);

}  // namespace quoth::graph
