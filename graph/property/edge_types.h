// SPDX-License-Identifier: Apache-2.0
// The relationship types of the statement graph: :SOURCE, :TARGET … and, for facts, the statement's label in upper case
// with "_" for blanks: "pulled back" is :PULLED_BACK.
#pragma once

#include "graph/query/property_graph.h"
#include "graph/view/edge_numbers.h"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace quoth::graph::property {

std::string type_name(std::string_view label);

class EdgeTypes {
 public:
  explicit EdgeTypes(const view::View& view);

  std::optional<query::TypeId> find(std::string_view name) const;
  std::string_view name(query::TypeId type) const { return names_[type]; }
  std::size_t size() const noexcept { return names_.size(); }
  std::uint64_t count(query::TypeId type) const { return counts_[type]; }
  std::uint64_t count() const noexcept { return total_; }

  query::TypeId of(const view::EdgeNumbers::Kind& kind) const {
    return kind.kind == view::EdgeKind::typed ? label_types_[kind.part][kind.label]
                                              : static_cast<query::TypeId>(kind.kind) - 1;
  }
  // The filter of one type; edges of several pass the filter of `several`.
  const view::EdgeFilter& filter(query::TypeId type) const { return filters_[type]; }
  // Ranges that touch are one; all labels of the graph are no ranges at all.
  view::EdgeFilter several(std::span<const query::TypeId> types) const;
  const view::EdgeFilter& all() const noexcept { return all_; }

 private:
  query::TypeId add(const std::string& name);
  void add_labels(std::size_t part);
  void count_edges();

  const view::View* view_;
  std::vector<std::string> names_;
  std::map<std::string, query::TypeId, std::less<>> numbers_;
  std::vector<std::vector<query::TypeId>> label_types_;  // of each part, by label number
  std::vector<view::EdgeFilter> filters_;
  std::vector<std::uint64_t> counts_;
  std::uint64_t total_ = 0;
  view::EdgeFilter all_;
};

}  // namespace quoth::graph::property
