// SPDX-License-Identifier: Apache-2.0
// What users said of entities: an append-only log that outlives re-reading and rebuilding. A correction names article
// entities by id and by what they were called, so that it finds them again when a document is read anew (other numbers)
// or forgotten (another article's entity of that name).
#pragma once

#include "graph/store/database.h"
#include "graph/store/store.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quoth::graph {

struct Correction {
  std::int64_t number = 0;  // from 1, in the order in which they were made
  std::string action;       // "same", "differ", "rename", "undo"
  std::string a;            // article entities' ids
  std::string b;
  std::string a_name;
  std::string b_name;       // of `rename` the new name
  std::int64_t undoes = 0;  // of `undo` the correction's number
  bool in_force = false;

  bool operator==(const Correction&) const = default;
};

// ---- for users; each a transaction of its own ----

// `a` and `b` are ids of store or article entities. Throws Error(usage) for an unknown id, for `same` on what is the
// same already or was told apart (undo that first), for `differ` on one and the same article entity. After `differ(a,
// b)`, where nothing else tells, what was joined stays with `a`.
Correction make_same(Store& store, const std::string& a, const std::string& b);
Correction make_differ(Store& store, const std::string& a, const std::string& b);
Correction rename_entity(Store& store, const std::string& entity, const std::string& name);
// The last one in force, or that of `number`. Throws Error(usage) where there is none.
Correction undo_correction(Store& store, std::optional<std::int64_t> number);

// The whole log, by number.
std::vector<Correction> corrections(Store& store);

// ---- for the identity index ----

// True where a correction in force waits for its entity, or took hold of another one by name.
bool has_loose_anchors(Database& database);
// Finds the entities of all corrections in force anew. The entities at which something changed, sorted.
std::vector<std::int64_t> resolve_anchors(Database& database);
// "side:3a" for each `differ` that is anchored at the entity, sorted.
std::vector<std::string> sides_of(Database& database, std::int64_t entity);

}  // namespace quoth::graph
