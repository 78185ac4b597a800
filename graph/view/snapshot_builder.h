// SPDX-License-Identifier: Apache-2.0
// Makes a snapshot from rows that come in any order. Equal rows give equal bytes, whatever their order.
#pragma once

#include "graph/view/snapshot.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace quoth::graph::view {

struct EntityRow {
  std::string_view id;
  std::string_view name;
  EntityKind kind = EntityKind::thing;
  std::string_view wikidata;
  std::string_view date;
};

struct DocumentRow {
  std::string_view id;
  std::string_view uri;
  std::string_view title;
  std::string_view published;
  std::string_view publisher;
};

// Numbers are those that the builder's add functions returned, or, for a statement inside, will return.
struct StatementRow {
  std::uint32_t document = 0;
  std::uint32_t number = 0;  // the one in the statement's id
  std::string_view label;
  std::string_view predicate;
  std::string_view type;
  std::string_view time;
  StatementFlags flags;
  double confidence = 1.0;
  std::span<const Participant> participants;  // attribution in order, outermost first
};

class SnapshotBuilder {
 public:
  // Each returns the number by which other rows refer to this one. Ids must be unique within their kind. Throws
  // Error(limit) beyond 2^29 rows of a kind, 2^16 labels or 2^8 types.
  std::uint32_t add(const EntityRow& row);
  std::uint32_t add(const DocumentRow& row);
  std::uint32_t add(const StatementRow& row);
  void add_relation(std::uint32_t from, RelationKind kind, std::uint32_t to, std::string_view text);

  std::uint32_t statement_count() const noexcept { return static_cast<std::uint32_t>(statements_.size()); }

  // The whole snapshot; the builder is empty afterwards. Throws Error(internal) where a row refers to none. Cost:
  // O(n log n); memory about twice the snapshot.
  std::vector<std::byte> finish(std::uint64_t store_state);

 private:
  // Strings one after the other in a single block.
  struct Strings {
    std::vector<std::uint64_t> ends;
    std::string characters;

    void add(std::string_view text);
    std::size_t size() const noexcept { return ends.size(); }
    std::string_view operator[](std::size_t index) const noexcept;
  };
  // Distinct strings, numbered by first appearance.
  class Dictionary {
   public:
    std::uint32_t number_of(std::string_view text);
    std::uint32_t number_of(std::string_view first, std::string_view second);  // of both with a NUL between
    // The strings in sorted order, and for each number its place among them.
    std::vector<std::string_view> sorted(std::vector<std::uint32_t>& place_of) const;

   private:
    struct Hash {
      using is_transparent = void;
      std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>()(text); }
    };
    std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> numbers_;
    std::string key_;
  };
  struct StatementCells {
    std::uint32_t document = 0;
    std::uint32_t number = 0;
    std::uint32_t time = 0;
    std::uint32_t label = 0;
    std::uint32_t participants_end = 0;
    std::uint8_t type = 0;
    std::uint8_t flags = 0;
    std::uint8_t confidence = 0;
  };
  struct Relation {
    std::uint32_t from = 0;
    RelationKind kind = RelationKind::has_role;
    std::uint32_t to = 0;
    std::string text;
  };
  class Assembly;

  Strings entity_id_, entity_name_, entity_wikidata_, entity_date_;
  std::vector<std::uint8_t> entity_kind_;
  Strings document_id_, document_uri_, document_title_, document_published_, document_publisher_;
  Dictionary labels_, types_, times_;  // a label's key holds its predicate too
  std::vector<StatementCells> statements_;
  std::vector<Participant> participants_;
  std::vector<Relation> relations_;
};

// Writes `bytes` beside `path` under a temporary name, flushes, renames: the old file stays until the new one is whole.
// Throws Error(io).
void write_snapshot(const std::filesystem::path& path, std::span<const std::byte> bytes);

}  // namespace quoth::graph::view
