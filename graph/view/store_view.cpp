// SPDX-License-Identifier: Apache-2.0
#include "graph/view/store_view.h"

#include "graph/error.h"
#include "graph/store/graph_rows.h"
#include "graph/view/snapshot_builder.h"

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

}  // namespace

std::filesystem::path snapshot_path(const std::filesystem::path& database) {
  return database.string() + ".view";
}

std::vector<std::byte> snapshot_of(Store& store) {
  GraphRows rows(store);
  SnapshotBuilder builder;
  Numbers entities;
  Numbers documents;
  rows.entities([&](const GraphEntity& entity) {
    entities[entity.key] = builder.add(EntityRow{entity.id, entity.name, entity.kind, entity.wikidata, entity.date});
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
    builder.add_relation(from->second, kind, to->second, relation.text);
  });
  return builder.finish(rows.generation());
}

View open_view(Store& store, const std::filesystem::path& database, Diagnostics& diagnostics) {
  const std::filesystem::path path = snapshot_path(database);
  std::error_code ignored;
  if (std::filesystem::exists(path, ignored)) {
    try {
      Snapshot snapshot = Snapshot::open(path);
      if (snapshot.store_state() == store.generation()) return View(std::move(snapshot));
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
