// SPDX-License-Identifier: Apache-2.0
// The graph as the query engine sees it: nodes with labels, directed edges with one type, properties on both. An
// implementation is a memory-mapped view of the statement store, a graph in memory (memory_graph.h), or one on top of
// the other. The engine knows no schema; it asks by name once, while planning, and by number afterwards.
//
// Nodes and edges have dense 32-bit numbers below `node_bound` and `edge_bound`; numbers of deleted elements stay
// unused. Reading is safe from several threads while no transaction is open.
#pragma once

#include "graph/query/value.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace quoth::query {

// Numbers of interned names: labels, relationship types and property keys are three separate name spaces.
using LabelId = std::uint32_t;
using TypeId = std::uint32_t;
using KeyId = std::uint32_t;

enum class Direction : std::uint8_t { out, in };

// One step from a node: along which edge, to which node.
struct Step {
  EdgeId edge;
  NodeId node;
};

// Relationship types as a graph filters by them, made ready once (`PropertyGraph::type_set`) and good as long as the
// graph lives; only for the graph that made it.
class TypeSet {
 public:
  explicit TypeSet(std::vector<TypeId> types) : types_(std::move(types)) {}
  TypeSet(const TypeSet&) = delete;
  TypeSet& operator=(const TypeSet&) = delete;
  virtual ~TypeSet() = default;

  bool all() const noexcept { return types_.empty(); }
  std::span<const TypeId> types() const noexcept { return types_; }  // none where all are meant
  bool has(TypeId type) const noexcept {
    for (const TypeId one : types_) {
      if (one == type) return true;
    }
    return types_.empty();
  }

 private:
  std::vector<TypeId> types_;
};
using TypeSetPtr = std::shared_ptr<const TypeSet>;

// Where `expand` puts the steps: up to eight spans that point into the graph's own memory, and a scratch vector for
// graphs that keep theirs in another shape. The caller keeps one and uses it again, so that expanding does not
// allocate.
class Steps {
 public:
  void clear() noexcept {
    count_ = 0;
    scratch_.clear();
  }
  void add(std::span<const Step> steps) {
    if (steps.empty()) return;
    if (count_ < kMost) {
      spans_[count_++] = steps;
    } else {
      scratch_.insert(scratch_.end(), steps.begin(), steps.end());
    }
  }
  void add(Step step) { scratch_.push_back(step); }
  // Spans first, then the scratch. Valid until the next `add` or `clear`.
  std::size_t parts() const noexcept { return count_ + (scratch_.empty() ? 0U : 1U); }
  std::span<const Step> part(std::size_t index) const noexcept {
    return index < count_ ? spans_[index] : std::span<const Step>(scratch_);
  }

 private:
  static constexpr std::size_t kMost = 8;
  std::span<const Step> spans_[kMost];
  std::size_t count_ = 0;
  std::vector<Step> scratch_;
};

// All writes of one query. Reads of the graph see them at once; without `commit` the destructor takes them back.
class GraphTransaction {
 public:
  GraphTransaction() = default;
  GraphTransaction(const GraphTransaction&) = delete;
  GraphTransaction& operator=(const GraphTransaction&) = delete;
  virtual ~GraphTransaction() = default;

  virtual NodeId create_node(std::span<const std::string_view> labels) = 0;
  virtual EdgeId create_edge(NodeId from, NodeId to, std::string_view type) = 0;
  // A null removes the property. Throws Error(input) where the element belongs to what was read from articles, telling
  // how to correct that, or where a value of this kind cannot be kept (a map, a node). Holds for all that follow.
  virtual void set_property(NodeId node, std::string_view key, const Value& value) = 0;
  virtual void set_edge_property(EdgeId edge, std::string_view key, const Value& value) = 0;
  virtual void add_label(NodeId node, std::string_view label) = 0;
  virtual void remove_label(NodeId node, std::string_view label) = 0;
  // The node's edges must be gone first; the engine sees to that.
  virtual void delete_node(NodeId node) = 0;
  virtual void delete_edge(EdgeId edge) = 0;
  virtual void commit() = 0;
};

class PropertyGraph {
 public:
  virtual ~PropertyGraph() = default;

  // Names. `std::nullopt` for a name that nothing bears; that is no error. A name keeps its number while the graph
  // lives.
  virtual std::optional<LabelId> label(std::string_view name) const = 0;
  virtual std::optional<TypeId> type(std::string_view name) const = 0;
  virtual std::optional<KeyId> key(std::string_view name) const = 0;
  virtual std::string_view label_name(LabelId label) const = 0;
  virtual std::string_view type_name(TypeId type) const = 0;
  virtual std::string_view key_name(KeyId key) const = 0;
  virtual std::vector<std::string_view> label_names() const = 0;  // those in use, sorted
  virtual std::vector<std::string_view> type_names() const = 0;   // those in use, sorted
  virtual std::vector<std::string_view> key_names() const = 0;    // those in use, sorted

  // Statistics for the planner; all O(1).
  virtual std::uint64_t node_count() const = 0;
  virtual std::uint64_t node_count(LabelId label) const = 0;
  virtual std::uint64_t edge_count() const = 0;
  virtual std::uint64_t edge_count(TypeId type) const = 0;
  virtual NodeId node_bound() const = 0;
  virtual EdgeId edge_bound() const = 0;

  // Nodes. `exists` is false for numbers that are unused or deleted.
  virtual bool node_exists(NodeId node) const = 0;
  virtual bool has_label(NodeId node, LabelId label) const = 0;
  virtual void labels(NodeId node, std::vector<LabelId>& out) const = 0;  // appended, in order of being set
  virtual Value property(NodeId node, KeyId key) const = 0;               // null where it has none
  virtual void keys(NodeId node, std::vector<KeyId>& out) const = 0;      // appended

  // Edges. Type and ends can be read of a deleted edge while the transaction that deleted it is open.
  virtual bool edge_exists(EdgeId edge) const = 0;
  virtual TypeId edge_type(EdgeId edge) const = 0;
  virtual NodeId edge_from(EdgeId edge) const = 0;
  virtual NodeId edge_to(EdgeId edge) const = 0;
  virtual Value edge_property(EdgeId edge, KeyId key) const = 0;
  virtual void edge_keys(EdgeId edge, std::vector<KeyId>& out) const = 0;

  // Without types: all of them, those that come up later too.
  virtual TypeSetPtr type_set(std::vector<TypeId> types) const {
    return std::make_shared<const TypeSet>(std::move(types));
  }
  // The node's edges in one direction, of these types; cleared first. An edge from a node to itself appears in both
  // directions. Order is the graph's, the same at every call.
  virtual void expand(NodeId node, Direction direction, const TypeSet& types, Steps& out) const = 0;
  void expand(NodeId node, Direction direction, std::vector<TypeId> types, Steps& out) const {
    expand(node, direction, *type_set(std::move(types)), out);
  }
  // Adds to counts[node] the node's edges of these types, those that go out, those that come in, or both, an edge from
  // a node to itself once. `counts` has node_bound() entries; from the number that is given back on none has changed.
  // Cost: one pass over the edges, or better.
  virtual NodeId count_edges(bool outgoing, bool incoming, const TypeSet& types, std::span<std::uint32_t> counts) const;

  // Nodes with a label in ascending order, as many as `out` takes, from number `from` on; the number filled in. Called
  // again with the last node's number plus one until it gives zero.
  virtual std::size_t scan(LabelId label, NodeId from, std::span<NodeId> out) const = 0;

  // Looks up nodes by a property's value; false where no index serves the key, and `out` is untouched then. The nodes
  // are appended in ascending order; the engine checks label and value again.
  virtual bool find(KeyId key, const Value& value, std::vector<NodeId>& out) const = 0;
  virtual bool has_index(KeyId key) const = 0;
  // How many nodes a lookup gives on average; only asked where has_index.
  virtual double index_selectivity(KeyId /*key*/) const { return 1.0; }

  // How many nodes with the label have which value of the property, null among them, each value once or more; false
  // where the graph keeps no such counts, and `out` is untouched then.
  virtual bool count_values(LabelId /*label*/, KeyId /*key*/,
                            std::vector<std::pair<Value, std::uint64_t>>& /*out*/) const {
    return false;
  }

  // Increases whenever names come up or counts change much, so that cached plans are made anew.
  virtual std::uint64_t plan_version() const = 0;

  // Opens the one transaction; throws Error(storage) where another is open or the graph cannot be written.
  virtual std::unique_ptr<GraphTransaction> begin() = 0;
};

}  // namespace quoth::query
