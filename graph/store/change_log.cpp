// SPDX-License-Identifier: Apache-2.0
#include "graph/store/change_log.h"

namespace quoth::graph {
namespace {

constexpr std::int64_t kKept = 65'536;    // generations
constexpr std::int64_t kTrimmed = 1'024;  // at once

}  // namespace

void ChangeLog::node_changes(std::int64_t node) {
  database_.query("INSERT OR IGNORE INTO node_change SELECT key, ?, cluster, least FROM node WHERE key = ?")
      .with(generation_, node)
      .run();
}

void ChangeLog::node_made(std::int64_t node) {
  database_.query("INSERT OR IGNORE INTO node_change VALUES(?, ?, 0, '')").with(node, generation_).run();
}

void ChangeLog::document_changed(std::int64_t document) {
  note_untold_relations(document);
  database_.query("UPDATE document SET generation = ? WHERE key = ?").with(generation_, document).run();
}

void ChangeLog::document_goes(std::int64_t document) {
  note_untold_relations(document);
  database_.query("INSERT OR IGNORE INTO gone_document SELECT ?, id FROM document WHERE key = ?")
      .with(generation_, document)
      .run();
}

void ChangeLog::trim() {
  if (generation_ % kTrimmed != 0 || generation_ <= kKept) return;
  const std::int64_t oldest = generation_ - kKept;
  database_.query("DELETE FROM node_change WHERE generation <= ?").with(oldest).run();
  database_.query("DELETE FROM gone_document WHERE generation <= ?").with(oldest).run();
  database_.query("UPDATE counter SET value = max(value, ?) WHERE name = 'untold'").with(oldest).run();
}

// Roles and places of entities are the graph's, not a document's: whether one is still there when a document that told
// it is gone, no table says.
void ChangeLog::note_untold_relations(std::int64_t document) {
  Query row = database_.query(
      "SELECT EXISTS (SELECT 1 FROM entity e WHERE e.document = ?1 AND (e.place IS NOT NULL OR EXISTS"
      " (SELECT 1 FROM role r WHERE r.entity = e.key AND r.of IS NOT NULL)))");
  if (!row.with(document).step() || row.integer(0) == 0) return;
  row.reset();
  database_.query("UPDATE counter SET value = ? WHERE name = 'untold'").with(generation_).run();
}

}  // namespace quoth::graph
