// SPDX-License-Identifier: Apache-2.0
// Names reduced to forms that can be compared: one for looking up what a person typed, one for saying that two
// spellings are one name. Word lists are in the .tsv files of this folder. Knows nothing of entities or stores.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace quoth::graph {

// The form that names are looked up by: Latin letters without accents (other scripts transliterated), lower case, no
// punctuation, single blanks, without leading "the", titles ("Mr", "President") and possessive endings.
// "The U.S." → "us", "Président Émile Noël's" → "emile noel". May be empty.
std::string normal_form(std::string_view name);

// One lower-case ASCII word with the variants of transliteration and spelling folded together: sergey, sergei, serguei
// → "sergei"; mueller, muller → "muler"; mohammed, muhammad → one of them (variants.tsv). Only for comparing.
std::string fold_word(std::string_view word);

// A person's name in folded parts. "Gen. Mark A. Milley Jr." → first "mark", middle {"a"}, last "milei", suffix "jr".
struct PersonName {
  std::string first;  // a nickname's full form (nicknames.tsv); empty where only one name is given
  std::vector<std::string> middle;
  std::string last;                     // particles left out: "al-Assad" → "asad"
  std::vector<std::string> last_parts;  // of a hyphenated last name, else empty
  std::string suffix;
};
PersonName person_name(std::string_view name);

// Any other name, folded, without articles, function words and legal forms ("Ltd"); hyphens split words.
// "The Organisation for Security and Co-operation in Europe" → "organization security kooperation europe", or so.
std::string folded_name(std::string_view name);

// "NATO", "U.S." and the like as lower-case letters; empty for what is no acronym (two to six capitals).
std::string acronym(std::string_view name);

// True where nothing in a folded name tells which country's institution it is: "finance ministry", "supreme court".
bool is_generic_institution(std::string_view name);

}  // namespace quoth::graph
