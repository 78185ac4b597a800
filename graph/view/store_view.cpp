// SPDX-License-Identifier: Apache-2.0
#include "graph/view/store_view.h"

#include "graph/error.h"
#include "graph/store/graph_rows.h"
#include "graph/view/snapshot_builder.h"

#include <algorithm>
#include <functional>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>

namespace quoth::graph::view {
namespace {

using Numbers = std::unordered_map<RowKey, std::uint32_t>;

ParticipantRole role_of(GraphRole role) {
  switch (role) {
    case GraphRole::source:
      return ParticipantRole::source;
    case GraphRole::target:
      return ParticipantRole::target;
    case GraphRole::about:
      return ParticipantRole::about;
    case GraphRole::place:
      return ParticipantRole::place;
    case GraphRole::speaker:
      break;
  }
  return ParticipantRole::attribution;
}

// Statements may contain ones that come later, so they are numbered first.
Numbers number_statements(GraphRows& rows) {
  Numbers numbers;
  rows.statements([&](const GraphStatement& statement) {
    numbers.emplace(statement.key, static_cast<std::uint32_t>(numbers.size()));
  });
  return numbers;
}

void add_statements(GraphRows& rows, const Numbers& entities, const Numbers& documents, SnapshotBuilder& builder) {
  const Numbers statements = number_statements(rows);
  std::vector<Participant> participants;
  rows.statements([&](const GraphStatement& statement) {
    participants.clear();
    for (const auto& [role, key] : statement.participants) {
      if (const auto entity = entities.find(key); entity != entities.end()) {
        participants.emplace_back(role_of(role), entity->second);
      }
    }
    for (const RowKey inner : statement.contained) {
      if (const auto number = statements.find(inner); number != statements.end()) {
        participants.emplace_back(ParticipantRole::contains, number->second);
      }
    }
    const Statement& values = statement.values;
    builder.add(StatementRow{documents.at(statement.document), statement.number, values.label, values.predicate,
                             values.type, values.time->value, StatementFlags::of(values), values.confidence,
                             participants});
  });
}

// The relations of a snapshot, in the ids that its entities bear now.
class BaseRelations {
 public:
  BaseRelations(const Snapshot& base, const std::vector<std::pair<std::string, std::string>>& renamed) : base_(base) {
    for (const auto& [before, now] : renamed) {
      const auto row = base.find_entity(before);
      if (!row) continue;
      now_.emplace(*row, now);
      rows_[now].push_back(*row);
    }
    for (auto& [now, rows] : rows_) {
      if (const auto row = base.find_entity(now); row && !now_.contains(*row)) rows.push_back(*row);
    }
  }

  bool contains(std::string_view from, RelationKind kind, std::string_view to, std::string_view text) const {
    const auto moved = rows_.find(from);
    std::vector<std::uint32_t> rows = moved == rows_.end() ? std::vector<std::uint32_t>() : moved->second;
    if (const auto row = base_.find_entity(from); moved == rows_.end() && row && !now_.contains(*row)) rows = {*row};
    for (const std::uint32_t row : rows) {
      for (const std::uint32_t relation : from_row(row)) {
        if (told(relation) == Told(from, static_cast<int>(kind), to, text)) return true;
      }
    }
    return false;
  }

  // True where two entities that are one now had one relation each that has become the same.
  bool has_twins() const {
    for (const auto& [now, rows] : rows_) {
      if (rows.size() < 2) continue;
      std::set<Told> seen;
      std::set<std::uint32_t> relations;  // one between two of the rows is found from either
      for (const std::uint32_t row : rows) {
        for (const std::uint32_t relation : from_row(row)) relations.insert(relation);
        for (const std::uint32_t relation : to_row(row)) relations.insert(relation);
      }
      for (const std::uint32_t relation : relations) {
        if (!seen.insert(told(relation)).second) return true;
      }
    }
    return false;
  }

 private:
  using Told = std::tuple<std::string_view, int, std::string_view, std::string_view>;

  std::string_view id_now(std::uint32_t row) const {
    const auto moved = now_.find(row);
    return moved == now_.end() ? base_.columns().entity_id[row] : std::string_view(moved->second);
  }
  Told told(std::uint32_t relation) const {
    const Columns& columns = base_.columns();
    return {id_now(columns.relation_from[relation]), columns.relation_kind[relation],
            id_now(columns.relation_to[relation]), columns.relation_text[relation]};
  }
  std::vector<std::uint32_t> from_row(std::uint32_t row) const {
    const auto& from = base_.columns().relation_from;
    const auto [first, last] = std::equal_range(from.begin(), from.end(), row);
    std::vector<std::uint32_t> relations(static_cast<std::size_t>(last - first));
    std::iota(relations.begin(), relations.end(), static_cast<std::uint32_t>(first - from.begin()));
    return relations;
  }
  std::vector<std::uint32_t> to_row(std::uint32_t row) const {
    const Columns& columns = base_.columns();
    const auto target = [&columns](std::uint32_t relation) { return columns.relation_to[relation]; };
    const auto found = std::ranges::equal_range(columns.relation_by_to, row, {}, target);
    return {found.begin(), found.end()};
  }

  const Snapshot& base_;
  std::map<std::uint32_t, std::string> now_;                             // base row → another id than it bears there
  std::map<std::string, std::vector<std::uint32_t>, std::less<>> rows_;  // such an id → the rows that are one now
};

using KeepRelation = std::function<bool(std::string_view from, RelationKind, std::string_view to, std::string_view)>;

std::vector<std::byte> snapshot_of(GraphRows& rows, const KeepRelation& keep) {
  SnapshotBuilder builder;
  Numbers entities;
  Numbers documents;
  std::unordered_map<RowKey, std::string> ids;  // needed only to ask `keep`
  rows.entities([&](const GraphEntity& entity) {
    entities[entity.key] = builder.add(EntityRow{entity.id, entity.name, entity.kind, entity.wikidata, entity.date});
    if (keep) ids[entity.key] = entity.id;
  });
  rows.documents([&](const GraphDocument& document) {
    documents[document.key] =
        builder.add(DocumentRow{document.id, document.uri, document.title, document.published, document.publisher});
  });
  add_statements(rows, entities, documents, builder);
  rows.relations([&](const GraphRelation& relation) {
    const auto from = entities.find(relation.from);
    const auto to = entities.find(relation.to);
    if (from == entities.end() || to == entities.end()) return;
    const auto kind =
        relation.kind == GraphRelation::Kind::has_role ? RelationKind::has_role : RelationKind::located_in;
    if (keep && !keep(ids[relation.from], kind, ids[relation.to], relation.text)) return;
    builder.add_relation(from->second, kind, to->second, relation.text);
  });
  return builder.finish(rows.generation());
}

// How many statements a delta may have: reading it costs each process that opens the view about 4 µs a statement,
// making the base anew once 2 µs a statement of the whole.
std::uint64_t largest_delta(const Snapshot& base) {
  constexpr std::uint64_t kAlways = 1'000;
  constexpr std::uint64_t kShare = 64;
  return std::max<std::uint64_t>(kAlways, base.statement_count() / kShare);
}

// The base with what has changed since beside it; nothing where it is better made anew.
std::optional<View> follow(Store& store, Snapshot& base) {
  GraphRows rows(store, base.store_state());
  GraphChanges changes = rows.changes();
  if (!changes.told || changes.statements > largest_delta(base)) return std::nullopt;
  const BaseRelations known(base, changes.renamed_entities);
  if (known.has_twins()) return std::nullopt;
  std::vector<std::byte> delta =
      snapshot_of(rows, [&known](std::string_view from, RelationKind kind, std::string_view to, std::string_view text) {
        return !known.contains(from, kind, to, text);
      });
  return View(std::move(base), Snapshot::from_bytes(std::move(delta)),
              Changes{std::move(changes.retired_documents), std::move(changes.renamed_entities),
                      std::move(changes.gone_entities)});
}

}  // namespace

std::filesystem::path snapshot_path(const std::filesystem::path& database) {
  return database.string() + ".view";
}

std::vector<std::byte> snapshot_of(Store& store) {
  GraphRows rows(store);
  return snapshot_of(rows, nullptr);
}

View open_view(Store& store, const std::filesystem::path& database, Diagnostics& diagnostics) {
  const std::filesystem::path path = snapshot_path(database);
  std::error_code ignored;
  if (std::filesystem::exists(path, ignored)) {
    try {
      Snapshot snapshot = Snapshot::open(path);
      const std::uint64_t now = store.generation();
      if (snapshot.store_state() == now) return View(std::move(snapshot));
      if (snapshot.store_state() < now) {
        if (std::optional<View> view = follow(store, snapshot)) return std::move(*view);
      }
    } catch (const Error& error) {
      diagnostics.report({Severity::warning, "snapshot", std::string(error.what()) + "; made anew", "", 0, 0});
    }
  }
  std::vector<std::byte> bytes = snapshot_of(store);
  try {
    write_snapshot(path, bytes);
  } catch (const Error& error) {
    diagnostics.report(
        {Severity::note, "snapshot", std::string("the graph is held in memory: ") + error.what(), "", 0, 0});
    return View(Snapshot::from_bytes(std::move(bytes)));
  }
  return View(Snapshot::open(path));
}

}  // namespace quoth::graph::view
