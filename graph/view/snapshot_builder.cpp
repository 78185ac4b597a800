// SPDX-License-Identifier: Apache-2.0
// Longer than other files: one assembly writes all sections, in the order of the file.
#include "graph/view/snapshot_builder.h"

#include "graph/error.h"
#include "graph/view/snapshot_layout.h"

#include <xxhash.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <numeric>
#include <tuple>

namespace quoth::graph::view {
namespace {

using Numbers = std::vector<std::uint32_t>;

void limit(bool within, const char* what) {
  if (!within) throw Error(ErrorKind::limit, std::string("the view cannot hold so many ") + what);
}

// For rows in `order`, the place of each row: place_of[order[i]] == i.
Numbers inverse_of(const Numbers& order) {
  Numbers place_of(order.size());
  for (std::uint32_t place = 0; place < order.size(); ++place) place_of[order[place]] = place;
  return place_of;
}

template <class Strings>
Numbers order_of(const Strings& strings) {
  Numbers order(strings.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t left, std::uint32_t right) { return strings[left] < strings[right]; });
  return order;
}

// Row starts for items that belong to `row_count` rows by `row_of(item)`: a counting sort's first half.
template <class RowOf>
Numbers row_offsets(std::size_t item_count, std::size_t row_count, RowOf row_of) {
  Numbers offsets(row_count + 1, 0);
  for (std::size_t item = 0; item < item_count; ++item) ++offsets[row_of(item) + 1];
  std::partial_sum(offsets.begin(), offsets.end(), offsets.begin());
  return offsets;
}

struct Edge {
  std::uint32_t source = 0;
  std::uint32_t target = 0;
  std::uint32_t statement = 0;
  std::uint16_t label = 0;
};

// The edges grouped by `row_of`, each row sorted by label, then `other`, then statement.
template <class RowOf, class Other>
std::vector<std::uint32_t> edge_order(const std::vector<Edge>& edges, const Numbers& offsets, RowOf row_of,
                                      Other other) {
  Numbers order(edges.size());
  Numbers cursor(offsets.begin(), offsets.end() - 1);
  for (std::uint32_t edge = 0; edge < edges.size(); ++edge) order[cursor[row_of(edges[edge])]++] = edge;
  const auto before = [&](std::uint32_t left, std::uint32_t right) {
    const Edge& a = edges[left];
    const Edge& b = edges[right];
    if (a.label != b.label) return a.label < b.label;
    if (other(a) != other(b)) return other(a) < other(b);
    return a.statement < b.statement;
  };
  for (std::size_t row = 0; row + 1 < offsets.size(); ++row) {
    std::sort(order.begin() + offsets[row], order.begin() + offsets[row + 1], before);
  }
  return order;
}

}  // namespace

void SnapshotBuilder::Strings::add(std::string_view text) {
  characters += text;
  ends.push_back(characters.size());
}

std::string_view SnapshotBuilder::Strings::operator[](std::size_t index) const noexcept {
  const std::uint64_t begin = index == 0 ? 0 : ends[index - 1];
  return std::string_view(characters).substr(begin, ends[index] - begin);
}

std::uint32_t SnapshotBuilder::Dictionary::number_of(std::string_view text) {
  if (const auto known = numbers_.find(text); known != numbers_.end()) return known->second;
  const auto next = static_cast<std::uint32_t>(numbers_.size());
  return numbers_.emplace(text, next).first->second;
}

std::uint32_t SnapshotBuilder::Dictionary::number_of(std::string_view first, std::string_view second) {
  ((key_ = first) += '\0') += second;
  return number_of(key_);
}

std::vector<std::string_view> SnapshotBuilder::Dictionary::sorted(std::vector<std::uint32_t>& place_of) const {
  std::vector<std::string_view> words(numbers_.size());
  for (const auto& [text, number] : numbers_) words[number] = text;
  const Numbers order = order_of(words);
  place_of = inverse_of(order);
  std::vector<std::string_view> result(words.size());
  for (std::size_t place = 0; place < order.size(); ++place) result[place] = words[order[place]];
  return result;
}

std::uint32_t SnapshotBuilder::add(const EntityRow& row) {
  limit(entity_kind_.size() <= Participant::kMaxNumber, "entities");
  entity_id_.add(row.id);
  entity_name_.add(row.name);
  entity_wikidata_.add(row.wikidata);
  entity_date_.add(row.date);
  entity_kind_.push_back(static_cast<std::uint8_t>(row.kind));
  return static_cast<std::uint32_t>(entity_kind_.size() - 1);
}

std::uint32_t SnapshotBuilder::add(const DocumentRow& row) {
  limit(document_id_.size() <= Participant::kMaxNumber, "documents");
  document_id_.add(row.id);
  document_uri_.add(row.uri);
  document_title_.add(row.title);
  document_published_.add(row.published);
  document_publisher_.add(row.publisher);
  return static_cast<std::uint32_t>(document_id_.size() - 1);
}

std::uint32_t SnapshotBuilder::add(const StatementRow& row) {
  limit(statements_.size() <= Participant::kMaxNumber, "statements");
  participants_.insert(participants_.end(), row.participants.begin(), row.participants.end());
  limit(participants_.size() <= std::numeric_limits<std::uint32_t>::max(), "participants");
  StatementCells cells;
  cells.document = row.document;
  cells.number = row.number;
  if (statements_.empty()) times_.number_of("");
  cells.time = times_.number_of(row.time);
  cells.label = labels_.number_of(row.label, row.predicate);
  cells.participants_end = static_cast<std::uint32_t>(participants_.size());
  const std::uint32_t type = types_.number_of(row.type);
  limit(type <= std::numeric_limits<std::uint8_t>::max(), "types");
  limit(cells.label <= std::numeric_limits<std::uint16_t>::max(), "labels");
  cells.type = static_cast<std::uint8_t>(type);
  cells.flags = row.flags.bits;
  cells.confidence = static_cast<std::uint8_t>(std::lround(row.confidence * 100));
  statements_.push_back(cells);
  return static_cast<std::uint32_t>(statements_.size() - 1);
}

void SnapshotBuilder::add_relation(std::uint32_t from, RelationKind kind, std::uint32_t to, std::string_view text) {
  relations_.push_back({from, kind, to, std::string(text)});
}

// Lays the sections down in the order of the layout, renumbering as it goes.
class SnapshotBuilder::Assembly {
 public:
  explicit Assembly(SnapshotBuilder& rows) : rows_(rows) {}

  std::vector<std::byte> run(std::uint64_t store_state) {
    // Room for what two participants a statement need, so that the bytes seldom move.
    bytes_.reserve(rows_.statements_.size() * 64 + rows_.entity_kind_.size() * 64);
    bytes_.resize(sizeof(SnapshotHeader));
    number();
    put_nodes();
    put_dictionaries();
    put_statements();
    put_participants();
    put_edges();
    put_relations();
    return seal(store_state);
  }

 private:
  template <class T>
  void put(Section section, const std::vector<T>& column) {
    put_bytes(section, column.data(), column.size() * sizeof(T));
  }

  void put_bytes(Section section, const void* data, std::size_t size) {
    bytes_.resize((bytes_.size() + 7) / 8 * 8);
    header_.sections[static_cast<std::size_t>(section)] = {bytes_.size(), size};
    const auto* first = static_cast<const std::byte*>(data);
    bytes_.insert(bytes_.end(), first, first + size);
  }

  template <class Strings>
  void put_strings(Section section, const Strings& strings, const Numbers& order) {
    Numbers offsets{0};
    offsets.reserve(order.size() + 1);
    std::string characters;
    for (const std::uint32_t index : order) {
      characters += strings[index];
      limit(characters.size() <= std::numeric_limits<std::uint32_t>::max(), "characters in one column");
      offsets.push_back(static_cast<std::uint32_t>(characters.size()));
    }
    put(section, offsets);
    put_bytes(static_cast<Section>(static_cast<std::uint32_t>(section) + 1), characters.data(), characters.size());
  }

  void put_words(Section section, const std::vector<std::string_view>& words) {
    Numbers order(words.size());
    std::iota(order.begin(), order.end(), 0U);
    put_strings(section, words, order);
  }

  // The new number of every entity, document and statement.
  void number() {
    entity_order_ = order_of(rows_.entity_id_);
    entity_place_ = inverse_of(entity_order_);
    document_order_ = order_of(rows_.document_id_);
    document_place_ = inverse_of(document_order_);
    const auto& cells = rows_.statements_;
    for (const StatementCells& cell : cells) check(cell.document, document_place_);
    const auto document_of = [&](std::size_t item) { return document_place_[cells[item].document]; };
    document_offsets_ = row_offsets(cells.size(), document_order_.size(), document_of);
    statement_order_.resize(cells.size());
    Numbers cursor(document_offsets_.begin(), document_offsets_.end() - 1);
    for (std::uint32_t item = 0; item < cells.size(); ++item) statement_order_[cursor[document_of(item)]++] = item;
    const auto by_number = [&](std::uint32_t left, std::uint32_t right) {
      return cells[left].number < cells[right].number;
    };
    for (std::size_t row = 0; row + 1 < document_offsets_.size(); ++row) {
      std::stable_sort(statement_order_.begin() + document_offsets_[row],
                       statement_order_.begin() + document_offsets_[row + 1], by_number);
    }
    statement_place_ = inverse_of(statement_order_);
  }

  static std::uint32_t check(std::uint32_t number, const Numbers& places) {
    if (number >= places.size()) throw Error(ErrorKind::internal, "a row of the view refers to none");
    return places[number];
  }

  void put_nodes() {
    put_strings(Section::entity_id, rows_.entity_id_, entity_order_);
    put_strings(Section::entity_name, rows_.entity_name_, entity_order_);
    put_strings(Section::entity_wikidata, rows_.entity_wikidata_, entity_order_);
    put_strings(Section::entity_date, rows_.entity_date_, entity_order_);
    std::vector<std::uint8_t> kinds;
    kinds.reserve(entity_order_.size());
    for (const std::uint32_t index : entity_order_) kinds.push_back(rows_.entity_kind_[index]);
    put(Section::entity_kind, kinds);
    Numbers by_name(entity_order_.size());
    std::iota(by_name.begin(), by_name.end(), 0U);
    const auto name = [&](std::uint32_t entity) { return rows_.entity_name_[entity_order_[entity]]; };
    std::stable_sort(by_name.begin(), by_name.end(),
                     [&](std::uint32_t left, std::uint32_t right) { return name(left) < name(right); });
    put(Section::entity_by_name, by_name);
    put_strings(Section::document_id, rows_.document_id_, document_order_);
    put_strings(Section::document_uri, rows_.document_uri_, document_order_);
    put_strings(Section::document_title, rows_.document_title_, document_order_);
    put_strings(Section::document_published, rows_.document_published_, document_order_);
    put_strings(Section::document_publisher, rows_.document_publisher_, document_order_);
    put(Section::document_statements, document_offsets_);
  }

  void put_dictionaries() {
    std::vector<std::string_view> labels;
    std::vector<std::string_view> predicates;
    for (const std::string_view key : rows_.labels_.sorted(label_place_)) {
      const std::size_t cut = key.find('\0');
      labels.push_back(key.substr(0, cut));
      predicates.push_back(key.substr(cut + 1));
    }
    put_words(Section::labels, labels);
    put_words(Section::predicates, predicates);
    put_words(Section::types, rows_.types_.sorted(type_place_));
    put_words(Section::times, rows_.times_.sorted(time_place_));
  }

  template <class T, class Cell>
  void put_column(Section section, Cell cell) {
    std::vector<T> column;
    column.reserve(statement_order_.size());
    for (const std::uint32_t index : statement_order_) column.push_back(static_cast<T>(cell(rows_.statements_[index])));
    put(section, column);
  }

  void put_statements() {
    put_column<std::uint32_t>(Section::statement_document,
                              [&](const auto& cell) { return document_place_[cell.document]; });
    if (!numbers_are_dense())
      put_column<std::uint32_t>(Section::statement_number, [](const auto& cell) { return cell.number; });
    put_column<std::uint32_t>(Section::statement_time, [&](const auto& cell) { return time_place_[cell.time]; });
    put_column<std::uint16_t>(Section::statement_label, [&](const auto& cell) { return label_place_[cell.label]; });
    put_column<std::uint8_t>(Section::statement_type, [&](const auto& cell) { return type_place_[cell.type]; });
    put_column<std::uint8_t>(Section::statement_flags, [](const auto& cell) { return cell.flags; });
    put_column<std::uint8_t>(Section::statement_confidence, [](const auto& cell) { return cell.confidence; });
  }

  bool numbers_are_dense() const {
    for (std::size_t row = 0; row + 1 < document_offsets_.size(); ++row) {
      for (std::uint32_t place = document_offsets_[row]; place < document_offsets_[row + 1]; ++place) {
        if (rows_.statements_[statement_order_[place]].number != place - document_offsets_[row] + 1) return false;
      }
    }
    return true;
  }

  std::span<const Participant> participants_of(std::uint32_t index) const {
    const std::uint32_t begin = index == 0 ? 0 : rows_.statements_[index - 1].participants_end;
    return std::span(rows_.participants_).subspan(begin, rows_.statements_[index].participants_end - begin);
  }

  void put_participants() {
    Numbers offsets{0};
    std::vector<Participant> renumbered;
    renumbered.reserve(rows_.participants_.size());
    for (const std::uint32_t index : statement_order_) {
      for (const Participant& participant : participants_of(index)) {
        const bool inner = participant.role() == ParticipantRole::contains;
        const Numbers& places = inner ? statement_place_ : entity_place_;
        renumbered.emplace_back(participant.role(), check(participant.number(), places));
      }
      offsets.push_back(static_cast<std::uint32_t>(renumbered.size()));
    }
    put(Section::statement_participants, offsets);
    put(Section::participants, renumbered);
    put_participations(offsets, renumbered);
    collect_edges(offsets, renumbered);
  }

  // The way back: entity → statements, inner statement → outer statements.
  void put_participations(const Numbers& offsets, const std::vector<Participant>& participants) {
    Numbers back(entity_order_.size() + 1, 0);
    for (const Participant& participant : participants) {
      if (participant.role() != ParticipantRole::contains) ++back[participant.number() + 1];
    }
    std::partial_sum(back.begin(), back.end(), back.begin());
    std::vector<Participant> participations(back.back());
    std::vector<std::pair<std::uint32_t, std::uint32_t>> contained;
    Numbers cursor(back.begin(), back.end() - 1);
    for (std::uint32_t statement = 0; statement + 1 < offsets.size(); ++statement) {
      for (std::uint32_t place = offsets[statement]; place < offsets[statement + 1]; ++place) {
        const Participant& participant = participants[place];
        if (participant.role() == ParticipantRole::contains) {
          contained.emplace_back(participant.number(), statement);
        } else {
          participations[cursor[participant.number()]++] = Participant(participant.role(), statement);
        }
      }
    }
    std::sort(contained.begin(), contained.end());
    put(Section::entity_statements, back);
    put(Section::participations, participations);
    put_bytes(Section::contained, contained.data(), contained.size() * sizeof contained[0]);
  }

  void collect_edges(const Numbers& offsets, const std::vector<Participant>& participants) {
    for (std::uint32_t statement = 0; statement + 1 < offsets.size(); ++statement) {
      const StatementCells& cells = rows_.statements_[statement_order_[statement]];
      if (!StatementFlags{cells.flags}.is_fact()) continue;
      const auto row = std::span(participants).subspan(offsets[statement], offsets[statement + 1] - offsets[statement]);
      for (const Participant& source : row) {
        if (source.role() != ParticipantRole::source) continue;
        for (const Participant& target : row) {
          if (target.role() != ParticipantRole::target) continue;
          edges_.push_back(
              {source.number(), target.number(), statement, static_cast<std::uint16_t>(label_place_[cells.label])});
        }
      }
    }
    limit(edges_.size() <= std::numeric_limits<std::uint32_t>::max(), "edges");
  }

  template <class T, class Cell>
  void put_edge_column(Section section, const Numbers& order, Cell cell) {
    std::vector<T> column;
    column.reserve(order.size());
    for (const std::uint32_t edge : order) column.push_back(cell(edge));
    put(section, column);
  }

  void put_edges() {
    const std::size_t count = entity_order_.size();
    const auto source = [](const Edge& edge) { return edge.source; };
    const auto target = [](const Edge& edge) { return edge.target; };
    const Numbers out_offsets =
        row_offsets(edges_.size(), count, [&](std::size_t edge) { return edges_[edge].source; });
    const Numbers out_order = edge_order(edges_, out_offsets, source, target);
    put(Section::out_rows, out_offsets);
    put_edge_column<std::uint32_t>(Section::out_target, out_order,
                                   [&](std::uint32_t edge) { return edges_[edge].target; });
    put_edge_column<std::uint32_t>(Section::out_statement, out_order,
                                   [&](std::uint32_t edge) { return edges_[edge].statement; });
    put_edge_column<std::uint16_t>(Section::out_label, out_order,
                                   [&](std::uint32_t edge) { return edges_[edge].label; });
    const Numbers out_place = inverse_of(out_order);
    const Numbers in_offsets = row_offsets(edges_.size(), count, [&](std::size_t edge) { return edges_[edge].target; });
    const Numbers in_order = edge_order(edges_, in_offsets, target, source);
    put(Section::in_rows, in_offsets);
    put_edge_column<std::uint32_t>(Section::in_source, in_order,
                                   [&](std::uint32_t edge) { return edges_[edge].source; });
    put_edge_column<std::uint32_t>(Section::in_edge, in_order, [&](std::uint32_t edge) { return out_place[edge]; });
    put_edge_column<std::uint16_t>(Section::in_label, in_order, [&](std::uint32_t edge) { return edges_[edge].label; });
  }

  void put_relations() {
    auto& relations = rows_.relations_;
    for (Relation& relation : relations) {
      relation.from = check(relation.from, entity_place_);
      relation.to = check(relation.to, entity_place_);
    }
    const auto key = [](const Relation& relation) {
      return std::tie(relation.from, relation.kind, relation.to, relation.text);
    };
    std::sort(relations.begin(), relations.end(),
              [&](const Relation& left, const Relation& right) { return key(left) < key(right); });
    Numbers from;
    Numbers to;
    std::vector<std::uint8_t> kinds;
    std::vector<std::string_view> texts;
    for (const Relation& relation : relations) {
      from.push_back(relation.from);
      to.push_back(relation.to);
      kinds.push_back(static_cast<std::uint8_t>(relation.kind));
      texts.push_back(relation.text);
    }
    put(Section::relation_from, from);
    put(Section::relation_to, to);
    put(Section::relation_kind, kinds);
    Numbers by_to(to.size());
    std::iota(by_to.begin(), by_to.end(), 0U);
    std::stable_sort(by_to.begin(), by_to.end(),
                     [&](std::uint32_t left, std::uint32_t right) { return to[left] < to[right]; });
    put(Section::relation_by_to, by_to);
    put_words(Section::relation_text, texts);
  }

  std::vector<std::byte> seal(std::uint64_t store_state) {
    header_.store_state = store_state;
    header_.size = bytes_.size();
    std::memcpy(bytes_.data(), &header_, sizeof header_);
    header_.hash = XXH3_64bits(bytes_.data() + SnapshotHeader::kHashed, bytes_.size() - SnapshotHeader::kHashed);
    std::memcpy(bytes_.data(), &header_, SnapshotHeader::kHashed);
    return std::move(bytes_);
  }

  SnapshotBuilder& rows_;
  SnapshotHeader header_;
  std::vector<std::byte> bytes_;
  Numbers entity_order_, entity_place_, document_order_, document_place_, statement_order_, statement_place_;
  Numbers document_offsets_;
  Numbers label_place_, type_place_, time_place_;
  std::vector<Edge> edges_;
};

std::vector<std::byte> SnapshotBuilder::finish(std::uint64_t store_state) {
  std::vector<std::byte> bytes = Assembly(*this).run(store_state);
  *this = SnapshotBuilder();
  return bytes;
}

}  // namespace quoth::graph::view
