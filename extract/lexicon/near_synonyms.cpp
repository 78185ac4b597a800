// SPDX-License-Identifier: Apache-2.0
#include "extract/lexicon/near_synonyms.h"

#include "extract/lexicon/table.h"

#include <algorithm>

namespace quoth::embedded {
std::string_view lexicon_near_synonyms();
}

namespace quoth::extract::lexicon {

NearSynonyms::NearSynonyms() {
  std::uint16_t family = 0;
  for_each_row(embedded::lexicon_near_synonyms(), "near_synonyms.tsv", 1, [&](auto fields) {
    for (const std::string_view word : parts(fields[0])) families_[word].push_back(family);
    ++family;
  });
}

bool NearSynonyms::related(std::string_view one, std::string_view other) const {
  if (one == other) return true;
  const auto a = families_.find(one), b = families_.find(other);
  if (a == families_.end() || b == families_.end()) return false;
  return std::any_of(a->second.begin(), a->second.end(), [&](std::uint16_t family) {
    return std::find(b->second.begin(), b->second.end(), family) != b->second.end();
  });
}

}  // namespace quoth::extract::lexicon
