// SPDX-License-Identifier: Apache-2.0
// What kinds of value an expression may give, as far as that is known before running: enough to tell `NOT 1` or
// `size(path)` as mistakes at once. A set of kinds, and for lists a set of the items' kinds; null is always possible.
#pragma once

#include "graph/query/value.h"

#include <cstdint>
#include <string>

namespace quoth::query {

struct StaticType {
  using Kinds = std::uint32_t;
  static constexpr Kinds bit(Kind kind) noexcept { return Kinds{1} << static_cast<unsigned>(kind); }
  static constexpr Kinds kAll = 0xFFFF;

  Kinds kinds = kAll;
  Kinds items = kAll;

  static constexpr StaticType any() noexcept { return {}; }
  static constexpr StaticType of(Kind kind) noexcept { return {bit(kind), kAll}; }
  static constexpr StaticType number() noexcept { return {bit(Kind::integer) | bit(Kind::real), kAll}; }
  static constexpr StaticType list_of(Kinds item_kinds) noexcept { return {bit(Kind::list), item_kinds}; }

  // Whether a value of one of these kinds can come: null alone can always.
  bool may_be(Kinds wanted) const noexcept { return kinds == bit(Kind::null) || (kinds & wanted) != 0; }
  bool may_be(Kind kind) const noexcept { return may_be(bit(kind)); }
  bool is_surely(Kind kind) const noexcept { return kinds == bit(kind); }
  StaticType item() const noexcept { return {may_be(Kind::list) ? items : kAll, kAll}; }
  StaticType either(StaticType other) const noexcept { return {kinds | other.kinds, items | other.items}; }
};

// "Integer or Float", for messages.
std::string describe(StaticType type);

}  // namespace quoth::query
