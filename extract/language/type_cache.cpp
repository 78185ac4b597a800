// SPDX-License-Identifier: Apache-2.0
#include "extract/language/type_cache.h"

#include "graph/error.h"

namespace quoth::extract::language {

TypeCache::TypeCache(const Tok2VecWeights& weights, const Kernels& kernels, std::size_t capacity)
    : weights_(&weights), kernels_(&kernels), capacity_(capacity), blocks_(capacity * kBlock) {
  slots_.reserve(capacity);
}

void TypeCache::clear() {
  slots_.clear();
  slot_of_key_.clear();
  added_.clear();
  added_rows_.clear();
  hand_ = 0;
}

bool TypeCache::touch(std::uint32_t key) {
  if (key >= slot_of_key_.size() || slot_of_key_[key] == kNone) return false;
  Slot& slot = slots_[slot_of_key_[key]];
  slot.batch = batch_;
  slot.recent = true;
  return true;
}

// A slot never used, else the next that the clock's hand finds neither recent nor required by this batch.
std::uint32_t TypeCache::free_slot() {
  if (slots_.size() < capacity_) {
    slots_.emplace_back();
    return static_cast<std::uint32_t>(slots_.size() - 1);
  }
  for (std::size_t step = 0; step < 2 * capacity_ + 1; ++step) {
    const std::size_t at = hand_;
    hand_ = (hand_ + 1) % capacity_;
    Slot& slot = slots_[at];
    if (slot.batch == batch_) continue;
    if (slot.recent) {
      slot.recent = false;
      continue;
    }
    slot_of_key_[slot.key] = kNone;
    return static_cast<std::uint32_t>(at);
  }
  throw Error(ErrorKind::internal, "a batch has more word types than its cache");
}

void TypeCache::add(std::uint32_t key, const AttributeIds& ids) {
  const std::uint32_t slot = free_slot();
  slots_[slot] = {key, batch_, false};
  if (key >= slot_of_key_.size()) slot_of_key_.resize(key + 1 + key / 2, kNone);
  slot_of_key_[key] = slot;
  added_.push_back(slot);
  const std::size_t first = added_rows_.size();
  added_rows_.resize(first + weights_->attributes * kHashRowsPerId);
  embedding_rows(*weights_, ids, added_rows_.data() + first);
}

// Runs of slots that follow each other, as they do until the cache is full, are computed at once.
void TypeCache::compute() {
  for (std::size_t first = 0; first < added_.size();) {
    std::size_t last = first + 1;
    while (last < added_.size() && added_[last] == added_[last - 1] + 1) ++last;
    compute_run(first, last - first);
    first = last;
  }
  added_.clear();
  added_rows_.clear();
}

void TypeCache::compute_run(std::size_t first, std::size_t count) {
  const std::size_t rows = weights_->attributes * kHashRowsPerId;
  float* blocks = blocks_.data() + added_[first] * kBlock;
  kernels_->mix(added_rows_.data() + first * rows, rows, count, weights_->layers[0], blocks, kBlock);
  kernels_->dense(blocks, kBlock, count, kWidth, weights_->window, nullptr, kWindow * kMaxoutWidth, blocks + kWidth,
                  kBlock);
}

}  // namespace quoth::extract::language
