// SPDX-License-Identifier: Apache-2.0
#include "extract/language/lemma_source.h"

namespace quoth::extract::language {
namespace {

// The value of a feature in "Number=Sing|Person=3"; empty where it is not there.
std::string_view feature(std::string_view morph, std::string_view name) noexcept {
  while (!morph.empty()) {
    const std::string_view entry = morph.substr(0, morph.find('|'));
    if (entry.size() > name.size() && entry.starts_with(name) && entry[name.size()] == '=') {
      return entry.substr(name.size() + 1);
    }
    morph.remove_prefix(entry.size() < morph.size() ? entry.size() + 1 : entry.size());
  }
  return {};
}

bool is_base_form(std::string_view pos, std::string_view morph) noexcept {
  const std::string_view number = feature(morph, "Number");
  const std::string_view form = feature(morph, "VerbForm");
  if (form == "Inf" || form == "None" || feature(morph, "Degree") == "Pos") return true;
  if (pos == "NOUN") return number == "Sing";
  return pos == "VERB" && form == "Fin" && feature(morph, "Tense") == "Pres" && number.empty();
}

}  // namespace

LemmaSource lemma_source_of(std::string_view pos, std::string_view morph) noexcept {
  if (pos.empty() || pos == "SPACE" || pos == "EOL" || is_base_form(pos, morph)) return LemmaSource::lower;
  if (pos == "ADJ") return LemmaSource::adj;
  if (pos == "ADV") return LemmaSource::adv;
  if (pos == "NOUN") return LemmaSource::noun;
  if (pos == "VERB") return LemmaSource::verb;
  if (pos == "PUNCT") return LemmaSource::punct;
  return pos == "PROPN" ? LemmaSource::text : LemmaSource::lower;
}

}  // namespace quoth::extract::language
