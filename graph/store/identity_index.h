// SPDX-License-Identifier: Apache-2.0
// Who is who across articles, kept up to date in the store's tables. The rules are in graph/identity; here they are
// applied to what a change touches and to nothing else, with the same result as from scratch in any order:
//
//   clue      entity × bucket (a folded name): what its article says of it
//   facet     the distinct facets of a bucket, each with its group (partition_bucket)
//   node      a group of a bucket, or a link, or one entity that nothing joins; each entity lives on one
//   bridge    two nodes that an article's entity is on both of; store entities are components of bridges (join_nodes)
//
// All calls are made inside the caller's transaction. Cost: look-ups for what is touched; a name that turns out to be
// two people's costs once the number of its entities.
#pragma once

#include "graph/model.h"
#include "graph/store/change_log.h"
#include "graph/store/database.h"
#include "graph/store/full_text.h"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace quoth::graph {

class IdentityIndex {
 public:
  IdentityIndex(Database& database, ChangeLog log) : database_(database), log_(log) {}

  // The entities of a document that was just written; `keys` in the order of `records.entities`.
  void add(const Records& records, const std::vector<std::int64_t>& keys);
  // Before the document's entities are erased.
  void remove(std::int64_t document_key);
  // Lets the corrections of the log take hold; after a correction, and after a document that one names came or went.
  void apply_corrections();

 private:
  std::int64_t bucket(const std::string& label);
  void add_facets(std::int64_t bucket, const std::string& facets);
  void remove_facets(std::int64_t bucket, const std::string& facets);
  void refresh_sides(std::int64_t entity);

  // Settles everything that the changes before it have touched.
  void settle();
  void log_moves();
  void partition(std::int64_t bucket);
  void touch_unsure(std::int64_t bucket);
  void place(std::int64_t entity);
  void unplace(std::int64_t entity);
  std::int64_t node_of_clue(std::int64_t entity, std::int64_t bucket, const std::string& facets);
  std::string group_in_context(std::int64_t bucket, std::int64_t entity);
  std::int64_t node(const std::string& label, const std::string& link);
  void settle_on(std::int64_t entity, std::int64_t node);
  void leave(std::int64_t entity, std::int64_t node);
  void count_names(std::int64_t entity, std::int64_t node, int sign);
  void count_bridge(std::int64_t a, std::int64_t b, int sign);
  void drop_if_empty(std::int64_t node);

  Database& database_;
  ChangeLog log_;
  std::map<std::int64_t, std::int64_t> homes_before_;  // entity → the node that it lived on, of those taken off it
  std::set<std::int64_t> touched_buckets_;             // to be partitioned
  std::set<std::int64_t> touched_entities_;            // to be placed (again)
  std::set<std::int64_t> touched_nodes_;               // whose components are to be joined anew
  NameTexts name_texts_;                               // names that came and went
};

}  // namespace quoth::graph
