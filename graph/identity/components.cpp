// SPDX-License-Identifier: Apache-2.0
#include "graph/identity/components.h"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <tuple>

namespace quoth::graph {
namespace {

std::string_view base_of(std::string_view link) {
  return link.substr(0, link.find(':'));
}

// Union-find that carries each component's links and members and refuses unions that contradict.
class Joiner {
 public:
  Joiner(const std::vector<IdentityNode>& nodes, const std::vector<std::pair<std::size_t, std::size_t>>& apart)
      : nodes_(nodes), parent_(nodes.size()), links_(nodes.size()), apart_(nodes.size()) {
    std::iota(parent_.begin(), parent_.end(), 0U);
    for (std::size_t index = 0; index < nodes.size(); ++index) {
      if (!nodes[index].link.empty()) links_[index].push_back(nodes[index].link);
    }
    for (const auto& [a, b] : apart) {
      apart_[a].push_back(b);
      apart_[b].push_back(a);
    }
  }

  std::size_t find(std::size_t index) {
    while (parent_[index] != index) index = parent_[index] = parent_[parent_[index]];
    return index;
  }

  void join(const Bridge& bridge) {
    std::size_t a = find(bridge.a), b = find(bridge.b);
    if (a == b || told_apart(a, b) || (!bridge.forced && links_contradict(a, b))) return;
    if (nodes_[b].label < nodes_[a].label) std::swap(a, b);  // the least label stays the root
    parent_[b] = a;
    links_[a].insert(links_[a].end(), links_[b].begin(), links_[b].end());
    apart_[a].insert(apart_[a].end(), apart_[b].begin(), apart_[b].end());
  }

 private:
  bool told_apart(std::size_t a, std::size_t b) {
    return std::any_of(apart_[a].begin(), apart_[a].end(), [&](std::size_t other) { return find(other) == b; });
  }

  bool links_contradict(std::size_t a, std::size_t b) const {
    for (const std::string& left : links_[a]) {
      for (const std::string& right : links_[b]) {
        if (left != right && base_of(left) == base_of(right)) return true;
      }
    }
    return false;
  }

  const std::vector<IdentityNode>& nodes_;
  std::vector<std::size_t> parent_;
  std::vector<std::vector<std::string>> links_;
  std::vector<std::vector<std::size_t>> apart_;
};

}  // namespace

std::vector<std::size_t> join_nodes(const std::vector<IdentityNode>& nodes, std::vector<Bridge> bridges,
                                    const std::vector<std::pair<std::size_t, std::size_t>>& apart) {
  for (Bridge& bridge : bridges) {
    if (nodes[bridge.b].label < nodes[bridge.a].label) std::swap(bridge.a, bridge.b);
  }
  std::sort(bridges.begin(), bridges.end(), [&](const Bridge& left, const Bridge& right) {
    return std::make_tuple(!left.forced, -left.articles, std::string_view(nodes[left.a].label),
                           std::string_view(nodes[left.b].label)) <
           std::make_tuple(!right.forced, -right.articles, std::string_view(nodes[right.a].label),
                           std::string_view(nodes[right.b].label));
  });
  Joiner joiner(nodes, apart);
  for (const Bridge& bridge : bridges) joiner.join(bridge);
  std::vector<std::size_t> roots(nodes.size());
  for (std::size_t index = 0; index < nodes.size(); ++index) roots[index] = joiner.find(index);
  return roots;
}

}  // namespace quoth::graph
