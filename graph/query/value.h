// SPDX-License-Identifier: Apache-2.0
// What an expression of the query language may be: null, a scalar, a list, a map, a part of the graph, a point in time.
// A Value is sixteen bytes; numbers, truth values, nodes, relationships, dates and local times live inside it, the rest
// in shared immutable objects. Copying never allocates. Nothing here knows of a graph's storage: nodes and
// relationships are identifiers that only a PropertyGraph can explain.
#pragma once

#include "graph/query/temporal.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace quoth::query {

using NodeId = std::uint32_t;
using EdgeId = std::uint32_t;

enum class Kind : std::uint8_t {
  null,
  boolean,
  integer,
  real,
  string,
  list,
  map,
  node,
  edge,
  path,
  date,
  local_time,
  time,
  local_date_time,
  date_time,
  duration,
};

// The kind's name as error messages say it: "Integer", "Relationship", "LocalDateTime".
std::string_view kind_name(Kind kind) noexcept;

class Value;
using List = std::vector<Value>;
using Map = std::vector<std::pair<std::string, Value>>;  // in order of first insertion, keys distinct

// A walk: one node more than edges; edges[i] joins nodes[i] and nodes[i + 1], in either direction.
struct Path {
  std::vector<NodeId> nodes;
  std::vector<EdgeId> edges;
  bool operator==(const Path&) const = default;
};

namespace detail {
struct Object {
  mutable std::atomic<std::uint32_t> references{1};
};
template <typename T>
struct Holder : Object {
  explicit Holder(T&& held) : content(std::move(held)) {}
  T content;
};
}  // namespace detail

class Value {
 public:
  Value() noexcept : kind_(Kind::null), payload_{.integer = 0} {}
  Value(const Value& other) noexcept { copy(other); }
  Value(Value&& other) noexcept { steal(other); }
  Value& operator=(const Value& other) noexcept {
    if (this != &other) {
      release();
      copy(other);
    }
    return *this;
  }
  Value& operator=(Value&& other) noexcept {
    if (this != &other) {
      release();
      steal(other);
    }
    return *this;
  }
  ~Value() { release(); }

  static Value boolean(bool value) noexcept { return Value(Kind::boolean, {.integer = value ? 1 : 0}); }
  static Value integer(std::int64_t value) noexcept { return Value(Kind::integer, {.integer = value}); }
  static Value real(double value) noexcept { return Value(Kind::real, {.real = value}); }
  static Value node(NodeId id) noexcept { return Value(Kind::node, {.integer = id}); }
  static Value edge(EdgeId id) noexcept { return Value(Kind::edge, {.integer = id}); }
  static Value string(std::string text);
  // Points into memory that outlives every use of the value, such as a mapped file's; nothing is copied.
  static Value borrowed(std::string_view text) noexcept;
  static Value list(List items);
  static Value map(Map entries);
  static Value path(Path path);
  static Value date(Date value) noexcept { return Value(Kind::date, {.integer = value.days}); }
  static Value local_time(LocalTime value) noexcept { return Value(Kind::local_time, {.integer = value.nanoseconds}); }
  static Value time(Time value) noexcept;
  static Value local_date_time(LocalDateTime value) noexcept;
  static Value date_time(DateTime value);
  static Value duration(Duration value);

  Kind kind() const noexcept { return kind_; }
  bool is_null() const noexcept { return kind_ == Kind::null; }
  bool is_number() const noexcept { return kind_ == Kind::integer || kind_ == Kind::real; }
  bool is_true() const noexcept { return kind_ == Kind::boolean && payload_.integer != 0; }
  bool is_false() const noexcept { return kind_ == Kind::boolean && payload_.integer == 0; }

  // Each of these requires the kind that it names; as_number takes integers too.
  bool as_boolean() const noexcept { return payload_.integer != 0; }
  std::int64_t as_integer() const noexcept { return payload_.integer; }
  double as_real() const noexcept { return payload_.real; }
  double as_number() const noexcept {
    return kind_ == Kind::integer ? static_cast<double>(payload_.integer) : payload_.real;
  }
  NodeId as_node() const noexcept { return static_cast<NodeId>(payload_.integer); }
  EdgeId as_edge() const noexcept { return static_cast<EdgeId>(payload_.integer); }
  std::string_view as_string() const noexcept {
    if (owned_) return held<std::string>();
    return {payload_.text, extra_};
  }
  const List& as_list() const noexcept { return held<List>(); }
  const Map& as_map() const noexcept { return held<Map>(); }
  const Path& as_path() const noexcept { return held<Path>(); }
  Date as_date() const noexcept { return {payload_.integer}; }
  LocalTime as_local_time() const noexcept { return {payload_.integer}; }
  Time as_time() const noexcept { return {{payload_.integer}, static_cast<std::int32_t>(extra_)}; }
  LocalDateTime as_local_date_time() const noexcept { return {payload_.integer, static_cast<std::int32_t>(extra_)}; }
  const DateTime& as_date_time() const noexcept { return held<DateTime>(); }
  const Duration& as_duration() const noexcept { return held<Duration>(); }

  // The map's entry, or nullptr. Requires a map. Linear in the number of entries.
  const Value* find(std::string_view key) const noexcept;

  // The same value in memory of its own, through lists and maps, for keeping beyond the memory that it borrows.
  Value detached() const;
  // Bytes on the heap, roughly, shared parts counted as if they were not.
  std::size_t heap_bytes() const noexcept;

 private:
  union Payload {
    std::int64_t integer;
    double real;
    const char* text;
    detail::Object* object;
  };
  Value(Kind kind, Payload payload, std::uint32_t extra = 0, bool owned = false) noexcept
      : kind_(kind), owned_(owned), extra_(extra), payload_(payload) {}

  template <typename T>
  const T& held() const noexcept {
    return static_cast<const detail::Holder<T>*>(payload_.object)->content;
  }
  void copy(const Value& other) noexcept {
    kind_ = other.kind_;
    owned_ = other.owned_;
    extra_ = other.extra_;
    payload_ = other.payload_;
    if (owned_) payload_.object->references.fetch_add(1, std::memory_order_relaxed);
  }
  void steal(Value& other) noexcept {
    kind_ = other.kind_;
    owned_ = other.owned_;
    extra_ = other.extra_;
    payload_ = other.payload_;
    other.kind_ = Kind::null;
    other.owned_ = false;
  }
  void release() noexcept {
    if (owned_ && payload_.object->references.fetch_sub(1, std::memory_order_acq_rel) == 1) destroy();
  }
  void destroy() noexcept;

  Kind kind_;
  bool owned_ = false;
  std::uint32_t extra_ = 0;
  Payload payload_;
};
static_assert(sizeof(Value) == 16);

}  // namespace quoth::query
