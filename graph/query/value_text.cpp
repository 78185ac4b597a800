// SPDX-License-Identifier: Apache-2.0
#include "graph/query/value_text.h"

#include "graph/query/temporal_text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <vector>

namespace quoth::query {
namespace {

std::string properties_text(const PropertyGraph& graph, const std::vector<KeyId>& keys, auto read) {
  std::string text;
  for (const KeyId key : keys) {
    if (!text.empty()) text += ", ";
    text += std::string(graph.key_name(key)) + ": " + cypher_text(read(key), graph);
  }
  return text.empty() ? text : "{" + text + "}";
}

std::string node_text(NodeId node, const PropertyGraph& graph) {
  if (!graph.node_exists(node)) return "()";
  std::vector<LabelId> labels;
  graph.labels(node, labels);
  std::string text = "(";
  for (const LabelId label : labels) text += ":" + std::string(graph.label_name(label));
  std::vector<KeyId> keys;
  graph.keys(node, keys);
  const std::string properties = properties_text(graph, keys, [&](KeyId key) { return graph.property(node, key); });
  if (!properties.empty()) text += (labels.empty() ? "" : " ") + properties;
  return text + ")";
}

std::string edge_text(EdgeId edge, const PropertyGraph& graph) {
  std::string text = "[:" + std::string(graph.type_name(graph.edge_type(edge)));
  if (!graph.edge_exists(edge)) return text + "]";
  std::vector<KeyId> keys;
  graph.edge_keys(edge, keys);
  const std::string properties =
      properties_text(graph, keys, [&](KeyId key) { return graph.edge_property(edge, key); });
  return text + (properties.empty() ? "" : " " + properties) + "]";
}

std::string path_text(const Path& path, const PropertyGraph& graph) {
  std::string text = "<" + node_text(path.nodes[0], graph);
  for (std::size_t i = 0; i < path.edges.size(); ++i) {
    const bool forward = graph.edge_from(path.edges[i]) == path.nodes[i];
    text += forward ? "-" : "<-";
    text += edge_text(path.edges[i], graph);
    text += forward ? "->" : "-";
    text += node_text(path.nodes[i + 1], graph);
  }
  return text + ">";
}

}  // namespace

std::string real_text(double value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value < 0 ? "-Infinity" : "Infinity";
  const double magnitude = std::fabs(value);
  char buffer[400];
  if (magnitude != 0 && (magnitude < 1e-3 || magnitude >= 1e7)) {
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific).ptr;
    std::string text(buffer, end);
    const std::size_t e = text.find('e');
    std::string mantissa = text.substr(0, e);
    if (mantissa.find('.') == std::string::npos) mantissa += ".0";
    const int exponent = std::stoi(text.substr(e + 1));
    return mantissa + "E" + std::to_string(exponent);
  }
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed).ptr;
  std::string text(buffer, end);
  return text.find('.') == std::string::npos ? text + ".0" : text;
}

std::string plain_text(const Value& value) {
  switch (value.kind()) {
    case Kind::boolean:
      return value.as_boolean() ? "true" : "false";
    case Kind::integer:
      return std::to_string(value.as_integer());
    case Kind::real:
      return real_text(value.as_real());
    case Kind::string:
      return std::string(value.as_string());
    case Kind::date:
      return to_text(value.as_date());
    case Kind::local_time:
      return to_text(value.as_local_time());
    case Kind::time:
      return to_text(value.as_time());
    case Kind::local_date_time:
      return to_text(value.as_local_date_time());
    case Kind::date_time:
      return to_text(value.as_date_time());
    case Kind::duration:
      return to_text(value.as_duration());
    default:
      return "null";
  }
}

std::string quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else {
      out += c;
    }
  }
  return out + "'";
}

std::string cypher_text(const Value& value, const PropertyGraph& graph) {
  switch (value.kind()) {
    case Kind::string:
      return quoted(value.as_string());
    case Kind::node:
      return node_text(value.as_node(), graph);
    case Kind::edge:
      return edge_text(value.as_edge(), graph);
    case Kind::path:
      return path_text(value.as_path(), graph);
    case Kind::list: {
      std::string text;
      for (const Value& item : value.as_list()) text += (text.empty() ? "" : ", ") + cypher_text(item, graph);
      return "[" + text + "]";
    }
    case Kind::map: {
      std::string text;
      for (const auto& [key, item] : value.as_map()) {
        text += (text.empty() ? "" : ", ") + key + ": " + cypher_text(item, graph);
      }
      return "{" + text + "}";
    }
    case Kind::null:
    case Kind::boolean:
    case Kind::integer:
    case Kind::real:
      return plain_text(value);
    default:
      return quoted(plain_text(value));
  }
}

}  // namespace quoth::query
