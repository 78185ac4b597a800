// SPDX-License-Identifier: Apache-2.0
// The statement graph as it stands now: a base snapshot and, where the store has moved on since, a small delta beside
// it. Numbers vertices over both and hides which part a row lies in.
//
// Vertices: entities [0, E), statements [E, E + S), documents [E + S, E + S + D). Entities stand in order of their ids,
// as in a snapshot of the same graph, so that ties by number fall alike; of the others the base comes first. The
// numbers hold for one View object only; what outlives it is the id. An entity of the base that was merged into another
// since, or that nothing refers to any more, keeps its number but has no edges (`is_alive` tells).
#pragma once

#include "graph/view/snapshot.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace quoth::graph::view {

using Vertex = std::uint32_t;

enum class VertexKind : std::uint8_t { entity, statement, document };

// What the store did since the base was made, beyond the new rows in the delta.
struct Changes {
  std::vector<std::string> retired_documents;                        // ids; their statements are gone
  std::vector<std::pair<std::string, std::string>> merged_entities;  // id in the base → id now
  std::vector<std::string> gone_entities;                            // ids in the base that no longer exist
};

class View {
 public:
  explicit View(Snapshot base);
  // `delta` repeats, by id, each entity of the base that its rows refer to; its attributes replace those of the base.
  View(Snapshot base, Snapshot delta, const Changes& changes);

  std::uint64_t store_state() const noexcept;
  std::uint32_t entity_count() const noexcept { return entity_count_; }
  std::uint32_t statement_count() const noexcept { return statement_count_; }
  std::uint32_t document_count() const noexcept { return document_count_; }
  std::uint32_t vertex_count() const noexcept { return entity_count_ + statement_count_ + document_count_; }
  std::uint32_t edge_count() const noexcept;  // typed edges, those of retired statements included

  VertexKind kind_of(Vertex vertex) const noexcept;
  Vertex statement_vertex(std::uint32_t statement) const noexcept { return entity_count_ + statement; }
  Vertex document_vertex(std::uint32_t document) const noexcept { return entity_count_ + statement_count_ + document; }
  std::uint32_t statement_of(Vertex vertex) const noexcept { return vertex - entity_count_; }
  std::uint32_t document_of(Vertex vertex) const noexcept { return vertex - entity_count_ - statement_count_; }
  bool is_alive(Vertex vertex) const noexcept;

  // One part: the base or the delta, with its numbers' place among all.
  struct Part {
    Snapshot snapshot;
    std::vector<std::uint32_t> entity_numbers;  // number in the part → number in the view; empty where they are equal
    std::uint32_t first_statement = 0;
    std::uint32_t first_document = 0;
    std::uint32_t first_edge = 0;

    std::uint32_t entity(std::uint32_t local) const noexcept {
      return entity_numbers.empty() ? local : entity_numbers[local];
    }
    const Columns& columns() const noexcept { return snapshot.columns(); }
  };
  // A row of an entity: some entities have one in the base and one in the delta, merged ones several in the base.
  struct PartRow {
    const Part* part = nullptr;
    std::uint32_t row = 0;
  };
  // A cell of a statement or a document.
  using Cell = PartRow;

  // The rows of `entity`, base first. Valid while the view lives, until the next call from the same thread where the
  // entity has but one row.
  std::span<const PartRow> rows_of(Vertex entity, PartRow& single) const noexcept;
  // Where the attributes of an entity stand: in the delta where it is there, else in the base.
  Cell entity_cell(Vertex entity) const noexcept;
  Cell statement_cell(std::uint32_t statement) const noexcept;
  Cell document_cell(std::uint32_t document) const noexcept;
  bool is_retired(std::uint32_t statement) const noexcept { return !retired_documents_.empty() && retired(statement); }
  bool plain() const noexcept { return parts_.size() == 1; }  // the base alone
  const Part& base() const noexcept { return parts_.front(); }
  std::span<const Part> parts() const noexcept { return parts_; }

  // By id; nothing where there is none or it is gone.
  std::optional<Vertex> find_entity(std::string_view id) const;
  std::optional<Vertex> find_statement(std::string_view id) const;
  std::optional<Vertex> find_document(std::string_view id) const;
  // The entities of that very name, ascending.
  std::vector<Vertex> entities_named(std::string_view name) const;

  // Attributes. Views point into the snapshot.
  std::string_view entity_id(Vertex entity) const noexcept;
  std::string_view entity_name(Vertex entity) const noexcept;
  EntityKind entity_kind(Vertex entity) const noexcept;
  std::string statement_id(std::uint32_t statement) const;
  std::string_view label(std::uint32_t statement) const noexcept;
  std::string_view type(std::uint32_t statement) const noexcept;
  std::string_view time(std::uint32_t statement) const noexcept;  // empty where the text gives none
  StatementFlags flags(std::uint32_t statement) const noexcept;
  double confidence(std::uint32_t statement) const noexcept;
  std::uint32_t document(std::uint32_t statement) const noexcept;  // its number in the view

 private:
  bool retired(std::uint32_t statement) const noexcept;
  std::uint32_t base_row(Vertex entity) const noexcept { return base_rows_.empty() ? entity : base_rows_[entity]; }
  void number_entities();
  void retire(const std::vector<std::string>& documents);
  void bury(std::uint32_t row);
  void redirect(const Changes& changes);
  void count();

  std::vector<Part> parts_;  // base, and at most one delta
  std::uint32_t entity_count_ = 0;
  std::uint32_t statement_count_ = 0;
  std::uint32_t document_count_ = 0;
  std::vector<std::uint32_t> base_rows_;                           // of each entity in the base; empty where alike
  std::vector<bool> retired_documents_;                            // by number in the base; empty where none is
  std::vector<bool> dead_entities_;                                // by number in the view; empty where none is
  std::unordered_map<Vertex, std::vector<PartRow>> several_rows_;  // of the entities that do not have one row alone
};

}  // namespace quoth::graph::view
