// SPDX-License-Identifier: Apache-2.0
// Lifted arcs: J. Nivre, J. Nilsson, Pseudo-Projective Dependency Parsing, 2005.
#include "extract/language/parse_tree.h"

#include <algorithm>
#include <optional>

namespace quoth::extract::language {
namespace {

constexpr std::string_view kSeparator = "||";
constexpr int kMostPasses = 12;

// The first and last token of each token's subtree.
struct Edges {
  std::vector<std::int32_t> left;
  std::vector<std::int32_t> right;
};

void widen(Edges& edges, const std::vector<std::int32_t>& heads, std::size_t token) {
  const auto head = static_cast<std::size_t>(heads[token]);
  edges.left[head] = std::min(edges.left[head], edges.left[token]);
  edges.right[head] = std::max(edges.right[head], edges.right[token]);
}

// Marks the first token below each root.
void mark_starts(const Edges& edges, const std::vector<std::int32_t>& heads, std::vector<std::uint8_t>& starts) {
  std::fill(starts.begin(), starts.end(), std::uint8_t{0});
  for (std::size_t i = 0; i < heads.size(); ++i) {
    if (heads[i] == static_cast<std::int32_t>(i)) starts[static_cast<std::size_t>(edges.left[i])] = 1;
  }
}

// True where the heads of a sentence's tokens lie in the sentence; its end may be the token behind it.
bool heads_stay_inside(const std::vector<std::int32_t>& heads, const std::vector<std::uint8_t>& starts) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i < heads.size(); ++i) {
    if (!(i > 0 && starts[i] != 0) && i + 1 != heads.size()) continue;
    for (std::size_t token = begin; token < i; ++token) {
      const auto head = static_cast<std::size_t>(heads[token]);
      if (head < begin || head > i) return false;
    }
    begin = i;
  }
  return true;
}

// Passes over the tokens, forth and back, until the subtrees' edges give sound sentences.
Edges find_edges(const std::vector<std::int32_t>& heads, std::vector<std::uint8_t>& starts) {
  Edges edges;
  edges.left.resize(heads.size());
  for (std::size_t i = 0; i < heads.size(); ++i) edges.left[i] = static_cast<std::int32_t>(i);
  edges.right = edges.left;
  for (int pass = 0; pass < kMostPasses; ++pass) {
    for (std::size_t i = 0; i < heads.size(); ++i) widen(edges, heads, i);
    for (std::size_t i = heads.size(); i-- > 0;) widen(edges, heads, i);
    mark_starts(edges, heads, starts);
    if (heads_stay_inside(heads, starts)) break;
  }
  return edges;
}

// Breadth-first from `token`'s head, the first descendant labelled `wanted`.
std::optional<std::int32_t> find_lifted_head(const ParseTree& tree, const Edges& edges,
                                             const std::vector<std::uint8_t>& is_space, std::int32_t token,
                                             std::string_view wanted) {
  std::vector<std::int32_t> queue{tree.heads[static_cast<std::size_t>(token)]};
  for (std::size_t next = 0; next < queue.size() && next <= tree.heads.size(); ++next) {
    const std::int32_t parent = queue[next];
    const auto last = edges.right[static_cast<std::size_t>(parent)];
    for (std::int32_t child = edges.left[static_cast<std::size_t>(parent)]; child <= last; ++child) {
      const auto at = static_cast<std::size_t>(child);
      if (tree.heads[at] != parent || child == parent || child == token || is_space[at] != 0) continue;
      if (tree.labels[at] == wanted) return child;
      queue.push_back(child);
    }
  }
  return std::nullopt;
}

bool lift_arcs(ParseTree& tree, const Edges& edges, const std::vector<std::uint8_t>& is_space) {
  bool lifted = false;
  for (std::size_t i = 0; i < tree.heads.size(); ++i) {
    const std::size_t separator = tree.labels[i].find(kSeparator);
    if (separator == std::string_view::npos) continue;
    const std::string_view wanted = tree.labels[i].substr(separator + kSeparator.size());
    const auto head = find_lifted_head(tree, edges, is_space, static_cast<std::int32_t>(i), wanted);
    if (head) tree.heads[i] = *head;
    tree.labels[i] = tree.labels[i].substr(0, separator);
    lifted = true;
  }
  return lifted;
}

}  // namespace

void finish_tree(ParseTree& tree, const std::vector<std::uint8_t>& is_space) {
  for (std::size_t i = 0; i < tree.heads.size(); ++i) {
    if (tree.heads[i] >= 0) continue;
    tree.heads[i] = static_cast<std::int32_t>(i);
    tree.labels[i] = "ROOT";
  }
  tree.sentence_starts.assign(tree.heads.size(), 0);
  const Edges edges = find_edges(tree.heads, tree.sentence_starts);
  if (lift_arcs(tree, edges, is_space)) find_edges(tree.heads, tree.sentence_starts);
}

}  // namespace quoth::extract::language
