// SPDX-License-Identifier: Apache-2.0
#include "graph/query/value_order.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <vector>

namespace quoth::query {
namespace {

template <typename T>
std::strong_ordering three_way(const T& a, const T& b) {
  return a < b ? std::strong_ordering::less : b < a ? std::strong_ordering::greater : std::strong_ordering::equal;
}

// An integer against a real number, exactly: not every integer is a double.
std::partial_ordering mixed(std::int64_t integer, double real) noexcept {
  if (std::isnan(real)) return std::partial_ordering::unordered;
  if (real >= 9223372036854775808.0) return std::partial_ordering::less;
  if (real < -9223372036854775808.0) return std::partial_ordering::greater;
  const double whole = std::trunc(real);
  const auto as_integer = static_cast<std::int64_t>(whole);
  if (integer != as_integer) return integer < as_integer ? std::partial_ordering::less : std::partial_ordering::greater;
  return whole < real   ? std::partial_ordering::less
         : whole > real ? std::partial_ordering::greater
                        : std::partial_ordering::equivalent;
}

std::partial_ordering numbers(const Value& a, const Value& b) noexcept {
  if (a.kind() == Kind::integer && b.kind() == Kind::integer) return a.as_integer() <=> b.as_integer();
  if (a.kind() == Kind::real && b.kind() == Kind::real) return a.as_real() <=> b.as_real();
  if (a.kind() == Kind::integer) return mixed(a.as_integer(), b.as_real());
  return 0 <=> mixed(b.as_integer(), a.as_real());
}

std::optional<bool> equal_lists(const List& a, const List& b) noexcept {
  if (a.size() != b.size()) return false;
  bool unknown = false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const std::optional<bool> same = equals(a[i], b[i]);
    if (same == std::optional(false)) return false;
    unknown = unknown || !same;
  }
  return unknown ? std::nullopt : std::optional(true);
}

std::optional<bool> equal_maps(const Value& a, const Value& b) noexcept {
  if (a.as_map().size() != b.as_map().size()) return false;
  for (const auto& entry : a.as_map()) {
    if (b.find(entry.first) == nullptr) return false;
  }
  bool unknown = false;
  for (const auto& [key, value] : a.as_map()) {
    const std::optional<bool> same = equals(value, *b.find(key));
    if (same == std::optional(false)) return false;
    unknown = unknown || !same;
  }
  return unknown ? std::nullopt : std::optional(true);
}

// Two values of one kind that is neither number, list nor map.
bool same_scalar(const Value& a, const Value& b) noexcept {
  switch (a.kind()) {
    case Kind::boolean:
      return a.as_boolean() == b.as_boolean();
    case Kind::string:
      return a.as_string() == b.as_string();
    case Kind::node:
      return a.as_node() == b.as_node();
    case Kind::edge:
      return a.as_edge() == b.as_edge();
    case Kind::path:
      return a.as_path() == b.as_path();
    case Kind::date:
      return a.as_date() == b.as_date();
    case Kind::local_time:
      return a.as_local_time() == b.as_local_time();
    case Kind::time:
      return a.as_time().utc_nanoseconds() == b.as_time().utc_nanoseconds();
    case Kind::local_date_time:
      return a.as_local_date_time() == b.as_local_date_time();
    case Kind::date_time:
      return a.as_date_time().utc() == b.as_date_time().utc();
    case Kind::duration:
      return a.as_duration() == b.as_duration();
    default:
      return true;
  }
}

// Two values of one kind, of the kinds that have an order: no lists, maps or parts of a graph.
std::optional<std::strong_ordering> ordered_scalar(const Value& a, const Value& b) noexcept {
  switch (a.kind()) {
    case Kind::boolean:
      return three_way(a.as_boolean(), b.as_boolean());
    case Kind::string:
      return three_way(a.as_string(), b.as_string());
    case Kind::date:
      return a.as_date() <=> b.as_date();
    case Kind::local_time:
      return a.as_local_time() <=> b.as_local_time();
    case Kind::time:
      return three_way(a.as_time().utc_nanoseconds(), b.as_time().utc_nanoseconds());
    case Kind::local_date_time:
      return a.as_local_date_time() <=> b.as_local_date_time();
    case Kind::date_time:
      return a.as_date_time().utc() <=> b.as_date_time().utc();
    default:
      return std::nullopt;
  }
}

std::optional<std::partial_ordering> compare_lists(const List& a, const List& b) noexcept {
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    const auto order = compares(a[i], b[i]);
    if (!order || *order != std::partial_ordering::equivalent) return order;
  }
  return a.size() <=> b.size();
}

// The place of a value's type in the total order.
int rank(const Value& value) noexcept {
  static constexpr std::array<int, 16> kRanks{/*null*/ 20,      /*boolean*/ 12, /*integer*/ 13, /*real*/ 13,
                                              /*string*/ 11,    /*list*/ 3,     /*map*/ 0,      /*node*/ 1,
                                              /*edge*/ 2,       /*path*/ 4,     /*date*/ 9,     /*time*/ 8,
                                              /*zoned time*/ 7, /*local dt*/ 6, /*dt*/ 5,
                                              /*duration*/ 10};
  return kRanks[static_cast<std::size_t>(value.kind())];
}

std::strong_ordering order_numbers(const Value& a, const Value& b) noexcept {
  const std::partial_ordering order = numbers(a, b);
  if (order == std::partial_ordering::unordered) {  // NaN is the largest number
    const bool left = a.kind() == Kind::real && std::isnan(a.as_real());
    const bool right = b.kind() == Kind::real && std::isnan(b.as_real());
    return three_way(left, right);
  }
  return order < 0   ? std::strong_ordering::less
         : order > 0 ? std::strong_ordering::greater
                     : std::strong_ordering::equal;
}

std::strong_ordering order_lists(const List& a, const List& b) noexcept {
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    const auto order = total_order(a[i], b[i]);
    if (order != 0) return order;
  }
  return a.size() <=> b.size();
}

std::strong_ordering order_maps(const Map& a, const Map& b) noexcept {
  const auto sorted = [](const Map& map) {
    std::vector<const std::pair<std::string, Value>*> entries;
    for (const auto& entry : map) entries.push_back(&entry);
    std::sort(entries.begin(), entries.end(), [](const auto* x, const auto* y) { return x->first < y->first; });
    return entries;
  };
  if (a.size() != b.size()) return a.size() <=> b.size();
  const auto left = sorted(a), right = sorted(b);
  for (std::size_t i = 0; i < left.size(); ++i) {
    if (left[i]->first != right[i]->first) return three_way(left[i]->first, right[i]->first);
  }
  for (std::size_t i = 0; i < left.size(); ++i) {
    const auto order = total_order(left[i]->second, right[i]->second);
    if (order != 0) return order;
  }
  return std::strong_ordering::equal;
}

std::size_t mix(std::size_t seed, std::size_t value) noexcept {
  std::uint64_t x = seed + 0x9E3779B97F4A7C15ULL + value;
  x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  x = (x ^ (x >> 27U)) * 0x94D049BB133111EBULL;
  return x ^ (x >> 31U);
}

std::size_t hash_real(double value) noexcept {
  if (std::isnan(value)) return 1;
  if (value == std::trunc(value) && std::fabs(value) < 9.2e18)
    return static_cast<std::size_t>(static_cast<std::int64_t>(value));
  return std::hash<double>{}(value);
}

}  // namespace

std::optional<bool> equals(const Value& left, const Value& right) noexcept {
  if (left.is_null() || right.is_null()) return std::nullopt;
  if (left.is_number() && right.is_number()) return numbers(left, right) == std::partial_ordering::equivalent;
  if (left.kind() != right.kind()) return false;
  if (left.kind() == Kind::list) return equal_lists(left.as_list(), right.as_list());
  if (left.kind() == Kind::map) return equal_maps(left, right);
  return same_scalar(left, right);
}

std::optional<std::partial_ordering> compares(const Value& left, const Value& right) noexcept {
  if (left.is_number() && right.is_number()) return numbers(left, right);
  if (left.is_null() || right.is_null() || left.kind() != right.kind()) return std::nullopt;
  if (left.kind() == Kind::list) return compare_lists(left.as_list(), right.as_list());
  const auto order = ordered_scalar(left, right);
  if (!order) return std::nullopt;
  return std::optional<std::partial_ordering>(*order);
}

bool equivalent(const Value& left, const Value& right) noexcept {
  if (left.kind() == Kind::node && right.kind() == Kind::node) return left.as_node() == right.as_node();
  if (left.is_number() && right.is_number()) return order_numbers(left, right) == 0;
  if (left.kind() != right.kind()) return false;
  if (left.kind() == Kind::list) {
    return std::equal(left.as_list().begin(), left.as_list().end(), right.as_list().begin(), right.as_list().end(),
                      equivalent);
  }
  if (left.kind() == Kind::map) return order_maps(left.as_map(), right.as_map()) == 0;
  return same_scalar(left, right);
}

std::size_t hash_of(const Value& value) noexcept {
  const auto kind = static_cast<std::size_t>(value.kind());
  switch (value.kind()) {
    case Kind::null:
      return 0x51ED;
    case Kind::integer:
      return mix(2, static_cast<std::size_t>(value.as_integer()));
    case Kind::real:
      return mix(2, hash_real(value.as_real()));
    case Kind::string:
      return std::hash<std::string_view>{}(value.as_string());
    case Kind::list: {
      std::size_t seed = kind;
      for (const Value& item : value.as_list()) seed = mix(seed, hash_of(item));
      return seed;
    }
    case Kind::map: {
      std::size_t sum = kind;  // independent of the entries' order
      for (const auto& [key, entry] : value.as_map()) sum += mix(std::hash<std::string>{}(key), hash_of(entry));
      return sum;
    }
    case Kind::path: {
      std::size_t seed = kind;
      for (const EdgeId edge : value.as_path().edges) seed = mix(seed, edge);
      return mix(seed, value.as_path().nodes.front());
    }
    case Kind::time:
      return mix(kind, static_cast<std::size_t>(value.as_time().utc_nanoseconds()));
    case Kind::date_time:
      return mix(kind, static_cast<std::size_t>(value.as_date_time().utc().seconds));
    case Kind::duration:
      return mix(kind, static_cast<std::size_t>(value.as_duration().seconds));
    default:
      return mix(kind, static_cast<std::size_t>(value.as_integer()));
  }
}

std::strong_ordering total_order(const Value& left, const Value& right) noexcept {
  const int left_rank = rank(left), right_rank = rank(right);
  if (left_rank != right_rank) return left_rank <=> right_rank;
  if (left.is_number()) return order_numbers(left, right);
  switch (left.kind()) {
    case Kind::list:
      return order_lists(left.as_list(), right.as_list());
    case Kind::map:
      return order_maps(left.as_map(), right.as_map());
    case Kind::node:
      return left.as_node() <=> right.as_node();
    case Kind::edge:
      return left.as_edge() <=> right.as_edge();
    case Kind::path: {
      if (left.as_path().nodes != right.as_path().nodes) return left.as_path().nodes <=> right.as_path().nodes;
      return left.as_path().edges <=> right.as_path().edges;
    }
    case Kind::duration: {
      const auto a = approximate_seconds(left.as_duration()), b = approximate_seconds(right.as_duration());
      return a == b ? left.as_duration() <=> right.as_duration() : three_way(a, b);
    }
    default:
      return ordered_scalar(left, right).value_or(std::strong_ordering::equal);
  }
}

}  // namespace quoth::query
