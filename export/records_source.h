// SPDX-License-Identifier: Apache-2.0
// Records in memory as a source for exporters: for `quoth draw FILE.ndjson`-like uses and for tests. Nothing is merged:
// an entity of one article stays apart from its namesake in another.
#pragma once

#include "export/graph_source.h"

#include <map>
#include <vector>

namespace quoth::exporters {

class RecordsSource : public GraphSource {
 public:
  // Keeps the records and sorts them by document id.
  explicit RecordsSource(std::vector<graph::Records> records);

  void documents(const Visit<graph::Document>& visit) const override;
  void entities(const Visit<graph::StoreEntity>& visit) const override;
  void mentions(const Visit<EntityMention>& visit) const override;
  void times(const Visit<graph::TimeExpression>& visit) const override;
  void statements(const Visit<graph::Statement>& visit) const override;
  void records(const Visit<graph::Records>& visit) const override;
  std::optional<graph::Document> document(std::string_view id) const override;
  std::optional<graph::StoreEntity> entity(std::string_view id) const override;
  std::vector<graph::StoreEntity> find(std::string_view name) const override;

 private:
  std::vector<graph::Records> records_;
  std::map<std::string_view, std::size_t> documents_;  // id → index; the keys point into records_
  std::map<std::string_view, const graph::Entity*> entities_;
};

}  // namespace quoth::exporters
