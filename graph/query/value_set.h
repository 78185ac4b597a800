// SPDX-License-Identifier: Apache-2.0
// Rows of values in order of first appearance, found by hash: what grouping and DISTINCT keep. Open addressing, one
// allocation for many rows.
#pragma once

#include "graph/query/value_order.h"

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace quoth::query {

class ValueSet {
 public:
  explicit ValueSet(std::size_t width) : width_(width), table_(16, 0) {}

  void clear() {
    values_.clear();
    hashes_.clear();
    table_.assign(16, 0);
  }
  std::size_t size() const noexcept { return hashes_.size(); }
  std::span<const Value> row(std::size_t index) const {
    return std::span<const Value>(values_).subspan(index * width_, width_);
  }

  // The row's number, and whether it is new. `read(i)` gives the i-th value.
  template <typename Read>
  std::pair<std::size_t, bool> insert(Read read) {
    std::size_t hash = 0x2545F4914F6CDD1DULL;
    for (std::size_t i = 0; i < width_; ++i) hash = (hash ^ hash_of(read(i))) * 0x9E3779B97F4A7C15ULL;
    hash ^= hash >> 29U;
    if ((hashes_.size() + 1) * 2 > table_.size()) grow();
    for (std::size_t at = hash & (table_.size() - 1);; at = (at + 1) & (table_.size() - 1)) {
      const std::uint32_t entry = table_[at];
      if (entry == 0) {
        table_[at] = static_cast<std::uint32_t>(hashes_.size() + 1);
        hashes_.push_back(hash);
        for (std::size_t i = 0; i < width_; ++i) values_.push_back(read(i));
        return {hashes_.size() - 1, true};
      }
      if (hashes_[entry - 1] == hash && same(entry - 1, read)) return {entry - 1, false};
    }
  }

 private:
  template <typename Read>
  bool same(std::size_t index, Read read) const {
    for (std::size_t i = 0; i < width_; ++i) {
      if (!equivalent(values_[index * width_ + i], read(i))) return false;
    }
    return true;
  }
  void grow() {
    table_.assign(table_.size() * 2, 0);
    for (std::size_t row_number = 0; row_number < hashes_.size(); ++row_number) {
      std::size_t at = hashes_[row_number] & (table_.size() - 1);
      while (table_[at] != 0) at = (at + 1) & (table_.size() - 1);
      table_[at] = static_cast<std::uint32_t>(row_number + 1);
    }
  }

  std::size_t width_;
  std::vector<Value> values_;
  std::vector<std::size_t> hashes_;
  std::vector<std::uint32_t> table_;  // row number plus one, 0 for free; a power of two long, at most half full
};

}  // namespace quoth::query
