// SPDX-License-Identifier: Apache-2.0
// What common nouns stand for: persons, organizations, places … and whether a person noun is an office. Knows no names.
// Data: tables/nouns.tsv (WordNet 3.0), overruled by tables/corrections.tsv; tables/event_words.tsv.
#pragma once

#include "extract/word_map.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace quoth::extract::lexicon {

enum class NounClass : std::uint8_t { thing, person, group, organization, place, event, work, time };

struct Noun {
  NounClass semantic_class = NounClass::thing;
  char gender = ' ';    // 'f', 'm' or ' '
  bool office = false;  // a post or function held by one person at a time or by a known one: "minister", "spokesman"
  bool kin = false;     // says whose it is: "wife", "ally", "counterpart"
  bool known = false;   // the table has the word
};

class Nouns {
 public:
  Nouns();

  // By lemma in lower case. Hyphenated words the table lacks are looked up by their last part ("co-chairman":
  // chairman). An unknown word is a thing with `known` false.
  Noun find(std::string_view lemma) const;

 private:
  WordMap<Noun> nouns_;
};

}  // namespace quoth::extract::lexicon
