// SPDX-License-Identifier: Apache-2.0
// The labels of the statement graph's nodes: :Entity and its kind, :Statement and its type in CamelCase, :Document.
#pragma once

#include "graph/query/property_graph.h"
#include "graph/view/view.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quoth::graph::property {

// "THREATEN" → "Threaten", "EXPRESS_INTENT" → "ExpressIntent", "-" → "".
std::string camel_case(std::string_view type);

class NodeLabels {
 public:
  explicit NodeLabels(const view::View& view);

  std::optional<query::LabelId> find(std::string_view name) const;
  std::string_view name(query::LabelId label) const { return names_[label]; }
  std::size_t size() const noexcept { return names_.size(); }
  std::uint64_t count(query::LabelId label) const { return counts_[label]; }

  bool has(view::Vertex vertex, query::LabelId label) const;
  void of(view::Vertex vertex, std::vector<query::LabelId>& out) const;
  // The vertices [first, last) among which those with the label lie.
  std::pair<view::Vertex, view::Vertex> range(query::LabelId label) const;

 private:
  static constexpr query::LabelId kEntity = 0, kStatement = 8, kDocument = 9, kFirstType = 10;
  query::LabelId add(const std::string& name);
  query::LabelId kind_label(view::Vertex entity) const;
  query::LabelId type_label(view::Vertex statement) const;  // kStatement where the type is "-"

  const view::View* view_;
  std::vector<std::string> names_;
  std::map<std::string, query::LabelId, std::less<>> numbers_;
  std::vector<std::vector<query::LabelId>> type_labels_;  // of each part, by type number
  std::vector<std::uint64_t> counts_;
};

}  // namespace quoth::graph::property
