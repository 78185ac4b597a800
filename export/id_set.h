// SPDX-License-Identifier: Apache-2.0
// A set of ids whose share of the process's memory does not grow with it: up to 32,768 ids stay in memory, more of them
// in a mapped temporary file that has no name and goes with the process. Ids are kept as 128-bit hashes (XXH3): two of
// a million million ids are taken for one with a chance of 1 in 10^15.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace quoth::exporters {

class IdSet {
 public:
  IdSet() = default;
  ~IdSet();
  IdSet(IdSet&& other) noexcept;
  IdSet(const IdSet&) = delete;
  IdSet& operator=(const IdSet&) = delete;

  // True where it was not there. Throws Error(io) where there is no room for the temporary file.
  bool insert(std::string_view id);
  bool contains(std::string_view id) const;
  std::size_t size() const noexcept { return size_; }

 private:
  struct Slot {
    std::uint64_t low;
    std::uint64_t high;  // 0 and 0: empty
  };
  static Slot slot_of(std::string_view id);
  Slot& place_of(const Slot& wanted) const;
  void grow();

  std::span<Slot> slots_;  // a mapping; a power of two of them, at most half of them taken
  std::size_t size_ = 0;
};

}  // namespace quoth::exporters
