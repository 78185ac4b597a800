// SPDX-License-Identifier: Apache-2.0
// The whole property graph – entities, statements, documents and every edge between them – as a model of Boost.Graph's
// VertexListGraph and BidirectionalGraph. A handle to a View: cheap to copy, must not outlive it.
//
// Edges, from → to:
//   typed          entity → entity for each source and target of a fact; entity → statement where a fact has no target
//   source target about at attributed_to   statement → entity
//   contains       statement → statement inside its content
//   in             statement → document
//   has_role located_in part_of            entity → entity
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

enum class EdgeKind : std::uint8_t {
  typed,
  source,
  target,
  about,
  at,
  attributed_to,
  contains,
  in,
  has_role,
  located_in,
  part_of,
};

struct StatementEdge {
  Vertex source = 0;
  Vertex target = 0;
  EdgeKind kind = EdgeKind::typed;
  std::uint32_t detail =
      0;  // typed: the statement's number; attributed_to: the order, 0 outermost; relations: their number

  bool operator==(const StatementEdge&) const = default;
  auto operator<=>(const StatementEdge&) const = default;
};

// A set of edge kinds.
class EdgeKinds {
 public:
  constexpr EdgeKinds(std::initializer_list<EdgeKind> kinds) noexcept {
    for (const EdgeKind kind : kinds) bits_ |= 1U << static_cast<unsigned>(kind);
  }
  static constexpr EdgeKinds all() noexcept {
    EdgeKinds kinds{};
    kinds.bits_ = ~0U;
    return kinds;
  }
  constexpr bool has_any(EdgeKinds other) const noexcept { return (bits_ & other.bits_) != 0; }
  constexpr void add(EdgeKind kind) noexcept { bits_ |= 1U << static_cast<unsigned>(kind); }
  constexpr bool has(EdgeKind kind) const noexcept { return (bits_ >> static_cast<unsigned>(kind) & 1U) != 0; }

 private:
  unsigned bits_ = 0;
};

// Walks the edges out of, or into, one vertex: `while (cursor.next()) use(cursor.edge());`. Copies are independent.
class EdgeCursor {
 public:
  EdgeCursor() = default;
  EdgeCursor(const View& view, Vertex vertex, bool outward, EdgeKinds kinds = EdgeKinds::all());

  // Moves to the next edge; false at the end, where it stays.
  bool next();
  const StatementEdge& edge() const noexcept { return edge_; }
  bool operator==(const EdgeCursor& other) const noexcept;

 private:
  enum class Stage : std::uint8_t { typed, participation, relation, participant, document, content, done };

  bool next_typed();
  bool next_participation();
  bool next_relation();
  bool next_participant();
  bool next_document();
  bool next_content();
  bool open_row(Stage stage);
  void open_relations(const Columns& columns, std::uint32_t entity);
  bool enter_stage(Stage stage);
  bool take_participant(const View::Part& part, std::uint32_t statement, Participant participant);
  bool keep(EdgeKind kind, Vertex source, Vertex target, std::uint32_t detail);

  const View* view_ = nullptr;
  Vertex vertex_ = 0;
  bool outward_ = true;
  EdgeKinds kinds_ = EdgeKinds::all();
  Stage stage_ = Stage::done;
  std::uint32_t row_ = 0;    // among the vertex's rows
  std::uint32_t place_ = 0;  // in the row
  std::uint32_t end_ = 0;
  std::uint32_t order_ = 0;  // of attribution
  const View::Part* part_ = nullptr;
  StatementEdge edge_;
};

class StatementGraph {
 public:
  explicit StatementGraph(const View& view) noexcept : view_(&view) {}
  const View& view() const noexcept { return *view_; }

 private:
  const View* view_;
};

class StatementEdgeIterator : public boost::iterator_facade<StatementEdgeIterator, const StatementEdge,
                                                            std::forward_iterator_tag, const StatementEdge&> {
 public:
  StatementEdgeIterator() = default;  // the end of every vertex's edges
  explicit StatementEdgeIterator(EdgeCursor cursor) : cursor_(cursor), at_end_(!cursor_.next()) {}

 private:
  friend class boost::iterator_core_access;
  const StatementEdge& dereference() const { return cursor_.edge(); }
  void increment() { at_end_ = !cursor_.next(); }
  bool equal(const StatementEdgeIterator& other) const {
    if (at_end_ || other.at_end_) return at_end_ == other.at_end_;
    return cursor_.edge() == other.cursor_.edge();
  }

  EdgeCursor cursor_;
  bool at_end_ = true;
};

using StatementGraphIndexMap = boost::typed_identity_property_map<Vertex>;

inline std::pair<boost::counting_iterator<Vertex>, boost::counting_iterator<Vertex>> vertices(
    const StatementGraph& graph) {
  return {boost::counting_iterator<Vertex>(0), boost::counting_iterator<Vertex>(graph.view().vertex_count())};
}
inline std::uint32_t num_vertices(const StatementGraph& graph) noexcept {
  return graph.view().vertex_count();
}
inline Vertex source(const StatementEdge& edge, const StatementGraph& /*graph*/) noexcept {
  return edge.source;
}
inline Vertex target(const StatementEdge& edge, const StatementGraph& /*graph*/) noexcept {
  return edge.target;
}
inline std::pair<StatementEdgeIterator, StatementEdgeIterator> out_edges(Vertex vertex, const StatementGraph& graph) {
  return {StatementEdgeIterator(EdgeCursor(graph.view(), vertex, true)), StatementEdgeIterator()};
}
inline std::pair<StatementEdgeIterator, StatementEdgeIterator> in_edges(Vertex vertex, const StatementGraph& graph) {
  return {StatementEdgeIterator(EdgeCursor(graph.view(), vertex, false)), StatementEdgeIterator()};
}
// Cost: O(degree).
inline std::size_t out_degree(Vertex vertex, const StatementGraph& graph) {
  const auto [first, last] = out_edges(vertex, graph);
  return static_cast<std::size_t>(std::distance(first, last));
}
inline std::size_t in_degree(Vertex vertex, const StatementGraph& graph) {
  const auto [first, last] = in_edges(vertex, graph);
  return static_cast<std::size_t>(std::distance(first, last));
}
inline std::size_t degree(Vertex vertex, const StatementGraph& graph) {
  return out_degree(vertex, graph) + in_degree(vertex, graph);
}
inline StatementGraphIndexMap get(boost::vertex_index_t /*tag*/, const StatementGraph& /*graph*/) noexcept {
  return {};
}
inline Vertex get(boost::vertex_index_t /*tag*/, const StatementGraph& /*graph*/, Vertex vertex) noexcept {
  return vertex;
}

}  // namespace quoth::graph::view

namespace boost {

template <>
struct graph_traits<quoth::graph::view::StatementGraph> {
  using vertex_descriptor = quoth::graph::view::Vertex;
  using edge_descriptor = quoth::graph::view::StatementEdge;
  using directed_category = bidirectional_tag;
  using edge_parallel_category = allow_parallel_edge_tag;
  struct traversal_category : bidirectional_graph_tag, vertex_list_graph_tag {};
  using vertex_iterator = counting_iterator<vertex_descriptor>;
  using out_edge_iterator = quoth::graph::view::StatementEdgeIterator;
  using in_edge_iterator = quoth::graph::view::StatementEdgeIterator;
  using vertices_size_type = std::uint32_t;
  using degree_size_type = std::size_t;
  using adjacency_iterator = void;
  using edge_iterator = void;
  using edges_size_type = void;
  static vertex_descriptor null_vertex() noexcept { return static_cast<vertex_descriptor>(-1); }
};

template <>
struct graph_traits<const quoth::graph::view::StatementGraph> : graph_traits<quoth::graph::view::StatementGraph> {};

template <>
struct property_map<quoth::graph::view::StatementGraph, vertex_index_t> {
  using type = quoth::graph::view::StatementGraphIndexMap;
  using const_type = type;
};

}  // namespace boost
