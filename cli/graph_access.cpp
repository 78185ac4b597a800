// SPDX-License-Identifier: Apache-2.0
#include "cli/graph_access.h"

#include "cli/store_access.h"
#include "graph/error.h"
#include "graph/view/store_view.h"

namespace quoth::cli {

graph::view::View view_of(graph::Store& store, Context& context) {
  if (!context.as_of.empty()) {
    return graph::view::View(graph::view::Snapshot::from_bytes(graph::view::snapshot_of(store)));
  }
  return graph::view::open_view(store, context.database, context.diagnostics);
}

graph::view::Vertex vertex_called(graph::Store& store, const graph::view::View& view, const std::string& name) {
  const graph::StoreEntity entity = entity_called(store, name);
  if (const auto vertex = view.find_entity(entity.id)) return *vertex;
  throw Error(ErrorKind::internal, entity.id + " is in the store and not in its view");
}

}  // namespace quoth::cli
