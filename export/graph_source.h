// SPDX-License-Identifier: Apache-2.0
// What an exporter reads: the graph as four streams and two look-ups. The store, a list of records in memory and a
// selection of either stand behind it, so that an exporter knows no database and holds one item at a time.
#pragma once

#include "graph/model.h"

#include <functional>
#include <optional>
#include <string_view>

namespace quoth::exporters {

template <class Item>
using Visit = std::function<void(const Item&)>;

// A stream visits every item once and in the same order each time; a visitor may throw, which ends the stream. Entities
// are those of the whole graph: what several articles call by one name, and is one, comes once, and statements refer to
// it by that id. Statements come document by document, in the order of `documents`, and by number within one.
class GraphSource {
 public:
  virtual ~GraphSource() = default;

  virtual void documents(const Visit<graph::Document>& visit) const = 0;
  virtual void entities(const Visit<graph::Entity>& visit) const = 0;
  virtual void times(const Visit<graph::TimeExpression>& visit) const = 0;
  virtual void statements(const Visit<graph::Statement>& visit) const = 0;

  // Nothing where there is none of that id.
  virtual std::optional<graph::Document> document(std::string_view id) const = 0;
  virtual std::optional<graph::Entity> entity(std::string_view id) const = 0;
};

}  // namespace quoth::exporters
