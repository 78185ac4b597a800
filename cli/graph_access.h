// SPDX-License-Identifier: Apache-2.0
// What the commands that ask the graph in memory share: the view of the store, and where an entity lies in it.
#pragma once

#include "cli/command.h"
#include "graph/store/store.h"
#include "graph/view/view.h"

#include <string>

namespace quoth::cli {

// The store's view, from its snapshot where that is good. With --as-of it is made in memory.
graph::view::View view_of(graph::Store& store, Context& context);

// Where the entity that a user means by `name` lies. Errors as entity_called() of store_access.h.
graph::view::Vertex vertex_called(graph::Store& store, const graph::view::View& view, const std::string& name);

}  // namespace quoth::cli
