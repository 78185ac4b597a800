// SPDX-License-Identifier: Apache-2.0
// The statement graph as columns: one block of bytes, mapped from a file or held in memory, read without copying.
//
// Vertices are numbered by kind: entities in order of id, documents in order of id, statements in order of document and
// number. Typed edges (one for each source and target of an affirmed, asserted statement) stand in compressed sparse
// rows, once by source and once by target, each row sorted by label, then by the other end, then by statement. What a
// statement refers to (source, target, about, place, attribution, the statements inside it) stands in rows of
// participants, and back in rows by entity.
//
// This is the format alone: it must not know SQLite, Boost, or how the numbers are used.
#pragma once

#include "graph/mapped_file.h"
#include "graph/model.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace quoth::graph::view {

// What a statement has with an entity, or (contains) with a statement.
enum class ParticipantRole : std::uint8_t { source, target, about, place, attribution, contains };

// Three bits of role above 29 bits of number: 500 million entities or statements.
class Participant {
 public:
  Participant() = default;
  Participant(ParticipantRole role, std::uint32_t number)
      : packed_(static_cast<std::uint32_t>(role) << kShift | number) {}
  ParticipantRole role() const noexcept { return static_cast<ParticipantRole>(packed_ >> kShift); }
  std::uint32_t number() const noexcept { return packed_ & kMaxNumber; }
  bool operator==(const Participant&) const = default;

  static constexpr unsigned kShift = 29;
  static constexpr std::uint32_t kMaxNumber = (1U << kShift) - 1;

 private:
  std::uint32_t packed_ = 0;
};

// The truth values of a statement in one byte.
struct StatementFlags {
  std::uint8_t bits = 0;

  static StatementFlags of(const Statement& statement) noexcept;
  bool negated() const noexcept { return (bits & 1U) != 0; }
  bool quote() const noexcept { return (bits & 2U) != 0; }
  bool nominal() const noexcept { return (bits & 4U) != 0; }
  Modality modality() const noexcept { return static_cast<Modality>(bits >> 3U); }
  bool is_fact() const noexcept { return !negated() && modality() == Modality::asserted; }
};

// Who stands in a relation to whom outside of any statement.
enum class RelationKind : std::uint8_t { has_role, located_in, part_of };

// A column of strings: `offsets` has one entry more than there are strings.
class StringColumn {
 public:
  StringColumn() = default;
  StringColumn(std::span<const std::uint32_t> offsets, std::span<const char> characters)
      : offsets_(offsets), characters_(characters) {}
  std::size_t size() const noexcept { return offsets_.empty() ? 0 : offsets_.size() - 1; }
  std::string_view operator[](std::size_t index) const noexcept {
    return {characters_.data() + offsets_[index], offsets_[index + 1] - offsets_[index]};
  }
  // Of a column that is sorted: the index of the first string that is not before `text`, and that of `text` itself.
  std::uint32_t lower_bound(std::string_view text) const noexcept;
  std::optional<std::uint32_t> find_sorted(std::string_view text) const noexcept;

 private:
  std::span<const std::uint32_t> offsets_;
  std::span<const char> characters_;
};

// Compressed sparse rows: row r is [offsets[r], offsets[r+1]) of the columns beside it.
struct Rows {
  std::span<const std::uint32_t> offsets;

  std::size_t count() const noexcept { return offsets.empty() ? 0 : offsets.size() - 1; }
  std::uint32_t begin(std::uint32_t row) const noexcept { return offsets[row]; }
  std::uint32_t end(std::uint32_t row) const noexcept { return offsets[row + 1]; }
  std::uint32_t size(std::uint32_t row) const noexcept { return offsets[row + 1] - offsets[row]; }
};

// Every column. All spans point into the snapshot's bytes.
struct Columns {
  // entities
  StringColumn entity_id;  // sorted
  StringColumn entity_name;
  StringColumn entity_wikidata;
  StringColumn entity_date;
  std::span<const std::uint8_t> entity_kind;
  std::span<const std::uint32_t> entity_by_name;  // entity numbers in order of name, then number
  // documents
  StringColumn document_id;  // sorted
  StringColumn document_uri;
  StringColumn document_title;
  StringColumn document_published;
  StringColumn document_publisher;
  Rows document_statements;  // the statements of a document are the numbers of its row themselves
  // dictionaries
  StringColumn labels;      // sorted; "warned"
  StringColumn predicates;  // of the label with the same number
  StringColumn types;       // sorted; "THREATEN"
  StringColumn times;       // sorted; number 0 is "" (no time)
  // statements
  std::span<const std::uint32_t> statement_document;
  std::span<const std::uint32_t> statement_number;  // the number in its id; empty where it is 1, 2, … in each document
  std::span<const std::uint32_t> statement_time;
  std::span<const std::uint16_t> statement_label;
  std::span<const std::uint8_t> statement_type;
  std::span<const std::uint8_t> statement_flags;
  std::span<const std::uint8_t> statement_confidence;  // per cent
  Rows statement_participants;
  std::span<const Participant> participants;
  Rows entity_statements;                       // by entity
  std::span<const Participant> participations;  // role and statement number
  std::span<const std::uint32_t> contained;     // pairs (inner statement, outer statement), sorted
  // typed edges
  Rows out_rows;
  std::span<const std::uint32_t> out_target;
  std::span<const std::uint32_t> out_statement;
  std::span<const std::uint16_t> out_label;
  Rows in_rows;
  std::span<const std::uint32_t> in_source;
  std::span<const std::uint32_t> in_edge;  // the edge's place among the out columns
  std::span<const std::uint16_t> in_label;
  // relations, sorted by (from, kind, to, text)
  std::span<const std::uint32_t> relation_from;
  std::span<const std::uint32_t> relation_to;
  std::span<const std::uint8_t> relation_kind;
  std::span<const std::uint32_t> relation_by_to;  // relation numbers in order of `to`, then number
  StringColumn relation_text;                     // the role's name
};

class Snapshot {
 public:
  // Maps `path`. Throws Error(io) where it cannot be read, Error(format) where it is damaged, cut short, or
  // of another version. Cost: some microseconds where the seal (snapshot_seal.h) holds, else one read of the whole
  // file, which is checked against its hash.
  static Snapshot open(const std::filesystem::path& path);
  // Takes bytes that SnapshotBuilder made in this process; they are trusted.
  static Snapshot from_bytes(std::vector<std::byte> bytes);

  const Columns& columns() const noexcept { return columns_; }
  std::uint64_t store_state() const noexcept { return store_state_; }
  std::uint32_t entity_count() const noexcept { return static_cast<std::uint32_t>(columns_.entity_kind.size()); }
  std::uint32_t document_count() const noexcept { return static_cast<std::uint32_t>(columns_.document_id.size()); }
  std::uint32_t statement_count() const noexcept { return static_cast<std::uint32_t>(columns_.statement_type.size()); }
  std::uint32_t edge_count() const noexcept { return static_cast<std::uint32_t>(columns_.out_target.size()); }

  // "s:" + the document's digits + "-" + the number.
  std::string statement_id(std::uint32_t statement) const;
  std::optional<std::uint32_t> find_statement(std::string_view id) const;
  std::optional<std::uint32_t> find_entity(std::string_view id) const { return columns_.entity_id.find_sorted(id); }
  // The numbers of the entities of that very name, ascending.
  std::span<const std::uint32_t> entities_named(std::string_view name) const noexcept;

 private:
  void read_columns(std::span<const std::byte> bytes, const std::string& name);

  MappedFile file_;
  std::vector<std::byte> bytes_;
  Columns columns_;
  std::uint64_t store_state_ = 0;
};

}  // namespace quoth::graph::view
