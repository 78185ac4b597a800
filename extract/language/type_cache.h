// SPDX-License-Identifier: Apache-2.0
// What a network computes from a word type alone, kept for the next token of that type: the mixer's output and its
// three products with the first convolution (as it stands before, at, behind a position). Bounded; the types that were
// not met for the longest go first (the clock algorithm).
#pragma once

#include "extract/language/aligned_floats.h"
#include "extract/language/hash_embedding.h"
#include "extract/language/network_weights.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace quoth::extract::language {

class TypeCache {
 public:
  static constexpr std::size_t kBlock = kWidth + kWindow * kMaxoutWidth;  // floats of a type: 96, then 3 × 288

  // `capacity` types, 3840 bytes each. `weights` outlive the cache.
  TypeCache(const Tok2VecWeights& weights, const Kernels& kernels, std::size_t capacity);

  // Begins a batch: what it requires stays until the next one begins. A batch requires at most `capacity` types.
  void begin_batch() noexcept { ++batch_; }
  // Forgets all types: their keys have got another meaning.
  void clear();
  // True if `key`, a small number that its owner gives to a type, is there now or will be after `compute`; else it has
  // to be given by `add`.
  bool touch(std::uint32_t key);
  void add(std::uint32_t key, const AttributeIds& ids);
  // Computes all that were added.
  void compute();
  // The block of a type that this batch required; valid until the next batch.
  const float* block(std::uint32_t key) const { return slot_data(slot_of_key_[key]); }

  std::size_t capacity() const noexcept { return capacity_; }

 private:
  static constexpr std::uint32_t kNone = 0xffffffff;
  struct Slot {
    std::uint32_t key = kNone;
    std::uint64_t batch = 0;  // that required it last
    bool recent = false;
  };
  std::uint32_t free_slot();
  void compute_run(std::size_t first, std::size_t count);
  const float* slot_data(std::uint32_t slot) const { return blocks_.data() + slot * kBlock; }

  const Tok2VecWeights* weights_;
  const Kernels* kernels_;
  std::size_t capacity_;
  AlignedFloats blocks_;
  std::vector<Slot> slots_;
  std::vector<std::uint32_t> slot_of_key_;
  std::size_t hand_ = 0;
  std::uint64_t batch_ = 1;
  std::vector<std::uint32_t> added_;      // slots
  std::vector<const float*> added_rows_;  // of the hash tables
};

}  // namespace quoth::extract::language
