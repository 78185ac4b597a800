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

// Two repairs of one odd sentence may hang words on each other: one word of such a circle becomes a root.
void TreeBuilder::cut_circles() {
  std::vector<Index> seen(tree_.heads_.size(), kNone);  // from where a walk up first came by
  for (const Index token : order_) seen[at(token)] = token;
  for (Index i = 0; i < tree_.size(); ++i) {
    if (seen[at(i)] != kNone) continue;
    Index token = i;
    for (; seen[at(token)] == kNone; token = tree_.heads_[at(token)]) seen[at(token)] = i;
    if (seen[at(token)] != i || tree_.heads_[at(token)] == token) continue;
    tree_.heads_[at(token)] = token;
    tree_.functions_[at(token)] = Function::root;
  }
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
  if (order_.size() < n) return cut_circles();

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
