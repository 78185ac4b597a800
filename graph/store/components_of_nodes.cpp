// SPDX-License-Identifier: Apache-2.0
#include "graph/store/components_of_nodes.h"

#include "graph/identity/components.h"

#include <algorithm>
#include <map>
#include <string>

namespace quoth::graph {
namespace {

// One component as it lies in the tables.
class Component {
 public:
  explicit Component(Database& database) : database_(database) {}

  // Gathers all that is connected with `start`.
  void gather(std::int64_t start) {
    if (!add(start)) return;
    for (std::size_t next = 0; next < keys_.size(); ++next) expand(keys_[next]);
  }

  bool empty() const { return keys_.empty(); }
  const std::vector<std::int64_t>& keys() const { return keys_; }

  std::vector<std::size_t> join() {
    std::vector<Bridge> bridges;
    for (const auto& [ends, articles] : bridges_) {
      bridges.push_back({index_.at(ends.first), index_.at(ends.second), articles, false});
    }
    for (const auto& [a, b] : same_) bridges.push_back({index_.at(a), index_.at(b), 0, true});
    std::vector<std::pair<std::size_t, std::size_t>> apart;
    for (const auto& [a, b] : apart_) {
      if (a != b && index_.contains(a) && index_.contains(b)) apart.emplace_back(index_.at(a), index_.at(b));
    }
    return join_nodes(nodes_, std::move(bridges), apart);
  }

 private:
  bool add(std::int64_t key) {
    if (index_.contains(key)) return true;
    Query row = database_.query("SELECT label, link FROM node WHERE key = ?");
    if (!row.with(key).step()) return false;
    index_.emplace(key, keys_.size());
    keys_.push_back(key);
    nodes_.push_back({row.string(0), row.string(1)});
    return true;
  }

  void expand(std::int64_t key) {
    Query bridge = database_.query(
        "SELECT a, b, articles FROM bridge WHERE a = ?1 UNION ALL SELECT a, b, articles FROM bridge WHERE b = ?1");
    bridge.bind(key);
    while (bridge.step()) {
      const std::int64_t other = bridge.integer(0) == key ? bridge.integer(1) : bridge.integer(0);
      if (add(other)) bridges_[{bridge.integer(0), bridge.integer(1)}] = bridge.integer(2);
    }
    Query correction = database_.query(
        "SELECT c.action, o.node FROM anchor t JOIN anchor o ON o.correction = t.correction AND o.side <> t.side"
        " JOIN correction c ON c.number = t.correction WHERE t.node = ? AND o.node IS NOT NULL");
    correction.bind(key);
    while (correction.step()) {
      const std::pair<std::int64_t, std::int64_t> pair = std::minmax(key, correction.integer(1));
      if (correction.text(0) == "differ") {
        apart_.insert(pair);
      } else if (add(correction.integer(1))) {
        same_.insert(pair);
      }
    }
  }

  Database& database_;
  std::vector<std::int64_t> keys_;
  std::vector<IdentityNode> nodes_;
  std::map<std::int64_t, std::size_t> index_;
  std::map<std::pair<std::int64_t, std::int64_t>, std::int64_t> bridges_;
  std::set<std::pair<std::int64_t, std::int64_t>> same_;
  std::set<std::pair<std::int64_t, std::int64_t>> apart_;
};

}  // namespace

std::vector<std::pair<std::int64_t, std::int64_t>> joined_clusters(Database& database,
                                                                   const std::set<std::int64_t>& nodes) {
  std::map<std::int64_t, std::int64_t> clusters;
  for (const std::int64_t node : nodes) {
    if (clusters.contains(node)) continue;
    Component component(database);
    component.gather(node);
    const std::vector<std::size_t> roots = component.empty() ? std::vector<std::size_t>() : component.join();
    for (std::size_t index = 0; index < roots.size(); ++index) {
      clusters[component.keys()[index]] = component.keys()[roots[index]];
    }
  }
  return {clusters.begin(), clusters.end()};
}

void join_clusters(Database& database, const std::set<std::int64_t>& nodes, ChangeLog& log) {
  Query moves = database.query("SELECT 1 FROM node WHERE key = ? AND cluster <> ?");
  Query update = database.query("UPDATE node SET cluster = ? WHERE key = ?");
  for (const auto& [node, cluster] : joined_clusters(database, nodes)) {
    const bool moved = moves.with(node, cluster).step();
    moves.reset();
    if (!moved) continue;
    log.node_changes(node);
    update.with(cluster, node).run();
  }
}

}  // namespace quoth::graph
