// SPDX-License-Identifier: Apache-2.0
// What an exporter reads: the graph as a few streams and look-ups. The store, a list of records in memory and a
// selection of either stand behind it, so that an exporter knows no database and holds one item at a time.
#pragma once

#include "graph/model.h"
#include "graph/store/store_entity.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quoth::exporters {

template <class Item>
using Visit = std::function<void(const Item&)>;

// A place in a text where an entity of the graph is named.
struct EntityMention {
  std::string entity;
  graph::Mention mention;
};

// A stream visits every item once and in the same order each time; a visitor may throw, which ends the stream. Entities
// are those of the whole graph: what several articles call by one name, and is one, comes once, and statements refer to
// it by that id; `members`, `mentions` and `documents` of them may be left out. Statements, mentions and times come
// document by document, in the order of `documents`.
class GraphSource {
 public:
  virtual ~GraphSource() = default;

  virtual void documents(const Visit<graph::Document>& visit) const = 0;
  virtual void entities(const Visit<graph::StoreEntity>& visit) const = 0;
  virtual void mentions(const Visit<EntityMention>& visit) const = 0;
  virtual void times(const Visit<graph::TimeExpression>& visit) const = 0;
  virtual void statements(const Visit<graph::Statement>& visit) const = 0;
  // Each document with all that was read from it, under the article's own ids: nothing merged.
  virtual void records(const Visit<graph::Records>& visit) const = 0;

  // Nothing where there is none of that id.
  virtual std::optional<graph::Document> document(std::string_view id) const = 0;
  virtual std::optional<graph::StoreEntity> entity(std::string_view id) const = 0;

  // The entities called `name`, by id or any alias, upper and lower case aside; the likeliest first.
  virtual std::vector<graph::StoreEntity> find(std::string_view name) const = 0;

  // Empty where there is no such entity.
  virtual std::string name_of(std::string_view id) const {
    const auto found = entity(id);
    return found ? found->name : std::string();
  }
};

}  // namespace quoth::exporters
