// SPDX-License-Identifier: Apache-2.0
// Near-duplicate texts by MinHash over word shingles (Broder 1997), found by banded locality-sensitive hashing: wire
// copies, trimmed, retitled or lightly edited, of one article.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace quoth::graph {

inline constexpr std::size_t kSignatureSize = 128;
inline constexpr std::size_t kBandRows = 4;
inline constexpr double kSameOrigin = 0.5;  // the share of common shingles from which two texts are of one origin

using Signature = std::array<std::uint32_t, kSignatureSize>;

// Of shingles of four lower-cased words; punctuation and layout do not count. A text of fewer than 24 words has no
// signature worth comparing: all zero.
Signature signature_of(std::string_view text);

// The estimated share of common shingles, 0..1; 0 where either has no signature. Standard error about 0.04.
double similarity(const Signature& a, const Signature& b) noexcept;

// One hash a band; texts of similarity 0.5 share one with probability 0.87, of 0.6 with 0.99. Empty for no signature.
std::vector<std::int64_t> bands_of(const Signature& signature);

std::string to_bytes(const Signature& signature);
Signature signature_from_bytes(std::string_view bytes);  // all zero for bytes of another size

}  // namespace quoth::graph
