// SPDX-License-Identifier: Apache-2.0
#include "export/selection.h"

#include "export/event_family.h"

#include <algorithm>
#include <map>
#include <set>

namespace quoth::exporters {
namespace {

// Every entity that `statement` refers to.
template <class Visitor>
void for_each_entity_id(const graph::Statement& statement, Visitor visit) {
  for (const auto* ids : {&statement.source, &statement.target, &statement.about, &statement.place}) {
    std::for_each(ids->begin(), ids->end(), visit);
  }
  for (const graph::Attribution& step : statement.attribution) {
    if (!step.speaker.empty()) visit(step.speaker);
  }
}

// Days compare as text; a month or a year stands for all its days, so only the shared prefix of the two decides.
bool before(std::string_view a, std::string_view b) {
  a = a.substr(0, 10);
  b = b.substr(0, 10);
  const std::size_t shared = std::min(a.size(), b.size());
  return a.substr(0, shared) < b.substr(0, shared);
}

// Of one article's entities those that its statements name, and whom their descriptions name in turn.
void keep_what_is_named(graph::Records& records) {
  std::set<std::string, std::less<>> named;
  std::vector<std::string> open;
  for (const graph::Statement& statement : records.statements) {
    for_each_entity_id(statement, [&](const std::string& id) { open.push_back(id); });
  }
  std::map<std::string_view, const graph::Entity*> entities;
  for (const graph::Entity& entity : records.entities) entities.emplace(entity.id, &entity);
  while (!open.empty()) {
    const std::string id = std::move(open.back());
    open.pop_back();
    const auto found = entities.find(id);
    if (found == entities.end() || !named.insert(id).second) continue;
    for (const graph::Role& role : found->second->roles) open.push_back(role.of);
    open.push_back(found->second->place);
  }
  std::erase_if(records.entities, [&](const graph::Entity& entity) { return !named.contains(entity.id); });
}

}  // namespace

bool within(std::string_view value, std::string_view since, std::string_view until) {
  if (since.empty() && until.empty()) return true;
  if (value.empty()) return false;
  const std::size_t slash = value.find('/');
  const std::string_view begin = value.substr(0, slash);
  const std::string_view end = slash == std::string_view::npos ? begin : value.substr(slash + 1);
  return (since.empty() || !before(end, since)) && (until.empty() || !before(until, begin));
}

SelectedSource::SelectedSource(const GraphSource& source, Selection selection)
    : source_(source), selection_(std::move(selection)), everything_(selection_.everything()) {
  if (everything_) return;
  const bool dated = !selection_.since.empty() || !selection_.until.empty();
  std::string document;
  std::string published;  // of `document`
  source_.statements([&](const graph::Statement& statement) {
    if (dated && document != statement.document) {
      document = statement.document;
      published = source_.document(document).value_or(graph::Document{}).published;
    }
    if (!keeps(statement, published)) return;
    statements_.insert(statement.id);
    documents_.insert(statement.document);
    for_each_entity_id(statement, [&](const std::string& id) { keep_entity(id); });
  });
}

bool SelectedSource::keeps(const graph::Statement& statement, std::string_view published) const {
  const auto& types = selection_.types;
  if (!types.empty() && std::find(types.begin(), types.end(), statement.type) == types.end()) return false;
  if (statement.confidence < selection_.min_confidence) return false;
  if (selection_.said_only && !is_speech(statement)) return false;
  const std::string_view time = statement.time ? std::string_view(statement.time->value) : published;
  if (!within(time, selection_.since, selection_.until)) return false;
  if (selection_.involving.empty()) return true;
  bool involved = false;
  for_each_entity_id(statement, [&](const std::string& id) {
    involved = involved ||
               std::find(selection_.involving.begin(), selection_.involving.end(), id) != selection_.involving.end();
  });
  return involved;
}

// An entity brings the ones that its description names: whose adviser she is, where the meeting was.
void SelectedSource::keep_entity(const std::string& id) {
  std::vector<std::string> open{id};
  while (!open.empty()) {
    const std::string next = std::move(open.back());
    open.pop_back();
    if (next.empty() || !entities_.insert(next)) continue;
    if (const auto entity = source_.entity(next)) {
      for (const graph::StoreRole& role : entity->roles) open.push_back(role.of);
      open.push_back(entity->place);
    }
  }
}

void SelectedSource::documents(const Visit<graph::Document>& visit) const {
  source_.documents([&](const graph::Document& document) {
    if (everything_ || documents_.contains(document.id)) visit(document);
  });
}

void SelectedSource::entities(const Visit<graph::StoreEntity>& visit) const {
  source_.entities([&](const graph::StoreEntity& entity) {
    if (everything_ || entities_.contains(entity.id)) visit(entity);
  });
}

void SelectedSource::mentions(const Visit<EntityMention>& visit) const {
  source_.mentions([&](const EntityMention& one) {
    if (everything_ || (documents_.contains(one.mention.document) && entities_.contains(one.entity))) visit(one);
  });
}

void SelectedSource::times(const Visit<graph::TimeExpression>& visit) const {
  source_.times([&](const graph::TimeExpression& time) {
    if (everything_ || documents_.contains(time.document)) visit(time);
  });
}

void SelectedSource::leave_out_strangers(graph::Statement& statement) const {
  const auto left_out = [&](const std::string& id) { return !statements_.contains(id); };
  if (statement.content) std::erase_if(statement.content->statements, left_out);
  for (graph::Attribution& step : statement.attribution) {
    if (!step.statement.empty() && left_out(step.statement)) step.statement.clear();
  }
}

void SelectedSource::statements(const Visit<graph::Statement>& visit) const {
  if (everything_) return source_.statements(visit);
  source_.statements([&](const graph::Statement& statement) {
    if (!statements_.contains(statement.id)) return;
    graph::Statement kept = statement;
    leave_out_strangers(kept);
    visit(kept);
  });
}

void SelectedSource::records(const Visit<graph::Records>& visit) const {
  if (everything_) return source_.records(visit);
  source_.records([&](const graph::Records& records) {
    if (!documents_.contains(records.document.id)) return;
    graph::Records kept = records;
    std::erase_if(kept.statements, [&](const graph::Statement& one) { return !statements_.contains(one.id); });
    for (graph::Statement& statement : kept.statements) leave_out_strangers(statement);
    keep_what_is_named(kept);
    visit(kept);
  });
}

std::optional<graph::Document> SelectedSource::document(std::string_view id) const {
  if (!everything_ && !documents_.contains(id)) return std::nullopt;
  return source_.document(id);
}

std::optional<graph::StoreEntity> SelectedSource::entity(std::string_view id) const {
  if (!everything_ && !entities_.contains(id)) return std::nullopt;
  return source_.entity(id);
}

std::vector<graph::StoreEntity> SelectedSource::find(std::string_view name) const {
  return source_.find(name);
}

std::string SelectedSource::name_of(std::string_view id) const {
  return !everything_ && !entities_.contains(id) ? std::string() : source_.name_of(id);
}

}  // namespace quoth::exporters
