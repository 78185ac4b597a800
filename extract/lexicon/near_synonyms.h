// SPDX-License-Identifier: Apache-2.0
// Which nouns can speak of the same event or work: "the call", "the conversation". Data: tables/near_synonyms.tsv.
#pragma once

#include "extract/word_map.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace quoth::extract::lexicon {

class NearSynonyms {
 public:
  NearSynonyms();

  // True where both lemmas stand in one family, or are equal.
  bool related(std::string_view one, std::string_view other) const;
  bool known(std::string_view noun) const { return families_.contains(noun); }

 private:
  WordMap<std::vector<std::uint16_t>> families_;
};

}  // namespace quoth::extract::lexicon
