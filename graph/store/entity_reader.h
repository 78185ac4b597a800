// SPDX-License-Identifier: Apache-2.0
// Store entities put together from the article entities on their nodes, and found by name.
#pragma once

#include "graph/store/database.h"
#include "graph/store/store.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace quoth::graph {

// Keeps the ids of some store entities that it met, for one reading of an unchanged store.
class EntityReader {
 public:
  // `seen` is StoreSession::seen().
  EntityReader(Database& database, const std::string& seen) : database_(database), seen_(seen) {}

  // Nothing where no article that is seen has it.
  std::optional<StoreEntity> read(std::int64_t cluster, EntityParts parts = EntityParts::all);
  // Clusters called `name`: by normal form; where there is none, by all words of it. The one named so most often first.
  std::vector<std::int64_t> find(std::string_view name);
  // The store entity's id for an article entity's key; valid until the next call.
  const std::string& id_of(std::int64_t entity_key);

 private:
  bool read_members(std::int64_t cluster, StoreEntity& entity);
  bool read_kind(std::int64_t cluster, StoreEntity& entity);
  void read_names(std::int64_t cluster, StoreEntity& entity);
  void read_roles(std::int64_t cluster, StoreEntity& entity);
  void read_event(std::int64_t cluster, StoreEntity& entity);

  Database& database_;
  const std::string& seen_;
  std::unordered_map<std::int64_t, std::string> ids_;  // by cluster
};

std::vector<std::string> nearest_names(Database& database, std::string_view name, std::size_t limit);

}  // namespace quoth::graph
