// SPDX-License-Identifier: Apache-2.0
// Documents put into a store, one after another, and what became of them.
#pragma once

#include "cli/command.h"
#include "graph/store/store.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

namespace quoth::cli {

class Outcomes {
 public:
  // Records that contradict themselves are reported and skipped, the exit code is 1 then. Other errors come out.
  void put(graph::Store& store, const graph::Records& records, const std::string& ingested, Context& context,
           std::uint64_t reading = 0);
  // An article that the store has, and that was not read.
  void keep() { ++counts_[static_cast<std::size_t>(graph::Outcome::unchanged)]; }
  // An article that gave no records.
  void skip() { ++skipped_; }
  // "3 documents added (41 statements), 1 unchanged, 1 skipped" on standard error; nothing under -q.
  void print(const Context& context) const;

 private:
  std::array<std::size_t, 5> counts_{};  // by graph::Outcome
  std::size_t statements_ = 0;           // of what is new
  std::size_t skipped_ = 0;
};

}  // namespace quoth::cli
