// SPDX-License-Identifier: Apache-2.0
// Verbs that only somebody with a will is the subject of, and those which news says of a government by the name of its
// capital; and nouns that then are the government's. Data: tables/actor_verbs.tsv, tables/government_nouns.tsv.
#pragma once

#include "extract/word_map.h"

#include <string_view>

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
  // "he *complained* that …"
  bool speaks(std::string_view lemma) const { return speech_.contains(lemma); }
  // "Moscow's *demands*"
  bool owned_by_governments(std::string_view noun) const { return nouns_.contains(noun); }
  // "thank", "blame": for what the object has or did.
  bool judges(std::string_view lemma) const { return judging_.contains(lemma); }

 private:
  WordMap<bool> verbs_;
  WordSet nouns_, speech_, judging_;
};

}  // namespace quoth::extract::lexicon
