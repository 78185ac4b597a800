// SPDX-License-Identifier: Apache-2.0
// Pairs of store entities that may be one and were left apart, since nothing tells: what a user may decide with `same`
// or `differ`.
#pragma once

#include "graph/store/store.h"

#include <string>
#include <vector>

namespace quoth::graph {

struct Doubt {
  StoreEntity a;  // the one of more documents
  StoreEntity b;
  std::string name;    // what both are called
  std::string reason;  // why they were left apart

  bool operator==(const Doubt&) const = default;
};

// Up to `limit` pairs, those of most documents first; with `names` not empty only for entities so called. Pairs with
// different links of one base, of different kinds, or told apart by a user, are no doubt and left out. Of many entities
// that share a name each is paired with the one of most documents.
std::vector<Doubt> doubts(Store& store, const std::vector<std::string>& names, std::size_t limit);

}  // namespace quoth::graph
