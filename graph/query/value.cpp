// SPDX-License-Identifier: Apache-2.0
#include "graph/query/value.h"

#include <array>
#include <limits>

namespace quoth::query {
namespace {

template <typename T>
detail::Object* hold(T content) {
  return std::make_unique<detail::Holder<T>>(std::move(content)).release();
}

template <typename T>
void drop(detail::Object* object) noexcept {
  std::unique_ptr<detail::Holder<T>>(static_cast<detail::Holder<T>*>(object)).reset();
}

}  // namespace

std::string_view kind_name(Kind kind) noexcept {
  static constexpr std::array<std::string_view, 16> kNames{
      "Null",         "Boolean", "Integer", "Float",     "String", "List",          "Map",      "Node",
      "Relationship", "Path",    "Date",    "LocalTime", "Time",   "LocalDateTime", "DateTime", "Duration"};
  return kNames[static_cast<std::size_t>(kind)];
}

Value Value::string(std::string text) {
  return Value(Kind::string, {.object = hold(std::move(text))}, 0, true);
}

Value Value::borrowed(std::string_view text) noexcept {
  const auto length = static_cast<std::uint32_t>(std::min<std::size_t>(text.size(), 0xFFFFFFFFU));
  return Value(Kind::string, {.text = text.data()}, length);
}

Value Value::list(List items) {
  return Value(Kind::list, {.object = hold(std::move(items))}, 0, true);
}
Value Value::map(Map entries) {
  return Value(Kind::map, {.object = hold(std::move(entries))}, 0, true);
}
Value Value::path(Path path) {
  return Value(Kind::path, {.object = hold(std::move(path))}, 0, true);
}
Value Value::date_time(DateTime value) {
  return Value(Kind::date_time, {.object = hold(std::move(value))}, 0, true);
}
Value Value::duration(Duration value) {
  return Value(Kind::duration, {.object = hold(value)}, 0, true);
}

Value Value::time(Time value) noexcept {
  return Value(Kind::time, {.integer = value.local.nanoseconds}, static_cast<std::uint32_t>(value.offset_seconds));
}

Value Value::local_date_time(LocalDateTime value) noexcept {
  return Value(Kind::local_date_time, {.integer = value.seconds}, static_cast<std::uint32_t>(value.nanoseconds));
}

void Value::destroy() noexcept {
  switch (kind_) {
    case Kind::string:
      return drop<std::string>(payload_.object);
    case Kind::list:
      return drop<List>(payload_.object);
    case Kind::map:
      return drop<Map>(payload_.object);
    case Kind::path:
      return drop<Path>(payload_.object);
    case Kind::date_time:
      return drop<DateTime>(payload_.object);
    case Kind::duration:
      return drop<Duration>(payload_.object);
    default:
      return;
  }
}

const Value* Value::find(std::string_view key) const noexcept {
  for (const auto& [name, value] : as_map()) {
    if (name == key) return &value;
  }
  return nullptr;
}

Value Value::detached() const {
  if (kind_ == Kind::string) return owned_ ? *this : string(std::string(as_string()));
  if (kind_ == Kind::list) {
    List items;
    items.reserve(as_list().size());
    for (const Value& item : as_list()) items.push_back(item.detached());
    return list(std::move(items));
  }
  if (kind_ == Kind::map) {
    Map entries;
    for (const auto& [name, value] : as_map()) entries.emplace_back(name, value.detached());
    return map(std::move(entries));
  }
  return *this;
}

std::size_t Value::heap_bytes() const noexcept {
  if (!owned_) return 0;
  std::size_t bytes = 48;
  if (kind_ == Kind::string) return bytes + as_string().size();
  if (kind_ == Kind::list) {
    for (const Value& item : as_list()) bytes += sizeof(Value) + item.heap_bytes();
  } else if (kind_ == Kind::map) {
    for (const auto& [name, value] : as_map()) bytes += sizeof(Value) + 32 + name.size() + value.heap_bytes();
  } else if (kind_ == Kind::path) {
    bytes += 4 * (as_path().nodes.size() + as_path().edges.size());
  }
  return bytes;
}

}  // namespace quoth::query
