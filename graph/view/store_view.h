// SPDX-License-Identifier: Apache-2.0
// The view of a store: the snapshot beside the database where it still stands for the store's state, else one made
// anew.
#pragma once

#include "graph/diagnostics.h"
#include "graph/store/store.h"
#include "graph/view/view.h"

#include <filesystem>

namespace quoth::graph::view {

// Where the snapshot of a database lies: "quoth.db" → "quoth.db.view".
std::filesystem::path snapshot_path(const std::filesystem::path& database);

// Maps the snapshot where it is whole and of the store's state; a missing, older or damaged one is made anew from the
// store and written beside the database. That a damaged one was thrown away, or that the new one could not be written
// (the graph is then held in memory), is reported to `diagnostics`. Cost of making: one pass over the store.
View open_view(Store& store, const std::filesystem::path& database, Diagnostics& diagnostics);

// The snapshot's bytes, made from the store in one pass.
std::vector<std::byte> snapshot_of(Store& store);

}  // namespace quoth::graph::view
