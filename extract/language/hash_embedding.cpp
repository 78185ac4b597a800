// SPDX-License-Identifier: Apache-2.0
#include "extract/language/hash_embedding.h"

#include <bit>
#include <cstdint>

namespace quoth::extract::language {
namespace {

constexpr std::uint32_t kFirstSeed = 8;  // of NORM; the others follow

std::uint64_t mixed(std::uint64_t h) {
  h = (h ^ h >> 33U) * 0xff51afd7ed558ccd;
  h = (h ^ h >> 33U) * 0xc4ceb9fe1a85ec53;
  return h ^ h >> 33U;
}

}  // namespace

std::array<std::size_t, kHashRowsPerId> hash_rows(StringId id, std::uint32_t seed, std::size_t rows) {
  constexpr std::uint64_t kLength = sizeof id;
  const std::uint64_t k = std::rotl(id * 0x87c37b91114253d5, 31) * 0x4cf5ad432745937f;
  std::uint64_t h1 = k ^ seed ^ kLength;
  std::uint64_t h2 = seed ^ kLength;
  h1 += h2;
  h2 += h1;
  h1 = mixed(h1);
  h2 = mixed(h2);
  h1 += h2;
  h2 += h1;
  return {(h1 & 0xffffffff) % rows, (h1 >> 32U) % rows, (h2 & 0xffffffff) % rows, (h2 >> 32U) % rows};
}

void embedding_rows(const Tok2VecWeights& weights, const AttributeIds& ids, const float** out) {
  const float* table = weights.embedding;
  for (std::size_t i = 0; i < weights.attributes; ++i) {
    for (const std::size_t row : hash_rows(ids[i], kFirstSeed + static_cast<std::uint32_t>(i), kHashRows[i])) {
      *out++ = table + row * kMaxoutWidth;
    }
    table += kHashRows[i] * kMaxoutWidth;
  }
}

}  // namespace quoth::extract::language
