// SPDX-License-Identifier: Apache-2.0
// The statement store as the query engine's property graph: nodes, edges and properties as in design/PROPERTY_GRAPH.md,
// read from a view, with the long texts fetched from the store where a query asks for them. Cannot be written:
// LayeredGraph (layered_graph.h) keeps what users create beside it.
#pragma once

#include "graph/property/edge_types.h"
#include "graph/property/node_labels.h"
#include "graph/query/property_graph.h"
#include "graph/store/store.h"
#include "graph/view/edge_numbers.h"
#include "graph/view/view.h"

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quoth::graph::property {

class StatementPropertyGraph : public query::PropertyGraph {
 public:
  // Both must outlive the graph; without a store (nullptr) the texts that only it has are null.
  explicit StatementPropertyGraph(const view::View& view, Store* store = nullptr);

  const view::View& view() const noexcept { return view_; }

  std::optional<query::LabelId> label(std::string_view name) const override { return labels_.find(name); }
  std::optional<query::TypeId> type(std::string_view name) const override { return types_.find(name); }
  std::optional<query::KeyId> key(std::string_view name) const override;
  std::string_view label_name(query::LabelId label) const override { return labels_.name(label); }
  std::string_view type_name(query::TypeId type) const override { return types_.name(type); }
  std::string_view key_name(query::KeyId key) const override;
  std::vector<std::string_view> label_names() const override;
  std::vector<std::string_view> type_names() const override;
  std::vector<std::string_view> key_names() const override;

  std::uint64_t node_count() const override { return view_.vertex_count(); }
  std::uint64_t node_count(query::LabelId label) const override { return labels_.count(label); }
  std::uint64_t edge_count() const override { return types_.count(); }
  // Those of retired statements among them.
  std::uint64_t edge_count(query::TypeId type) const override { return types_.count(type) + open_counts()[type]; }
  query::NodeId node_bound() const override { return view_.vertex_count(); }
  query::EdgeId edge_bound() const override { return edges_.count(); }

  bool node_exists(query::NodeId node) const override { return node < view_.vertex_count() && view_.is_alive(node); }
  bool has_label(query::NodeId node, query::LabelId label) const override { return labels_.has(node, label); }
  void labels(query::NodeId node, std::vector<query::LabelId>& out) const override { labels_.of(node, out); }
  query::Value property(query::NodeId node, query::KeyId key) const override;
  void keys(query::NodeId node, std::vector<query::KeyId>& out) const override;

  bool edge_exists(query::EdgeId edge) const override { return edge < edges_.count() && edges_.exists(edge); }
  query::TypeId edge_type(query::EdgeId edge) const override { return types_.of(edges_.kind_at(edge)); }
  query::NodeId edge_from(query::EdgeId edge) const override { return edges_.at(edge).edge.source; }
  query::NodeId edge_to(query::EdgeId edge) const override { return edges_.at(edge).edge.target; }
  query::Value edge_property(query::EdgeId edge, query::KeyId key) const override;
  void edge_keys(query::EdgeId edge, std::vector<query::KeyId>& out) const override;

  query::TypeSetPtr type_set(std::vector<query::TypeId> types) const override;
  using PropertyGraph::expand;
  void expand(query::NodeId node, query::Direction direction, const query::TypeSet& types,
              query::Steps& out) const override;
  query::NodeId count_edges(bool outgoing, bool incoming, const query::TypeSet& types,
                            std::span<std::uint32_t> counts) const override;
  // Of :Statement by its type, label, predicate, modality and the like: what the view has as columns.
  bool count_values(query::LabelId label, query::KeyId key,
                    std::vector<std::pair<query::Value, std::uint64_t>>& out) const override;
  std::size_t scan(query::LabelId label, query::NodeId from, std::span<query::NodeId> out) const override;
  bool find(query::KeyId key, const query::Value& value, std::vector<query::NodeId>& out) const override;
  bool has_index(query::KeyId key) const override;
  std::uint64_t plan_version() const override { return 0; }
  // Throws Error(input): what was read from articles is corrected by commands.
  std::unique_ptr<query::GraphTransaction> begin() override;

 private:
  struct Types;
  // Facts without target by type; made when first asked for.
  const std::vector<std::uint64_t>& open_counts() const;
  query::Value entity_property(query::NodeId node, query::KeyId key) const;
  query::Value statement_property(std::uint32_t statement, query::KeyId key) const;
  query::Value document_property(std::uint32_t document, query::KeyId key) const;
  query::Value typed_property(const view::NumberedEdge& edge, query::KeyId key) const;
  query::Value from_store(std::uint32_t statement, query::KeyId key) const;
  query::Value relation_property(const view::NumberedEdge& edge, query::KeyId key) const;

  const view::View& view_;
  Store* store_;
  NodeLabels labels_;
  EdgeTypes types_;
  view::EdgeNumbers edges_;
  // The store's statement that was asked for last: its texts are asked for one after the other.
  mutable std::once_flag counted_;
  mutable std::vector<std::uint64_t> open_counts_;
  mutable std::mutex mutex_;
  mutable std::optional<Statement> last_;
};

// What a write to extracted elements is answered with.
[[noreturn]] void refuse_to_change_extracted();

}  // namespace quoth::graph::property
