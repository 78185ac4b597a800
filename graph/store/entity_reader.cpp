// SPDX-License-Identifier: Apache-2.0
#include "graph/store/entity_reader.h"

#include "graph/identity/name_form.h"
#include "graph/store/entity_id.h"
#include "graph/store/full_text.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

namespace quoth::graph {
namespace {

constexpr std::size_t kMostIds = 128;

// "{entities}" stands for the store entity's article entities `e` in the documents `d` that are seen.
std::string with_entities(std::string sql, const std::string& seen) {
  const std::string mark = "{entities}";
  const std::string joined = "node n JOIN entity e ON e.node = n.key JOIN document d ON d.key = e.document AND " + seen;
  sql.replace(sql.find(mark), mark.size(), joined);
  return sql;
}

// The kind that most articles give; of equal ones the first.
class KindCount {
 public:
  void add(std::int64_t kind) { ++counts_.at(static_cast<std::size_t>(kind)); }
  EntityKind most() const {
    return static_cast<EntityKind>(std::max_element(counts_.begin(), counts_.end()) - counts_.begin());
  }

 private:
  std::array<std::size_t, static_cast<std::size_t>(EntityKind::thing) + 1> counts_{};
};

}  // namespace

std::optional<StoreEntity> EntityReader::read(std::int64_t cluster, EntityParts parts) {
  StoreEntity entity;
  const bool seen = parts == EntityParts::all ? read_members(cluster, entity) : read_kind(cluster, entity);
  if (!seen) return std::nullopt;
  entity.id = cluster_id(database_, cluster);
  read_names(cluster, entity);
  read_roles(cluster, entity);
  read_event(cluster, entity);
  return entity;
}

bool EntityReader::read_members(std::int64_t cluster, StoreEntity& entity) {
  KindCount kinds;
  Query row = database_.query_once(with_entities(
      "SELECT 'e:' || substr(d.id, 3) || '-' || e.number, e.kind, e.named, n.label LIKE '@%',"
      " (SELECT count(*) FROM mention m WHERE m.entity = e.key), d.key FROM {entities} WHERE n.cluster = ? ORDER BY 1",
      seen_));
  row.bind(cluster);
  std::int64_t last_document = 0;
  while (row.step()) {
    entity.members.push_back(row.string(0));
    kinds.add(row.integer(1));
    entity.named = entity.named || row.integer(2) != 0;
    entity.sure = entity.sure || row.integer(3) == 0;
    entity.mentions += row.unsigned_integer(4);
    if (row.integer(5) != last_document) ++entity.documents;  // one document's entities follow one another
    last_document = row.integer(5);
  }
  entity.kind = kinds.most();
  return !entity.members.empty();
}

bool EntityReader::read_kind(std::int64_t cluster, StoreEntity& entity) {
  KindCount kinds;
  bool seen = false;
  Query row = database_.query_once(
      with_entities("SELECT e.kind, e.named, n.label LIKE '@%' FROM {entities} WHERE n.cluster = ?", seen_));
  row.bind(cluster);
  for (; row.step(); seen = true) {
    kinds.add(row.integer(0));
    entity.named = entity.named || row.integer(1) != 0;
    entity.sure = entity.sure || row.integer(2) == 0;
  }
  entity.kind = kinds.most();
  return seen;
}

void EntityReader::read_names(std::int64_t cluster, StoreEntity& entity) {
  entity.name = cluster_name(database_, cluster);
  Query names = database_.query(
      "SELECT m.text FROM node n JOIN name m ON m.node = n.key WHERE n.cluster = ? GROUP BY m.text"
      " ORDER BY sum(m.articles) DESC, m.text");
  names.bind(cluster);
  while (names.step()) {
    if (names.text(0) != entity.name) entity.aliases.push_back(names.string(0));
  }
  Query links = database_.query(
      "SELECT DISTINCT l.base, l.identifier FROM node n JOIN entity e ON e.node = n.key JOIN link l ON l.entity = e.key"
      " WHERE n.cluster = ? AND n.link IS NOT NULL ORDER BY 1, 2");
  links.bind(cluster);
  while (links.step()) entity.links.emplace_back(links.string(0), links.string(1));
}

void EntityReader::read_roles(std::int64_t cluster, StoreEntity& entity) {
  std::map<std::pair<std::string, std::string>, StoreRole> roles;
  Query row = database_.query_once(with_entities(
      "SELECT r.role, r.of, d.day FROM {entities} JOIN role r ON r.entity = e.key WHERE n.cluster = ?", seen_));
  row.bind(cluster);
  while (row.step()) {
    const std::string of = row.is_null(1) ? std::string() : id_of(row.integer(1));
    StoreRole& role = roles[{row.string(0), of}];
    role.role = row.text(0);
    role.of = of;
    ++role.documents;
    const std::string_view day = row.text(2);
    if (day.empty()) continue;
    if (role.since.empty() || day < role.since) role.since = day;
    if (day > role.until) role.until = day;
  }
  for (const auto& [key, role] : roles) entity.roles.push_back(role);
  std::stable_sort(entity.roles.begin(), entity.roles.end(),
                   [](const StoreRole& a, const StoreRole& b) { return a.documents > b.documents; });
}

// Counted here and not by SQL, whose sorter would hold a row for every article.
void EntityReader::read_event(std::int64_t cluster, StoreEntity& entity) {
  std::map<std::string, std::size_t, std::less<>> dates;
  Query date =
      database_.query("SELECT e.date FROM node n JOIN entity e ON e.node = n.key WHERE n.cluster = ? AND e.date <> ''");
  date.bind(cluster);
  while (date.step()) ++dates[date.string(0)];
  const auto by_count = [](const auto& a, const auto& b) { return a.second < b.second; };
  if (const auto most = std::max_element(dates.begin(), dates.end(), by_count); most != dates.end()) {
    entity.date = most->first;
  }
  std::map<std::string, std::size_t, std::less<>> places;
  Query place =
      database_.query("SELECT e.place FROM node n JOIN entity e ON e.node = n.key WHERE n.cluster = ? AND e.place > 0");
  place.bind(cluster);
  while (place.step()) ++places[id_of(place.integer(0))];
  if (const auto most = std::max_element(places.begin(), places.end(), by_count); most != places.end()) {
    entity.place = most->first;
  }
}

std::vector<std::int64_t> EntityReader::find(std::string_view name) {
  std::vector<std::int64_t> clusters;
  if (const std::int64_t cluster = cluster_of(database_, name); cluster != 0) return {cluster};
  const std::string normal = normal_form(name);
  const auto collect = [&](Query query, const std::string& value) {
    query.bind(value);
    while (query.step()) clusters.push_back(query.integer(0));
    return !clusters.empty();
  };
  if (normal.empty()) return clusters;
  // A user's own name for it comes first.
  Query renamed = database_.query(
      "SELECT c.b_name, n.cluster FROM correction c JOIN anchor t ON t.correction = c.number"
      " JOIN node n ON n.key = t.node WHERE c.action = 'rename' ORDER BY c.number DESC");
  while (renamed.step()) {
    if (normal_form(renamed.text(0)) == normal) return {renamed.integer(1)};
  }
  if (collect(database_.query("SELECT n.cluster FROM name m JOIN node n ON n.key = m.node WHERE m.normal = ? AND"
                              " m.proper > 0 GROUP BY n.cluster ORDER BY sum(m.articles) DESC, min(n.least)"),
              normal)) {
    return clusters;
  }
  if (collect(database_.query("SELECT n.cluster FROM name_text t JOIN name m ON m.key = t.rowid"
                              " JOIN node n ON n.key = m.node WHERE name_text MATCH ? AND m.proper > 0"
                              " GROUP BY n.cluster ORDER BY sum(m.articles) DESC, min(n.least)"),
              full_text_phrase(normal))) {
    return clusters;
  }
  collect(database_.query("SELECT n.cluster FROM name m JOIN node n ON n.key = m.node WHERE m.normal = ?"
                          " GROUP BY n.cluster ORDER BY sum(m.articles) DESC, min(n.least)"),
          normal);
  return clusters;
}

const std::string& EntityReader::id_of(std::int64_t entity_key) {
  Query row = database_.query("SELECT n.cluster FROM entity e JOIN node n ON n.key = e.node WHERE e.key = ?");
  const std::int64_t cluster = row.with(entity_key).step() ? row.integer(0) : 0;
  if (ids_.size() >= kMostIds) ids_.clear();
  auto [found, added] = ids_.try_emplace(cluster);
  if (added) found->second = cluster_id(database_, cluster);
  return found->second;
}

namespace {

// Edits from one to the other (insert, delete, change, swap of neighbours), or `limit` + 1 where there are more.
std::size_t edits(std::string_view a, std::string_view b, std::size_t limit) {
  if (a.size() > b.size() + limit || b.size() > a.size() + limit) return limit + 1;
  std::vector<std::size_t> two_back, back(b.size() + 1), row(b.size() + 1);
  for (std::size_t column = 0; column <= b.size(); ++column) back[column] = column;
  for (std::size_t line = 1; line <= a.size(); ++line) {
    row[0] = line;
    std::size_t least = line;
    for (std::size_t column = 1; column <= b.size(); ++column) {
      const bool equal = a[line - 1] == b[column - 1];
      row[column] = std::min({back[column] + 1, row[column - 1] + 1, back[column - 1] + (equal ? 0U : 1U)});
      if (line > 1 && column > 1 && a[line - 1] == b[column - 2] && a[line - 2] == b[column - 1]) {
        row[column] = std::min(row[column], two_back[column - 2] + 1);
      }
      least = std::min(least, row[column]);
    }
    if (least > limit) return limit + 1;
    two_back = back;
    back.swap(row);
  }
  return back[b.size()];
}

// Also measured against the last word alone: "Lavrof" is near "Sergei Lavrov".
std::size_t distance(std::string_view asked, std::string_view name, std::size_t limit) {
  const std::size_t whole = edits(asked, name, limit);
  const std::size_t blank = name.rfind(' ');
  if (blank == std::string_view::npos || whole == 0) return whole;
  return std::min(whole, edits(asked, name.substr(blank + 1), limit));
}

}  // namespace

std::vector<std::string> nearest_names(Database& database, std::string_view name, std::size_t limit) {
  const std::string asked = normal_form(name);
  const std::size_t farthest = std::max<std::size_t>(1, asked.size() / 3);
  std::vector<std::tuple<std::size_t, std::int64_t, std::int64_t>> near;  // distance, -articles, cluster
  Query row = database.query(
      "SELECT m.normal, n.cluster, sum(m.articles) FROM name m JOIN node n ON n.key = m.node WHERE m.proper > 0"
      " GROUP BY m.normal, n.cluster");
  while (row.step()) {
    const std::size_t away = distance(asked, row.text(0), farthest);
    if (away <= farthest) near.emplace_back(away, -row.integer(2), row.integer(1));
  }
  std::sort(near.begin(), near.end());
  std::vector<std::string> names;
  for (const auto& [away, articles, cluster] : near) {
    std::string shown = cluster_name(database, cluster);
    if (std::find(names.begin(), names.end(), shown) == names.end()) names.push_back(std::move(shown));
    if (names.size() == limit) break;
  }
  return names;
}

}  // namespace quoth::graph
