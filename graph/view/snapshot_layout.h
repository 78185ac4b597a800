// SPDX-License-Identifier: Apache-2.0
// The bytes of a snapshot: a header, a table of sections, the sections, each at a multiple of 8. Little-endian, as
// every machine is that we build for; another byte order is refused by the magic number. Private to snapshot and
// builder.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace quoth::graph::view {

// The order is the order in the file. Two sections follow one another for a column of strings: offsets, characters.
enum class Section : std::uint32_t {
  entity_id,
  entity_id_characters,
  entity_name,
  entity_name_characters,
  entity_wikidata,
  entity_wikidata_characters,
  entity_date,
  entity_date_characters,
  entity_kind,
  entity_by_name,
  document_id,
  document_id_characters,
  document_uri,
  document_uri_characters,
  document_title,
  document_title_characters,
  document_published,
  document_published_characters,
  document_publisher,
  document_publisher_characters,
  document_statements,
  labels,
  labels_characters,
  predicates,
  predicates_characters,
  types,
  types_characters,
  times,
  times_characters,
  statement_document,
  statement_number,
  statement_time,
  statement_label,
  statement_type,
  statement_flags,
  statement_confidence,
  statement_participants,
  participants,
  entity_statements,
  participations,
  contained,
  out_rows,
  out_target,
  out_statement,
  out_label,
  in_rows,
  in_source,
  in_edge,
  in_label,
  relation_from,
  relation_to,
  relation_kind,
  relation_by_to,
  relation_text,
  relation_text_characters,
  count,
};

inline constexpr std::uint32_t kSectionCount = static_cast<std::uint32_t>(Section::count);
inline constexpr std::uint64_t kSnapshotMagic = 0x3157'4549'5651'0a0dULL;  // "\r\nQVIEW1"
inline constexpr std::uint32_t kSnapshotVersion = 1;

struct SectionPlace {
  std::uint64_t offset = 0;  // bytes from the file's begin
  std::uint64_t size = 0;    // bytes
};

struct SnapshotHeader {
  static constexpr std::size_t kHashed = 24;  // where that begins

  std::uint64_t magic = kSnapshotMagic;
  std::uint32_t version = kSnapshotVersion;
  std::uint32_t section_count = kSectionCount;
  std::uint64_t hash = 0;  // XXH3 of everything that follows
  std::uint64_t store_state = 0;
  std::uint64_t size = 0;  // of the file
  std::array<SectionPlace, kSectionCount> sections{};
};

}  // namespace quoth::graph::view
