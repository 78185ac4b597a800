// SPDX-License-Identifier: Apache-2.0
#include "graph/view/statement_graph.h"

#include "graph/view/edge_numbers.h"

#include <algorithm>

namespace quoth::graph::view {
namespace {

// How many attributions stand before the one of `entity` among the participants of `statement`.
std::uint32_t attribution_order(const Columns& columns, std::uint32_t statement, std::uint32_t entity) {
  std::uint32_t order = 0;
  for (const Participant& participant : participants_of(columns, statement)) {
    if (participant.role() != ParticipantRole::attribution) continue;
    if (participant.number() == entity) break;
    ++order;
  }
  return order;
}

}  // namespace

EdgeCursor::EdgeCursor(const View& view, Vertex vertex, bool outward, EdgeKinds kinds)
    : view_(&view), vertex_(vertex), outward_(outward), kinds_(kinds) {
  if (!view.is_alive(vertex)) return;
  switch (view.kind_of(vertex)) {
    case VertexKind::entity:
      enter_stage(Stage::typed);
      break;
    case VertexKind::statement:
      enter_stage(outward ? Stage::participant : Stage::content);
      break;
    case VertexKind::document:
      enter_stage(outward ? Stage::done : Stage::document);
      break;
  }
}

bool EdgeCursor::operator==(const EdgeCursor& other) const noexcept {
  return stage_ == other.stage_ && row_ == other.row_ && place_ == other.place_ && vertex_ == other.vertex_;
}

bool EdgeCursor::enter_stage(Stage stage) {
  stage_ = stage;
  row_ = 0;
  order_ = 0;
  return open_row(stage);
}

// Outward the relations stand together by `from`; inward their numbers stand together by `to`.
void EdgeCursor::open_relations(const Columns& columns, std::uint32_t entity) {
  if (outward_) {
    const auto& from = columns.relation_from;
    const auto [low, high] = std::equal_range(from.begin(), from.end(), entity);
    place_ = static_cast<std::uint32_t>(low - from.begin());
    end_ = static_cast<std::uint32_t>(high - from.begin());
    return;
  }
  const auto& order = columns.relation_by_to;
  const auto to = [&columns](std::uint32_t relation) { return columns.relation_to[relation]; };
  const auto low = std::partition_point(order.begin(), order.end(), [&](std::uint32_t r) { return to(r) < entity; });
  const auto high = std::partition_point(low, order.end(), [&](std::uint32_t r) { return to(r) == entity; });
  place_ = static_cast<std::uint32_t>(low - order.begin());
  end_ = static_cast<std::uint32_t>(high - order.begin());
}

// Sets place and end for the current row of the stage; false where there is no such row.
bool EdgeCursor::open_row(Stage stage) {
  place_ = end_ = 0;
  if (stage == Stage::typed || stage == Stage::participation || stage == Stage::relation) {
    View::PartRow single;
    const auto rows = view_->rows_of(vertex_, single);
    if (row_ >= rows.size()) return false;
    part_ = rows[row_].part;
    const Columns& columns = part_->columns();
    if (stage == Stage::relation) {
      open_relations(columns, rows[row_].row);
      return true;
    }
    const Rows& starts = stage == Stage::participation ? columns.entity_statements
                         : outward_                    ? columns.out_rows
                                                       : columns.in_rows;
    place_ = starts.begin(rows[row_].row);
    end_ = starts.end(rows[row_].row);
    return true;
  }
  if (row_ > 0 || stage == Stage::done) return false;
  if (stage == Stage::document) {
    const View::Cell cell = view_->document_cell(view_->document_of(vertex_));
    part_ = cell.part;
    place_ = part_->columns().document_statements.begin(cell.row);
    end_ = part_->columns().document_statements.end(cell.row);
    return true;
  }
  const View::Cell cell = view_->statement_cell(view_->statement_of(vertex_));
  part_ = cell.part;
  if (stage == Stage::content) {
    end_ = static_cast<std::uint32_t>(part_->columns().participants.empty() ? 0 : 1);
    return true;
  }
  place_ = part_->columns().statement_participants.begin(cell.row);
  end_ = part_->columns().statement_participants.end(cell.row) + 1;  // one more for the document
  return true;
}

bool EdgeCursor::keep(EdgeKind kind, Vertex source, Vertex target, std::uint32_t detail) {
  if (!kinds_.has(kind)) return false;
  edge_ = {source, target, kind, detail};
  return true;
}

bool EdgeCursor::next() {
  while (stage_ != Stage::done) {
    bool found = false;
    switch (stage_) {
      case Stage::typed:
        found = next_typed();
        break;
      case Stage::participation:
        found = next_participation();
        break;
      case Stage::relation:
        found = next_relation();
        break;
      case Stage::participant:
        found = next_participant();
        break;
      case Stage::document:
        found = next_document();
        break;
      case Stage::content:
        found = next_content();
        break;
      case Stage::done:
        break;
    }
    if (found) return true;
    ++row_;
    if (open_row(stage_)) continue;
    const Stage after = stage_ == Stage::typed           ? Stage::participation
                        : stage_ == Stage::participation ? Stage::relation
                                                         : Stage::done;
    enter_stage(after);
  }
  return false;
}

bool EdgeCursor::next_typed() {
  if (!kinds_.has(EdgeKind::typed)) return false;
  const Columns& columns = part_->columns();
  while (place_ < end_) {
    const std::uint32_t here = place_++;
    const std::uint32_t edge = outward_ ? here : columns.in_edge[here];
    const std::uint32_t statement = part_->first_statement + columns.out_statement[edge];
    if (view_->is_retired(statement)) continue;
    const Vertex other = part_->entity(outward_ ? columns.out_target[here] : columns.in_source[here]);
    return outward_ ? keep(EdgeKind::typed, vertex_, other, statement)
                    : keep(EdgeKind::typed, other, vertex_, statement);
  }
  return false;
}

// Inward: the statements that name this entity. Outward: the facts without a target that it is the source of.
bool EdgeCursor::next_participation() {
  const Columns& columns = part_->columns();
  while (place_ < end_) {
    const Participant participation = columns.participations[place_++];
    const std::uint32_t statement = participation.number();
    if (view_->is_retired(part_->first_statement + statement)) continue;
    const Vertex vertex = view_->statement_vertex(part_->first_statement + statement);
    if (outward_) {
      if (participation.role() != ParticipantRole::source || !kinds_.has(EdgeKind::typed)) continue;
      if (!is_fact_without_target(columns, statement)) continue;
      if (keep(EdgeKind::typed, vertex_, vertex, part_->first_statement + statement)) return true;
      continue;
    }
    const EdgeKind kind = edge_kind(participation.role());
    std::uint32_t detail = 0;
    if (kind == EdgeKind::attributed_to) {
      View::PartRow single;
      detail = attribution_order(columns, statement, view_->rows_of(vertex_, single)[row_].row);
    }
    if (keep(kind, vertex, vertex_, detail)) return true;
  }
  return false;
}

bool EdgeCursor::next_relation() {
  const Columns& columns = part_->columns();
  while (place_ < end_) {
    const std::uint32_t here = outward_ ? place_ : columns.relation_by_to[place_];
    ++place_;
    const Vertex from = part_->entity(columns.relation_from[here]);
    const Vertex to = part_->entity(columns.relation_to[here]);
    if (keep(edge_kind(static_cast<RelationKind>(columns.relation_kind[here])), from, to, here)) return true;
  }
  return false;
}

bool EdgeCursor::next_participant() {
  const Columns& columns = part_->columns();
  while (place_ < end_) {
    const std::uint32_t here = place_++;
    if (here + 1 == end_) {
      const std::uint32_t document = view_->document(view_->statement_of(vertex_));
      return keep(EdgeKind::in, vertex_, view_->document_vertex(document), 0);
    }
    const Participant participant = columns.participants[here];
    const EdgeKind kind = edge_kind(participant.role());
    const std::uint32_t detail = kind == EdgeKind::attributed_to ? order_++ : 0;
    const Vertex other = kind == EdgeKind::contains
                             ? view_->statement_vertex(part_->first_statement + participant.number())
                             : part_->entity(participant.number());
    if (keep(kind, vertex_, other, detail)) return true;
  }
  return false;
}

bool EdgeCursor::next_document() {
  while (place_ < end_) {
    const std::uint32_t statement = part_->first_statement + place_++;
    if (keep(EdgeKind::in, view_->statement_vertex(statement), vertex_, 0)) return true;
  }
  return false;
}

// Into a statement: the statements whose content holds it, and the typed edge of a fact without a target.
bool EdgeCursor::next_content() {
  const Columns& columns = part_->columns();
  const std::uint32_t statement = view_->statement_of(vertex_) - part_->first_statement;
  const auto pairs = columns.contained.size() / 2;
  std::size_t low = 0;
  for (std::size_t size = pairs; size > 0;) {
    const std::size_t half = size / 2;
    if (columns.contained[2 * (low + half)] < statement) {
      low += half + 1;
      size -= half + 1;
    } else {
      size = half;
    }
  }
  const auto participants = participants_of(columns, statement);
  for (std::size_t nth = order_++;; nth = order_++) {
    if (low + nth < pairs && columns.contained[2 * (low + nth)] == statement) {
      const Vertex outer = view_->statement_vertex(part_->first_statement + columns.contained[2 * (low + nth) + 1]);
      if (keep(EdgeKind::contains, outer, vertex_, 0)) return true;
      continue;
    }
    std::size_t outers = 0;
    while (low + outers < pairs && columns.contained[2 * (low + outers)] == statement) ++outers;
    const std::size_t index = nth - outers;
    if (index >= participants.size()) return false;
    if (participants[index].role() != ParticipantRole::source || !is_fact_without_target(columns, statement)) continue;
    const Vertex source = part_->entity(participants[index].number());
    if (keep(EdgeKind::typed, source, vertex_, part_->first_statement + statement)) return true;
  }
}

}  // namespace quoth::graph::view
