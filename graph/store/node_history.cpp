// SPDX-License-Identifier: Apache-2.0
#include "graph/store/node_history.h"

#include "graph/store/entity_id.h"

#include <algorithm>

namespace quoth::graph {

NodeHistory::NodeHistory(Database& database, std::int64_t since) : database_(database) {
  // Of each node the first row after `since`: SQLite takes the other columns from the row that has the minimum.
  Query row = database_.query(
      "SELECT node, min(generation), cluster, least FROM node_change WHERE generation > ? GROUP BY node");
  row.bind(since);
  while (row.step()) {
    before_.emplace(row.integer(0), State{row.integer(2), row.string(3)});
    if (row.integer(2) != 0) clusters_[row.integer(2)].push_back(row.integer(0));
  }
  // One that others joined changed too, though none of its own nodes did.
  Query joined = database_.query(
      "SELECT DISTINCT n.cluster FROM node_change c JOIN node n ON n.key = c.node WHERE c.generation > ?");
  joined.bind(since);
  while (joined.step()) clusters_.try_emplace(joined.integer(0));
}

NodeHistory::Former NodeHistory::former(std::int64_t cluster) {
  Former former;
  const auto lived_there = [&](std::int64_t node, const std::string& least) {
    if (least.empty()) return;
    if (former.id.empty() || least < former.id) former.id = least;
    Query row = database_.query("SELECT cluster FROM node WHERE key = ? AND least <> ''");
    if (row.with(node).step()) former.now.push_back(row.integer(0));
  };
  for (const std::int64_t node : clusters_.at(cluster)) lived_there(node, before_.at(node).least);
  Query row = database_.query("SELECT key, least FROM node WHERE cluster = ?");
  row.bind(cluster);
  while (row.step()) {
    if (!before_.contains(row.integer(0))) lived_there(row.integer(0), row.string(1));
  }
  std::sort(former.now.begin(), former.now.end());
  former.now.erase(std::unique(former.now.begin(), former.now.end()), former.now.end());
  return former;
}

bool NodeHistory::tell(std::vector<std::pair<std::string, std::string>>& renamed, std::vector<std::string>& gone) {
  for (const auto& [cluster, nodes] : clusters_) {
    Former then = former(cluster);
    if (then.id.empty()) continue;  // nobody lived there
    if (then.now.size() > 1) return false;
    if (then.now.empty()) {
      gone.push_back(std::move(then.id));
      continue;
    }
    std::string id = cluster_id(database_, then.now.front());
    if (id != then.id) renamed.emplace_back(std::move(then.id), std::move(id));
  }
  return true;
}

}  // namespace quoth::graph
