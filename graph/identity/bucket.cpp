// SPDX-License-Identifier: Apache-2.0
#include "graph/identity/bucket.h"

#include "graph/identity/evidence.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string_view>

namespace quoth::graph {
namespace {

// Facet sets that belong together, and what they say together.
struct Group {
  std::vector<std::size_t> members;                     // indices of facet sets, ascending
  std::map<std::string, std::set<std::string>> values;  // facet's name → values
};

class UnionFind {
 public:
  explicit UnionFind(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), 0U); }
  std::size_t find(std::size_t index) {
    while (parent_[index] != index) index = parent_[index] = parent_[parent_[index]];
    return index;
  }
  // The least index stays the root.
  void join(std::size_t a, std::size_t b) {
    a = find(a);
    b = find(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::size_t> parent_;
};

std::pair<std::string, std::string> name_and_value(const std::string& facet) {
  const std::size_t colon = facet.find(':');
  return {facet.substr(0, colon), facet.substr(colon + 1)};
}

const std::set<std::string>& values_of(const Group& group, const std::string& name) {
  static const std::set<std::string> kNone;
  const auto found = group.values.find(name);
  return found == group.values.end() ? kNone : found->second;
}

bool share(const std::set<std::string>& a, const std::set<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& value) { return b.contains(value); });
}

bool both_and_none_shared(const std::set<std::string>& a, const std::set<std::string>& b) {
  return !a.empty() && !b.empty() && !share(a, b);
}

// "w" agrees with "walker".
bool initials_agree(const std::set<std::string>& a, const std::set<std::string>& b) {
  for (const std::string& left : a) {
    for (const std::string& right : b) {
      if (left.starts_with(right) || right.starts_with(left)) return true;
    }
  }
  return a.empty() || b.empty();
}

std::string before(const std::string& text, char mark) {
  return text.substr(0, text.find(mark));
}

// The same office in two countries, none in common.
bool offices_contradict(const std::set<std::string>& a, const std::set<std::string>& b) {
  if (!both_and_none_shared(a, b)) return false;
  std::set<std::string> offices;
  for (const std::string& post : a) offices.insert(before(post, '@'));
  return std::any_of(b.begin(), b.end(), [&](const std::string& post) { return offices.contains(before(post, '@')); });
}

// Links of one base that differ.
bool links_contradict(const std::set<std::string>& a, const std::set<std::string>& b) {
  if (!both_and_none_shared(a, b)) return false;
  std::set<std::string> bases;
  for (const std::string& link : a) bases.insert(before(link, ':'));
  return std::any_of(b.begin(), b.end(), [&](const std::string& link) { return bases.contains(before(link, ':')); });
}

// "3a" and "3b": the two sides of a user's "differ".
bool told_apart(const std::set<std::string>& a, const std::set<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&](std::string side) {
    side.back() = side.back() == 'a' ? 'b' : 'a';
    return b.contains(side);
  });
}

bool contradict(const Group& a, const Group& b) {
  const auto differ = [&](const char* name) { return both_and_none_shared(values_of(a, name), values_of(b, name)); };
  return told_apart(values_of(a, "side"), values_of(b, "side")) ||
         links_contradict(values_of(a, "link"), values_of(b, "link")) || differ("field") || differ("first") ||
         differ("suffix") || differ("full") || !initials_agree(values_of(a, "middle"), values_of(b, "middle")) ||
         offices_contradict(values_of(a, "post"), values_of(b, "post"));
}

Group group_of(const std::vector<std::size_t>& members, const std::vector<std::vector<std::string>>& facets) {
  Group group{members, {}};
  for (const std::size_t member : members) {
    for (const std::string& facet : facets[member]) {
      auto [name, value] = name_and_value(facet);
      group.values[name].insert(std::move(value));
    }
  }
  return group;
}

// What two facet sets share to be one without a doubt.
std::vector<std::string> ties_of(const std::vector<std::string>& facets) {
  std::vector<std::string> ties;
  for (const std::string& facet : facets) {
    if (facet.starts_with("link:") || facet.starts_with("post:") || facet.starts_with("side:")) ties.push_back(facet);
    if (!facet.starts_with("of:")) continue;
    for (const std::string& field : facets) {
      if (field.starts_with("field:")) ties.push_back(facet + '\n' + field);
    }
  }
  return ties;
}

std::vector<Group> collect(UnionFind& sets, const std::vector<std::vector<std::string>>& facets) {
  std::map<std::size_t, std::vector<std::size_t>> members;
  for (std::size_t index = 0; index < facets.size(); ++index) members[sets.find(index)].push_back(index);
  std::vector<Group> groups;
  for (const auto& [root, list] : members) groups.push_back(group_of(list, facets));
  return groups;
}

// Joins by ties; a tie between sets that contradict each other (a shared office, but other links) does not hold.
std::vector<Group> tied_groups(const std::vector<std::vector<std::string>>& facets) {
  UnionFind sets(facets.size());
  std::map<std::string, std::vector<std::size_t>> holders;
  for (std::size_t index = 0; index < facets.size(); ++index) {
    for (std::string& tie : ties_of(facets[index])) holders[std::move(tie)].push_back(index);
  }
  for (const auto& [tie, indices] : holders) {
    for (const std::size_t index : indices) {
      if (index == indices.front()) continue;
      if (!contradict(group_of({indices.front()}, facets), group_of({index}, facets)))
        sets.join(indices.front(), index);
    }
  }
  return collect(sets, facets);
}

// Contradicting groups joined as far as no contradiction arises: a component of compatible groups without one inside.
class Cores {
 public:
  explicit Cores(const std::vector<Group>& groups) : groups_(groups), conflicts_(groups.size()), sets_(groups.size()) {
    for (std::size_t a = 0; a < groups.size(); ++a) {
      for (std::size_t b = a + 1; b < groups.size(); ++b) {
        if (!contradict(groups[a], groups[b])) continue;
        conflicts_[a].push_back(b);
        conflicts_[b].push_back(a);
      }
    }
    join();
  }

  bool any() const {
    return std::any_of(conflicts_.begin(), conflicts_.end(), [](const auto& list) { return !list.empty(); });
  }
  bool is_core(std::size_t group) const { return !conflicts_[group].empty(); }
  std::size_t root(std::size_t group) { return sets_.find(group); }

 private:
  void join() {
    UnionFind compatible(groups_.size());
    for (std::size_t a = 0; a < groups_.size(); ++a) {
      for (std::size_t b = a + 1; b < groups_.size(); ++b) {
        if (is_core(a) && is_core(b) && !std::binary_search(conflicts_[a].begin(), conflicts_[a].end(), b)) {
          compatible.join(a, b);
        }
      }
    }
    std::set<std::size_t> broken;
    for (std::size_t a = 0; a < groups_.size(); ++a) {
      for (const std::size_t b : conflicts_[a]) {
        if (compatible.find(a) == compatible.find(b)) broken.insert(compatible.find(a));
      }
    }
    for (std::size_t group = 0; group < groups_.size(); ++group) {
      if (!broken.contains(compatible.find(group))) sets_.join(group, compatible.find(group));
    }
  }

  const std::vector<Group>& groups_;
  std::vector<std::vector<std::size_t>> conflicts_;
  UnionFind sets_;
};

// Walks of life that one article tells of one entity ("actor and former governor") are one for all that bear the name:
// replaces each by the least of those it is connected with.
void bridge_fields(std::vector<std::vector<std::string>>& facets) {
  std::map<std::string, std::string> least;  // field → another of its class, in the end the least
  const auto find = [&](std::string field) {
    while (least[field] != field) field = least[field];
    return field;
  };
  const auto is_field = [](const std::string& facet) { return facet.starts_with("field:"); };
  for (const std::vector<std::string>& set : facets) {
    std::string first;
    for (const std::string& facet : set) {
      if (!is_field(facet)) continue;
      least.try_emplace(facet, facet);
      if (first.empty()) first = facet;
      const std::string a = find(first), b = find(facet);
      least[std::max(a, b)] = std::min(a, b);
    }
  }
  for (std::vector<std::string>& set : facets) {
    for (std::string& facet : set) {
      if (is_field(facet)) facet = find(facet);
    }
    set.erase(std::unique(set.begin(), set.end()), set.end());
  }
}

constexpr std::size_t kUnsure = static_cast<std::size_t>(-1);

// The core to which a group without contradictions belongs: the only one that shares an affiliation with it; where all
// contradictions are a user's, the side that the user named first.
std::size_t core_for(const Group& group, const std::map<std::size_t, Group>& cores) {
  std::size_t found = kUnsure;
  bool users_only = true;
  std::size_t first_side = kUnsure;
  for (const auto& [root, core] : cores) {
    if (share(values_of(group, "of"), values_of(core, "of"))) {
      if (found != kUnsure) return kUnsure;
      found = root;
    }
    const std::set<std::string>& sides = values_of(core, "side");
    users_only = users_only && !sides.empty();
    if (std::all_of(sides.begin(), sides.end(), [](const std::string& side) { return side.back() == 'a'; })) {
      first_side = std::min(first_side, root);
    }
  }
  return found == kUnsure && users_only ? first_side : found;
}

}  // namespace

std::vector<std::string> partition_bucket(const std::vector<std::string>& facet_sets) {
  std::vector<std::vector<std::string>> facets;
  for (const std::string& set : facet_sets) facets.push_back(split_facets(set));
  bridge_fields(facets);
  const std::vector<Group> groups = tied_groups(facets);
  Cores cores(groups);
  if (!cores.any()) return std::vector<std::string>(facet_sets.size(), "*");

  std::map<std::size_t, std::vector<std::size_t>> members;
  for (std::size_t index = 0; index < groups.size(); ++index) {
    if (!cores.is_core(index)) continue;
    std::vector<std::size_t>& list = members[cores.root(index)];
    list.insert(list.end(), groups[index].members.begin(), groups[index].members.end());
  }
  std::map<std::size_t, Group> joined;
  for (auto& [root, list] : members) {
    std::sort(list.begin(), list.end());
    joined.emplace(root, group_of(list, facets));
  }
  std::vector<std::string> labels(facet_sets.size());
  for (std::size_t index = 0; index < groups.size(); ++index) {
    const std::size_t root = cores.is_core(index) ? cores.root(index) : core_for(groups[index], joined);
    if (root == kUnsure) continue;
    for (const std::size_t member : groups[index].members) labels[member] = facet_sets[joined.at(root).members.front()];
  }
  return labels;
}

std::vector<std::pair<std::string, std::string>> affiliations_of(const std::vector<std::string>& facet_sets,
                                                                 const std::vector<std::string>& labels) {
  std::map<std::string, std::set<std::string>> groups;
  for (std::size_t index = 0; index < facet_sets.size(); ++index) {
    if (labels[index].empty()) continue;
    for (const std::string& facet : split_facets(facet_sets[index])) {
      if (facet.starts_with("of:")) groups[facet.substr(3)].insert(labels[index]);
    }
  }
  std::vector<std::pair<std::string, std::string>> pairs;
  for (const auto& [affiliation, in] : groups) {
    if (in.size() == 1) pairs.emplace_back(affiliation, *in.begin());
  }
  return pairs;
}

}  // namespace quoth::graph
