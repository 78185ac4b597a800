// SPDX-License-Identifier: Apache-2.0
#include "cli/result_drawing.h"

#include "graph/error.h"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <set>
#include <string_view>
#include <vector>

extern char** environ;  // NOLINT(readability-redundant-declaration): POSIX leaves it to the program

namespace quoth::cli {
namespace {

using query::Kind;
using query::PropertyGraph;
using query::Value;

constexpr std::size_t kMostEdges = 500;

struct Parts {
  std::set<query::NodeId> nodes;
  std::set<query::EdgeId> edges;
};

void gather(const Value& value, const PropertyGraph& graph, Parts& parts) {
  switch (value.kind()) {
    case Kind::node:
      parts.nodes.insert(value.as_node());
      return;
    case Kind::edge:
      if (parts.edges.size() >= kMostEdges || !graph.edge_exists(value.as_edge())) return;
      parts.edges.insert(value.as_edge());
      parts.nodes.insert(graph.edge_from(value.as_edge()));
      parts.nodes.insert(graph.edge_to(value.as_edge()));
      return;
    case Kind::path:
      for (const query::NodeId node : value.as_path().nodes) parts.nodes.insert(node);
      for (const query::EdgeId edge : value.as_path().edges) gather(Value::edge(edge), graph, parts);
      return;
    case Kind::list:
      for (const Value& item : value.as_list()) gather(item, graph, parts);
      return;
    case Kind::map:
      for (const auto& entry : value.as_map()) gather(entry.second, graph, parts);
      return;
    default:
      return;
  }
}

std::string dot_text(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c == '\n' ? ' ' : c;
  }
  return out + "\"";
}

std::string caption(query::NodeId node, const PropertyGraph& graph) {
  for (const char* name : {"name", "label", "title", "id"}) {
    const auto key = graph.key(name);
    const Value value = key ? graph.property(node, *key) : Value();
    if (value.kind() == Kind::string) return std::string(value.as_string());
  }
  std::vector<query::LabelId> labels;
  graph.labels(node, labels);
  return labels.empty() ? "" : ":" + std::string(graph.label_name(labels.back()));
}

int run_program(const std::vector<std::string>& words) {
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  pid_t process = 0;
  if (posix_spawnp(&process, arguments[0], nullptr, nullptr, arguments.data(), environ) != 0) return 127;
  int status = 0;
  waitpid(process, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

}  // namespace

Drawing draw_result(const query::Result& result, const PropertyGraph& graph) {
  Parts parts;
  for (const Value& value : result.values) gather(value, graph, parts);
  if (parts.nodes.empty()) return {};
  std::string dot =
      "digraph result {\n  rankdir=LR;\n  node [shape=box, style=rounded, fontname=\"sans-serif\"];\n"
      "  edge [fontname=\"sans-serif\", fontsize=10];\n";
  for (const query::NodeId node : parts.nodes) {
    if (!graph.node_exists(node)) continue;
    dot += "  n" + std::to_string(node) + " [label=" + dot_text(caption(node, graph)) + "];\n";
  }
  for (const query::EdgeId edge : parts.edges) {
    dot += "  n" + std::to_string(graph.edge_from(edge)) + " -> n" + std::to_string(graph.edge_to(edge)) +
           " [label=" + dot_text(graph.type_name(graph.edge_type(edge))) + "];\n";
  }
  return {dot + "}\n"};
}

std::filesystem::path write_picture(const Drawing& drawing) {
  const std::filesystem::path base =
      std::filesystem::temp_directory_path() / ("quoth-result-" + std::to_string(getpid()));
  const std::string source = base.string() + ".dot", picture = base.string() + ".svg";
  std::ofstream out(source);
  out << drawing.dot;
  out.close();
  if (!out) throw Error(ErrorKind::io, "cannot write " + source);
  if (run_program({"dot", "-Tsvg", "-o", picture, source}) != 0) {
    throw Error(ErrorKind::io, "cannot run Graphviz's dot on " + source + "; is graphviz installed?");
  }
  return picture;
}

void open_picture(const std::filesystem::path& picture) {
  if (std::getenv("DISPLAY") == nullptr && std::getenv("WAYLAND_DISPLAY") == nullptr) return;
  run_program({"xdg-open", picture.string()});
}

}  // namespace quoth::cli
