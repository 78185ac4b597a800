// SPDX-License-Identifier: Apache-2.0
#include "extract/language/string_id.h"

#include <bit>
#include <cstddef>
#include <cstring>

namespace quoth::extract::language {
namespace {

constexpr std::uint64_t kMultiplier = 0xc6a4a7935bd1e995;
constexpr int kShift = 47;

std::uint64_t mixed(std::uint64_t word) noexcept {
  word *= kMultiplier;
  word ^= word >> kShift;
  return word * kMultiplier;
}

std::uint64_t little_endian(const char* bytes, std::size_t count) noexcept {
  std::uint64_t word = 0;
  if constexpr (std::endian::native == std::endian::little) {
    std::memcpy(&word, bytes, count);
  } else {
    for (std::size_t i = 0; i < count; ++i) word |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
  }
  return word;
}

}  // namespace

std::uint64_t murmur_hash_64a(std::string_view text, std::uint64_t seed) noexcept {
  std::uint64_t hash = seed ^ (text.size() * kMultiplier);
  while (text.size() >= 8) {
    hash = (hash ^ mixed(little_endian(text.data(), 8))) * kMultiplier;
    text.remove_prefix(8);
  }
  if (!text.empty()) hash = (hash ^ little_endian(text.data(), text.size())) * kMultiplier;
  hash ^= hash >> kShift;
  hash *= kMultiplier;
  return hash ^ (hash >> kShift);
}

}  // namespace quoth::extract::language
