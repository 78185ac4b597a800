// SPDX-License-Identifier: Apache-2.0
// The whole current graph as rows, streamed in one pass a table: what a graph in memory is built from. Numbers are the
// store's own keys and hold for one reading only. Must not know what is built.
#pragma once

#include "graph/model.h"
#include "graph/store/store.h"

#include <cstdint>
#include <functional>
#include <string>
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

// Gives every row of a kind, in order of key. All its calls see one state of the store, whatever a writer does
// meanwhile. Each costs one scan; memory: a number for each article entity.
class GraphRows {
 public:
  explicit GraphRows(Store& store);
  ~GraphRows();  // ends the read transaction that the constructor began
  GraphRows(const GraphRows&) = delete;
  GraphRows& operator=(const GraphRows&) = delete;

  std::uint64_t generation();
  void entities(const std::function<void(const GraphEntity&)>& take);
  void documents(const std::function<void(const GraphDocument&)>& take);
  void statements(const std::function<void(const GraphStatement&)>& take);
  void relations(const std::function<void(const GraphRelation&)>& take);

 private:
  std::vector<RowKey> clusters_by_entity();

  Store& store_;
};

}  // namespace quoth::graph
