// SPDX-License-Identifier: Apache-2.0
#include "cli/query_output.h"

#include "graph/query/value_text.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

namespace quoth::cli {
namespace {

using query::Kind;
using query::PropertyGraph;
using query::Result;
using query::Value;
using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

void put(Writer& writer, std::string_view text) {
  writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}
void key(Writer& writer, std::string_view text) {
  writer.Key(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

void write(Writer& writer, const Value& value, const PropertyGraph& graph);

void write_node(Writer& writer, query::NodeId node, const PropertyGraph& graph) {
  std::vector<query::LabelId> labels;
  graph.labels(node, labels);
  std::vector<query::KeyId> keys;
  graph.keys(node, keys);
  writer.StartObject();
  writer.Key("labels");
  writer.StartArray();
  for (const query::LabelId label : labels) put(writer, graph.label_name(label));
  writer.EndArray();
  writer.Key("properties");
  writer.StartObject();
  for (const query::KeyId number : keys) {
    key(writer, graph.key_name(number));
    write(writer, graph.property(node, number), graph);
  }
  writer.EndObject();
  writer.EndObject();
}

void write_edge(Writer& writer, query::EdgeId edge, const PropertyGraph& graph) {
  std::vector<query::KeyId> keys;
  graph.edge_keys(edge, keys);
  writer.StartObject();
  writer.Key("type");
  put(writer, graph.type_name(graph.edge_type(edge)));
  writer.Key("properties");
  writer.StartObject();
  for (const query::KeyId number : keys) {
    key(writer, graph.key_name(number));
    write(writer, graph.edge_property(edge, number), graph);
  }
  writer.EndObject();
  writer.EndObject();
}

void write_path(Writer& writer, const query::Path& path, const PropertyGraph& graph) {
  writer.StartObject();
  writer.Key("nodes");
  writer.StartArray();
  for (const query::NodeId node : path.nodes) write_node(writer, node, graph);
  writer.EndArray();
  writer.Key("relationships");
  writer.StartArray();
  for (const query::EdgeId edge : path.edges) write_edge(writer, edge, graph);
  writer.EndArray();
  writer.EndObject();
}

void write(Writer& writer, const Value& value, const PropertyGraph& graph) {
  switch (value.kind()) {
    case Kind::null:
      writer.Null();
      return;
    case Kind::boolean:
      writer.Bool(value.as_boolean());
      return;
    case Kind::integer:
      writer.Int64(value.as_integer());
      return;
    case Kind::real:
      if (std::isfinite(value.as_real())) {
        writer.Double(value.as_real());
      } else {
        writer.Null();
      }
      return;
    case Kind::node:
      return write_node(writer, value.as_node(), graph);
    case Kind::edge:
      return write_edge(writer, value.as_edge(), graph);
    case Kind::path:
      return write_path(writer, value.as_path(), graph);
    case Kind::list:
      writer.StartArray();
      for (const Value& item : value.as_list()) write(writer, item, graph);
      writer.EndArray();
      return;
    case Kind::map:
      writer.StartObject();
      for (const auto& [name, item] : value.as_map()) {
        key(writer, name);
        write(writer, item, graph);
      }
      writer.EndObject();
      return;
    default:
      put(writer, query::plain_text(value));
  }
}

std::string json_lines(const Result& result, const PropertyGraph& graph, bool array) {
  std::string out = array ? "[" : "";
  for (std::size_t row = 0; row < result.rows(); ++row) {
    rapidjson::StringBuffer buffer;
    Writer writer(buffer);
    writer.StartObject();
    for (std::size_t i = 0; i < result.columns.size(); ++i) {
      key(writer, result.columns[i]);
      write(writer, result.row(row)[i], graph);
    }
    writer.EndObject();
    if (array) out += row == 0 ? "\n" : ",\n";
    out.append(buffer.GetString(), buffer.GetSize());
    if (!array) out += '\n';
  }
  return array ? out + "\n]\n" : out;
}

std::string property_text(query::NodeId node, std::string_view name, const PropertyGraph& graph) {
  const auto number = graph.key(name);
  const Value value = number ? graph.property(node, *number) : Value();
  return value.kind() == Kind::string ? std::string(value.as_string()) : std::string();
}

// (Jake Sullivan:Person), [:WARNED]: what a table has room for.
std::string brief(const Value& value, const PropertyGraph& graph) {
  if (value.kind() == Kind::node) {
    std::string name;
    for (const char* known : {"name", "title", "id"}) {
      if (name.empty()) name = property_text(value.as_node(), known, graph);
    }
    std::vector<query::LabelId> labels;
    graph.labels(value.as_node(), labels);
    if (!labels.empty()) name += ":" + std::string(graph.label_name(labels.back()));
    return "(" + name + ")";
  }
  if (value.kind() == Kind::edge) return "[:" + std::string(graph.type_name(graph.edge_type(value.as_edge()))) + "]";
  if (value.kind() == Kind::path) {
    const query::Path& path = value.as_path();
    std::string text = brief(Value::node(path.nodes[0]), graph);
    for (std::size_t i = 0; i < path.edges.size(); ++i) {
      const bool forward = graph.edge_from(path.edges[i]) == path.nodes[i];
      text += (forward ? "-" : "<-") + brief(Value::edge(path.edges[i]), graph) + (forward ? "->" : "-");
      text += brief(Value::node(path.nodes[i + 1]), graph);
    }
    return text;
  }
  if (value.kind() == Kind::list) {
    std::string text;
    for (const Value& item : value.as_list()) text += (text.empty() ? "" : ", ") + brief(item, graph);
    return "[" + text + "]";
  }
  if (value.kind() == Kind::map) return query::cypher_text(value, graph);
  return query::plain_text(value);
}

std::size_t columns_of(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

// The byte where `columns` characters end.
std::size_t bytes_of(std::string_view text, std::size_t columns) {
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    if ((text[at] & 0xC0) != 0x80 && columns-- == 0) break;
  }
  return at;
}

// Lines of at most `width` characters, broken at blanks where there are any.
std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  while (columns_of(text) > width || text.find('\n') < text.size()) {
    std::size_t end = std::min(bytes_of(text, width), text.find('\n'));
    if (end < text.size() && text[end] != '\n') {
      if (const std::size_t blank = text.rfind(' ', end); blank != std::string_view::npos && blank > 0) end = blank;
    }
    lines.emplace_back(text.substr(0, end));
    const bool skip = end < text.size() && (text[end] == ' ' || text[end] == '\n');
    text.remove_prefix(end + (skip ? 1 : 0));
  }
  lines.emplace_back(text);
  return lines;
}

std::vector<std::size_t> fitted(std::vector<std::size_t> widths, std::size_t room) {
  std::size_t total = 0;
  for (const std::size_t width : widths) total += width + 2;
  while (room != 0 && total > room) {  // the widest gives way
    auto widest = std::max_element(widths.begin(), widths.end());
    if (*widest <= 12) break;
    const std::size_t less = std::min(*widest - 12, total - room);
    *widest -= std::max<std::size_t>(1, std::min<std::size_t>(less, 8));
    total = 0;
    for (const std::size_t width : widths) total += width + 2;
  }
  return widths;
}

void append_row(std::string& out, const std::vector<std::string>& cells, const std::vector<std::size_t>& widths,
                const std::vector<bool>& numeric) {
  std::vector<std::vector<std::string>> lines;
  std::size_t height = 1;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    lines.push_back(wrapped(cells[i], std::max<std::size_t>(1, widths[i])));
    height = std::max(height, lines.back().size());
  }
  for (std::size_t line = 0; line < height; ++line) {
    std::string text;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const std::string cell = line < lines[i].size() ? lines[i][line] : "";
      const std::string blanks(widths[i] - std::min(widths[i], columns_of(cell)), ' ');
      text += (i == 0 ? "" : "  ") + (numeric[i] ? blanks + cell : cell + blanks);
    }
    out += text.substr(0, text.find_last_not_of(' ') + 1) + "\n";
  }
}

std::string table(const Result& result, const PropertyGraph& graph, std::size_t width) {
  if (result.columns.empty()) return {};
  std::vector<std::vector<std::string>> rows;
  std::vector<std::size_t> widths;
  std::vector<bool> numeric(result.columns.size(), result.rows() > 0);
  for (const std::string& name : result.columns) widths.push_back(columns_of(name));
  for (std::size_t row = 0; row < result.rows(); ++row) {
    auto& cells = rows.emplace_back();
    for (std::size_t i = 0; i < result.columns.size(); ++i) {
      const Value& value = result.row(row)[i];
      numeric[i] = numeric[i] && (value.is_number() || value.is_null());
      cells.push_back(brief(value, graph));
      widths[i] = std::max(widths[i], columns_of(cells.back()));
    }
  }
  widths = fitted(std::move(widths), width);
  std::string out;
  append_row(out, result.columns, widths, numeric);
  std::string rule;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    rule += i == 0 ? "" : "  ";
    for (std::size_t dash = 0; dash < widths[i]; ++dash) rule += "─";
  }
  out += rule + "\n";
  for (const auto& cells : rows) append_row(out, cells, widths, numeric);
  return out;
}

std::string csv_cell(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + "\"";
}

std::string csv(const Result& result, const PropertyGraph& graph) {
  std::string out;
  for (std::size_t i = 0; i < result.columns.size(); ++i) out += (i == 0 ? "" : ",") + csv_cell(result.columns[i]);
  if (!result.columns.empty()) out += "\r\n";
  for (std::size_t row = 0; row < result.rows(); ++row) {
    for (std::size_t i = 0; i < result.columns.size(); ++i) {
      const Value& value = result.row(row)[i];
      out += i == 0 ? "" : ",";
      if (!value.is_null()) out += csv_cell(brief(value, graph));
    }
    out += "\r\n";
  }
  return out;
}

}  // namespace

std::string format_result(const Result& result, const PropertyGraph& graph, Format format, std::size_t width) {
  switch (format) {
    case Format::json:
      return json_lines(result, graph, true);
    case Format::ndjson:
      return json_lines(result, graph, false);
    case Format::csv:
      return csv(result, graph);
    default:
      return table(result, graph, width);
  }
}

std::string format_changes(const query::Changes& changes) {
  std::string text;
  const auto add = [&text](std::uint64_t count, const std::string& verb, const std::string& one,
                           const std::string& many) {
    if (count == 0) return;
    text += (text.empty() ? "" : ", ") + verb + " " + std::to_string(count) + " " + (count == 1 ? one : many);
  };
  add(changes.nodes_created, "created", "node", "nodes");
  add(changes.edges_created, "created", "relationship", "relationships");
  add(changes.properties_set, "set", "property", "properties");
  add(changes.labels_added, "added", "label", "labels");
  add(changes.labels_removed, "removed", "label", "labels");
  add(changes.edges_deleted, "deleted", "relationship", "relationships");
  add(changes.nodes_deleted, "deleted", "node", "nodes");
  return text;
}

}  // namespace quoth::cli
