// SPDX-License-Identifier: Apache-2.0
// Dense numbers for every edge of a view's property graph, for those who must name an edge by one number (the query
// engine). In this order: typed edges between entities; typed edges from the source of a fact without target to its
// statement; what statements refer to; statements' documents; relations. Numbers hold for one View object only.
#pragma once

#include "graph/view/statement_graph.h"
#include "graph/view/view.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

namespace quoth::graph::view {

using EdgeNumber = std::uint32_t;

// The kinds of edges that are asked for, and of the typed ones the labels: ranges [first, last) of label numbers, for
// each part of the view. Without ranges every label passes.
struct EdgeFilter {
  struct LabelRange {
    std::uint16_t first = 0;
    std::uint16_t last = 0;
  };
  EdgeKinds kinds = EdgeKinds::all();
  std::vector<std::vector<LabelRange>> labels;

  bool any_label() const noexcept { return labels.empty(); }
  bool has_label(std::size_t part, std::uint16_t label) const noexcept {
    if (any_label()) return true;
    for (const LabelRange& range : labels[part]) {
      if (label >= range.first && label < range.last) return true;
    }
    return false;
  }
};

// What an edge number stands for.
struct NumberedEdge {
  StatementEdge edge;           // ends, kind and detail as in statement_graph.h
  std::uint32_t part = 0;       // of the view
  std::uint32_t place = 0;      // a typed edge's, a participant's or a relation's place in the part's columns
  std::uint32_t statement = 0;  // of all but relations: its number in the view
};

class EdgeNumbers {
 public:
  // Throws Error(limit) where the graph has more than 2^32 edges.
  explicit EdgeNumbers(const View& view);

  EdgeNumber count() const noexcept { return relations_.back(); }
  // False for numbers that stand for no edge (a participant that is no source of a fact), and for retired statements.
  bool exists(EdgeNumber edge) const noexcept;
  // Requires that it exists. Cost: O(log n).
  NumberedEdge at(EdgeNumber edge) const noexcept;
  // The kind alone, and of a typed edge its label's number in its part. Cost: O(1) but for facts without target.
  struct Kind {
    EdgeKind kind = EdgeKind::typed;
    std::uint32_t part = 0;
    std::uint16_t label = 0;
  };
  Kind kind_at(EdgeNumber edge) const noexcept;

  // Adds to counts[entity] its typed edges that pass, outgoing, incoming or both, a loop once; and where they are
  // asked for in that direction, to the ends of facts without target. Gives the vertex from which on nothing changed.
  // Cost: one pass over the typed edges.
  Vertex count_typed(bool outgoing, bool incoming, const EdgeFilter& filter, std::span<std::uint32_t> counts) const;

  // Calls add(EdgeNumber, other end's Vertex) for each edge out of (into) `vertex` that passes, in a fixed order.
  template <class Add>
  void expand(Vertex vertex, bool outward, const EdgeFilter& filter, Add add) const;

  // Calls visit(part, label) for each edge from the source of a fact without target to its statement.
  template <class Visit>
  void each_open_fact(Visit visit) const {
    for (std::uint32_t index = 0; index < view_->parts().size(); ++index) {
      for (const OpenFact& fact : open_facts()[index].facts) {
        visit(index, part(index).columns().statement_label[fact.statement]);
      }
    }
  }

 private:
  struct Place {
    std::uint32_t part = 0;
    std::uint32_t place = 0;  // in the part
  };
  static Place place_of(const std::vector<EdgeNumber>& firsts, EdgeNumber edge) noexcept;
  NumberedEdge typed_at(Place place) const noexcept;
  NumberedEdge participant_at(Place place, bool as_fact) const noexcept;
  NumberedEdge relation_at(Place place) const noexcept;
  // Facts without a target by their sources: edges that lead to the statement itself.
  struct OpenFact {
    std::uint32_t statement = 0;  // in the part
    std::uint32_t place = 0;      // among the part's participants
  };
  struct OpenFacts {
    std::vector<std::uint32_t> offsets;  // by entity of the part, and one more; empty where there are no such facts
    std::vector<OpenFact> facts;
    std::span<const OpenFact> of(std::uint32_t row) const noexcept {
      if (offsets.empty()) return {};
      return std::span<const OpenFact>(facts).subspan(offsets[row], offsets[row + 1] - offsets[row]);
    }
  };
  // Of each part; made when first asked for, in one pass over its statements.
  const std::vector<OpenFacts>& open_facts() const;
  const View::Part& part(std::size_t index) const noexcept { return view_->parts()[index]; }
  std::size_t index_of(const View::Part& of) const noexcept {
    return static_cast<std::size_t>(&of - view_->parts().data());
  }

  template <class Add>
  void expand_typed(const View::PartRow& row, bool outward, const EdgeFilter& filter, Add add) const;
  template <class Add>
  void expand_participations(const View::PartRow& row, bool outward, const EdgeFilter& filter, Add add) const;
  template <class Add>
  void expand_relations(const View::PartRow& row, bool outward, const EdgeFilter& filter, Add add) const;
  template <class Add>
  void expand_statement(Vertex vertex, const EdgeFilter& filter, Add add) const;
  template <class Add>
  void expand_into_statement(Vertex vertex, const EdgeFilter& filter, Add add) const;
  // Calls visit(outer statement, participant's place) for each statement whose content holds this one; both in the
  // part.
  template <class Visit>
  static void each_outer(const Columns& columns, std::uint32_t statement, Visit visit);

  const View* view_;
  // Where each part's edges of a kind begin, and, one more, where the last one's end.
  std::vector<EdgeNumber> typed_, facts_, participants_, documents_, relations_;
  struct Lazy {
    std::once_flag once;
    std::vector<OpenFacts> facts;
  };
  std::unique_ptr<Lazy> lazy_ = std::make_unique<Lazy>();
};

// The kind of edge that a participant makes.
EdgeKind edge_kind(ParticipantRole role) noexcept;
EdgeKind edge_kind(RelationKind kind) noexcept;
std::span<const Participant> participants_of(const Columns& columns, std::uint32_t statement) noexcept;
// A fact without a target entity is an edge from its source to the statement itself.
bool is_fact_without_target(const Columns& columns, std::uint32_t statement) noexcept;

template <class Add>
void EdgeNumbers::expand(Vertex vertex, bool outward, const EdgeFilter& filter, Add add) const {
  if (!view_->is_alive(vertex)) return;
  switch (view_->kind_of(vertex)) {
    case VertexKind::entity: {
      View::PartRow single;
      for (const View::PartRow& row : view_->rows_of(vertex, single)) {
        if (filter.kinds.has(EdgeKind::typed)) expand_typed(row, outward, filter, add);
        expand_participations(row, outward, filter, add);
        expand_relations(row, outward, filter, add);
      }
      return;
    }
    case VertexKind::statement:
      return outward ? expand_statement(vertex, filter, add) : expand_into_statement(vertex, filter, add);
    case VertexKind::document:
      break;
  }
  if (outward || !filter.kinds.has(EdgeKind::in)) return;
  const View::Cell cell = view_->document_cell(view_->document_of(vertex));
  const Rows& rows = cell.part->columns().document_statements;
  for (std::uint32_t statement = rows.begin(cell.row); statement < rows.end(cell.row); ++statement) {
    const std::uint32_t number = cell.part->first_statement + statement;
    add(documents_.front() + number, view_->statement_vertex(number));
  }
}

template <class Add>
void EdgeNumbers::expand_typed(const View::PartRow& row, bool outward, const EdgeFilter& filter, Add add) const {
  const Columns& columns = row.part->columns();
  const Rows& rows = outward ? columns.out_rows : columns.in_rows;
  const auto& labels = outward ? columns.out_label : columns.in_label;
  const std::size_t index = index_of(*row.part);
  const auto emit = [&](std::uint32_t first, std::uint32_t last) {
    for (std::uint32_t place = first; place < last; ++place) {
      const std::uint32_t edge = outward ? place : columns.in_edge[place];
      if (view_->is_retired(row.part->first_statement + columns.out_statement[edge])) continue;
      add(typed_[index] + edge, row.part->entity(outward ? columns.out_target[place] : columns.in_source[place]));
    }
  };
  const std::uint32_t begin = rows.begin(row.row);
  const std::uint32_t end = rows.end(row.row);
  if (filter.any_label()) return emit(begin, end);
  for (const EdgeFilter::LabelRange& range : filter.labels[index]) {
    const auto first = std::lower_bound(labels.begin() + begin, labels.begin() + end, range.first);
    const auto last = std::lower_bound(first, labels.begin() + end, range.last);
    emit(static_cast<std::uint32_t>(first - labels.begin()), static_cast<std::uint32_t>(last - labels.begin()));
  }
}

template <class Add>
void EdgeNumbers::expand_participations(const View::PartRow& row, bool outward, const EdgeFilter& filter,
                                        Add add) const {
  constexpr EdgeKinds kInward{EdgeKind::source, EdgeKind::target, EdgeKind::about, EdgeKind::at,
                              EdgeKind::attributed_to};
  if (outward ? !filter.kinds.has(EdgeKind::typed) : !filter.kinds.has_any(kInward)) return;
  const Columns& columns = row.part->columns();
  const std::size_t index = index_of(*row.part);
  if (outward) {
    for (const OpenFact& fact : open_facts()[index].of(row.row)) {
      const std::uint32_t number = row.part->first_statement + fact.statement;
      if (view_->is_retired(number) || !filter.has_label(index, columns.statement_label[fact.statement])) continue;
      add(facts_[index] + fact.place, view_->statement_vertex(number));
    }
    return;
  }
  Participant previous;
  bool first = true;
  for (std::uint32_t place = columns.entity_statements.begin(row.row); place < columns.entity_statements.end(row.row);
       ++place) {
    const Participant participation = columns.participations[place];
    if (!first && participation == previous) continue;  // named twice in one role: both edges came with the first
    first = false;
    previous = participation;
    const ParticipantRole role = participation.role();
    const std::uint32_t statement = participation.number();
    if (view_->is_retired(row.part->first_statement + statement) || !filter.kinds.has(edge_kind(role))) continue;
    const std::uint32_t begin = columns.statement_participants.begin(statement);
    const auto participants = participants_of(columns, statement);
    for (std::uint32_t nth = 0; nth < participants.size(); ++nth) {
      if (participants[nth] != Participant(role, row.row)) continue;
      add(participants_[index] + begin + nth, view_->statement_vertex(row.part->first_statement + statement));
    }
  }
}

template <class Add>
void EdgeNumbers::expand_relations(const View::PartRow& row, bool outward, const EdgeFilter& filter, Add add) const {
  constexpr EdgeKinds kRelations{EdgeKind::has_role, EdgeKind::located_in, EdgeKind::part_of};
  if (!filter.kinds.has_any(kRelations)) return;
  const Columns& columns = row.part->columns();
  const auto emit = [&](std::uint32_t relation) {
    if (!filter.kinds.has(edge_kind(static_cast<RelationKind>(columns.relation_kind[relation])))) return;
    const auto& other = outward ? columns.relation_to : columns.relation_from;
    add(relations_[index_of(*row.part)] + relation, row.part->entity(other[relation]));
  };
  if (outward) {
    const auto [first, last] = std::equal_range(columns.relation_from.begin(), columns.relation_from.end(), row.row);
    for (auto at = first; at != last; ++at) emit(static_cast<std::uint32_t>(at - columns.relation_from.begin()));
    return;
  }
  const auto& order = columns.relation_by_to;
  auto at = std::partition_point(order.begin(), order.end(),
                                 [&](std::uint32_t relation) { return columns.relation_to[relation] < row.row; });
  for (; at != order.end() && columns.relation_to[*at] == row.row; ++at) emit(*at);
}

template <class Add>
void EdgeNumbers::expand_statement(Vertex vertex, const EdgeFilter& filter, Add add) const {
  const std::uint32_t number = view_->statement_of(vertex);
  const View::Cell cell = view_->statement_cell(number);
  const Columns& columns = cell.part->columns();
  std::uint32_t place = columns.statement_participants.begin(cell.row);
  for (const Participant& participant : participants_of(columns, cell.row)) {
    const EdgeKind kind = edge_kind(participant.role());
    if (filter.kinds.has(kind)) {
      add(participants_[index_of(*cell.part)] + place,
          kind == EdgeKind::contains ? view_->statement_vertex(cell.part->first_statement + participant.number())
                                     : cell.part->entity(participant.number()));
    }
    ++place;
  }
  if (filter.kinds.has(EdgeKind::in)) add(documents_.front() + number, view_->document_vertex(view_->document(number)));
}

template <class Add>
void EdgeNumbers::expand_into_statement(Vertex vertex, const EdgeFilter& filter, Add add) const {
  const View::Cell cell = view_->statement_cell(view_->statement_of(vertex));
  const Columns& columns = cell.part->columns();
  const std::size_t index = index_of(*cell.part);
  if (filter.kinds.has(EdgeKind::contains)) {
    each_outer(columns, cell.row, [&](std::uint32_t outer, std::uint32_t place) {
      add(participants_[index] + place, view_->statement_vertex(cell.part->first_statement + outer));
    });
  }
  if (!filter.kinds.has(EdgeKind::typed) || !filter.has_label(index, columns.statement_label[cell.row])) return;
  if (!is_fact_without_target(columns, cell.row)) return;
  std::uint32_t place = columns.statement_participants.begin(cell.row);
  for (const Participant& participant : participants_of(columns, cell.row)) {
    if (participant.role() == ParticipantRole::source) {
      add(facts_[index] + place, cell.part->entity(participant.number()));
    }
    ++place;
  }
}

template <class Visit>
void EdgeNumbers::each_outer(const Columns& columns, std::uint32_t statement, Visit visit) {
  std::size_t low = 0;
  for (std::size_t size = columns.contained.size() / 2; size > 0;) {
    const std::size_t half = size / 2;
    if (columns.contained[2 * (low + half)] < statement) {
      low += half + 1;
      size -= half + 1;
    } else {
      size = half;
    }
  }
  for (; 2 * low < columns.contained.size() && columns.contained[2 * low] == statement; ++low) {
    const std::uint32_t outer = columns.contained[2 * low + 1];
    std::uint32_t place = columns.statement_participants.begin(outer);
    for (const Participant& participant : participants_of(columns, outer)) {
      if (participant == Participant(ParticipantRole::contains, statement)) visit(outer, place);
      ++place;
    }
  }
}

}  // namespace quoth::graph::view
