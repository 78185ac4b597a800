// SPDX-License-Identifier: Apache-2.0
// A read-only hash table that lies in the model's file as it is used: no loading, no copying. Keys are 64-bit hashes
// of strings, taken for the strings themselves: among the 10^5 keys of a model, a foreign string is mistaken for a
// key once in 10^14 look-ups, and the converter refuses a model in which two keys collide.
// Layout, little-endian: uint64 slot count (a power of two), the keys (0 is an empty slot), the values.
#pragma once

#include "graph/error.h"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace quoth::extract::language {

inline std::size_t frozen_slot(std::uint64_t key, std::size_t slot_count) noexcept {
  return static_cast<std::size_t>((key * 0x9e3779b97f4a7c15) >> 32) & (slot_count - 1);
}

// Elements [first, first + count) of a table beside the map: what the value of a map to lists is.
struct TableRange {
  std::uint32_t first = 0;
  std::uint32_t count = 0;

  bool fits(std::size_t size) const noexcept { return first <= size && count <= size - first; }
};

template <typename Value>
class FrozenMap {
 public:
  FrozenMap() = default;

  // `bytes` is 8-byte aligned and outlives the map. Throws Error(format) where it does not have the layout above.
  explicit FrozenMap(std::span<const std::byte> bytes) {
    std::uint64_t slot_count = 0;
    if (bytes.size() < sizeof slot_count) throw Error(ErrorKind::format, "a table of the language model is cut");
    std::memcpy(&slot_count, bytes.data(), sizeof slot_count);
    const std::size_t slots = static_cast<std::size_t>(slot_count);
    if (!std::has_single_bit(slot_count) || slots > bytes.size() || bytes.size() < size_in_bytes(slots)) {
      throw Error(ErrorKind::format, "a table of the language model is damaged");
    }
    keys_ = {reinterpret_cast<const std::uint64_t*>(bytes.data() + sizeof slot_count), slots};
    values_ = {reinterpret_cast<const Value*>(bytes.data() + sizeof slot_count * (1 + slots)), slots};
  }

  // The value of `key`, or nullptr.
  const Value* find(std::uint64_t key) const noexcept {
    if (keys_.empty() || key == 0) return nullptr;
    // Ends: the builder leaves at least a third of the slots empty.
    for (std::size_t slot = frozen_slot(key, keys_.size());; slot = (slot + 1) & (keys_.size() - 1)) {
      if (keys_[slot] == key) return &values_[slot];
      if (keys_[slot] == 0) return nullptr;
    }
  }

  // The values of all slots, in no order; empty slots hold zeros.
  std::span<const Value> values() const noexcept { return values_; }

  // The bytes of a map of `entries`. Throws Error(input) on a key that is 0 or there twice.
  static std::vector<std::byte> build(std::span<const std::pair<std::uint64_t, Value>> entries) {
    const std::size_t slots = std::bit_ceil(entries.size() + entries.size() / 2 + 2);
    std::vector<std::uint64_t> keys(slots);
    std::vector<Value> values(slots);
    for (const auto& [key, value] : entries) {
      std::size_t slot = frozen_slot(key, slots);
      while (keys[slot] != 0 && keys[slot] != key) slot = (slot + 1) & (slots - 1);
      if (key == 0 || keys[slot] == key) throw Error(ErrorKind::input, "two strings of the model have one id");
      keys[slot] = key;
      values[slot] = value;
    }
    std::vector<std::byte> bytes(size_in_bytes(slots));
    const std::uint64_t slot_count = slots;
    std::memcpy(bytes.data(), &slot_count, sizeof slot_count);
    std::memcpy(bytes.data() + sizeof slot_count, keys.data(), slots * sizeof(std::uint64_t));
    std::memcpy(bytes.data() + sizeof slot_count * (1 + slots), values.data(), slots * sizeof(Value));
    return bytes;
  }

 private:
  static std::size_t size_in_bytes(std::size_t slots) {
    return sizeof(std::uint64_t) + slots * (sizeof(std::uint64_t) + sizeof(Value));
  }
  std::span<const std::uint64_t> keys_;
  std::span<const Value> values_;
};

}  // namespace quoth::extract::language
