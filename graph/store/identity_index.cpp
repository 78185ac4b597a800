// SPDX-License-Identifier: Apache-2.0
#include "graph/store/identity_index.h"

#include "graph/identity/bucket.h"
#include "graph/identity/evidence.h"
#include "graph/identity/name_form.h"
#include "graph/store/components_of_nodes.h"
#include "graph/store/corrections.h"
#include "graph/store/entity_id.h"

#include <algorithm>
#include <utility>

namespace quoth::graph {
namespace {

struct PlacedClue {
  std::int64_t position;
  std::int64_t bucket;
  std::string facets;
  std::int64_t node;  // 0 for none
};

std::vector<PlacedClue> clues_of(Database& database, std::int64_t entity) {
  std::vector<PlacedClue> clues;
  Query row = database.query("SELECT position, bucket, facets, node FROM clue WHERE entity = ? ORDER BY position");
  row.bind(entity);
  while (row.step()) clues.push_back({row.integer(0), row.integer(1), row.string(2), row.integer(3)});
  return clues;
}

std::vector<std::int64_t> keys_from(Query& query) {
  std::vector<std::int64_t> keys;
  while (query.step()) keys.push_back(query.integer(0));
  return keys;
}

// The facets of a bucket and their groups.
struct Facets {
  std::vector<std::string> sets;
  std::vector<std::string> groups;
};

Facets facets_of(Database& database, std::int64_t bucket) {
  Facets facets;
  Query row = database.query("SELECT facets, \"group\" FROM facet WHERE bucket = ? ORDER BY facets");
  row.bind(bucket);
  while (row.step()) {
    facets.sets.push_back(row.string(0));
    facets.groups.push_back(row.string(1));
  }
  return facets;
}

constexpr const char* kNoGroupYet = "?";

}  // namespace

void IdentityIndex::add(const Records& records, const std::vector<std::int64_t>& keys) {
  const std::vector<Evidence> evidence = evidence_of(records);
  Query clue = database_.query("INSERT INTO clue(entity, position, bucket, facets) VALUES(?,?,?,?)");
  Query named = database_.query("UPDATE entity SET named = 1 WHERE key = ?");
  for (std::size_t index = 0; index < keys.size(); ++index) {
    int position = 0;
    for (const Clue& each : evidence[index].clues) {
      const std::string facets = join_facets(each.facets);
      const std::int64_t key = bucket(each.bucket);
      clue.with(keys[index], position++, key, facets).run();
      add_facets(key, facets);
    }
    if (evidence[index].named) named.with(keys[index]).run();
    touched_entities_.insert(keys[index]);
  }
  settle();
  if (has_loose_anchors(database_)) apply_corrections();
}

void IdentityIndex::remove(std::int64_t document_key) {
  Query row = database_.query("SELECT key FROM entity WHERE document = ?");
  row.bind(document_key);
  for (const std::int64_t entity : keys_from(row)) {
    unplace(entity);
    for (const PlacedClue& clue : clues_of(database_, entity)) remove_facets(clue.bucket, clue.facets);
    database_.query("DELETE FROM clue WHERE entity = ?").with(entity).run();
    database_.query("UPDATE anchor SET entity = NULL, exact = 0 WHERE entity = ?").with(entity).run();
    touched_entities_.erase(entity);
    homes_before_.erase(entity);
  }
  settle();
}

void IdentityIndex::apply_corrections() {
  for (const std::int64_t entity : resolve_anchors(database_)) {
    refresh_sides(entity);
    Query row = database_.query("SELECT node FROM entity WHERE key = ?");
    if (!row.with(entity).step() || row.is_null(0)) continue;
    log_.node_changes(row.integer(0));  // a `rename` changes no row of it
    touched_nodes_.insert(row.integer(0));
  }
  settle();
}

std::int64_t IdentityIndex::bucket(const std::string& label) {
  Query found = database_.query("SELECT key FROM bucket WHERE label = ?");
  if (found.with(label).step()) return found.integer(0);
  database_.query("INSERT INTO bucket(label) VALUES(?)").with(label).run();
  return database_.last_key();
}

void IdentityIndex::add_facets(std::int64_t bucket, const std::string& facets) {
  Query row = database_.query(
      "INSERT INTO facet VALUES(?,?,1,?) ON CONFLICT DO UPDATE SET entities = entities + 1 RETURNING entities");
  row.with(bucket, facets, kNoGroupYet);
  if (row.step() && row.integer(0) == 1) touched_buckets_.insert(bucket);
}

void IdentityIndex::remove_facets(std::int64_t bucket, const std::string& facets) {
  Query row =
      database_.query("UPDATE facet SET entities = entities - 1 WHERE bucket = ? AND facets = ? RETURNING entities");
  row.with(bucket, facets);
  if (!row.step() || row.integer(0) > 0) return;
  row.reset();
  database_.query("DELETE FROM facet WHERE bucket = ? AND facets = ?").with(bucket, facets).run();
  touched_buckets_.insert(bucket);
}

// Brings the sides of an entity's clues in line with the corrections that are anchored at it.
void IdentityIndex::refresh_sides(std::int64_t entity) {
  const std::vector<std::string> sides = sides_of(database_, entity);
  for (const PlacedClue& clue : clues_of(database_, entity)) {
    std::vector<std::string> facets = split_facets(clue.facets);
    std::erase_if(facets, [](const std::string& facet) { return facet.starts_with("side:"); });
    facets.insert(facets.end(), sides.begin(), sides.end());
    std::sort(facets.begin(), facets.end());
    const std::string joined = join_facets(facets);
    if (joined == clue.facets) continue;
    unplace(entity);
    remove_facets(clue.bucket, clue.facets);
    database_.query("UPDATE clue SET facets = ? WHERE entity = ? AND position = ?")
        .with(joined, entity, clue.position)
        .run();
    add_facets(clue.bucket, joined);
    touched_entities_.insert(entity);
  }
}

void IdentityIndex::settle() {
  for (const std::int64_t each : std::exchange(touched_buckets_, {})) partition(each);
  for (const std::int64_t entity : std::exchange(touched_entities_, {})) {
    unplace(entity);
    place(entity);
  }
  join_clusters(database_, std::exchange(touched_nodes_, {}), log_);
  name_texts_.write(database_);
  log_moves();
}

// A document of which an entity lives elsewhere now reads otherwise in the graph.
void IdentityIndex::log_moves() {
  Query row = database_.query("SELECT document FROM entity WHERE key = ? AND node <> ?");
  for (const auto& [entity, home] : std::exchange(homes_before_, {})) {
    if (row.with(entity, home).step()) log_.document_changed(row.integer(0));
    row.reset();
  }
}

void IdentityIndex::partition(std::int64_t bucket) {
  const Facets before = facets_of(database_, bucket);
  if (before.sets.empty()) {
    // Its last entity left.
    database_.query("DELETE FROM bucket WHERE key = ? AND NOT EXISTS (SELECT 1 FROM clue WHERE bucket = bucket.key)")
        .with(bucket)
        .run();
    return;
  }
  const std::vector<std::string> groups = partition_bucket(before.sets);
  Query update = database_.query("UPDATE facet SET \"group\" = ? WHERE bucket = ? AND facets = ?");
  Query members = database_.query("SELECT entity FROM clue WHERE bucket = ? AND facets = ?");
  for (std::size_t index = 0; index < groups.size(); ++index) {
    if (groups[index] == before.groups[index]) continue;
    update.with(groups[index], bucket, before.sets[index]).run();
    members.with(bucket, before.sets[index]);
    for (const std::int64_t entity : keys_from(members)) touched_entities_.insert(entity);
    members.reset();
  }
  if (affiliations_of(before.sets, before.groups) != affiliations_of(before.sets, groups)) touch_unsure(bucket);
}

// Entities that only their company places must be looked at again.
void IdentityIndex::touch_unsure(std::int64_t bucket) {
  Query row = database_.query(
      "SELECT c.entity FROM facet f JOIN clue c ON c.bucket = f.bucket AND c.facets = f.facets"
      " WHERE f.bucket = ? AND f.\"group\" = ''");
  row.bind(bucket);
  for (const std::int64_t entity : keys_from(row)) touched_entities_.insert(entity);
}

void IdentityIndex::place(std::int64_t entity) {
  std::vector<std::int64_t> signature;
  Query link = database_.query("SELECT base, identifier FROM link WHERE entity = ? ORDER BY base, identifier LIMIT 1");
  if (link.with(entity).step()) {
    const std::string name = link.string(0) + ':' + link.string(1);
    signature.push_back(node("l:" + name, name));
  }
  Query placed = database_.query("UPDATE clue SET node = ? WHERE entity = ? AND position = ?");
  for (const PlacedClue& clue : clues_of(database_, entity)) {
    const std::int64_t key = node_of_clue(entity, clue.bucket, clue.facets);
    if (key == 0) continue;
    placed.with(key, entity, clue.position).run();
    signature.push_back(key);
  }
  if (signature.empty()) signature.push_back(node('@' + entity_id(database_, entity), ""));
  settle_on(entity, signature.front());
  for (std::size_t index = 1; index < signature.size(); ++index) count_bridge(signature.front(), signature[index], 1);
}

void IdentityIndex::unplace(std::int64_t entity) {
  Query row = database_.query("SELECT node FROM entity WHERE key = ?");
  if (!row.with(entity).step() || row.is_null(0)) return;
  const std::int64_t home = row.integer(0);
  homes_before_.try_emplace(entity, home);
  const std::vector<PlacedClue> clues = clues_of(database_, entity);
  for (const PlacedClue& clue : clues) {
    if (clue.node != 0 && clue.node != home) count_bridge(home, clue.node, -1);
  }
  database_.query("UPDATE clue SET node = NULL WHERE entity = ?").with(entity).run();
  leave(entity, home);
  for (const PlacedClue& clue : clues) {
    if (clue.node != 0 && clue.node != home) drop_if_empty(clue.node);
  }
  drop_if_empty(home);
}

// The node of the clue's group, or 0 where that is unsure.
std::int64_t IdentityIndex::node_of_clue(std::int64_t entity, std::int64_t bucket, const std::string& facets) {
  Query row = database_.query(
      "SELECT b.label, f.\"group\" FROM facet f JOIN bucket b ON b.key = f.bucket WHERE f.bucket = ? AND f.facets = ?");
  if (!row.with(bucket, facets).step()) return 0;
  const std::string label = row.string(0);
  std::string group = row.string(1);
  if (group.empty()) group = group_in_context(bucket, entity);
  if (group.empty()) return 0;
  return node(group == "*" ? label : label + '\n' + group, "");
}

// The one group of which an affiliation is named in the same article; empty where none is, or several are.
std::string IdentityIndex::group_in_context(std::int64_t bucket, std::int64_t entity) {
  const Facets facets = facets_of(database_, bucket);
  const std::vector<std::pair<std::string, std::string>> affiliations = affiliations_of(facets.sets, facets.groups);
  std::string group;
  Query row = database_.query(
      "SELECT DISTINCT b.label FROM entity self JOIN entity e ON e.document = self.document AND e.key <> self.key"
      " JOIN clue c ON c.entity = e.key JOIN bucket b ON b.key = c.bucket WHERE self.key = ?");
  row.bind(entity);
  while (row.step()) {
    const auto found =
        std::lower_bound(affiliations.begin(), affiliations.end(), std::make_pair(row.string(0), std::string()));
    if (found == affiliations.end() || found->first != row.text(0) || found->second == group) continue;
    if (!group.empty()) return {};
    group = found->second;
  }
  return group;
}

std::int64_t IdentityIndex::node(const std::string& label, const std::string& link) {
  Query found = database_.query("SELECT key FROM node WHERE label = ?");
  if (found.with(label).step()) return found.integer(0);
  Query row = database_.query("INSERT INTO node(label, cluster, least, link) VALUES(?, 0, '', ?)");
  row.bind(label).bind_text_or_null(link).run();
  const std::int64_t key = database_.last_key();
  database_.query("UPDATE node SET cluster = key WHERE key = ?").with(key).run();
  log_.node_made(key);
  return key;
}

void IdentityIndex::settle_on(std::int64_t entity, std::int64_t node) {
  const std::string id = entity_id(database_, entity);
  database_.query("UPDATE entity SET node = ? WHERE key = ?").with(node, entity).run();
  Query least = database_.query("SELECT least = '' OR least > ?1 FROM node WHERE key = ?2");
  if (least.with(id, node).step() && least.integer(0) != 0) {
    least.reset();
    log_.node_changes(node);
    database_.query("UPDATE node SET least = ? WHERE key = ?").with(id, node).run();
  }
  database_.query("UPDATE anchor SET node = ? WHERE entity = ?").with(node, entity).run();
  if (database_.changes() > 0) touched_nodes_.insert(node);
  count_names(entity, node, 1);
}

void IdentityIndex::leave(std::int64_t entity, std::int64_t node) {
  log_.node_changes(node);
  count_names(entity, node, -1);
  const std::string id = entity_id(database_, entity);
  database_.query("UPDATE entity SET node = NULL WHERE key = ?").with(entity).run();
  database_.query("UPDATE anchor SET node = NULL WHERE entity = ?").with(entity).run();
  if (database_.changes() > 0) touched_nodes_.insert(node);
  database_
      .query(
          "UPDATE node SET least = (SELECT coalesce(min('e:' || substr(d.id, 3) || '-' || e.number), '')"
          " FROM entity e JOIN document d ON d.key = e.document WHERE e.node = node.key) WHERE key = ? AND least = ?")
      .with(node, id)
      .run();
}

void IdentityIndex::count_names(std::int64_t entity, std::int64_t node, int sign) {
  Query names = database_.query(
      "SELECT text, max(main), EXISTS (SELECT 1 FROM mention m WHERE m.entity = ?1 AND m.form = 0 AND m.text = n.text)"
      " FROM (SELECT name AS text, 1 AS main FROM entity WHERE key = ?1"
      "       UNION ALL SELECT text, 0 FROM alias WHERE entity = ?1) n GROUP BY text");
  Query count = database_.query(
      "UPDATE name SET articles = articles + ?, main = main + ?, proper = proper + ? WHERE node = ? AND text = ?"
      " RETURNING key, articles");
  names.bind(entity);
  while (names.step()) {
    const std::string text = names.string(0);
    const std::int64_t main = names.integer(1), proper = names.integer(2);
    count.with(sign, main * sign, proper * sign, node, text);
    if (count.step()) {
      const std::int64_t key = count.integer(0), articles = count.integer(1);
      count.reset();
      if (articles > 0) continue;
      database_.query("DELETE FROM name WHERE key = ?").with(key).run();
      name_texts_.goes(key, text);
    } else {
      count.reset();
      database_.query("INSERT INTO name(node, text, normal, articles, main, proper) VALUES(?,?,?,1,?,?)")
          .with(node, text, normal_form(text), main, proper)
          .run();
      name_texts_.comes(database_.last_key(), text);
    }
  }
}

void IdentityIndex::count_bridge(std::int64_t a, std::int64_t b, int sign) {
  if (a == b) return;
  if (a > b) std::swap(a, b);
  Query row = database_.query(
      "INSERT INTO bridge VALUES(?,?,1) ON CONFLICT DO UPDATE SET articles = articles + ? RETURNING articles");
  row.with(a, b, sign);
  const std::int64_t articles = row.step() ? row.integer(0) : 0;
  row.reset();
  Query apart =
      database_.query("SELECT (SELECT cluster FROM node WHERE key = ?) <> (SELECT cluster FROM node WHERE key = ?)");
  const bool were_apart = apart.with(a, b).step() && apart.integer(0) != 0;
  if (articles == 0) database_.query("DELETE FROM bridge WHERE a = ? AND b = ?").with(a, b).run();
  if (articles > 0 && !were_apart && sign > 0) return;  // a bridge within a store entity, once more
  touched_nodes_.insert(a);
  touched_nodes_.insert(b);
}

void IdentityIndex::drop_if_empty(std::int64_t node) {
  log_.node_changes(node);
  database_
      .query(
          "DELETE FROM node WHERE key = ? AND NOT EXISTS (SELECT 1 FROM entity WHERE node = node.key)"
          " AND NOT EXISTS (SELECT 1 FROM clue WHERE node = node.key)")
      .with(node)
      .run();
}

}  // namespace quoth::graph
