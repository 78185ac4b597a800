// SPDX-License-Identifier: Apache-2.0
// The store as a source for exporters: its current documents, the entities that it holds for one and the same, all
// streamed from the database.
#pragma once

#include "export/graph_source.h"
#include "graph/store/store.h"

namespace quoth::exporters {

class StoreSource : public GraphSource {
 public:
  // `store` must outlive the source and not be written to through the same object; what others write meanwhile is not
  // seen. Entities come without members and counts.
  explicit StoreSource(graph::Store& store) : store_(store), hold_(store.hold()) {}

  void documents(const Visit<graph::Document>& visit) const override;
  void entities(const Visit<graph::StoreEntity>& visit) const override;
  void mentions(const Visit<EntityMention>& visit) const override;
  void times(const Visit<graph::TimeExpression>& visit) const override;
  void statements(const Visit<graph::Statement>& visit) const override;
  void records(const Visit<graph::Records>& visit) const override;
  std::optional<graph::Document> document(std::string_view id) const override;
  std::optional<graph::StoreEntity> entity(std::string_view id) const override;
  std::vector<graph::StoreEntity> find(std::string_view name) const override;
  std::string name_of(std::string_view id) const override;

 private:
  graph::Store& store_;
  graph::Store::Hold hold_;
};

}  // namespace quoth::exporters
