// SPDX-License-Identifier: Apache-2.0
#include "extract/language/chunk_cache.h"

#include <xxhash.h>

namespace quoth::extract::language {
namespace {

constexpr std::size_t kFirstSlots = 1 << 12;

std::uint64_t hash_of(std::string_view chunk) noexcept {
  return XXH3_64bits(chunk.data(), chunk.size());
}

}  // namespace

ChunkCache::ChunkCache() : slots_(kFirstSlots) {}

// The slot that holds `chunk`, or the empty one where it would go.
std::size_t ChunkCache::slot_of(std::string_view chunk, std::uint64_t hash) const noexcept {
  std::size_t at = hash & (slots_.size() - 1);
  for (; slots_[at].entry_plus_one != 0; at = (at + 1) & (slots_.size() - 1)) {
    if (slots_[at].hash != hash) continue;
    const Entry& entry = entries_[slots_[at].entry_plus_one - 1];
    if (std::string_view(texts_).substr(entry.text, entry.size_bytes) == chunk) break;
  }
  return at;
}

std::span<const CachedToken> ChunkCache::tokens_of(const Entry& entry) const noexcept {
  return std::span(tokens_).subspan(entry.first_token, entry.token_count);
}

std::span<const CachedToken> ChunkCache::find(std::string_view chunk) const noexcept {
  const Slot& slot = slots_[slot_of(chunk, hash_of(chunk))];
  return slot.entry_plus_one != 0 ? tokens_of(entries_[slot.entry_plus_one - 1]) : std::span<const CachedToken>();
}

std::span<const CachedToken> ChunkCache::add(std::string_view chunk, std::span<const CachedToken> tokens) {
  if (entries_.size() >= kMaxChunks || texts_.size() + chunk.size() > kMaxTextBytes) clear();
  const std::uint64_t hash = hash_of(chunk);
  const std::size_t slot = slot_of(chunk, hash);
  entries_.push_back({static_cast<std::uint32_t>(texts_.size()), static_cast<std::uint32_t>(chunk.size()),
                      static_cast<std::uint32_t>(tokens_.size()), static_cast<std::uint32_t>(tokens.size())});
  texts_.append(chunk);
  tokens_.insert(tokens_.end(), tokens.begin(), tokens.end());
  slots_[slot] = {hash, static_cast<std::uint32_t>(entries_.size())};
  if (entries_.size() * 2 > slots_.size()) grow();
  return tokens_of(entries_.back());
}

void ChunkCache::clear() {
  slots_.assign(kFirstSlots, Slot{});
  entries_.clear();
  tokens_.clear();
  texts_.clear();
}

void ChunkCache::grow() {
  std::vector<Slot> larger(slots_.size() * 2);
  for (const Slot& slot : slots_) {
    if (slot.entry_plus_one == 0) continue;
    std::size_t at = slot.hash & (larger.size() - 1);
    while (larger[at].entry_plus_one != 0) at = (at + 1) & (larger.size() - 1);
    larger[at] = slot;
  }
  slots_ = std::move(larger);
}

}  // namespace quoth::extract::language
