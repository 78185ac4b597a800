// SPDX-License-Identifier: Apache-2.0
// Children lists, subtrees and sentences of a tree, in linear time.
#include "extract/language/grammar_builder.h"

#include <algorithm>

namespace quoth::extract::language {

void TreeBuilder::order_from_roots() {
  order_.clear();
  order_.reserve(tree_.heads_.size());
  for (Index i = 0; i < tree_.size(); ++i) {
    if (tree_.heads_[at(i)] == i) order_.push_back(i);
  }
  for (std::size_t i = 0; i < order_.size(); ++i) {
    for (const Index child : tree_.children(order_[i])) order_.push_back(child);
  }
}

// Repairs move heads; should several of them ever close a circle, its first word becomes a root.
void TreeBuilder::break_cycle() {
  std::vector<bool> reached(tree_.heads_.size(), false);
  for (const Index token : order_) reached[at(token)] = true;
  const auto lost = std::find(reached.begin(), reached.end(), false) - reached.begin();
  tree_.heads_[static_cast<std::size_t>(lost)] = static_cast<Index>(lost);
  tree_.functions_[static_cast<std::size_t>(lost)] = Function::root;
  index();
}

void TreeBuilder::index() {
  const std::size_t n = tree_.heads_.size();
  auto& begin = tree_.child_begin_;
  begin.assign(n + 1, 0);
  for (std::size_t i = 0; i < n; ++i) {
    if (tree_.heads_[i] != static_cast<Index>(i)) ++begin[at(tree_.heads_[i]) + 1];
  }
  for (std::size_t i = 0; i < n; ++i) begin[i + 1] += begin[i];
  tree_.child_list_.resize(static_cast<std::size_t>(begin[n]));
  std::vector<Index> next(begin.begin(), begin.end());
  for (std::size_t i = 0; i < n; ++i) {
    const Index head = tree_.heads_[i];
    if (head != static_cast<Index>(i)) {
      tree_.child_list_[static_cast<std::size_t>(next[at(head)]++)] = static_cast<Index>(i);
    }
  }
  order_from_roots();
  if (order_.size() < n) return break_cycle();

  tree_.subtrees_.resize(n);
  for (std::size_t i = 0; i < n; ++i) tree_.subtrees_[i] = {static_cast<Index>(i), static_cast<Index>(i) + 1};
  for (std::size_t i = order_.size(); i-- > 0;) {
    const Index token = order_[i];
    const Index head = tree_.heads_[at(token)];
    if (head == token) continue;
    TokenRange& above = tree_.subtrees_[at(head)];
    above.begin = std::min(above.begin, tree_.subtrees_[at(token)].begin);
    above.end = std::max(above.end, tree_.subtrees_[at(token)].end);
  }

  tree_.sentences_.clear();
  tree_.sentence_of_.assign(n, 0);
  for (std::size_t i = 0; i < n; ++i) {
    if (i == 0 || analysis_.tokens[i].sentence_start) {
      tree_.sentences_.push_back({static_cast<Index>(i), static_cast<Index>(i)});
    }
    tree_.sentences_.back().end = static_cast<Index>(i) + 1;
    tree_.sentence_of_[i] = static_cast<Index>(tree_.sentences_.size()) - 1;
  }
}

}  // namespace quoth::extract::language
