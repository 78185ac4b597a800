// SPDX-License-Identifier: Apache-2.0
#include "export/records_source.h"

#include <algorithm>

namespace quoth::exporters {

RecordsSource::RecordsSource(std::vector<graph::Records> records) : records_(std::move(records)) {
  std::sort(records_.begin(), records_.end(),
            [](const auto& a, const auto& b) { return a.document.id < b.document.id; });
  for (const graph::Records& one : records_) {
    documents_.emplace(one.document.id, &one.document);
    for (const graph::Entity& entity : one.entities) entities_.emplace(entity.id, &entity);
  }
}

void RecordsSource::documents(const Visit<graph::Document>& visit) const {
  for (const graph::Records& one : records_) visit(one.document);
}

void RecordsSource::entities(const Visit<graph::Entity>& visit) const {
  for (const graph::Records& one : records_) std::for_each(one.entities.begin(), one.entities.end(), visit);
}

void RecordsSource::times(const Visit<graph::TimeExpression>& visit) const {
  for (const graph::Records& one : records_) std::for_each(one.times.begin(), one.times.end(), visit);
}

void RecordsSource::statements(const Visit<graph::Statement>& visit) const {
  for (const graph::Records& one : records_) std::for_each(one.statements.begin(), one.statements.end(), visit);
}

std::optional<graph::Document> RecordsSource::document(std::string_view id) const {
  const auto found = documents_.find(id);
  if (found == documents_.end()) return std::nullopt;
  return *found->second;
}

std::optional<graph::Entity> RecordsSource::entity(std::string_view id) const {
  const auto found = entities_.find(id);
  if (found == entities_.end()) return std::nullopt;
  return *found->second;
}

}  // namespace quoth::exporters
