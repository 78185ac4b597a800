// SPDX-License-Identifier: Apache-2.0
// The tokens of one chunk, a run of the text without white space or of white space only. Knows nothing of texts,
// lexemes or caches.
#pragma once

#include "extract/language/tokenizer_tables.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace quoth::extract::language {

// A token of a chunk: where it ends and the norm that an exception gave to it, 0 for none. Tokens are contiguous.
struct ChunkToken {
  std::size_t end_byte = 0;
  StringId norm = 0;
};

class ChunkSplitter {
 public:
  ChunkSplitter(const Affixes& affixes, const Exceptions& exceptions)  // both must outlive this
      : affixes_(&affixes), exceptions_(&exceptions) {}

  // The tokens of `chunk`, which is not empty; valid until the next call. Cost: linear.
  const std::vector<ChunkToken>& split(std::string_view chunk);

 private:
  std::string_view peel(std::string_view chunk);
  void add_middle(std::string_view middle);
  bool add_exception(std::string_view text);
  void add_infixes(std::string_view text);
  void add(std::size_t size_bytes, StringId norm = 0);

  const Affixes* affixes_;
  const Exceptions* exceptions_;
  std::vector<ChunkToken> tokens_;
  std::vector<std::size_t> suffix_sizes_;  // in order of cutting, so the text's last comes first
};

}  // namespace quoth::extract::language
