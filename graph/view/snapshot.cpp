// SPDX-License-Identifier: Apache-2.0
#include "graph/view/snapshot.h"

#include "graph/error.h"
#include "graph/view/snapshot_layout.h"
#include "graph/view/snapshot_seal.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <xxhash.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <fstream>

namespace quoth::graph::view {
namespace {

[[noreturn]] void reject(const std::string& name, const std::string& reason) {
  throw Error(ErrorKind::format, "is no snapshot that can be used: " + reason, {name, 0, 0});
}

// Hashes the file by reading, not through the mapping, so that pages which no query needs stay out of memory.
std::uint64_t hash_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  file.seekg(SnapshotHeader::kHashed);
  std::vector<char> buffer(std::size_t{1} << 20);
  XXH3_state_t* state = XXH3_createState();
  XXH3_64bits_reset(state);
  while (file.read(buffer.data(), static_cast<std::streamsize>(buffer.size())) || file.gcount() > 0) {
    XXH3_64bits_update(state, buffer.data(), static_cast<std::size_t>(file.gcount()));
  }
  const std::uint64_t hash = XXH3_64bits_digest(state);
  XXH3_freeState(state);
  return hash;
}

bool is_sealed(const std::filesystem::path& path, std::uint64_t hash) {
  struct stat status {};
  const std::timespec seal = seal_of(hash);
  return ::stat(path.c_str(), &status) == 0 && status.st_mtim.tv_sec == seal.tv_sec &&
         status.st_mtim.tv_nsec == seal.tv_nsec;
}

SnapshotHeader read_header(std::span<const std::byte> bytes, const std::string& name) {
  SnapshotHeader header;
  if (bytes.size() < sizeof header) reject(name, "it is cut short");
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.magic != kSnapshotMagic) reject(name, "it does not begin as one");
  if (header.version != kSnapshotVersion || header.section_count != kSectionCount) {
    reject(name, fmt::format("it is of version {}, this program reads {}", header.version, kSnapshotVersion));
  }
  if (header.size != bytes.size()) reject(name, "it is cut short");
  return header;
}

// Hands out the sections as typed columns.
class SectionReader {
 public:
  SectionReader(std::span<const std::byte> bytes, const SnapshotHeader& header) : bytes_(bytes), header_(header) {}

  template <class T>
  std::span<const T> column(Section section) const {
    const SectionPlace& place = header_.sections[static_cast<std::size_t>(section)];
    return {reinterpret_cast<const T*>(bytes_.data() + place.offset), place.size / sizeof(T)};
  }
  Rows rows(Section section) const { return {column<std::uint32_t>(section)}; }
  StringColumn strings(Section section) const {
    const auto characters = static_cast<Section>(static_cast<std::uint32_t>(section) + 1);
    return {column<std::uint32_t>(section), column<char>(characters)};
  }

 private:
  std::span<const std::byte> bytes_;
  const SnapshotHeader& header_;
};

void read_nodes(const SectionReader& reader, Columns& columns) {
  columns.entity_id = reader.strings(Section::entity_id);
  columns.entity_name = reader.strings(Section::entity_name);
  columns.entity_wikidata = reader.strings(Section::entity_wikidata);
  columns.entity_date = reader.strings(Section::entity_date);
  columns.entity_kind = reader.column<std::uint8_t>(Section::entity_kind);
  columns.entity_by_name = reader.column<std::uint32_t>(Section::entity_by_name);
  columns.document_id = reader.strings(Section::document_id);
  columns.document_uri = reader.strings(Section::document_uri);
  columns.document_title = reader.strings(Section::document_title);
  columns.document_published = reader.strings(Section::document_published);
  columns.document_publisher = reader.strings(Section::document_publisher);
  columns.document_statements = reader.rows(Section::document_statements);
  columns.labels = reader.strings(Section::labels);
  columns.predicates = reader.strings(Section::predicates);
  columns.types = reader.strings(Section::types);
  columns.times = reader.strings(Section::times);
}

void read_statements(const SectionReader& reader, Columns& columns) {
  columns.statement_document = reader.column<std::uint32_t>(Section::statement_document);
  columns.statement_number = reader.column<std::uint32_t>(Section::statement_number);
  columns.statement_time = reader.column<std::uint32_t>(Section::statement_time);
  columns.statement_label = reader.column<std::uint16_t>(Section::statement_label);
  columns.statement_type = reader.column<std::uint8_t>(Section::statement_type);
  columns.statement_flags = reader.column<std::uint8_t>(Section::statement_flags);
  columns.statement_confidence = reader.column<std::uint8_t>(Section::statement_confidence);
  columns.statement_participants = reader.rows(Section::statement_participants);
  columns.participants = reader.column<Participant>(Section::participants);
  columns.entity_statements = reader.rows(Section::entity_statements);
  columns.participations = reader.column<Participant>(Section::participations);
  columns.contained = reader.column<std::uint32_t>(Section::contained);
}

void read_edges(const SectionReader& reader, Columns& columns) {
  columns.out_rows = reader.rows(Section::out_rows);
  columns.out_target = reader.column<std::uint32_t>(Section::out_target);
  columns.out_statement = reader.column<std::uint32_t>(Section::out_statement);
  columns.out_label = reader.column<std::uint16_t>(Section::out_label);
  columns.in_rows = reader.rows(Section::in_rows);
  columns.in_source = reader.column<std::uint32_t>(Section::in_source);
  columns.in_edge = reader.column<std::uint32_t>(Section::in_edge);
  columns.in_label = reader.column<std::uint16_t>(Section::in_label);
  columns.relation_from = reader.column<std::uint32_t>(Section::relation_from);
  columns.relation_to = reader.column<std::uint32_t>(Section::relation_to);
  columns.relation_kind = reader.column<std::uint8_t>(Section::relation_kind);
  columns.relation_by_to = reader.column<std::uint32_t>(Section::relation_by_to);
  columns.relation_text = reader.strings(Section::relation_text);
}

// The digits between "s:" or "d:" and the "-".
std::string_view digits_of(std::string_view id) {
  return id.substr(std::min<std::size_t>(2, id.size()));
}

}  // namespace

StatementFlags StatementFlags::of(const Statement& statement) noexcept {
  const auto bit = [](bool value, unsigned shift) { return static_cast<unsigned>(value) << shift; };
  return {static_cast<std::uint8_t>(bit(statement.negated, 0) | bit(statement.quote, 1) | bit(statement.nominal, 2) |
                                    static_cast<unsigned>(statement.modality) << 3U)};
}

std::uint32_t StringColumn::lower_bound(std::string_view text) const noexcept {
  std::size_t low = 0;
  std::size_t high = size();
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if ((*this)[middle] < text) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return static_cast<std::uint32_t>(low);
}

std::optional<std::uint32_t> StringColumn::find_sorted(std::string_view text) const noexcept {
  const std::uint32_t place = lower_bound(text);
  if (place == size() || (*this)[place] != text) return std::nullopt;
  return place;
}

Snapshot Snapshot::open(const std::filesystem::path& path) {
  Snapshot snapshot;
  snapshot.file_ = MappedFile(path);
  const SnapshotHeader header = read_header(snapshot.file_.bytes(), path.string());
  if (!is_sealed(path, header.hash) && hash_of(path) != header.hash)
    reject(path.string(), "its content does not match its hash");
  snapshot.read_columns(snapshot.file_.bytes(), path.string());
  return snapshot;
}

Snapshot Snapshot::from_bytes(std::vector<std::byte> bytes) {
  Snapshot snapshot;
  snapshot.bytes_ = std::move(bytes);
  snapshot.read_columns(snapshot.bytes_, "memory");
  return snapshot;
}

void Snapshot::read_columns(std::span<const std::byte> bytes, const std::string& name) {
  const SnapshotHeader header = read_header(bytes, name);
  store_state_ = header.store_state;
  const SectionReader reader(bytes, header);
  read_nodes(reader, columns_);
  read_statements(reader, columns_);
  read_edges(reader, columns_);
}

std::string Snapshot::statement_id(std::uint32_t statement) const {
  const std::uint32_t document = columns_.statement_document[statement];
  const std::uint32_t number = columns_.statement_number.empty()
                                   ? statement - columns_.document_statements.begin(document) + 1
                                   : columns_.statement_number[statement];
  return fmt::format("s:{}-{}", digits_of(columns_.document_id[document]), number);
}

std::optional<std::uint32_t> Snapshot::find_statement(std::string_view id) const {
  const std::size_t dash = id.rfind('-');
  if (!id.starts_with("s:") || dash == std::string_view::npos) return std::nullopt;
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(id.data() + dash + 1, id.data() + id.size(), number);
  if (error != std::errc() || end != id.data() + id.size()) return std::nullopt;
  const auto document = columns_.document_id.find_sorted(fmt::format("d:{}", digits_of(id.substr(0, dash))));
  if (!document) return std::nullopt;
  const std::uint32_t begin = columns_.document_statements.begin(*document);
  const std::uint32_t end_row = columns_.document_statements.end(*document);
  if (columns_.statement_number.empty()) {
    if (number == 0 || number > end_row - begin) return std::nullopt;
    return begin + number - 1;
  }
  const auto numbers = columns_.statement_number.subspan(begin, end_row - begin);
  const auto place = std::lower_bound(numbers.begin(), numbers.end(), number);
  if (place == numbers.end() || *place != number) return std::nullopt;
  return begin + static_cast<std::uint32_t>(place - numbers.begin());
}

std::span<const std::uint32_t> Snapshot::entities_named(std::string_view name) const noexcept {
  const auto& order = columns_.entity_by_name;
  const auto begin = std::lower_bound(
      order.begin(), order.end(), name,
      [this](std::uint32_t entity, std::string_view text) { return columns_.entity_name[entity] < text; });
  auto end = begin;
  while (end != order.end() && columns_.entity_name[*end] == name) ++end;
  return {begin, end};
}

}  // namespace quoth::graph::view
