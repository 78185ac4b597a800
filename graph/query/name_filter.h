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

// One of these types, or any where none are named. The plan has the set ready where every name was known to the graph
// while planning.
struct TypeNames {
  std::vector<std::string> names;
  TypeSetPtr known;

  TypeNames() = default;
  TypeNames(std::vector<std::string> given, const PropertyGraph& graph) : names(std::move(given)) {
    std::vector<TypeId> numbers;
    for (const std::string& name : names) {
      if (const auto number = graph.type(name)) numbers.push_back(*number);
    }
    if (numbers.size() == names.size()) known = graph.type_set(std::move(numbers));
  }
};

class TypeFilter {
 public:
  explicit TypeFilter(const TypeNames& types) : types_(&types), set_(types.known) {}
  void resolve(const PropertyGraph& graph) {
    if (types_->known) return;
    std::vector<TypeId> numbers;
    for (const std::string& name : types_->names) {
      if (const auto number = graph.type(name)) numbers.push_back(*number);
    }
    set_ = numbers.empty() ? nullptr : graph.type_set(std::move(numbers));
  }
  // Types are named, but no edge has one of them.
  bool none() const noexcept { return set_ == nullptr; }
  const TypeSet& set() const noexcept { return *set_; }  // where not none
  bool passes(TypeId type) const noexcept { return set_ != nullptr && set_->has(type); }

 private:
  const TypeNames* types_;
  TypeSetPtr set_;
};

}  // namespace quoth::query
