// SPDX-License-Identifier: Apache-2.0
// What a speaker said differently over time: the same matter with other polarity, other modality, or the opposite verb
// ("denied", then "confirmed"). Both are kept; nothing here says which is true.
#pragma once

#include "graph/store/store.h"

#include <string>
#include <vector>

namespace quoth::graph {

struct PositionChange {
  Statement earlier;
  Statement later;
  std::string what;  // "affirmed -> negated", "future -> asserted", "deny -> confirm"; joined by ", "

  bool operator==(const PositionChange&) const = default;
};

// Of the statements that the entities of `ids` made, or that rest on their word, in the order of time. Two are on one
// matter when their verbs are the same or opposite, sources and targets the same, and the words of their contents
// overlap by half or more; each is compared with the one before it on its matter. Statements of one day are not
// compared.
std::vector<PositionChange> position_changes(Store& store, const std::vector<std::string>& ids);

}  // namespace quoth::graph
