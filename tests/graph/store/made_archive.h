// SPDX-License-Identifier: Apache-2.0
// An archive of short made-up articles of which it is known who is who: namesakes, nicknames, married names, acronyms,
// spellings, transliterations, surnames alone. Nothing in it is real; the same seed gives the same archive.
#pragma once

#include "graph/model.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace quoth::graph {

struct MadeArchive {
  std::vector<Records> documents;
  std::map<std::string, int> truth;  // article entity's id → number of the one it is; only of those named
};

MadeArchive make_archive(std::size_t documents, std::uint32_t seed);

}  // namespace quoth::graph
