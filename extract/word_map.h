// SPDX-License-Identifier: Apache-2.0
// Words to values, for the tables that are built into the program: filled once at the start, asked several times for
// each token. One flat array of slots, their hashes beside them, so that a word that is not there is mostly refused
// without looking at any other: half the time of std::unordered_map, to fill as well as to ask. The words are views;
// whoever keeps their bytes outlives the map. Not for keys that somebody may choose to make slow: the hash is weak.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <utility>
#include <vector>

namespace quoth::extract {

// Eight bytes at a time, each multiplied into the whole.
inline std::uint32_t word_hash(std::string_view word) noexcept {
  const char* at = word.data();
  std::size_t left = word.size();
  std::uint64_t hash = left;
  const auto take = [&](std::size_t bytes, std::uint64_t chunk) {
    hash = (hash ^ chunk) * 0x9E3779B97F4A7C15;
    hash ^= hash >> 32U;
    at += bytes;
    left -= bytes;
  };
  const auto load = [](const char* from, auto value) {
    std::memcpy(&value, from, sizeof value);
    return value;
  };
  while (left >= 8) take(8, load(at, std::uint64_t{}));
  if (left >= 4) take(4, load(at, std::uint32_t{}));
  if (left >= 2) take(2, load(at, std::uint16_t{}));
  if (left == 1) take(1, static_cast<unsigned char>(*at));
  return static_cast<std::uint32_t>(hash);
}

// In the manner of std::unordered_map<std::string_view, Value>, but never forgetting a word; goes through the words in
// the order they came in. References and iterators hold until a word is added.
template <typename Value>
class WordMap {
 public:
  using Entry = std::pair<std::string_view, Value>;
  using iterator = typename std::vector<Entry>::iterator;
  using const_iterator = typename std::vector<Entry>::const_iterator;

  void reserve(std::size_t words) {
    entries_.reserve(words);
    if (slots_for(words) > slots_.size()) rebuild(slots_for(words));
  }

  const_iterator find(std::string_view word) const noexcept {
    if (entries_.empty()) return end();
    const Slot slot = slots_[place_of(word, word_hash(word))];
    return slot.entry_plus_one == 0 ? end() : begin() + (slot.entry_plus_one - 1);
  }
  bool contains(std::string_view word) const noexcept { return find(word) != end(); }

  // The word's entry, and whether it is new; one that is there already stays as it is.
  std::pair<iterator, bool> emplace(std::string_view word, Value value) {
    if (slots_for(entries_.size() + 1) > slots_.size()) rebuild(slots_for(entries_.size() + 1) * 2);
    const std::uint32_t hash = word_hash(word);
    Slot& slot = slots_[place_of(word, hash)];
    if (slot.entry_plus_one != 0) return {entries_.begin() + (slot.entry_plus_one - 1), false};
    entries_.emplace_back(word, std::move(value));
    slot = {hash, static_cast<std::uint32_t>(entries_.size())};
    return {entries_.end() - 1, true};
  }
  void insert_or_assign(std::string_view word, Value value) { (*this)[word] = std::move(value); }
  Value& operator[](std::string_view word) { return emplace(word, Value()).first->second; }

  std::size_t size() const noexcept { return entries_.size(); }
  const_iterator begin() const noexcept { return entries_.begin(); }
  const_iterator end() const noexcept { return entries_.end(); }

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t entry_plus_one = 0;  // 0: free
  };

  // A power of two, so that at most two of three slots are taken.
  static std::size_t slots_for(std::size_t words) noexcept {
    std::size_t slots = 8;
    while (slots * 2 < words * 3) slots *= 2;
    return slots;
  }
  // The slot of `word`, or the free one where it would go.
  std::size_t place_of(std::string_view word, std::uint32_t hash) const noexcept {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = hash & mask;
    for (; slots_[at].entry_plus_one != 0; at = (at + 1) & mask) {
      if (slots_[at].hash == hash && entries_[slots_[at].entry_plus_one - 1].first == word) break;
    }
    return at;
  }
  void rebuild(std::size_t size) {
    const std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(size));
    for (const Slot& slot : old) {
      if (slot.entry_plus_one == 0) continue;
      std::size_t at = slot.hash & (size - 1);
      while (slots_[at].entry_plus_one != 0) at = (at + 1) & (size - 1);
      slots_[at] = slot;
    }
  }

  std::vector<Entry> entries_;
  std::vector<Slot> slots_;
};

class WordSet {
 public:
  void insert(std::string_view word) { words_.emplace(word, '\0'); }
  bool contains(std::string_view word) const noexcept { return words_.contains(word); }
  // The word as it was put in, which lives longer; empty where it was not.
  std::string_view find(std::string_view word) const noexcept {
    const auto found = words_.find(word);
    return found == words_.end() ? std::string_view() : found->first;
  }

 private:
  WordMap<char> words_;
};

}  // namespace quoth::extract
