// SPDX-License-Identifier: Apache-2.0
#include "graph/view/view.h"

#include <algorithm>

namespace quoth::graph::view {

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
  number_delta(changes);
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

// Gives each entity of the delta its number: the base's where the id is there, a new one otherwise.
void View::number_delta(const Changes& changes) {
  Part& delta = parts_.back();
  const Snapshot& base = parts_.front().snapshot;
  for (std::uint32_t local = 0; local < delta.snapshot.entity_count(); ++local) {
    const auto known = base.find_entity(delta.columns().entity_id[local]);
    const Vertex vertex = known ? *known : entity_count_++;
    delta.entity_numbers.push_back(vertex);
    auto& rows = several_rows_[vertex];
    if (known) rows.push_back({&parts_.front(), *known});
    rows.push_back({&delta, local});
  }
  for (const std::string& id : changes.retired_documents) {
    const auto document = base.columns().document_id.find_sorted(id);
    if (!document) continue;
    retired_documents_.resize(base.document_count());
    retired_documents_[*document] = true;
  }
}

void View::redirect(const Changes& changes) {
  Part& base = parts_.front();
  const auto bury = [this](Vertex entity) {
    dead_entities_.resize(entity_count_);
    dead_entities_[entity] = true;
  };
  for (const auto& [before, now] : changes.merged_entities) {
    const auto old_vertex = base.snapshot.find_entity(before);
    const auto new_vertex = find_entity(now);
    if (!old_vertex || !new_vertex || *old_vertex == *new_vertex) continue;
    if (base.entity_numbers.empty()) {
      base.entity_numbers.resize(base.snapshot.entity_count());
      for (std::uint32_t local = 0; local < base.entity_numbers.size(); ++local) base.entity_numbers[local] = local;
    }
    base.entity_numbers[*old_vertex] = *new_vertex;
    auto& rows = several_rows_[*new_vertex];
    if (rows.empty()) rows.push_back({&base, *new_vertex});
    rows.insert(rows.end() - 1, {&base, *old_vertex});
    bury(*old_vertex);
  }
  for (const std::string& id : changes.gone_entities) {
    if (const auto vertex = base.snapshot.find_entity(id)) bury(*vertex);
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
  single = {&parts_.front(), entity};
  return {&single, 1};
}

View::Cell View::entity_cell(Vertex entity) const noexcept {
  if (!plain()) {
    if (const auto several = several_rows_.find(entity); several != several_rows_.end()) return several->second.back();
  }
  return {&parts_.front(), entity};
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
  for (const Part& part : parts_) {
    if (const auto local = part.snapshot.find_entity(id)) {
      const Vertex vertex = part.entity(*local);
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
