// SPDX-License-Identifier: Apache-2.0
#include "extract/lexicon/nouns.h"

#include "extract/lexicon/table.h"
#include "graph/error.h"

namespace quoth::embedded {
std::string_view lexicon_nouns();
std::string_view lexicon_corrections();
}  // namespace quoth::embedded

namespace quoth::extract::lexicon {
namespace {

NounClass class_of(std::string_view word) {
  static constexpr std::pair<std::string_view, NounClass> kWords[] = {
      {"thing", NounClass::thing}, {"person", NounClass::person},
      {"group", NounClass::group}, {"organization", NounClass::organization},
      {"place", NounClass::place}, {"event", NounClass::event},
      {"work", NounClass::work},   {"time", NounClass::time}};
  for (const auto& [name, value] : kWords)
    if (name == word) return value;
  throw Error(ErrorKind::format, "unknown class of nouns: " + std::string(word));
}

}  // namespace

Nouns::Nouns() {
  nouns_.reserve(21'000);
  const auto add = [this](std::string_view text, std::string_view name) {
    for_each_row(text, name, 4, [this](auto fields) {
      Noun noun;
      noun.known = true;
      noun.semantic_class = class_of(fields[1]);
      if (!fields[2].empty()) noun.gender = fields[2].front();
      noun.office = fields[3].find("office") != std::string_view::npos;
      noun.kin = fields[3].find("kin") != std::string_view::npos;
      nouns_.insert_or_assign(fields[0], noun);
    });
  };
  add(embedded::lexicon_nouns(), "nouns.tsv");
  add(embedded::lexicon_corrections(), "corrections.tsv");
}

Noun Nouns::find(std::string_view lemma) const {
  if (const auto at = nouns_.find(lemma); at != nouns_.end()) return at->second;
  const std::size_t hyphen = lemma.rfind('-');
  if (hyphen != std::string_view::npos && hyphen + 2 < lemma.size()) return find(lemma.substr(hyphen + 1));
  return {};
}

}  // namespace quoth::extract::lexicon
