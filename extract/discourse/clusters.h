// SPDX-License-Identifier: Apache-2.0
// Which mentions stand for the same thing, and what is known of it: the working state of the passes. Merging checks
// that the two can be one; a wrong merge costs more than none. Internal to discourse/.
#pragma once

#include "extract/discourse/phrase.h"

#include <array>
#include <vector>

namespace quoth::extract::discourse {

struct Cluster {
  std::vector<PhraseIndex> phrases;  // unsorted until settle()
  std::array<int, 7> kind_votes{};   // by EntityKind
  Gender gender = Gender::unknown;
  bool plural = false;
  bool named = false;
  lexicon::KnownIndex known = lexicon::kUnknown;

  graph::EntityKind kind() const noexcept;
};

class Clusters {
 public:
  explicit Clusters(PhraseTable& table) : table_(table) {}

  // A new cluster of one phrase; the phrase's `cluster` is set.
  ClusterIndex add(PhraseIndex phrase);
  void put(PhraseIndex phrase, ClusterIndex cluster);
  // Joins two; the first's root stays. Returns it.
  ClusterIndex merge(ClusterIndex first, ClusterIndex second);
  // False where known facts forbid that the two are one: kinds, number, gender, identity, possessor and possessed.
  bool can_merge(ClusterIndex first, ClusterIndex second) const;

  ClusterIndex root(ClusterIndex cluster) const noexcept;
  // Of a phrase; kNone where it is in none.
  ClusterIndex of(PhraseIndex phrase) const noexcept {
    const ClusterIndex own = table_[phrase].cluster;
    return own == kNone ? kNone : root(own);
  }
  const Cluster& operator[](ClusterIndex cluster) const { return clusters_[static_cast<std::size_t>(root(cluster))]; }
  Cluster& operator[](ClusterIndex cluster) { return clusters_[static_cast<std::size_t>(root(cluster))]; }
  ClusterIndex size() const { return static_cast<ClusterIndex>(clusters_.size()); }
  bool is_root(ClusterIndex cluster) const { return parents_[static_cast<std::size_t>(cluster)] == cluster; }

  // The state now, and back to it; phrases' own `cluster` fields are the caller's to keep.
  struct Snapshot {
    std::vector<Cluster> clusters;
    std::vector<ClusterIndex> parents;
  };
  Snapshot snapshot() const { return {clusters_, parents_}; }
  void restore(const Snapshot& snapshot) {
    clusters_ = snapshot.clusters;
    parents_ = snapshot.parents;
  }

  // Sorts every cluster's phrases in text order.
  void settle();

 private:
  bool owns(ClusterIndex owner, ClusterIndex owned) const;

  PhraseTable& table_;
  std::vector<Cluster> clusters_;
  mutable std::vector<ClusterIndex> parents_;
};

}  // namespace quoth::extract::discourse
