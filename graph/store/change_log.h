// SPDX-License-Identifier: Apache-2.0
// What each generation of the store changed in the graph, written as it happens: which nodes stood for whom before,
// which documents came, changed or went. With it a graph in memory that holds generation g follows the store without
// being made anew (graph_changes.h reads it).
#pragma once

#include "graph/store/database.h"

#include <cstdint>

namespace quoth::graph {

class ChangeLog {
 public:
  ChangeLog(Database& database, std::int64_t generation) : database_(database), generation_(generation) {}

  std::int64_t generation() const noexcept { return generation_; }

  // Before a node's cluster or least id changes, or it is deleted; only the first call for it in a generation counts.
  void node_changes(std::int64_t node);
  // A node that was not there before.
  void node_made(std::int64_t node);
  // Who is in the document changed, or what is read from it.
  void document_changed(std::int64_t document);
  // Before the document's row is deleted.
  void document_goes(std::int64_t document);
  // Now and then forgets what is so old that a graph of that age is better made anew.
  void trim();

 private:
  void note_untold_relations(std::int64_t document);

  Database& database_;
  std::int64_t generation_;
};

}  // namespace quoth::graph
