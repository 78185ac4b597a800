// SPDX-License-Identifier: Apache-2.0
// Where a mention stands: in which clause, as what, inside which quotation. Internal to discourse/.
#pragma once

#include "extract/discourse/phrase.h"

#include <span>
#include <vector>

namespace quoth::extract::discourse {

enum class ArgumentRank : std::uint8_t { other, prepositional, possessor, object, subject };

struct PhrasePlace {
  Index clause = kNone;  // innermost, in its block
  std::int32_t depth = 0;
  ArgumentRank rank = ArgumentRank::other;
  bool argument = false;     // subject, object or recipient of its clause itself
  bool aside = false;        // in a relative, participial or adverbial clause
  bool inside = false;       // within another noun phrase: "the mother of *Kim*"
  bool coordinated = false;  // one of several
  bool fronted = false;      // before the subject of the sentence's main clause
  Index quotation = kNone;   // into the quotations given
};

// One for every phrase of the table. Cost: linear.
std::vector<PhrasePlace> place_phrases(const PhraseTable& table, std::span<const Quotation> quotations);

}  // namespace quoth::extract::discourse
