// SPDX-License-Identifier: Apache-2.0
// The identity of a store worked out again from its records and compared with what is kept up to date.
#include "graph/identity/bucket.h"
#include "graph/identity/evidence.h"
#include "graph/store/check.h"
#include "graph/store/components_of_nodes.h"
#include "graph/store/corrections.h"
#include "graph/store/database.h"

#include <algorithm>
#include <set>

namespace quoth::graph {
namespace {

std::vector<Clue> clues_in(Database& database, std::int64_t entity) {
  std::vector<Clue> clues;
  Query row = database.query(
      "SELECT b.label, c.facets FROM clue c JOIN bucket b ON b.key = c.bucket WHERE c.entity = ? ORDER BY c.position");
  row.bind(entity);
  while (row.step()) clues.push_back({row.string(0), split_facets(row.text(1))});
  return clues;
}

std::vector<Clue> with_sides(std::vector<Clue> clues, const std::vector<std::string>& sides) {
  for (Clue& clue : clues) {
    clue.facets.insert(clue.facets.end(), sides.begin(), sides.end());
    std::sort(clue.facets.begin(), clue.facets.end());
  }
  return clues;
}

void check_rows(Database& database, const char* sql, std::vector<Problem>& problems) {
  Query row = database.query(sql);
  while (row.step()) problems.push_back({row.string(0), row.string(1)});
}

void check_buckets(Database& database, std::vector<Problem>& problems) {
  Query bucket = database.query("SELECT key, label FROM bucket ORDER BY label");
  Query facet = database.query(
      "SELECT facets, \"group\", entities, (SELECT count(*) FROM clue c WHERE c.bucket = f.bucket"
      " AND c.facets = f.facets) FROM facet f WHERE bucket = ? ORDER BY facets");
  while (bucket.step()) {
    std::vector<std::string> sets, groups;
    bool counted = true;
    facet.bind(bucket.integer(0));
    while (facet.step()) {
      sets.push_back(facet.string(0));
      groups.push_back(facet.string(1));
      counted = counted && facet.integer(2) == facet.integer(3);
    }
    facet.reset();
    if (!counted) problems.push_back({bucket.string(1), "the entities that bear this name are miscounted"});
    if (groups != partition_bucket(sets))
      problems.push_back({bucket.string(1), "its groups are not those of its facets"});
  }
}

// Entities lie on the node of their link, else of their first placed clue, else on one of their own.
void check_nodes(Database& database, std::vector<Problem>& problems) {
  check_rows(
      database,
      "SELECT 'entity ' || e.key, 'lies on another node than its evidence says' FROM entity e"
      " LEFT JOIN node n ON n.key = e.node WHERE n.key IS NULL OR n.label <> coalesce("
      "  (SELECT 'l:' || base || ':' || identifier FROM link WHERE entity = e.key ORDER BY base, identifier LIMIT 1),"
      "  (SELECT m.label FROM clue c JOIN node m ON m.key = c.node WHERE c.entity = e.key ORDER BY c.position LIMIT 1),"
      "  (SELECT '@e:' || substr(d.id, 3) || '-' || e.number FROM document d WHERE d.key = e.document))",
      problems);
  check_rows(database,
             "SELECT label, 'its least id is not that of its entities' FROM node n WHERE least <> (SELECT"
             " coalesce(min('e:' || substr(d.id, 3) || '-' || e.number), '') FROM entity e"
             " JOIN document d ON d.key = e.document WHERE e.node = n.key)",
             problems);
  check_rows(
      database,
      "WITH born AS (SELECT min(e.node, c.node) AS a, max(e.node, c.node) AS b, count(*) AS articles FROM entity e"
      " JOIN clue c ON c.entity = e.key WHERE c.node IS NOT NULL AND c.node <> e.node GROUP BY 1, 2)"
      " SELECT 'bridge ' || a || '-' || b, 'its articles are miscounted' FROM"
      " (SELECT a, b, articles FROM born EXCEPT SELECT a, b, articles FROM bridge UNION ALL"
      "  SELECT a, b, articles FROM (SELECT a, b, articles FROM bridge EXCEPT SELECT a, b, articles FROM born))",
      problems);
  check_rows(database,
             "WITH born AS (SELECT e.node, t.text, count(*) AS articles FROM entity e JOIN (SELECT key, name AS text"
             " FROM entity UNION SELECT entity, text FROM alias) t ON t.key = e.key GROUP BY 1, 2)"
             " SELECT n.text, 'the articles with this name are miscounted' FROM name n LEFT JOIN born b"
             " ON b.node = n.node AND b.text = n.text WHERE n.articles <> coalesce(b.articles, 0)",
             problems);
}

void check_clusters(Database& database, std::vector<Problem>& problems) {
  std::set<std::int64_t> nodes;
  Query row = database.query("SELECT key FROM node");
  while (row.step()) nodes.insert(row.integer(0));
  Query node = database.query("SELECT cluster, label FROM node WHERE key = ?");
  for (const auto& [key, cluster] : joined_clusters(database, nodes)) {
    if (node.with(key).step() && node.integer(0) != cluster) {
      problems.push_back({node.string(1), "belongs to another entity than its bridges say"});
    }
    node.reset();
  }
}

}  // namespace

void check_document_identity(Database& database, std::int64_t document_key, const Records& records,
                             std::vector<Problem>& problems) {
  const std::vector<Evidence> evidence = evidence_of(records);
  Query row = database.query("SELECT key, named FROM entity WHERE document = ? ORDER BY key");
  row.bind(document_key);
  for (std::size_t index = 0; row.step() && index < evidence.size(); ++index) {
    const std::vector<Clue> expected = with_sides(evidence[index].clues, sides_of(database, row.integer(0)));
    if (clues_in(database, row.integer(0)) != expected || (row.integer(1) != 0) != evidence[index].named) {
      problems.push_back(
          {records.entities[index].id, "what is kept to tell who it is differs from what its article says"});
    }
  }
}

void check_identity(Database& database, std::vector<Problem>& problems) {
  check_buckets(database, problems);
  check_nodes(database, problems);
  check_clusters(database, problems);
}

}  // namespace quoth::graph
