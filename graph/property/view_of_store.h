// SPDX-License-Identifier: Apache-2.0
// The view of a store: mapped from a snapshot beside the database where that is of the store's present state, else made
// from the store's rows and kept there.
#pragma once

#include "graph/store/store.h"
#include "graph/view/view.h"

#include <filesystem>

namespace quoth::graph::property {

// Reads every row where the snapshot is not there or older. A snapshot that cannot be written is no error: the view is
// held in memory then.
view::View view_of(Store& store, const std::filesystem::path& database);

}  // namespace quoth::graph::property
