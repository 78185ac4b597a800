// SPDX-License-Identifier: Apache-2.0
#include "extract/discourse/clusters.h"

#include <algorithm>

namespace quoth::extract::discourse {
namespace {

using graph::EntityKind;
using graph::MentionForm;

constexpr std::size_t kOwnersChecked = 24;  // of each cluster the first phrases, so that merging stays cheap

}  // namespace

EntityKind Cluster::kind() const noexcept {
  const auto best = std::max_element(kind_votes.begin(), kind_votes.end());
  if (*best > 0) return static_cast<EntityKind>(best - kind_votes.begin());
  return named && phrases.size() > 1 ? EntityKind::organization
                                     : EntityKind::thing;  // a name told twice, of no known kind
}

ClusterIndex Clusters::root(ClusterIndex cluster) const noexcept {
  while (parents_[static_cast<std::size_t>(cluster)] != cluster) {
    ClusterIndex& parent = parents_[static_cast<std::size_t>(cluster)];
    parent = parents_[static_cast<std::size_t>(parent)];
    cluster = parent;
  }
  return cluster;
}

ClusterIndex Clusters::add(PhraseIndex phrase) {
  const ClusterIndex cluster = size();
  clusters_.emplace_back();
  parents_.push_back(cluster);
  put(phrase, cluster);
  return cluster;
}

void Clusters::put(PhraseIndex index, ClusterIndex cluster) {
  Phrase& phrase = table_[index];
  Cluster& into = (*this)[cluster];
  phrase.cluster = root(cluster);
  into.phrases.push_back(index);
  if (phrase.form != MentionForm::pronoun) {
    const bool name = phrase.form == MentionForm::name;
    into.kind_votes[static_cast<std::size_t>(phrase.kind)] += name                ? 2 + 3 * phrase.kind_weight
                                                              : phrase.noun.known ? 2
                                                                                  : 1;
    into.named |= name;
    into.plural |= phrase.plural && !name;
    if (phrase.people) into.plural = true;
    if (phrase.known != lexicon::kUnknown && into.known == lexicon::kUnknown && !phrase.people)
      into.known = phrase.known;
  }
  if (into.gender == Gender::unknown) into.gender = phrase.gender;
}

ClusterIndex Clusters::merge(ClusterIndex first, ClusterIndex second) {
  first = root(first);
  second = root(second);
  if (first == second) return first;
  Cluster& into = clusters_[static_cast<std::size_t>(first)];
  Cluster& from = clusters_[static_cast<std::size_t>(second)];
  if (into.phrases.size() < from.phrases.size()) into.phrases.swap(from.phrases);
  into.phrases.insert(into.phrases.end(), from.phrases.begin(), from.phrases.end());
  from.phrases.clear();
  for (std::size_t i = 0; i < into.kind_votes.size(); ++i) into.kind_votes[i] += from.kind_votes[i];
  if (into.gender == Gender::unknown) into.gender = from.gender;
  into.plural |= from.plural;
  into.named |= from.named;
  if (into.known == lexicon::kUnknown) into.known = from.known;
  parents_[static_cast<std::size_t>(second)] = first;
  return first;
}

bool Clusters::owns(ClusterIndex owner, ClusterIndex owned) const {
  const auto& phrases = (*this)[owned].phrases;
  for (std::size_t i = 0; i < std::min(phrases.size(), kOwnersChecked); ++i) {
    const Phrase& phrase = table_[phrases[i]];
    for (const PhraseIndex whose : {phrase.possessor, phrase.qualifier})
      if (whose != kNone && of(whose) == owner) return true;
  }
  return false;
}

bool Clusters::can_merge(ClusterIndex first, ClusterIndex second) const {
  first = root(first);
  second = root(second);
  if (first == second) return true;
  const Cluster& a = (*this)[first];
  const Cluster& b = (*this)[second];
  if (a.known != lexicon::kUnknown && b.known != lexicon::kUnknown && a.known != b.known) return false;
  if (a.gender != Gender::unknown && b.gender != Gender::unknown && a.gender != b.gender) return false;
  const EntityKind x = a.kind(), y = b.kind();
  if (x != y && x != EntityKind::thing && y != EntityKind::thing) return false;
  if (x != y && (x == EntityKind::person || y == EntityKind::person)) return false;
  if (a.plural != b.plural && x == EntityKind::person) return false;
  return !owns(first, second) && !owns(second, first);
}

void Clusters::settle() {
  for (Cluster& cluster : clusters_) std::sort(cluster.phrases.begin(), cluster.phrases.end());
}

}  // namespace quoth::extract::discourse
