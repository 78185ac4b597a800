// SPDX-License-Identifier: Apache-2.0
#include "export/records_source.h"

#include <algorithm>

namespace quoth::exporters {
namespace {

graph::StoreEntity store_entity(const graph::Entity& entity) {
  graph::StoreEntity out;
  out.id = entity.id;
  out.kind = entity.kind;
  out.name = entity.name;
  out.aliases = entity.aliases;
  std::erase(out.aliases, entity.name);
  for (const graph::Role& role : entity.roles) out.roles.push_back({role.role, role.of, "", "", 1});
  out.links = entity.links;
  out.date = entity.date;
  out.place = entity.place;
  out.named = std::any_of(entity.mentions.begin(), entity.mentions.end(),
                          [](const graph::Mention& mention) { return mention.form == graph::MentionForm::name; });
  out.mentions = static_cast<std::uint32_t>(entity.mentions.size());
  out.documents = 1;
  out.members = {entity.id};
  return out;
}

bool same_but_for_case(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace

RecordsSource::RecordsSource(std::vector<graph::Records> records) : records_(std::move(records)) {
  std::stable_sort(records_.begin(), records_.end(), [](const auto& a, const auto& b) {
    return std::tie(a.document.uri, a.document.id) < std::tie(b.document.uri, b.document.id);
  });
  for (std::size_t at = 0; at < records_.size(); ++at) {
    documents_.emplace(records_[at].document.id, at);
    for (const graph::Entity& entity : records_[at].entities) entities_.emplace(entity.id, &entity);
  }
}

void RecordsSource::documents(const Visit<graph::Document>& visit) const {
  for (const graph::Records& one : records_) visit(one.document);
}

void RecordsSource::entities(const Visit<graph::StoreEntity>& visit) const {
  for (const graph::Records& one : records_) {
    for (const graph::Entity& entity : one.entities) visit(store_entity(entity));
  }
}

void RecordsSource::mentions(const Visit<EntityMention>& visit) const {
  for (const graph::Records& one : records_) {
    for (const graph::Entity& entity : one.entities) {
      for (const graph::Mention& mention : entity.mentions) visit({entity.id, mention});
    }
  }
}

void RecordsSource::times(const Visit<graph::TimeExpression>& visit) const {
  for (const graph::Records& one : records_) std::for_each(one.times.begin(), one.times.end(), visit);
}

void RecordsSource::statements(const Visit<graph::Statement>& visit) const {
  for (const graph::Records& one : records_) std::for_each(one.statements.begin(), one.statements.end(), visit);
}

void RecordsSource::records(const Visit<graph::Records>& visit) const {
  std::for_each(records_.begin(), records_.end(), visit);
}

std::optional<graph::Document> RecordsSource::document(std::string_view id) const {
  const auto found = documents_.find(id);
  if (found == documents_.end()) return std::nullopt;
  return records_[found->second].document;
}

std::optional<graph::StoreEntity> RecordsSource::entity(std::string_view id) const {
  const auto found = entities_.find(id);
  if (found == entities_.end()) return std::nullopt;
  return store_entity(*found->second);
}

std::vector<graph::StoreEntity> RecordsSource::find(std::string_view name) const {
  std::vector<graph::StoreEntity> found;
  entities([&](const graph::StoreEntity& entity) {
    const bool called_so = entity.id == name || same_but_for_case(entity.name, name) ||
                           std::any_of(entity.aliases.begin(), entity.aliases.end(),
                                       [&](const std::string& alias) { return same_but_for_case(alias, name); });
    if (called_so) found.push_back(entity);
  });
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.mentions > b.mentions; });
  return found;
}

}  // namespace quoth::exporters
