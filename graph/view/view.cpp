// SPDX-License-Identifier: Apache-2.0
#include "graph/view/view.h"

#include <algorithm>

namespace quoth::graph::view {
namespace {

constexpr std::uint32_t kNoRow = 0xFFFFFFFF;

}  // namespace

View::View(Snapshot base) {
  parts_.push_back({std::move(base), {}, 0, 0, 0});
  entity_count_ = parts_.front().snapshot.entity_count();
  count();
}

View::View(Snapshot base, Snapshot delta, const Changes& changes) : View(std::move(base)) {
  Part part{std::move(delta), {}, 0, 0, 0};
  part.first_statement = statement_count_;
  part.first_document = document_count_;
  part.first_edge = parts_.front().snapshot.edge_count();
  parts_.push_back(std::move(part));
  number_entities();
  retire(changes.retired_documents);
  redirect(changes);
  count();
}

void View::count() {
  statement_count_ = 0;
  document_count_ = 0;
  for (const Part& part : parts_) {
    statement_count_ += part.snapshot.statement_count();
    document_count_ += part.snapshot.document_count();
  }
}

// Gives each entity of the base and the delta its number: the place of its id among all.
void View::number_entities() {
  Part& base = parts_.front();
  Part& delta = parts_.back();
  const std::uint32_t known = base.snapshot.entity_count();
  base.entity_numbers.reserve(known);
  base_rows_.reserve(known + delta.snapshot.entity_count());
  const auto number_base_until = [&](std::uint32_t end) {
    for (auto row = static_cast<std::uint32_t>(base.entity_numbers.size()); row < end; ++row) {
      base.entity_numbers.push_back(static_cast<std::uint32_t>(base_rows_.size()));
      base_rows_.push_back(row);
    }
  };
  for (std::uint32_t local = 0; local < delta.snapshot.entity_count(); ++local) {
    const std::string_view id = delta.columns().entity_id[local];
    const std::uint32_t place = base.columns().entity_id.lower_bound(id);
    const bool in_base = place < known && base.columns().entity_id[place] == id;
    number_base_until(in_base ? place + 1 : place);
    if (!in_base) base_rows_.push_back(kNoRow);
    const auto vertex = static_cast<Vertex>(base_rows_.size() - 1);
    delta.entity_numbers.push_back(vertex);
    auto& rows = several_rows_[vertex];
    if (in_base) rows.push_back({&base, place});
    rows.push_back({&delta, local});
  }
  number_base_until(known);
  entity_count_ = static_cast<std::uint32_t>(base_rows_.size());
}

void View::retire(const std::vector<std::string>& documents) {
  const Snapshot& base = parts_.front().snapshot;
  for (const std::string& id : documents) {
    const auto document = base.columns().document_id.find_sorted(id);
    if (!document) continue;
    retired_documents_.resize(base.document_count());
    retired_documents_[*document] = true;
  }
}

// Takes a base row off the vertex that bears its id; who has no row left is dead. An id may have passed on to another
// entity, whose row stands in the delta.
void View::bury(std::uint32_t row) {
  const Vertex vertex = parts_.front().entity_numbers[row];
  const auto several = several_rows_.find(vertex);
  if (several != several_rows_.end()) {
    std::erase_if(several->second,
                  [&](const PartRow& each) { return each.part == &parts_.front() && each.row == row; });
    if (!several->second.empty()) return;
    several_rows_.erase(several);
  }
  dead_entities_.resize(entity_count_);
  dead_entities_[vertex] = true;
}

void View::redirect(const Changes& changes) {
  Part& base = parts_.front();
  struct Move {
    std::uint32_t row;
    Vertex to;
  };
  std::vector<Move> moves;  // all are found before any is made
  for (const auto& [before, now] : changes.merged_entities) {
    const auto row = base.snapshot.find_entity(before);
    const auto to = find_entity(now);
    if (row && to && base.entity_numbers[*row] != *to) moves.push_back({*row, *to});
  }
  for (const std::string& id : changes.gone_entities) {
    if (const auto row = base.snapshot.find_entity(id)) bury(*row);
  }
  for (const Move& move : moves) bury(move.row);
  for (const Move& move : moves) {
    base.entity_numbers[move.row] = move.to;
    auto& rows = several_rows_[move.to];
    if (rows.empty()) rows.push_back({&base, base_rows_[move.to]});
    rows.insert(rows.begin(), {&base, move.row});
  }
}

std::uint64_t View::store_state() const noexcept {
  return parts_.back().snapshot.store_state();
}

std::uint32_t View::edge_count() const noexcept {
  std::uint32_t edges = 0;
  for (const Part& part : parts_) edges += part.snapshot.edge_count();
  return edges;
}

VertexKind View::kind_of(Vertex vertex) const noexcept {
  if (vertex < entity_count_) return VertexKind::entity;
  return vertex < entity_count_ + statement_count_ ? VertexKind::statement : VertexKind::document;
}

bool View::is_alive(Vertex vertex) const noexcept {
  if (plain()) return true;
  switch (kind_of(vertex)) {
    case VertexKind::entity:
      return vertex >= dead_entities_.size() || !dead_entities_[vertex];
    case VertexKind::statement:
      return !is_retired(statement_of(vertex));
    case VertexKind::document:
      break;
  }
  const std::uint32_t number = document_of(vertex);
  return number >= retired_documents_.size() || !retired_documents_[number];
}

bool View::retired(std::uint32_t statement) const noexcept {
  const Part& base = parts_.front();
  if (statement >= base.snapshot.statement_count()) return false;
  return retired_documents_[base.columns().statement_document[statement]];
}

std::span<const View::PartRow> View::rows_of(Vertex entity, PartRow& single) const noexcept {
  if (!plain()) {
    if (const auto several = several_rows_.find(entity); several != several_rows_.end()) return several->second;
    if (!is_alive(entity)) return {};
  }
  single = {&parts_.front(), base_row(entity)};
  return {&single, 1};
}

View::Cell View::entity_cell(Vertex entity) const noexcept {
  if (!plain()) {
    if (const auto several = several_rows_.find(entity); several != several_rows_.end()) return several->second.back();
  }
  return {&parts_.front(), base_row(entity)};
}

View::Cell View::statement_cell(std::uint32_t statement) const noexcept {
  const Part& part = statement < parts_.front().snapshot.statement_count() ? parts_.front() : parts_.back();
  return {&part, statement - part.first_statement};
}

View::Cell View::document_cell(std::uint32_t document) const noexcept {
  const Part& part = document < parts_.front().snapshot.document_count() ? parts_.front() : parts_.back();
  return {&part, document - part.first_document};
}

std::optional<Vertex> View::find_entity(std::string_view id) const {
  for (auto part = parts_.rbegin(); part != parts_.rend(); ++part) {
    if (const auto local = part->snapshot.find_entity(id)) {
      const Vertex vertex = part->entity(*local);
      if (is_alive(vertex)) return vertex;
    }
  }
  return std::nullopt;
}

std::optional<Vertex> View::find_statement(std::string_view id) const {
  for (const Part& part : parts_) {
    if (const auto local = part.snapshot.find_statement(id)) {
      const std::uint32_t statement = part.first_statement + *local;
      if (!is_retired(statement)) return statement_vertex(statement);
    }
  }
  return std::nullopt;
}

std::optional<Vertex> View::find_document(std::string_view id) const {
  for (const Part& part : parts_) {
    if (const auto local = part.columns().document_id.find_sorted(id)) {
      const Vertex vertex = document_vertex(part.first_document + *local);
      if (is_alive(vertex)) return vertex;
    }
  }
  return std::nullopt;
}

std::vector<Vertex> View::entities_named(std::string_view name) const {
  std::vector<Vertex> found;
  for (const Part& part : parts_) {
    for (const std::uint32_t local : part.snapshot.entities_named(name)) {
      const Vertex vertex = part.entity(local);
      if (is_alive(vertex) && entity_name(vertex) == name) found.push_back(vertex);
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::string_view View::entity_id(Vertex entity) const noexcept {
  const Cell cell = entity_cell(entity);
  return cell.part->columns().entity_id[cell.row];
}

std::string_view View::entity_name(Vertex entity) const noexcept {
  const Cell cell = entity_cell(entity);
  return cell.part->columns().entity_name[cell.row];
}

EntityKind View::entity_kind(Vertex entity) const noexcept {
  const Cell cell = entity_cell(entity);
  return static_cast<EntityKind>(cell.part->columns().entity_kind[cell.row]);
}

std::string View::statement_id(std::uint32_t statement) const {
  const Cell cell = statement_cell(statement);
  return cell.part->snapshot.statement_id(cell.row);
}

std::string_view View::label(std::uint32_t statement) const noexcept {
  const Cell cell = statement_cell(statement);
  return cell.part->columns().labels[cell.part->columns().statement_label[cell.row]];
}

std::string_view View::type(std::uint32_t statement) const noexcept {
  const Cell cell = statement_cell(statement);
  return cell.part->columns().types[cell.part->columns().statement_type[cell.row]];
}

std::string_view View::time(std::uint32_t statement) const noexcept {
  const Cell cell = statement_cell(statement);
  return cell.part->columns().times[cell.part->columns().statement_time[cell.row]];
}

StatementFlags View::flags(std::uint32_t statement) const noexcept {
  const Cell cell = statement_cell(statement);
  return {cell.part->columns().statement_flags[cell.row]};
}

double View::confidence(std::uint32_t statement) const noexcept {
  const Cell cell = statement_cell(statement);
  return cell.part->columns().statement_confidence[cell.row] / 100.0;
}

std::uint32_t View::document(std::uint32_t statement) const noexcept {
  const Cell cell = statement_cell(statement);
  return cell.part->first_document + cell.part->columns().statement_document[cell.row];
}

}  // namespace quoth::graph::view
