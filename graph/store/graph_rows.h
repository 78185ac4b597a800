// SPDX-License-Identifier: Apache-2.0
// The current graph as rows, streamed in one pass a table: what a graph in memory is built from, whole or followed from
// an older generation. Numbers are the store's own keys and hold for one reading only. Must not know what is built.
#pragma once

#include "graph/model.h"
#include "graph/store/database.h"
#include "graph/store/store.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace quoth::graph {

using RowKey = std::int64_t;

struct GraphEntity {
  RowKey key = 0;
  std::string id;
  std::string name;
  EntityKind kind = EntityKind::thing;
  std::string wikidata;
  std::string date;
};

struct GraphDocument {
  RowKey key = 0;
  std::string id, uri, title, published, publisher;
};

enum class GraphRole : std::uint8_t { source, target, about, place, speaker };

// Filled anew for each statement; lists keep their memory.
struct GraphStatement {
  RowKey key = 0;
  RowKey document = 0;
  std::uint32_t number = 0;
  Statement values;                                        // label, predicate, type, truth values, confidence, time
  std::vector<std::pair<GraphRole, RowKey>> participants;  // store entities; speakers outermost first
  std::vector<RowKey> contained;                           // statements
};

struct GraphRelation {
  RowKey from = 0;
  enum class Kind : std::uint8_t { has_role, located_in } kind = Kind::has_role;
  RowKey to = 0;
  std::string text;
};

// What was otherwise in an older generation, in ids of that time.
struct GraphChanges {
  bool told = false;                           // false: the store cannot tell; the graph must be made anew
  std::vector<std::string> retired_documents;  // what was read from them is gone, or stands among the rows anew
  std::vector<std::pair<std::string, std::string>> renamed_entities;  // id then → id now
  std::vector<std::string> gone_entities;
  std::uint64_t statements = 0;  // of the documents among the rows
};

// Gives every row of a kind, in order of key. All its calls see one state of the store, whatever a writer does
// meanwhile. Each costs one scan; memory: a number for each article entity.
class GraphRows {
 public:
  explicit GraphRows(Store& store);
  // Only documents that changed after generation `since`, their statements, and the entities that those name or that
  // changed themselves. Cost: look-ups for these; of an entity all its articles' entities are counted.
  GraphRows(Store& store, std::uint64_t since);
  ~GraphRows();  // ends the read transaction that the constructor began
  GraphRows(const GraphRows&) = delete;
  GraphRows& operator=(const GraphRows&) = delete;

  std::uint64_t generation();
  // For rows since a generation.
  GraphChanges changes();
  void entities(const std::function<void(const GraphEntity&)>& take);
  void documents(const std::function<void(const GraphDocument&)>& take);
  void statements(const std::function<void(const GraphStatement&)>& take);
  void relations(const std::function<void(const GraphRelation&)>& take);

 private:
  class Clusters;
  // `where` with "d" for a document or "n" for a node: the rows that are wanted.
  std::string and_document_changed(const char* column) const;
  std::string and_cluster_changed() const;
  Query ask(const std::string& sql);
  std::unordered_map<RowKey, std::string> first_values(const std::string& sql);

  Store& store_;
  std::optional<std::uint64_t> since_;
};

}  // namespace quoth::graph
