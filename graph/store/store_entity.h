// SPDX-License-Identifier: Apache-2.0
// An entity of the store: what the identity step took for one and the same in all articles.
#pragma once

#include "graph/model.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace quoth::graph {

// A role as an article gave it: "foreign policy adviser" of another store entity, with the days on which it was
// written.
struct StoreRole {
  std::string role;
  std::string of;     // a store entity's id; empty when no article says
  std::string since;  // first and last publication day on which the role was named; empty without dates
  std::string until;
  std::uint32_t documents = 0;

  bool operator==(const StoreRole&) const = default;
};

struct StoreEntity {
  // The least id among `members`. Another member may become the least as articles come in; every member's id finds the
  // entity for ever, so an id once seen keeps working.
  std::string id;
  EntityKind kind = EntityKind::thing;
  std::string name;                  // a user's `rename`, else the most frequent name, ties to the longer
  std::vector<std::string> aliases;  // all other names and noun phrases, most frequent first
  std::vector<StoreRole> roles;      // most frequent first
  std::vector<std::pair<std::string, std::string>> links;  // sorted
  std::string date;                                        // of an event
  std::string place;                                       // of an event: a store entity's id
  bool sure = false;   // some name or link says who it is in any article; without, it is one article's alone
  bool named = false;  // false for "a Russian official": never one across articles
  std::uint32_t mentions = 0;
  std::uint32_t documents = 0;
  std::vector<std::string> members;  // ids of the article entities, sorted

  bool operator==(const StoreEntity&) const = default;
};

}  // namespace quoth::graph
