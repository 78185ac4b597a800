// SPDX-License-Identifier: Apache-2.0
// When two values are equal, when they are the same, and which comes first: openCypher's ternary equality and
// comparability, its equivalence (grouping, DISTINCT) and its total order (ORDER BY), per CIP2016-06-14.
#pragma once

#include "graph/query/value.h"

#include <compare>
#include <cstddef>
#include <optional>

namespace quoth::query {

// `=`: nullopt is null (unknown). 1 = 1.0; NaN equals nothing; values of different types are not equal.
std::optional<bool> equals(const Value& left, const Value& right) noexcept;

// `<` and its like: nullopt where the two cannot be compared (different types, null); NaN compares as unordered.
std::optional<std::partial_ordering> compares(const Value& left, const Value& right) noexcept;

// The same value for grouping: null is null, NaN is NaN, 1 is 1.0.
bool equivalent(const Value& left, const Value& right) noexcept;
std::size_t hash_of(const Value& value) noexcept;  // equal for equivalent values

// A total order over all values, null last: Map, Node, Relationship, List, Path, temporals, String, Boolean, number.
std::strong_ordering total_order(const Value& left, const Value& right) noexcept;

}  // namespace quoth::query
