// SPDX-License-Identifier: Apache-2.0
#include "graph/query/evaluators.h"
#include "graph/query/functions.h"
#include "graph/query/value_text.h"

#include <charconv>
#include <cmath>
#include <string>

namespace quoth::query {
namespace {

using Arguments = std::span<const Value>;
constexpr auto bit = StaticType::bit;

Value type_of(Execution& x, Arguments a) {
  if (a[0].is_null()) return {};
  if (a[0].kind() != Kind::edge) wrong_argument("type", a[0]);
  return Value::string(std::string(x.graph.type_name(x.graph.edge_type(a[0].as_edge()))));
}

Value id_of(Execution& /*x*/, Arguments a) {
  if (a[0].is_null()) return {};
  if (a[0].kind() == Kind::node) return Value::integer(a[0].as_node());
  if (a[0].kind() != Kind::edge) wrong_argument("id", a[0]);
  return Value::integer(a[0].as_edge());
}

Value labels_of(Execution& x, Arguments a) {
  if (a[0].is_null()) return {};
  if (a[0].kind() != Kind::node) wrong_argument("labels", a[0]);
  require_node(x, a[0].as_node());
  std::vector<LabelId> labels;
  x.graph.labels(a[0].as_node(), labels);
  List names;
  for (const LabelId label : labels) names.push_back(Value::string(std::string(x.graph.label_name(label))));
  return Value::list(std::move(names));
}

Value end_of(Execution& x, const Value& edge, bool start, std::string_view name) {
  if (edge.is_null()) return {};
  if (edge.kind() != Kind::edge) wrong_argument(name, edge);
  return Value::node(start ? x.graph.edge_from(edge.as_edge()) : x.graph.edge_to(edge.as_edge()));
}
Value start_node(Execution& x, Arguments a) {
  return end_of(x, a[0], true, "startNode");
}
Value end_node(Execution& x, Arguments a) {
  return end_of(x, a[0], false, "endNode");
}

Value properties(Execution& x, Arguments a) {
  return properties_map(x, a[0]);
}

Value keys_of(Execution& x, Arguments a) {
  const Value map = properties_map(x, a[0]);
  if (map.is_null()) return {};
  List names;
  for (const auto& entry : map.as_map()) names.push_back(Value::string(entry.first));
  return Value::list(std::move(names));
}

Value coalesce(Execution& /*x*/, Arguments a) {
  for (const Value& value : a) {
    if (!value.is_null()) return value;
  }
  return {};
}

Value exists_value(Execution& /*x*/, Arguments a) {
  return Value::boolean(!a[0].is_null());
}

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

std::optional<double> parse_real(std::string_view text) {
  text = trimmed(text);
  if (text.starts_with("+")) text.remove_prefix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

Value to_integer(Execution& /*x*/, Arguments a) {
  switch (a[0].kind()) {
    case Kind::null:
    case Kind::integer:
      return a[0];
    case Kind::boolean:
      return Value::integer(a[0].as_boolean() ? 1 : 0);
    case Kind::real:
      if (!(std::fabs(a[0].as_real()) < 9.2233720368547758e18)) return {};
      return Value::integer(static_cast<std::int64_t>(a[0].as_real()));
    case Kind::string:
      break;
    default:
      wrong_argument("toInteger", a[0]);
  }
  const std::string_view text = trimmed(a[0].as_string());
  std::int64_t value = 0;
  const std::string_view digits = text.starts_with("+") ? text.substr(1) : text;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (!digits.empty() && error == std::errc() && end == digits.data() + digits.size()) return Value::integer(value);
  const auto real = parse_real(text);
  if (!real || !(std::fabs(*real) < 9.2233720368547758e18)) return {};
  return Value::integer(static_cast<std::int64_t>(*real));
}

Value to_float(Execution& /*x*/, Arguments a) {
  switch (a[0].kind()) {
    case Kind::null:
    case Kind::real:
      return a[0];
    case Kind::integer:
      return Value::real(a[0].as_number());
    case Kind::string: {
      const auto value = parse_real(a[0].as_string());
      return value ? Value::real(*value) : Value();
    }
    default:
      wrong_argument("toFloat", a[0]);
  }
}

Value to_boolean(Execution& /*x*/, Arguments a) {
  switch (a[0].kind()) {
    case Kind::null:
    case Kind::boolean:
      return a[0];
    case Kind::integer:
      return Value::boolean(a[0].as_integer() != 0);
    case Kind::string: {
      std::string text(trimmed(a[0].as_string()));
      for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
      return text == "true" ? Value::boolean(true) : text == "false" ? Value::boolean(false) : Value();
    }
    default:
      wrong_argument("toBoolean", a[0]);
  }
}

Value to_string(Execution& /*x*/, Arguments a) {
  switch (a[0].kind()) {
    case Kind::null:
      return {};
    case Kind::list:
    case Kind::map:
    case Kind::node:
    case Kind::edge:
    case Kind::path:
      wrong_argument("toString", a[0]);
    default:
      return Value::string(plain_text(a[0]));
  }
}

Value timestamp(Execution& x, Arguments /*a*/) {
  return Value::integer(x.now_nanoseconds / 1'000'000);
}

constexpr StaticType::Kinds kElement = bit(Kind::node) | bit(Kind::edge);
constexpr StaticType::Kinds kConvertible =
    bit(Kind::boolean) | bit(Kind::integer) | bit(Kind::real) | bit(Kind::string);
constexpr StaticType::Kinds kScalar = kAnything & ~(bit(Kind::list) | bit(Kind::map) | kElement | bit(Kind::path));
constexpr StaticType kStringList = StaticType::list_of(bit(Kind::string));

constexpr Function kFunctions[] = {
    {"type", 1, 1, {bit(Kind::edge), 0, 0}, StaticType::of(Kind::string), type_of},
    {"id", 1, 1, {kElement, 0, 0}, StaticType::of(Kind::integer), id_of},
    {"labels", 1, 1, {bit(Kind::node), 0, 0}, kStringList, labels_of},
    {"startNode", 1, 1, {bit(Kind::edge), 0, 0}, StaticType::of(Kind::node), start_node},
    {"endNode", 1, 1, {bit(Kind::edge), 0, 0}, StaticType::of(Kind::node), end_node},
    {"properties", 1, 1, {kElement | bit(Kind::map), 0, 0}, StaticType::of(Kind::map), properties},
    {"keys", 1, 1, {kElement | bit(Kind::map), 0, 0}, kStringList, keys_of},
    {"coalesce", 1, 1000, {kAnything, kAnything, kAnything}, StaticType::any(), coalesce},
    {"exists", 1, 1, {kAnything, 0, 0}, StaticType::of(Kind::boolean), exists_value},
    {"toInteger", 1, 1, {kConvertible, 0, 0}, StaticType::of(Kind::integer), to_integer},
    {"toFloat", 1, 1, {kConvertible & ~bit(Kind::boolean), 0, 0}, StaticType::of(Kind::real), to_float},
    {"toBoolean", 1, 1, {kConvertible & ~bit(Kind::real), 0, 0}, StaticType::of(Kind::boolean), to_boolean},
    {"toString", 1, 1, {kScalar, 0, 0}, StaticType::of(Kind::string), to_string},
    {"timestamp", 0, 0, {0, 0, 0}, StaticType::of(Kind::integer), timestamp},
};

}  // namespace

std::span<const Function> scalar_functions() {
  return kFunctions;
}

}  // namespace quoth::query
