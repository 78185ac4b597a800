// SPDX-License-Identifier: Apache-2.0
// Sets of nodes and maps from nodes to dense numbers, for searches: open addressing, so that their cost follows what is
// visited and not how large the graph is.
#pragma once

#include "graph/query/value.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <new>
#include <span>
#include <utility>
#include <vector>

namespace quoth::query {

// Gives each node that is put in the next number, from 0 on.
class NodeNumbers {
 public:
  // The node's number, and whether it is new. Amortized O(1).
  std::pair<std::uint32_t, bool> insert(NodeId node) {
    if ((size_ + 1) * 2 > table_.size()) grow();
    for (std::size_t at = place(node);; at = (at + 1) & (table_.size() - 1)) {
      Entry& entry = table_[at];
      if (entry.number == 0) {
        entry = {node, ++size_};
        return {size_ - 1, true};
      }
      if (entry.node == node) return {entry.number - 1, false};
    }
  }
  bool contains(NodeId node) const noexcept { return find(node) != kNone; }
  // kNone where it is not there.
  std::uint32_t find(NodeId node) const noexcept {
    if (size_ == 0) return kNone;
    for (std::size_t at = place(node);; at = (at + 1) & (table_.size() - 1)) {
      const Entry& entry = table_[at];
      if (entry.number == 0) return kNone;
      if (entry.node == node) return entry.number - 1;
    }
  }
  std::uint32_t size() const noexcept { return size_; }
  template <typename Visit>
  void each(Visit visit) const {
    for (const Entry& entry : table_) {
      if (entry.number != 0) visit(entry.node);
    }
  }
  std::size_t bytes() const noexcept { return table_.size() * sizeof(Entry); }
  void clear() {
    if (size_ == 0) return;
    // A table that grew once and is now hardly used would make every clearing dear.
    table_.assign(size_ * 8 < table_.size() ? kSmallest : table_.size(), Entry{});
    size_ = 0;
  }

  static constexpr std::uint32_t kNone = 0xFFFFFFFFU;

 private:
  struct Entry {
    NodeId node = 0;
    std::uint32_t number = 0;  // plus one; 0 for free
  };
  static constexpr std::size_t kSmallest = 64;

  std::size_t place(NodeId node) const noexcept {
    const std::uint64_t mixed = node * 0x9E3779B97F4A7C15ULL;
    return static_cast<std::size_t>(mixed >> 32U) & (table_.size() - 1);
  }
  void grow() {
    std::vector<Entry> old(table_.empty() ? kSmallest : table_.size() * 4);
    old.swap(table_);
    for (const Entry& entry : old) {
      if (entry.number == 0) continue;
      std::size_t at = place(entry.node);
      while (table_[at].number != 0) at = (at + 1) & (table_.size() - 1);
      table_[at] = entry;
    }
  }

  std::vector<Entry> table_;
  std::uint32_t size_ = 0;
};

// Zeros that cost nothing until they are touched: the system gives large ones page by page.
template <typename T>
class ZeroArray {
 public:
  ZeroArray() = default;
  explicit ZeroArray(std::size_t size)
      : items_(static_cast<T*>(std::calloc(std::max<std::size_t>(size, 1), sizeof(T)))) {
    if (!items_) throw std::bad_alloc();
    size_ = size;
  }
  std::size_t size() const noexcept { return size_; }
  T& operator[](std::size_t index) noexcept { return items_.get()[index]; }
  std::span<T> span() noexcept { return {items_.get(), size_}; }

 private:
  struct Free {
    void operator()(T* items) const noexcept { std::free(items); }
  };
  std::unique_ptr<T, Free> items_;
  std::size_t size_ = 0;
};

// A set of nodes: few by hash, many by one bit each.
class NodeSet {
 public:
  // Whether it is new. Amortized O(1).
  bool insert(NodeId node) {
    if (bits_.size() == 0) {
      const bool added = few_.insert(node).second;
      if (few_.size() >= kMany) spread();
      return added;
    }
    if (node / 64 >= bits_.size()) widen(node);
    std::uint64_t& word = bits_[node / 64];
    const std::uint64_t bit = 1ULL << (node % 64);
    const bool added = (word & bit) == 0;
    word |= bit;
    return added;
  }
  void clear() {
    few_.clear();
    bits_ = {};
  }
  std::size_t bytes() const noexcept { return few_.bytes() + bits_.size() * sizeof(std::uint64_t); }

 private:
  static constexpr std::uint32_t kMany = 512;
  void spread() {
    NodeId most = 0;
    few_.each([&most](NodeId node) { most = std::max(most, node); });
    bits_ = ZeroArray<std::uint64_t>(most / 64 + 1);
    few_.each([this](NodeId node) { bits_[node / 64] |= 1ULL << (node % 64); });
    few_.clear();
  }
  void widen(NodeId node) {
    ZeroArray<std::uint64_t> wider(std::max<std::size_t>(node / 64 + 1, bits_.size() * 2));
    std::copy(bits_.span().begin(), bits_.span().end(), wider.span().begin());
    bits_ = std::move(wider);
  }

  NodeNumbers few_;
  ZeroArray<std::uint64_t> bits_;
};

}  // namespace quoth::query
