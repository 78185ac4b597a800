// SPDX-License-Identifier: Apache-2.0
// What users create, beside a graph that cannot be written: their nodes and relationships have the numbers behind the
// base's, may join nodes of the base, and can be changed and deleted; elements of the base cannot. A listener keeps the
// changes of each transaction.
#pragma once

#include "graph/query/memory_graph.h"
#include "graph/query/property_graph.h"

#include <functional>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace quoth::graph::property {

class LayeredGraph : public query::PropertyGraph {
 public:
  // The own elements that a transaction made, changed or deleted, ascending; those that came and went among them.
  struct Touched {
    std::set<query::NodeId> nodes;
    std::set<query::EdgeId> edges;
  };
  // Called by `commit` before it succeeds; throws to have it fail.
  using Keep = std::function<void(const LayeredGraph& graph, const Touched& touched)>;

  // `base` must outlive the graph.
  explicit LayeredGraph(query::PropertyGraph& base);
  void on_commit(Keep keep) { keep_ = std::move(keep); }

  query::PropertyGraph& base() noexcept { return base_; }
  const query::PropertyGraph& base() const noexcept { return base_; }
  query::NodeId first_node() const noexcept { return first_node_; }
  query::EdgeId first_edge() const noexcept { return first_edge_; }

  std::optional<query::LabelId> label(std::string_view name) const override;
  std::optional<query::TypeId> type(std::string_view name) const override;
  std::optional<query::KeyId> key(std::string_view name) const override;
  std::string_view label_name(query::LabelId label) const override;
  std::string_view type_name(query::TypeId type) const override;
  std::string_view key_name(query::KeyId key) const override;
  std::vector<std::string_view> label_names() const override;
  std::vector<std::string_view> type_names() const override;
  std::vector<std::string_view> key_names() const override;

  std::uint64_t node_count() const override { return base_.node_count() + live_nodes_; }
  std::uint64_t node_count(query::LabelId label) const override;
  std::uint64_t edge_count() const override { return base_.edge_count() + live_edges_; }
  std::uint64_t edge_count(query::TypeId type) const override;
  query::NodeId node_bound() const override { return first_node_ + static_cast<query::NodeId>(nodes_.size()); }
  query::EdgeId edge_bound() const override { return first_edge_ + static_cast<query::EdgeId>(edges_.size()); }

  bool node_exists(query::NodeId node) const override;
  bool has_label(query::NodeId node, query::LabelId label) const override;
  void labels(query::NodeId node, std::vector<query::LabelId>& out) const override;
  query::Value property(query::NodeId node, query::KeyId key) const override;
  void keys(query::NodeId node, std::vector<query::KeyId>& out) const override;
  bool edge_exists(query::EdgeId edge) const override;
  query::TypeId edge_type(query::EdgeId edge) const override;
  query::NodeId edge_from(query::EdgeId edge) const override;
  query::NodeId edge_to(query::EdgeId edge) const override;
  query::Value edge_property(query::EdgeId edge, query::KeyId key) const override;
  void edge_keys(query::EdgeId edge, std::vector<query::KeyId>& out) const override;
  query::TypeSetPtr type_set(std::vector<query::TypeId> types) const override;
  using PropertyGraph::expand;
  void expand(query::NodeId node, query::Direction direction, const query::TypeSet& types,
              query::Steps& out) const override;
  query::NodeId count_edges(bool outgoing, bool incoming, const query::TypeSet& types,
                            std::span<std::uint32_t> counts) const override;
  bool count_values(query::LabelId label, query::KeyId key,
                    std::vector<std::pair<query::Value, std::uint64_t>>& out) const override;
  std::size_t scan(query::LabelId label, query::NodeId from, std::span<query::NodeId> out) const override;
  bool find(query::KeyId key, const query::Value& value, std::vector<query::NodeId>& out) const override;
  bool has_index(query::KeyId key) const override { return !own(key) && base_.has_index(key); }
  double index_selectivity(query::KeyId key) const override { return base_.index_selectivity(key); }
  std::uint64_t plan_version() const override { return base_.plan_version() + version_; }
  std::unique_ptr<query::GraphTransaction> begin() override;

 private:
  class Transaction;
  struct Types;
  using Properties = std::vector<std::pair<query::KeyId, query::Value>>;
  struct Node {
    bool alive = true;
    std::vector<query::LabelId> labels;
    Properties properties;
  };
  struct Edge {
    bool alive = true;
    query::TypeId type = 0;
    query::NodeId from = 0, to = 0;
    Properties properties;
  };
  // Names that the base does not know have numbers from here on.
  static constexpr std::uint32_t kOwn = 0x80000000U;
  static bool own(std::uint32_t number) noexcept { return number >= kOwn; }

  std::uint32_t intern_label(std::string_view name);
  std::uint32_t intern_type(std::string_view name);
  std::uint32_t intern_key(std::string_view name);
  bool is_own_node(query::NodeId node) const noexcept { return node >= first_node_; }
  bool is_own_edge(query::EdgeId edge) const noexcept { return edge >= first_edge_; }
  const Node& node(query::NodeId id) const { return nodes_[id - first_node_]; }
  const Edge& edge(query::EdgeId id) const { return edges_[id - first_edge_]; }
  void link(query::EdgeId edge);
  void unlink(query::EdgeId edge);

  query::PropertyGraph& base_;
  query::NodeId first_node_;
  query::EdgeId first_edge_;
  query::NameTable labels_, types_, keys_;
  std::vector<Node> nodes_;
  std::vector<Edge> edges_;
  std::unordered_map<query::NodeId, std::vector<query::Step>> out_, in_;
  std::uint64_t live_nodes_ = 0, live_edges_ = 0, version_ = 0;
  bool writing_ = false;
  Keep keep_;
};

}  // namespace quoth::graph::property
