// SPDX-License-Identifier: Apache-2.0
#include "graph/view/edge_numbers.h"

#include "graph/error.h"

#include <algorithm>
#include <limits>

namespace quoth::graph::view {
namespace {

// The row that holds `place`.
std::uint32_t row_of(const Rows& rows, std::uint32_t place) {
  const auto after = std::upper_bound(rows.offsets.begin(), rows.offsets.end(), place);
  return static_cast<std::uint32_t>(after - rows.offsets.begin()) - 1;
}

}  // namespace

EdgeKind edge_kind(ParticipantRole role) noexcept {
  constexpr EdgeKind kKinds[] = {EdgeKind::source, EdgeKind::target,        EdgeKind::about,
                                 EdgeKind::at,     EdgeKind::attributed_to, EdgeKind::contains};
  return kKinds[static_cast<std::size_t>(role)];
}

EdgeKind edge_kind(RelationKind kind) noexcept {
  constexpr EdgeKind kKinds[] = {EdgeKind::has_role, EdgeKind::located_in, EdgeKind::part_of};
  return kKinds[static_cast<std::size_t>(kind)];
}

std::span<const Participant> participants_of(const Columns& columns, std::uint32_t statement) noexcept {
  const Rows& rows = columns.statement_participants;
  return columns.participants.subspan(rows.begin(statement), rows.size(statement));
}

bool is_fact_without_target(const Columns& columns, std::uint32_t statement) noexcept {
  if (!StatementFlags{columns.statement_flags[statement]}.is_fact()) return false;
  const auto participants = participants_of(columns, statement);
  return std::none_of(participants.begin(), participants.end(),
                      [](const Participant& participant) { return participant.role() == ParticipantRole::target; });
}

EdgeNumbers::EdgeNumbers(const View& view) : view_(&view) {
  std::uint64_t next = 0;
  const auto number = [&](std::vector<EdgeNumber>& firsts, auto size_of) {
    for (const View::Part& part : view.parts()) {
      firsts.push_back(static_cast<EdgeNumber>(next));
      next += size_of(part);
      if (next > std::numeric_limits<EdgeNumber>::max())
        throw Error(ErrorKind::limit, "the graph has too many edges to query");
    }
    firsts.push_back(static_cast<EdgeNumber>(next));
  };
  const auto participants = [](const View::Part& part) { return part.columns().participants.size(); };
  number(typed_, [](const View::Part& part) { return part.columns().out_target.size(); });
  number(facts_, participants);
  number(participants_, participants);
  number(documents_, [](const View::Part& part) { return part.columns().statement_type.size(); });
  number(relations_, [](const View::Part& part) { return part.columns().relation_from.size(); });
}

EdgeNumbers::Place EdgeNumbers::place_of(const std::vector<EdgeNumber>& firsts, EdgeNumber edge) noexcept {
  std::uint32_t part = 0;
  while (edge >= firsts[part + 1]) ++part;
  return {part, edge - firsts[part]};
}

bool EdgeNumbers::exists(EdgeNumber edge) const noexcept {
  if (edge >= count()) return false;
  if (edge >= facts_.front() && edge < participants_.front()) {
    const Place place = place_of(facts_, edge);
    const Columns& columns = part(place.part).columns();
    if (columns.participants[place.place].role() != ParticipantRole::source) return false;
    if (!is_fact_without_target(columns, row_of(columns.statement_participants, place.place))) return false;
  }
  return edge >= relations_.front() || !view_->is_retired(at(edge).statement);
}

NumberedEdge EdgeNumbers::at(EdgeNumber edge) const noexcept {
  if (edge < typed_.back()) return typed_at(place_of(typed_, edge));
  if (edge < facts_.back()) return participant_at(place_of(facts_, edge), true);
  if (edge < participants_.back()) return participant_at(place_of(participants_, edge), false);
  if (edge >= documents_.back()) return relation_at(place_of(relations_, edge));
  const std::uint32_t statement = edge - documents_.front();
  const Vertex document = view_->document_vertex(view_->document(statement));
  return {{view_->statement_vertex(statement), document, EdgeKind::in, 0}, 0, 0, statement};
}

EdgeNumbers::Kind EdgeNumbers::kind_at(EdgeNumber edge) const noexcept {
  if (edge < typed_.back()) {
    const Place place = place_of(typed_, edge);
    return {EdgeKind::typed, place.part, part(place.part).columns().out_label[place.place]};
  }
  if (edge < facts_.back()) {
    const Place place = place_of(facts_, edge);
    const Columns& columns = part(place.part).columns();
    return {EdgeKind::typed, place.part, columns.statement_label[row_of(columns.statement_participants, place.place)]};
  }
  if (edge < participants_.back()) {
    const Place place = place_of(participants_, edge);
    return {edge_kind(part(place.part).columns().participants[place.place].role()), place.part, 0};
  }
  if (edge < documents_.back()) return {EdgeKind::in, 0, 0};
  const Place place = place_of(relations_, edge);
  return {edge_kind(static_cast<RelationKind>(part(place.part).columns().relation_kind[place.place])), place.part, 0};
}

const std::vector<EdgeNumbers::OpenFacts>& EdgeNumbers::open_facts() const {
  const auto each = [](const Columns& columns, auto visit) {
    const auto statements = static_cast<std::uint32_t>(columns.statement_type.size());
    for (std::uint32_t statement = 0; statement < statements; ++statement) {
      if (!is_fact_without_target(columns, statement)) continue;
      std::uint32_t place = columns.statement_participants.begin(statement);
      for (const Participant& participant : participants_of(columns, statement)) {
        if (participant.role() == ParticipantRole::source) visit(participant.number(), statement, place);
        ++place;
      }
    }
  };
  std::call_once(lazy_->once, [&] {
    for (const View::Part& of : view_->parts()) {
      const Columns& columns = of.columns();
      OpenFacts& made = lazy_->facts.emplace_back();
      std::vector<std::uint32_t> next(columns.entity_kind.size() + 1);
      std::size_t total = 0;
      each(columns, [&](std::uint32_t entity, std::uint32_t, std::uint32_t) {
        ++next[entity + 1];
        ++total;
      });
      if (total == 0) continue;
      for (std::size_t i = 1; i < next.size(); ++i) next[i] += next[i - 1];
      made.offsets = next;
      made.facts.resize(total);
      each(columns, [&](std::uint32_t entity, std::uint32_t statement, std::uint32_t place) {
        made.facts[next[entity]++] = {statement, place};
      });
    }
  });
  return lazy_->facts;
}

Vertex EdgeNumbers::count_typed(bool outgoing, bool incoming, const EdgeFilter& filter,
                                std::span<std::uint32_t> counts) const {
  if (!filter.kinds.has(EdgeKind::typed)) return 0;
  Vertex last = view_->entity_count();
  for (std::size_t index = 0; index < view_->parts().size(); ++index) {
    const View::Part& of = part(index);
    const Columns& columns = of.columns();
    std::vector<std::uint8_t> passes(columns.labels.size());
    for (std::size_t label = 0; label < passes.size(); ++label)
      passes[label] = filter.has_label(index, static_cast<std::uint16_t>(label)) ? 1 : 0;
    const auto count = [&](std::uint32_t row, std::uint32_t place) {
      if (view_->is_retired(of.first_statement + columns.out_statement[place])) return;
      const Vertex source = of.entity(row), target = of.entity(columns.out_target[place]);
      if (outgoing) ++counts[source];
      if (incoming && (!outgoing || source != target)) ++counts[target];
    };
    for (std::uint32_t row = 0; row < columns.out_rows.count(); ++row) {
      const std::uint32_t end = columns.out_rows.end(row);
      std::uint32_t place = columns.out_rows.begin(row);
      if (filter.any_label()) {
        for (; place < end; ++place) count(row, place);
        continue;
      }
      // Labels ascend within a row: beyond the last that passes nothing more does.
      for (const EdgeFilter::LabelRange& range : filter.labels[index]) {
        while (place < end && columns.out_label[place] < range.first) ++place;
        for (; place < end && columns.out_label[place] < range.last; ++place) count(row, place);
      }
    }
    const OpenFacts& open = open_facts()[index];
    if (open.offsets.empty()) continue;
    for (std::uint32_t row = 0; row + 1 < open.offsets.size(); ++row) {
      for (const OpenFact& fact : open.of(row)) {
        const std::uint32_t number = of.first_statement + fact.statement;
        if (passes[columns.statement_label[fact.statement]] == 0 || view_->is_retired(number)) continue;
        if (outgoing) ++counts[of.entity(row)];
        if (!incoming) continue;
        ++counts[view_->statement_vertex(number)];
        last = std::max(last, view_->statement_vertex(number) + 1);
      }
    }
  }
  return last;
}

NumberedEdge EdgeNumbers::typed_at(Place place) const noexcept {
  const View::Part& of = part(place.part);
  const Columns& columns = of.columns();
  const Vertex source = of.entity(row_of(columns.out_rows, place.place));
  const std::uint32_t statement = of.first_statement + columns.out_statement[place.place];
  return {{source, of.entity(columns.out_target[place.place]), EdgeKind::typed, statement},
          place.part,
          place.place,
          statement};
}

NumberedEdge EdgeNumbers::participant_at(Place place, bool as_fact) const noexcept {
  const View::Part& of = part(place.part);
  const Columns& columns = of.columns();
  const std::uint32_t local = row_of(columns.statement_participants, place.place);
  const std::uint32_t statement = of.first_statement + local;
  const Vertex vertex = view_->statement_vertex(statement);
  const Participant participant = columns.participants[place.place];
  if (as_fact) {
    return {{of.entity(participant.number()), vertex, EdgeKind::typed, statement}, place.part, place.place, statement};
  }
  const EdgeKind kind = edge_kind(participant.role());
  const Vertex other = kind == EdgeKind::contains ? view_->statement_vertex(of.first_statement + participant.number())
                                                  : of.entity(participant.number());
  std::uint32_t order = 0;
  if (kind == EdgeKind::attributed_to) {
    for (std::uint32_t before = columns.statement_participants.begin(local); before < place.place; ++before) {
      if (columns.participants[before].role() == ParticipantRole::attribution) ++order;
    }
  }
  return {{vertex, other, kind, order}, place.part, place.place, statement};
}

NumberedEdge EdgeNumbers::relation_at(Place place) const noexcept {
  const View::Part& of = part(place.part);
  const Columns& columns = of.columns();
  const EdgeKind kind = edge_kind(static_cast<RelationKind>(columns.relation_kind[place.place]));
  return {
      {of.entity(columns.relation_from[place.place]), of.entity(columns.relation_to[place.place]), kind, place.place},
      place.part,
      place.place,
      0};
}

}  // namespace quoth::graph::view
