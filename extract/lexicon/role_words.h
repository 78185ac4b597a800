// SPDX-License-Identifier: Apache-2.0
// General words that speak again of what was told more exactly: "the aide" of an adviser, "the city" of Brno. Knows no
// text. Data: tables/role_words.tsv, tables/kind_words.tsv,
// tables/modifiers.tsv.
#pragma once

#include "extract/word_map.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace quoth::extract::lexicon {

enum class KindWord : std::uint8_t {
  none,
  country,
  city,
  region,
  river,
  organization,
  company,
  bank,
  party,
  media,
  court,
  any  // a relation that persons and bodies stand in alike: "owner", "rival"
};

class RoleWords {
 public:
  RoleWords();

  // True where `general` can speak of a person told to be `special`; both are lemmas in lower case. A word speaks of
  // itself.
  bool covers(std::string_view general, std::string_view special, bool special_is_office) const;
  // An office of a state: "minister". Its holder says "we" of the country.
  static bool governs(std::string_view noun) {
    return noun == "minister" || noun == "president" || noun == "premier" || noun == "chancellor" || noun == "king" ||
           noun == "queen" || noun == "emir" || noun == "sultan" || noun == "ambassador" || noun == "undersecretary";
  }
  bool general(std::string_view noun) const { return special_.contains(noun); }
  KindWord kind(std::string_view noun) const;
  // "the *rival* firm" is not the one told of; "the *proposed* deal" is.
  bool sets_apart(std::string_view modifier) const { return apart_.contains(modifier); }
  bool says_nothing_new(std::string_view modifier) const { return same_.contains(modifier); }

 private:
  WordSet apart_, same_;
  WordMap<std::vector<std::string_view>> special_;
  WordMap<KindWord> kinds_;
};

}  // namespace quoth::extract::lexicon
