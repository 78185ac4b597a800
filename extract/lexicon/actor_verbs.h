// SPDX-License-Identifier: Apache-2.0
// Verbs that only somebody with a will is the subject of, and those which news says of a government by the name of its
// capital. Data: tables/actor_verbs.tsv.
#pragma once

#include <string_view>
#include <unordered_map>

namespace quoth::extract::lexicon {

class ActorVerbs {
 public:
  ActorVerbs();

  bool contains(std::string_view lemma) const { return verbs_.contains(lemma); }
  // "Moscow *rejects* the plan": a city does not, its government does.
  bool of_governments(std::string_view lemma) const {
    const auto at = verbs_.find(lemma);
    return at != verbs_.end() && at->second;
  }

 private:
  std::unordered_map<std::string_view, bool> verbs_;
};

}  // namespace quoth::extract::lexicon
