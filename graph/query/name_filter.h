// SPDX-License-Identifier: Apache-2.0
// Labels or types of a pattern, by name while planning and by number while running. A name that nothing bears yet may
// come up while the query runs, so what is unknown is looked up again at every start.
#pragma once

#include "graph/query/property_graph.h"

#include <span>
#include <string>
#include <vector>

namespace quoth::query {

// All of these labels must be there.
class LabelFilter {
 public:
  explicit LabelFilter(const std::vector<std::string>& names) : names_(&names) {}
  void resolve(const PropertyGraph& graph) {
    if (resolved_) return;
    numbers_.clear();
    for (const std::string& name : *names_) {
      if (const auto number = graph.label(name)) numbers_.push_back(*number);
    }
    resolved_ = numbers_.size() == names_->size();
  }
  bool passes(const PropertyGraph& graph, NodeId node) const {
    if (names_->empty()) return true;
    if (!resolved_) return false;
    for (const LabelId label : numbers_) {
      if (!graph.has_label(node, label)) return false;
    }
    return true;
  }

 private:
  const std::vector<std::string>* names_;
  std::vector<LabelId> numbers_;
  bool resolved_ = false;
};

// One of these types, or any where none are named.
class TypeFilter {
 public:
  explicit TypeFilter(const std::vector<std::string>& names) : names_(&names) {}
  void resolve(const PropertyGraph& graph) {
    if (numbers_.size() == names_->size()) return;
    numbers_.clear();
    for (const std::string& name : *names_) {
      if (const auto number = graph.type(name)) numbers_.push_back(*number);
    }
  }
  // Types are named, but no edge has one of them.
  bool none() const noexcept { return numbers_.empty() && !names_->empty(); }
  std::span<const TypeId> numbers() const noexcept { return numbers_; }
  bool passes(TypeId type) const noexcept {
    if (names_->empty()) return true;
    for (const TypeId number : numbers_) {
      if (number == type) return true;
    }
    return false;
  }

 private:
  const std::vector<std::string>* names_;
  std::vector<TypeId> numbers_;
};

}  // namespace quoth::query
