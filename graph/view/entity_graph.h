// SPDX-License-Identifier: Apache-2.0
// Entities and the typed edges between them (what was affirmed and asserted, one edge for each source and target), as a
// model of Boost.Graph's VertexListGraph, EdgeListGraph, BidirectionalGraph and AdjacencyGraph, so that Boost's
// algorithms run on it unchanged. A handle to a View: cheap to copy, must not outlive it.
//
//   const EntityGraph graph(view);
//   boost::brandes_betweenness_centrality(graph, centrality);   // graph/view/entity_graph.h gives the index maps
//
// Parallel edges and loops occur. Out edges of an entity come sorted by label, target, statement within the base, then
// those of the delta. Advancing an iterator costs O(1); `out_degree` O(1) in the base alone, else O(degree).
#pragma once

#include "graph/view/view.h"

#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/iterator_facade.hpp>
#include <boost/property_map/property_map.hpp>

#include <cstdint>
#include <iterator>
#include <utility>

namespace quoth::graph::view {

struct EntityEdge {
  Vertex source = 0;
  Vertex target = 0;
  std::uint32_t statement = 0;  // its number in the view
  std::uint32_t index = 0;      // dense over all edges: an edge_index for Boost

  bool operator==(const EntityEdge& other) const noexcept { return index == other.index; }
  auto operator<=>(const EntityEdge& other) const noexcept { return index <=> other.index; }
};

class EntityGraph {
 public:
  explicit EntityGraph(const View& view) noexcept : view_(&view) {}
  const View& view() const noexcept { return *view_; }

 private:
  const View* view_;
};

enum class Direction : std::uint8_t { out, in };

// Walks the typed edges of one entity over all its rows, passing over retired statements.
template <Direction direction>
class EntityEdgeIterator : public boost::iterator_facade<EntityEdgeIterator<direction>, const EntityEdge,
                                                         std::forward_iterator_tag, EntityEdge> {
 public:
  EntityEdgeIterator() = default;
  // The first edge of `entity`, or the end where `at_end`.
  EntityEdgeIterator(const View& view, Vertex entity, bool at_end) : view_(&view), entity_(entity) {
    rows_ = static_cast<std::uint32_t>(view.rows_of(entity, single_).size());
    row_ = at_end ? rows_ : 0;
    enter_row();
  }

 private:
  friend class boost::iterator_core_access;

  static const Rows& rows(const Columns& columns) noexcept {
    return direction == Direction::out ? columns.out_rows : columns.in_rows;
  }

  void enter_row() {
    for (; row_ < rows_; ++row_) {
      View::PartRow single;
      const View::PartRow here = view_->rows_of(entity_, single)[row_];
      part_ = here.part;
      place_ = rows(part_->columns()).begin(here.row);
      end_ = rows(part_->columns()).end(here.row);
      skip_retired();
      if (place_ < end_) return;
    }
    part_ = nullptr;
    place_ = end_ = 0;
  }

  std::uint32_t edge_place() const noexcept {
    return direction == Direction::out ? place_ : part_->columns().in_edge[place_];
  }

  void skip_retired() {
    if (view_->plain()) return;
    while (place_ < end_ && view_->is_retired(part_->first_statement + part_->columns().out_statement[edge_place()])) {
      ++place_;
    }
  }

  EntityEdge dereference() const {
    const Columns& columns = part_->columns();
    const std::uint32_t edge = edge_place();
    const Vertex other =
        part_->entity(direction == Direction::out ? columns.out_target[place_] : columns.in_source[place_]);
    const std::uint32_t statement = part_->first_statement + columns.out_statement[edge];
    if constexpr (direction == Direction::out) return {entity_, other, statement, part_->first_edge + edge};
    return {other, entity_, statement, part_->first_edge + edge};
  }

  void increment() {
    ++place_;
    skip_retired();
    if (place_ == end_) {
      ++row_;
      enter_row();
    }
  }

  bool equal(const EntityEdgeIterator& other) const noexcept {
    return row_ == other.row_ && place_ == other.place_ && entity_ == other.entity_;
  }

  const View* view_ = nullptr;
  const View::Part* part_ = nullptr;
  View::PartRow single_;
  Vertex entity_ = 0;
  std::uint32_t row_ = 0;
  std::uint32_t rows_ = 0;
  std::uint32_t place_ = 0;
  std::uint32_t end_ = 0;
};

// The targets of the out edges.
class AdjacentEntityIterator
    : public boost::iterator_facade<AdjacentEntityIterator, const Vertex, std::forward_iterator_tag, Vertex> {
 public:
  AdjacentEntityIterator() = default;
  explicit AdjacentEntityIterator(EntityEdgeIterator<Direction::out> edge) : edge_(edge) {}

 private:
  friend class boost::iterator_core_access;
  Vertex dereference() const { return (*edge_).target; }
  void increment() { ++edge_; }
  bool equal(const AdjacentEntityIterator& other) const { return edge_ == other.edge_; }

  EntityEdgeIterator<Direction::out> edge_;
};

// Every out edge of every entity.
class AllEntityEdgesIterator
    : public boost::iterator_facade<AllEntityEdgesIterator, const EntityEdge, std::forward_iterator_tag, EntityEdge> {
 public:
  AllEntityEdgesIterator() = default;
  AllEntityEdgesIterator(const View& view, Vertex first) : view_(&view), entity_(first) { enter_entity(); }

 private:
  friend class boost::iterator_core_access;
  void enter_entity() {
    for (; entity_ < view_->entity_count(); ++entity_) {
      edge_ = {*view_, entity_, false};
      end_ = {*view_, entity_, true};
      if (edge_ != end_) return;
    }
    edge_ = end_ = {};
  }
  EntityEdge dereference() const { return *edge_; }
  void increment() {
    if (++edge_ == end_) {
      ++entity_;
      enter_entity();
    }
  }
  bool equal(const AllEntityEdgesIterator& other) const { return entity_ == other.entity_ && edge_ == other.edge_; }

  const View* view_ = nullptr;
  Vertex entity_ = 0;
  EntityEdgeIterator<Direction::out> edge_;
  EntityEdgeIterator<Direction::out> end_;
};

// Reads an edge's dense index: what Boost's `get(edge_index, graph)` returns.
struct EntityEdgeIndexMap {
  using key_type = EntityEdge;
  using value_type = std::uint32_t;
  using reference = std::uint32_t;
  using category = boost::readable_property_map_tag;
  friend reference get(EntityEdgeIndexMap /*map*/, const EntityEdge& edge) noexcept { return edge.index; }
};

using EntityIndexMap = boost::typed_identity_property_map<Vertex>;

inline std::pair<boost::counting_iterator<Vertex>, boost::counting_iterator<Vertex>> vertices(
    const EntityGraph& graph) {
  return {boost::counting_iterator<Vertex>(0), boost::counting_iterator<Vertex>(graph.view().entity_count())};
}
inline std::uint32_t num_vertices(const EntityGraph& graph) noexcept {
  return graph.view().entity_count();
}
inline std::uint32_t num_edges(const EntityGraph& graph) noexcept {
  return graph.view().edge_count();
}

inline Vertex source(const EntityEdge& edge, const EntityGraph& /*graph*/) noexcept {
  return edge.source;
}
inline Vertex target(const EntityEdge& edge, const EntityGraph& /*graph*/) noexcept {
  return edge.target;
}

template <Direction direction>
std::pair<EntityEdgeIterator<direction>, EntityEdgeIterator<direction>> entity_edges(Vertex entity,
                                                                                     const EntityGraph& graph) {
  return {{graph.view(), entity, false}, {graph.view(), entity, true}};
}
inline auto out_edges(Vertex entity, const EntityGraph& graph) {
  return entity_edges<Direction::out>(entity, graph);
}
inline auto in_edges(Vertex entity, const EntityGraph& graph) {
  return entity_edges<Direction::in>(entity, graph);
}

// Counts the rows where nothing is retired; walks them otherwise.
template <Direction direction>
std::uint32_t entity_degree(Vertex entity, const EntityGraph& graph) {
  if (graph.view().plain()) {
    const Columns& columns = graph.view().base().columns();
    return (direction == Direction::out ? columns.out_rows : columns.in_rows).size(entity);
  }
  const auto [first, last] = entity_edges<direction>(entity, graph);
  return static_cast<std::uint32_t>(std::distance(first, last));
}
inline std::uint32_t out_degree(Vertex entity, const EntityGraph& graph) {
  return entity_degree<Direction::out>(entity, graph);
}
inline std::uint32_t in_degree(Vertex entity, const EntityGraph& graph) {
  return entity_degree<Direction::in>(entity, graph);
}
inline std::uint32_t degree(Vertex entity, const EntityGraph& graph) {
  return out_degree(entity, graph) + in_degree(entity, graph);
}

inline std::pair<AdjacentEntityIterator, AdjacentEntityIterator> adjacent_vertices(Vertex entity,
                                                                                   const EntityGraph& graph) {
  const auto [first, last] = out_edges(entity, graph);
  return {AdjacentEntityIterator(first), AdjacentEntityIterator(last)};
}

inline std::pair<AllEntityEdgesIterator, AllEntityEdgesIterator> edges(const EntityGraph& graph) {
  return {{graph.view(), 0}, {graph.view(), graph.view().entity_count()}};
}

inline EntityIndexMap get(boost::vertex_index_t /*tag*/, const EntityGraph& /*graph*/) noexcept {
  return {};
}
inline Vertex get(boost::vertex_index_t /*tag*/, const EntityGraph& /*graph*/, Vertex entity) noexcept {
  return entity;
}
inline EntityEdgeIndexMap get(boost::edge_index_t /*tag*/, const EntityGraph& /*graph*/) noexcept {
  return {};
}

}  // namespace quoth::graph::view

namespace boost {

template <>
struct graph_traits<quoth::graph::view::EntityGraph> {
  using vertex_descriptor = quoth::graph::view::Vertex;
  using edge_descriptor = quoth::graph::view::EntityEdge;
  using directed_category = bidirectional_tag;
  using edge_parallel_category = allow_parallel_edge_tag;
  struct traversal_category : bidirectional_graph_tag,
                              adjacency_graph_tag,
                              vertex_list_graph_tag,
                              edge_list_graph_tag {};
  using vertex_iterator = counting_iterator<vertex_descriptor>;
  using out_edge_iterator = quoth::graph::view::EntityEdgeIterator<quoth::graph::view::Direction::out>;
  using in_edge_iterator = quoth::graph::view::EntityEdgeIterator<quoth::graph::view::Direction::in>;
  using adjacency_iterator = quoth::graph::view::AdjacentEntityIterator;
  using edge_iterator = quoth::graph::view::AllEntityEdgesIterator;
  using vertices_size_type = std::uint32_t;
  using edges_size_type = std::uint32_t;
  using degree_size_type = std::uint32_t;
  static vertex_descriptor null_vertex() noexcept { return static_cast<vertex_descriptor>(-1); }
};

template <>
struct graph_traits<const quoth::graph::view::EntityGraph> : graph_traits<quoth::graph::view::EntityGraph> {};

template <>
struct property_map<quoth::graph::view::EntityGraph, vertex_index_t> {
  using type = quoth::graph::view::EntityIndexMap;
  using const_type = type;
};

template <>
struct property_map<quoth::graph::view::EntityGraph, edge_index_t> {
  using type = quoth::graph::view::EntityEdgeIndexMap;
  using const_type = type;
};

}  // namespace boost
