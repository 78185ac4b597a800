// SPDX-License-Identifier: Apache-2.0
// The 64-bit ids by which the model knows strings: a small number for each of its reserved strings, MurmurHash64A
// (Austin Appleby's MurmurHash2, 64-bit variant A) with seed 1 for every other. Ids are features of the networks and
// keys of every table of the model, so they must be the very numbers that the model was trained with.
#pragma once

#include <cstdint>
#include <string_view>

namespace quoth::extract::language {

using StringId = std::uint64_t;

// MurmurHash64A over the bytes of `text`, read as little-endian on every machine. Cost: a multiplication a byte.
std::uint64_t murmur_hash_64a(std::string_view text, std::uint64_t seed) noexcept;

// The id of a string that is not reserved; 0 for the empty string. Vocabulary::id (vocabulary.h) knows the reserved.
inline StringId plain_string_id(std::string_view text) noexcept {
  return text.empty() ? 0 : murmur_hash_64a(text, 1);
}

}  // namespace quoth::extract::language
