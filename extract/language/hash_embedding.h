// SPDX-License-Identifier: Apache-2.0
// From the ids of a token's attributes to the rows of the hash tables that stand for them. MurmurHash3 x64 128 (Austin
// Appleby) of the id, seeded by the attribute, gives four rows each.
#pragma once

#include "extract/language/network_weights.h"
#include "extract/language/string_id.h"

#include <array>
#include <cstddef>

namespace quoth::extract::language {

// NORM, PREFIX, SUFFIX, SHAPE, whether a space follows, whether it is white space.
using AttributeIds = std::array<StringId, kHashRows.size()>;

// The four row numbers of `id` in a table of `rows` rows.
std::array<std::size_t, kHashRowsPerId> hash_rows(StringId id, std::uint32_t seed, std::size_t rows);

// Writes `weights.attributes` × 4 pointers to rows of 288.
void embedding_rows(const Tok2VecWeights& weights, const AttributeIds& ids, const float** out);

}  // namespace quoth::extract::language
