// SPDX-License-Identifier: Apache-2.0
#include "graph/property/view_of_store.h"

#include "graph/error.h"
#include "graph/view/snapshot_builder.h"

#include <charconv>
#include <unordered_map>

namespace quoth::graph::property {
namespace {

using Numbers = std::unordered_map<std::string, std::uint32_t>;
using view::Participant;
using view::ParticipantRole;

class Builder {
 public:
  explicit Builder(Store& store) : store_(store) {}

  std::vector<std::byte> run() {
    const std::uint64_t state = store_.generation();
    add_entities();
    for (const Document& document : store_.documents()) {
      const std::string& published = document.published;
      documents_.emplace(document.id, builder_.add(view::DocumentRow{document.id, document.uri, document.title,
                                                                     published, document.publisher}));
    }
    number_statements();
    for (const Statement& statement : store_.statements()) add(statement);
    return builder_.finish(state);
  }

 private:
  void add_entities() {
    struct Role {
      std::string from, of, role;
    };
    std::vector<Role> roles;
    for (const StoreEntity& entity : store_.entities()) {
      std::string wikidata;
      for (const auto& [base, identifier] : entity.links) {
        if (base == "wikidata") wikidata = identifier;
      }
      entities_.emplace(entity.id,
                        builder_.add(view::EntityRow{entity.id, entity.name, entity.kind, wikidata, entity.date}));
      for (const StoreRole& role : entity.roles) {
        if (!role.of.empty()) roles.push_back({entity.id, role.of, role.role});
      }
    }
    for (const Role& role : roles) {
      const auto from = entities_.find(role.from), to = entities_.find(role.of);
      if (from == entities_.end() || to == entities_.end()) continue;
      builder_.add_relation(from->second, view::RelationKind::has_role, to->second, role.role);
    }
  }

  // What is inside of a statement may come behind it.
  void number_statements() {
    std::uint32_t next = builder_.statement_count();
    for (const Statement& statement : store_.statements()) statements_.emplace(statement.id, next++);
  }

  void participant(ParticipantRole role, const std::string& id) {
    const Numbers& numbers = role == ParticipantRole::contains ? statements_ : entities_;
    if (const auto at = numbers.find(id); at != numbers.end()) participants_.push_back({role, at->second});
  }

  void add(const Statement& statement) {
    const auto document = documents_.find(statement.document);
    if (document == documents_.end())
      throw Error(ErrorKind::storage, "the statement " + statement.id + " has no document");
    participants_.clear();
    for (const std::string& id : statement.source) participant(ParticipantRole::source, id);
    for (const std::string& id : statement.target) participant(ParticipantRole::target, id);
    for (const std::string& id : statement.about) participant(ParticipantRole::about, id);
    for (const std::string& id : statement.place) participant(ParticipantRole::place, id);
    for (const Attribution& attribution : statement.attribution)
      participant(ParticipantRole::attribution, attribution.speaker);
    if (statement.content) {
      for (const std::string& id : statement.content->statements) participant(ParticipantRole::contains, id);
    }
    view::StatementRow row;
    row.document = document->second;
    const std::string_view digits = std::string_view(statement.id).substr(statement.id.rfind('-') + 1);
    std::from_chars(digits.data(), digits.data() + digits.size(), row.number);
    row.label = statement.label;
    row.predicate = statement.predicate;
    row.type = statement.type;
    if (statement.time) row.time = statement.time->value;
    row.flags = view::StatementFlags::of(statement);
    row.confidence = statement.confidence;
    row.participants = participants_;
    builder_.add(row);
  }

  Store& store_;
  view::SnapshotBuilder builder_;
  Numbers entities_, documents_, statements_;
  std::vector<Participant> participants_;
};

}  // namespace

view::View view_of(Store& store, const std::filesystem::path& database) {
  const std::filesystem::path file = database.string() + ".view";
  try {
    view::Snapshot snapshot = view::Snapshot::open(file);
    if (snapshot.store_state() == store.generation()) return view::View(std::move(snapshot));
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::io && error.kind() != ErrorKind::format) throw;
  }
  std::vector<std::byte> bytes = Builder(store).run();
  try {
    view::write_snapshot(file, bytes);
    return view::View(view::Snapshot::open(file));
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::io) throw;
  }
  return view::View(view::Snapshot::from_bytes(std::move(bytes)));
}

}  // namespace quoth::graph::property
