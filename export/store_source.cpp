// SPDX-License-Identifier: Apache-2.0
#include "export/store_source.h"

#include "graph/store/store.h"

namespace quoth::exporters {
namespace {

template <class Item>
void stream(graph::Cursor<Item> cursor, const Visit<Item>& visit) {
  for (Item item; cursor.next(item);) visit(item);
}

}  // namespace

void StoreSource::documents(const Visit<graph::Document>& visit) const {
  stream(store_.documents(), visit);
}

void StoreSource::entities(const Visit<graph::StoreEntity>& visit) const {
  stream(store_.entities(graph::EntityParts::description), visit);
}

void StoreSource::mentions(const Visit<EntityMention>& visit) const {
  records([&](const graph::Records& records) {
    for (const graph::Entity& entity : records.entities) {
      const std::string whole = store_.store_id_of(entity.id);
      for (const graph::Mention& mention : entity.mentions) visit({whole, mention});
    }
  });
}

void StoreSource::times(const Visit<graph::TimeExpression>& visit) const {
  records([&](const graph::Records& records) {
    for (const graph::TimeExpression& time : records.times) visit(time);
  });
}

void StoreSource::statements(const Visit<graph::Statement>& visit) const {
  stream(store_.statements(), visit);
}

void StoreSource::records(const Visit<graph::Records>& visit) const {
  stream(store_.records(), visit);
}

std::optional<graph::Document> StoreSource::document(std::string_view id) const {
  return store_.document(id);
}

std::optional<graph::StoreEntity> StoreSource::entity(std::string_view id) const {
  return store_.entity(id, graph::EntityParts::description);
}

std::vector<graph::StoreEntity> StoreSource::find(std::string_view name) const {
  return store_.find(name);
}

std::string StoreSource::name_of(std::string_view id) const {
  return store_.name_of(id);
}

}  // namespace quoth::exporters
