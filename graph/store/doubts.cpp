// SPDX-License-Identifier: Apache-2.0
#include "graph/store/doubts.h"

#include "graph/identity/name_form.h"
#include "graph/store/entity_id.h"
#include "graph/store/entity_reader.h"
#include "graph/store/store_session.h"

#include <algorithm>
#include <set>

namespace quoth::graph {
namespace {

// Names that several store entities bear, those of most articles first.
std::vector<std::string> shared_names(Database& database, const std::vector<std::string>& names, std::size_t limit) {
  std::vector<std::string> shared;
  for (const std::string& name : names) shared.push_back(normal_form(name));
  if (!names.empty()) return shared;
  Query row = database.query(
      "SELECT m.normal FROM name m JOIN node n ON n.key = m.node WHERE m.proper > 0 GROUP BY m.normal"
      " HAVING count(DISTINCT n.cluster) > 1 ORDER BY sum(m.articles) DESC, m.normal LIMIT ?");
  row.bind(static_cast<std::int64_t>(limit));
  while (row.step()) shared.push_back(row.string(0));
  return shared;
}

bool links_differ(const StoreEntity& a, const StoreEntity& b) {
  for (const auto& [base, identifier] : a.links) {
    for (const auto& [other_base, other] : b.links) {
      if (base == other_base && identifier != other) return true;
    }
  }
  return false;
}

bool told_apart(Database& database, const StoreEntity& a, const StoreEntity& b) {
  Query row = database.query(
      "SELECT 1 FROM correction c JOIN anchor s ON s.correction = c.number AND s.side = 'a'"
      " JOIN anchor t ON t.correction = c.number AND t.side = 'b' JOIN node m ON m.key = s.node"
      " JOIN node n ON n.key = t.node WHERE c.action = 'differ'"
      " AND ((m.cluster = ?1 AND n.cluster = ?2) OR (m.cluster = ?2 AND n.cluster = ?1)) LIMIT 1");
  return row.with(cluster_of(database, a.id), cluster_of(database, b.id)).step();
}

bool share_a_document(const StoreEntity& a, const StoreEntity& b) {
  std::set<std::string> documents;
  for (const std::string& id : a.members) documents.insert(id.substr(0, id.rfind('-')));
  return std::any_of(b.members.begin(), b.members.end(),
                     [&](const std::string& id) { return documents.contains(id.substr(0, id.rfind('-'))); });
}

std::string reason_for(const StoreEntity& a, const StoreEntity& b) {
  if (share_a_document(a, b)) return "one article has both";
  if (a.kind != b.kind)
    return "one is a " + std::string(to_string(a.kind)) + ", one a " + std::string(to_string(b.kind));
  if (!a.sure || !b.sure) return "a name alone does not tell who it is";
  if (!a.roles.empty() && !b.roles.empty()) return "their roles differ";
  return "nothing ties them";
}

}  // namespace

std::vector<Doubt> doubts(Store& store, const std::vector<std::string>& names, std::size_t limit) {
  Database& database = store.session().database();
  EntityReader reader(database, store.session().seen());
  std::set<std::pair<std::string, std::string>> met;
  std::vector<Doubt> found;
  for (const std::string& name : shared_names(database, names, limit)) {
    std::vector<StoreEntity> entities;
    for (const std::int64_t cluster : reader.find(name)) {
      if (std::optional<StoreEntity> entity = reader.read(cluster)) entities.push_back(std::move(*entity));
    }
    std::stable_sort(entities.begin(), entities.end(),
                     [](const StoreEntity& a, const StoreEntity& b) { return a.documents > b.documents; });
    for (std::size_t index = 1; index < entities.size() && found.size() < limit; ++index) {
      const StoreEntity& a = entities.front();
      const StoreEntity& b = entities[index];
      if (!a.named || !b.named || links_differ(a, b) || told_apart(database, a, b)) continue;
      if (met.insert(std::minmax(a.id, b.id)).second) found.push_back({a, b, name, reason_for(a, b)});
    }
  }
  return found;
}

}  // namespace quoth::graph
