// SPDX-License-Identifier: Apache-2.0
#include "graph/identity/near_duplicates.h"

#include <xxhash.h>

#include <algorithm>
#include <cstring>
#include <limits>

namespace quoth::graph {
namespace {

constexpr std::size_t kShingleWords = 4;
constexpr std::size_t kFewestWords = 24;
constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

// Hashes of the words: runs of ASCII letters and digits, lower-cased, and of any other bytes beyond ASCII.
std::vector<std::uint64_t> word_hashes(std::string_view text) {
  std::vector<std::uint64_t> hashes;
  std::string word;
  const auto finish = [&] {
    if (!word.empty()) hashes.push_back(XXH3_64bits(word.data(), word.size()));
    word.clear();
  };
  for (const char letter : text) {
    if (letter >= 'A' && letter <= 'Z') {
      word += static_cast<char>(letter - 'A' + 'a');
    } else if ((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9')) {
      word += letter;
    } else if (static_cast<signed char>(letter) >= 0) {
      finish();  // typographic quotes, which are beyond ASCII, differ between copies
    }
  }
  finish();
  return hashes;
}

std::uint64_t mix(std::uint64_t value) {
  value ^= value >> 33;
  value *= 0xff51afd7ed558ccdULL;
  value ^= value >> 33;
  value *= 0xc4ceb9fe1a85ec53ULL;
  return value ^ (value >> 33);
}

// One permutation a place: the shingle's hash times an odd constant of that place, upper half.
std::array<std::uint64_t, kSignatureSize> make_multipliers() {
  std::array<std::uint64_t, kSignatureSize> multipliers{};
  for (std::size_t place = 0; place < kSignatureSize; ++place) multipliers[place] = mix(place + 1) | 1U;
  return multipliers;
}

}  // namespace

Signature signature_of(std::string_view text) {
  static const std::array<std::uint64_t, kSignatureSize> multipliers = make_multipliers();
  Signature signature{};
  const std::vector<std::uint64_t> words = word_hashes(text);
  if (words.size() < kFewestWords) return signature;
  signature.fill(kNone);
  for (std::size_t index = 0; index + kShingleWords <= words.size(); ++index) {
    std::uint64_t shingle = 0;
    for (std::size_t word = 0; word < kShingleWords; ++word) shingle = mix(shingle + words[index + word]);
    for (std::size_t place = 0; place < kSignatureSize; ++place) {
      const auto value = static_cast<std::uint32_t>((shingle * multipliers[place]) >> 32);
      signature[place] = std::min(signature[place], value);
    }
  }
  return signature;
}

double similarity(const Signature& a, const Signature& b) noexcept {
  if (a == Signature{} || b == Signature{}) return 0;
  std::size_t equal = 0;
  for (std::size_t place = 0; place < kSignatureSize; ++place) equal += a[place] == b[place] ? 1U : 0U;
  return static_cast<double>(equal) / static_cast<double>(kSignatureSize);
}

std::vector<std::int64_t> bands_of(const Signature& signature) {
  std::vector<std::int64_t> bands;
  if (signature == Signature{}) return bands;
  for (std::size_t place = 0; place < kSignatureSize; place += kBandRows) {
    const std::uint64_t hash = XXH3_64bits_withSeed(signature.data() + place, kBandRows * sizeof signature[0], place);
    std::int64_t band = 0;
    std::memcpy(&band, &hash, sizeof band);
    bands.push_back(band);
  }
  return bands;
}

std::string to_bytes(const Signature& signature) {
  return {reinterpret_cast<const char*>(signature.data()), sizeof signature};
}

Signature signature_from_bytes(std::string_view bytes) {
  Signature signature{};
  if (bytes.size() == sizeof signature) std::memcpy(signature.data(), bytes.data(), sizeof signature);
  return signature;
}

}  // namespace quoth::graph
