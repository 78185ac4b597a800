// SPDX-License-Identifier: Apache-2.0
// A property graph in memory, for reading and writing: what the conformance kit runs on, and what elements live in that
// users create beside the extracted ones. Deterministic; one transaction at a time, undone from a log.
#pragma once

#include "graph/query/property_graph.h"

#include <functional>
#include <unordered_map>

namespace quoth::query {

// Names to numbers and back, in order of first use.
class NameTable {
 public:
  std::optional<std::uint32_t> find(std::string_view name) const;
  std::uint32_t intern(std::string_view name);
  std::string_view name(std::uint32_t number) const { return *names_[number]; }
  std::size_t size() const noexcept { return names_.size(); }

 private:
  std::vector<std::unique_ptr<std::string>> names_;  // each at a fixed address
  std::unordered_map<std::string_view, std::uint32_t> numbers_;
};

class MemoryGraph : public PropertyGraph {
 public:
  MemoryGraph() = default;

  std::optional<LabelId> label(std::string_view name) const override { return labels_.find(name); }
  std::optional<TypeId> type(std::string_view name) const override { return types_.find(name); }
  std::optional<KeyId> key(std::string_view name) const override { return keys_.find(name); }
  std::string_view label_name(LabelId label) const override { return labels_.name(label); }
  std::string_view type_name(TypeId type) const override { return types_.name(type); }
  std::string_view key_name(KeyId key) const override { return keys_.name(key); }
  std::vector<std::string_view> label_names() const override;
  std::vector<std::string_view> type_names() const override;
  std::vector<std::string_view> key_names() const override;

  std::uint64_t node_count() const override { return live_nodes_; }
  std::uint64_t node_count(LabelId label) const override {
    return label < by_label_.size() ? by_label_[label].size() : 0;
  }
  std::uint64_t edge_count() const override { return live_edges_; }
  std::uint64_t edge_count(TypeId type) const override { return type < by_type_.size() ? by_type_[type] : 0; }
  NodeId node_bound() const override { return static_cast<NodeId>(nodes_.size()); }
  EdgeId edge_bound() const override { return static_cast<EdgeId>(edges_.size()); }

  bool node_exists(NodeId node) const override { return node < nodes_.size() && nodes_[node].alive; }
  bool has_label(NodeId node, LabelId label) const override;
  void labels(NodeId node, std::vector<LabelId>& out) const override;
  Value property(NodeId node, KeyId key) const override { return lookup(nodes_[node].properties, key); }
  void keys(NodeId node, std::vector<KeyId>& out) const override;

  bool edge_exists(EdgeId edge) const override { return edge < edges_.size() && edges_[edge].alive; }
  TypeId edge_type(EdgeId edge) const override { return edges_[edge].type; }
  NodeId edge_from(EdgeId edge) const override { return edges_[edge].from; }
  NodeId edge_to(EdgeId edge) const override { return edges_[edge].to; }
  Value edge_property(EdgeId edge, KeyId key) const override { return lookup(edges_[edge].properties, key); }
  void edge_keys(EdgeId edge, std::vector<KeyId>& out) const override;

  using PropertyGraph::expand;
  void expand(NodeId node, Direction direction, const TypeSet& types, Steps& out) const override;
  std::size_t scan(LabelId label, NodeId from, std::span<NodeId> out) const override;
  bool find(KeyId key, const Value& value, std::vector<NodeId>& out) const override;
  bool has_index(KeyId key) const override { return indexes_.contains(key); }
  double index_selectivity(KeyId key) const override;
  std::uint64_t plan_version() const override { return version_; }
  std::unique_ptr<GraphTransaction> begin() override;

  // Keeps an index over the values of a property of nodes, now and from here on.
  void create_index(std::string_view key);

 private:
  class Transaction;
  using Properties = std::vector<std::pair<KeyId, Value>>;
  struct Node {
    bool alive = true;
    std::vector<LabelId> labels;
    Properties properties;
    std::vector<Step> out, in;
  };
  struct Edge {
    bool alive = true;
    TypeId type = 0;
    NodeId from = 0, to = 0;
    Properties properties;
  };
  using Index = std::unordered_map<std::size_t, std::vector<NodeId>>;  // by the value's hash

  static Value lookup(const Properties& properties, KeyId key);
  void insert_label(NodeId node, LabelId label);
  void erase_label(NodeId node, LabelId label);
  void assign(NodeId node, KeyId key, const Value& value);
  void index_value(NodeId node, KeyId key, const Value& value, bool present);
  void link(EdgeId edge);
  void unlink(EdgeId edge);

  NameTable labels_, types_, keys_;
  std::vector<Node> nodes_;
  std::vector<Edge> edges_;
  std::vector<std::vector<NodeId>> by_label_;  // ascending
  std::vector<std::uint64_t> by_type_;
  std::unordered_map<KeyId, Index> indexes_;
  std::uint64_t live_nodes_ = 0;
  std::uint64_t live_edges_ = 0;
  std::uint64_t version_ = 0;
  bool writing_ = false;
};

}  // namespace quoth::query
