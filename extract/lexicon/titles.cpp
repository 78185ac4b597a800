// SPDX-License-Identifier: Apache-2.0
#include "extract/lexicon/titles.h"

#include "extract/lexicon/table.h"
#include "graph/error.h"

#include <string>

namespace quoth::embedded {
std::string_view lexicon_titles();
std::string_view lexicon_organization_words();
std::string_view lexicon_event_words();
}  // namespace quoth::embedded

namespace quoth::extract::lexicon {
namespace {

NameWord name_word(std::string_view word) {
  if (word == "legal form") return NameWord::legal_form;
  if (word == "organization") return NameWord::organization;
  if (word == "place") return NameWord::place;
  if (word == "event") return NameWord::event;
  if (word == "work") return NameWord::work;
  if (word == "portfolio") return NameWord::portfolio;
  throw Error(ErrorKind::format, "unknown kind of name word: " + std::string(word));
}

}  // namespace

Titles::Titles() {
  for_each_row(embedded::lexicon_titles(), "titles.tsv", 3, [this](auto fields) {
    Title title;
    if (!fields[1].empty()) title.gender = fields[1].front();
    title.kind = fields[2] == "rank" ? TitleKind::rank : fields[2] == "office" ? TitleKind::office : TitleKind::address;
    titles_.emplace(fields[0], title);
  });
}

std::optional<Title> Titles::find(std::string_view word) const {
  const auto at = titles_.find(word);
  return at == titles_.end() ? std::nullopt : std::optional(at->second);
}

NameWords::NameWords() {
  for (const auto& [text, name] : {std::pair(embedded::lexicon_organization_words(), "organization_words.tsv"),
                                   std::pair(embedded::lexicon_event_words(), "event_words.tsv")})
    for_each_row(text, name, 2, [this](auto fields) { words_.emplace(fields[0], name_word(fields[1])); });
}

NameWord NameWords::find(std::string_view word) const {
  const auto at = words_.find(word);
  return at == words_.end() ? NameWord::none : at->second;
}

}  // namespace quoth::extract::lexicon
