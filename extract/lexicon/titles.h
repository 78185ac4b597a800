// SPDX-License-Identifier: Apache-2.0
// Words that stand before a person's name ("Mr.", "Gen.", "President"), and words that an organization's name ends in
// or is built around ("Inc.", "Ministry"). Data: tables/titles.tsv, tables/organization_words.tsv,
// tables/event_words.tsv.
#pragma once

#include "extract/word_map.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace quoth::extract::lexicon {

enum class TitleKind : std::uint8_t { address, rank, office };

struct Title {
  TitleKind kind = TitleKind::address;
  char gender = ' ';  // 'f', 'm' or ' '
};

class Titles {
 public:
  Titles();
  std::optional<Title> find(std::string_view word) const;  // as written, with its full stop

 private:
  WordMap<Title> titles_;
};

// How a capitalized word in a name tells what is named.
enum class NameWord : std::uint8_t {
  none,
  legal_form,    // "Inc.", "GmbH": a company, at the end
  organization,  // "Ministry", "University", "Party"
  place,         // "River", "Street", "Bay"
  event,         // "War", "Games", "Summit"
  work,          // "Act", "Treaty"
  portfolio      // "Health" before "Minister": belongs to the office, not to a name
};

class NameWords {
 public:
  NameWords();
  NameWord find(std::string_view word) const;  // as written

 private:
  WordMap<NameWord> words_;
};

}  // namespace quoth::extract::lexicon
