// SPDX-License-Identifier: Apache-2.0
#include "extract/lexicon/role_words.h"

#include "extract/lexicon/table.h"
#include "graph/error.h"

#include <algorithm>
#include <string>

namespace quoth::embedded {
std::string_view lexicon_role_words();
std::string_view lexicon_kind_words();
std::string_view lexicon_modifiers();
}  // namespace quoth::embedded

namespace quoth::extract::lexicon {
namespace {

KindWord kind_word(std::string_view word) {
  static constexpr std::pair<std::string_view, KindWord> kWords[] = {{"country", KindWord::country},
                                                                     {"city", KindWord::city},
                                                                     {"region", KindWord::region},
                                                                     {"river", KindWord::river},
                                                                     {"organization", KindWord::organization},
                                                                     {"company", KindWord::company},
                                                                     {"bank", KindWord::bank},
                                                                     {"party", KindWord::party},
                                                                     {"media", KindWord::media},
                                                                     {"court", KindWord::court},
                                                                     {"any", KindWord::any}};
  for (const auto& [name, value] : kWords)
    if (name == word) return value;
  throw Error(ErrorKind::format, "unknown kind word: " + std::string(word));
}

}  // namespace

RoleWords::RoleWords() {
  for_each_row(embedded::lexicon_role_words(), "role_words.tsv", 2,
               [this](auto fields) { special_.emplace(fields[0], parts(fields[1])); });
  for_each_row(embedded::lexicon_kind_words(), "kind_words.tsv", 2,
               [this](auto fields) { kinds_.emplace(fields[0], kind_word(fields[1])); });
  for_each_row(embedded::lexicon_modifiers(), "modifiers.tsv", 2,
               [this](auto fields) { (fields[1] == "another" ? apart_ : same_).insert(fields[0]); });
}

bool RoleWords::covers(std::string_view general, std::string_view special, bool special_is_office) const {
  if (general == special) return true;
  const auto at = special_.find(general);
  if (at == special_.end()) return false;
  return std::any_of(at->second.begin(), at->second.end(),
                     [&](std::string_view word) { return word == special || (word == "*" && special_is_office); });
}

KindWord RoleWords::kind(std::string_view noun) const {
  const auto at = kinds_.find(noun);
  return at == kinds_.end() ? KindWord::none : at->second;
}

}  // namespace quoth::extract::lexicon
