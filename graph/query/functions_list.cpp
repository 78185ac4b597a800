// SPDX-License-Identifier: Apache-2.0
#include "graph/query/functions.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <string>

namespace quoth::query {
namespace {

using Arguments = std::span<const Value>;
constexpr auto bit = StaticType::bit;

std::int64_t code_points(std::string_view text) {
  return std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; });
}

Value size_of(Execution& /*x*/, Arguments a) {
  switch (a[0].kind()) {
    case Kind::null:
      return {};
    case Kind::list:
      return Value::integer(static_cast<std::int64_t>(a[0].as_list().size()));
    case Kind::string:
      return Value::integer(code_points(a[0].as_string()));
    default:
      wrong_argument("size", a[0]);
  }
}

Value length_of(Execution& /*x*/, Arguments a) {
  switch (a[0].kind()) {
    case Kind::null:
      return {};
    case Kind::path:
      return Value::integer(static_cast<std::int64_t>(a[0].as_path().edges.size()));
    case Kind::list:
      return Value::integer(static_cast<std::int64_t>(a[0].as_list().size()));
    case Kind::string:
      return Value::integer(code_points(a[0].as_string()));
    default:
      wrong_argument("length", a[0]);
  }
}

const List* list_or_null(const Value& value, std::string_view function) {
  if (value.is_null()) return nullptr;
  if (value.kind() != Kind::list) wrong_argument(function, value);
  return &value.as_list();
}

Value head(Execution& /*x*/, Arguments a) {
  const List* list = list_or_null(a[0], "head");
  return list == nullptr || list->empty() ? Value() : list->front();
}

Value last(Execution& /*x*/, Arguments a) {
  const List* list = list_or_null(a[0], "last");
  return list == nullptr || list->empty() ? Value() : list->back();
}

Value tail(Execution& /*x*/, Arguments a) {
  const List* list = list_or_null(a[0], "tail");
  if (list == nullptr) return {};
  return Value::list(list->empty() ? List() : List(list->begin() + 1, list->end()));
}

// Of a list, or the code points of a string.
Value reverse(Execution& /*x*/, Arguments a) {
  if (a[0].kind() != Kind::string) {
    const List* list = list_or_null(a[0], "reverse");
    return list == nullptr ? Value() : Value::list(List(list->rbegin(), list->rend()));
  }
  const std::string_view text = a[0].as_string();
  std::string out;
  for (std::size_t end = text.size(); end > 0;) {
    std::size_t begin = end - 1;
    while (begin > 0 && (text[begin] & 0xC0) == 0x80) --begin;
    out += text.substr(begin, end - begin);
    end = begin;
  }
  return Value::string(std::move(out));
}

Value range(Execution& x, Arguments a) {
  if (a[0].is_null() || a[1].is_null() || (a.size() > 2 && a[2].is_null())) return {};
  for (const Value& value : a) {
    if (value.kind() != Kind::integer) {
      throw argument_error("InvalidArgumentType",
                           "range() takes Integers, not a " + std::string(kind_name(value.kind())));
    }
  }
  const std::int64_t start = a[0].as_integer(), stop = a[1].as_integer(), step = a.size() > 2 ? a[2].as_integer() : 1;
  if (step == 0) throw argument_error("NumberOutOfRange", "range() cannot go by steps of 0");
  if (step > 0 ? start > stop : start < stop) return Value::list({});
  const long double count =
      (static_cast<long double>(stop) - static_cast<long double>(start)) / static_cast<long double>(step) + 1;
  x.check_room(static_cast<std::uint64_t>(std::min(count * sizeof(Value), 1e18L)));
  List items;
  for (std::int64_t value = start; step > 0 ? value <= stop : value >= stop;) {
    items.push_back(Value::integer(value));
    x.tick();
    if (__builtin_add_overflow(value, step, &value)) break;
  }
  return Value::list(std::move(items));
}

Value nodes(Execution& /*x*/, Arguments a) {
  if (a[0].is_null()) return {};
  if (a[0].kind() != Kind::path) wrong_argument("nodes", a[0]);
  List items;
  for (const NodeId node : a[0].as_path().nodes) items.push_back(Value::node(node));
  return Value::list(std::move(items));
}

Value relationships(Execution& /*x*/, Arguments a) {
  if (a[0].is_null()) return {};
  if (a[0].kind() != Kind::path) wrong_argument("relationships", a[0]);
  List items;
  for (const EdgeId edge : a[0].as_path().edges) items.push_back(Value::edge(edge));
  return Value::list(std::move(items));
}

constexpr StaticType::Kinds kList = bit(Kind::list);
constexpr StaticType::Kinds kText = bit(Kind::string);

constexpr Function kFunctions[] = {
    {"size", 1, 1, {kList | kText, 0, 0}, StaticType::of(Kind::integer), size_of},
    {"length", 1, 1, {bit(Kind::path) | kList | kText, 0, 0}, StaticType::of(Kind::integer), length_of},
    {"head", 1, 1, {kList, 0, 0}, StaticType::any(), head},
    {"last", 1, 1, {kList, 0, 0}, StaticType::any(), last},
    {"tail", 1, 1, {kList, 0, 0}, StaticType::of(Kind::list), tail},
    {"reverse", 1, 1, {kList | kText, 0, 0}, {kList | kText, kAnything}, reverse},
    {"range", 2, 3, {kAnything, kAnything, kAnything}, StaticType::list_of(bit(Kind::integer)), range},
    {"nodes", 1, 1, {bit(Kind::path), 0, 0}, StaticType::list_of(bit(Kind::node)), nodes},
    {"relationships", 1, 1, {bit(Kind::path), 0, 0}, StaticType::list_of(bit(Kind::edge)), relationships},
    {"rels", 1, 1, {bit(Kind::path), 0, 0}, StaticType::list_of(bit(Kind::edge)), relationships},
};

}  // namespace

std::span<const Function> list_functions() {
  return kFunctions;
}

}  // namespace quoth::query
