// SPDX-License-Identifier: Apache-2.0
// Remembers the tokens of the chunks met so far, so that a text's common words cost one look-up each. Holds indices of
// one generation of lexemes; to be cleared with them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace quoth::extract::language {

struct CachedToken {
  std::uint32_t size_bytes = 0;
  std::uint32_t code_points = 0;
  std::uint32_t lexeme = 0;
};

class ChunkCache {
 public:
  ChunkCache();

  // The tokens of `chunk`, empty where it is not known; valid until the next `add` or `clear`.
  std::span<const CachedToken> find(std::string_view chunk) const noexcept;

  // Adds a chunk that is not known. Forgets all others first when the cache is full.
  std::span<const CachedToken> add(std::string_view chunk, std::span<const CachedToken> tokens);
  void clear();

 private:
  static constexpr std::size_t kMaxChunks = 1 << 16;
  static constexpr std::size_t kMaxTextBytes = 1 << 21;

  struct Entry {
    std::uint32_t text = 0;  // index of its first byte in texts_
    std::uint32_t size_bytes = 0;
    std::uint32_t first_token = 0;
    std::uint32_t token_count = 0;
  };
  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t entry_plus_one = 0;
  };
  std::size_t slot_of(std::string_view chunk, std::uint64_t hash) const noexcept;
  void grow();
  std::span<const CachedToken> tokens_of(const Entry& entry) const noexcept;

  std::vector<Slot> slots_;
  std::vector<Entry> entries_;
  std::vector<CachedToken> tokens_;
  std::string texts_;
};

}  // namespace quoth::extract::language
