// SPDX-License-Identifier: Apache-2.0
// Who the nodes stood for in an older generation, and who those are now. Reads what ChangeLog wrote.
#pragma once

#include "graph/store/database.h"

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace quoth::graph {

class NodeHistory {
 public:
  NodeHistory(Database& database, std::int64_t since);

  // Appends, for the store entities of that time that changed, (id then, id now) where the id is another, and the ids
  // of those whom nobody lives on any more. False where one of them is several now: what is said of it must be read
  // again.
  bool tell(std::vector<std::pair<std::string, std::string>>& renamed, std::vector<std::string>& gone);

 private:
  struct State {
    std::int64_t cluster = 0;
    std::string least;
  };
  // One store entity of that time.
  struct Former {
    std::string id;
    std::vector<std::int64_t> now;  // the store entities that its nodes belong to, ascending
  };
  Former former(std::int64_t cluster);

  Database& database_;
  std::map<std::int64_t, State> before_;  // of the nodes that changed
  std::map<std::int64_t, std::vector<std::int64_t>>
      clusters_;  // store entities that changed, with those of their nodes then that changed
};

}  // namespace quoth::graph
