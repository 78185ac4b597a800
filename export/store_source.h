// SPDX-License-Identifier: Apache-2.0
// The store as a source for exporters: its current documents, the entities that it holds for one and the same, all
// streamed from the database.
#pragma once

#include "export/graph_source.h"

namespace quoth::graph {
class Store;
}

namespace quoth::exporters {

class StoreSource : public GraphSource {
 public:
  // `store` must outlive the source and not be written to while a stream runs.
  explicit StoreSource(graph::Store& store) : store_(store) {}

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
};

}  // namespace quoth::exporters
