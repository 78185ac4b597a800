// SPDX-License-Identifier: Apache-2.0
// Whether a text gives an entity a name: cheaper than reading the whole entity, for those who ask it of many.
#pragma once

#include "graph/store/store.h"

#include <string_view>

namespace quoth::graph {

// False for those who are only described ("a senior official"), who are never one across articles.
bool is_named(Store& store, std::string_view entity_id);

}  // namespace quoth::graph
