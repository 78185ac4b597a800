// SPDX-License-Identifier: Apache-2.0
// Which articles need no reading, since the store has what this very program, model and knowledge base made of these
// very bytes. Only `add` asks.
#pragma once

#include "cli/extraction.h"
#include "graph/store/store.h"

#include <cstdint>
#include <unordered_set>

namespace quoth::cli {

class KnownArticles {
 public:
  // Reads through program, model and knowledge base once (some milliseconds). The store must exist already.
  KnownArticles(const Context& context, const extract::Options& options);

  // For extract_articles. An address that came before in this run is read: what became of it may not be stored yet.
  Reading operator()(const extract::Input& input);

 private:
  graph::Store store_;                      // beside the writer's
  std::uint64_t reader_ = 0;                // hash of all that reads; 0 where that cannot be told
  std::unordered_set<std::uint64_t> seen_;  // hashes of uris
};

}  // namespace quoth::cli
