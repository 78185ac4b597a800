// SPDX-License-Identifier: Apache-2.0
// The view of a store: the snapshot beside the database, with a delta of what the store did since, or one made anew.
#pragma once

#include "graph/diagnostics.h"
#include "graph/store/store.h"
#include "graph/view/view.h"

#include <filesystem>

namespace quoth::graph::view {

// Where the snapshot of a database lies: "quoth.db" → "quoth.db.view".
std::filesystem::path snapshot_path(const std::filesystem::path& database);

// Maps the snapshot. Where the store has moved on since, what changed stands beside it as a delta, in memory; where
// that is more than a 64th of the statements, or the store cannot tell it, or the snapshot is missing or damaged, it is
// made anew and written beside the database. That a damaged one was thrown away, or that the new one could not be
// written (the graph is then held in memory), is reported to `diagnostics`. Cost: look-ups for what changed, or one
// pass over the store.
View open_view(Store& store, const std::filesystem::path& database, Diagnostics& diagnostics);

// The snapshot's bytes, made from the store in one pass.
std::vector<std::byte> snapshot_of(Store& store);

}  // namespace quoth::graph::view
