// SPDX-License-Identifier: Apache-2.0
#include "cli/result_drawing.h"

#include "export/dot.h"
#include "export/output_file.h"
#include "graph/model.h"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <map>
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

std::string text_of(const PropertyGraph& graph, query::EdgeId edge, std::string_view name) {
  const auto key = graph.key(name);
  const Value value = key ? graph.edge_property(edge, *key) : Value();
  return value.kind() == Kind::string ? std::string(value.as_string()) : std::string();
}

exporters::DrawnEntity drawn_node(query::NodeId node, const PropertyGraph& graph) {
  exporters::DrawnEntity made;
  made.id = "n" + std::to_string(node);
  made.name = caption(node, graph);
  std::vector<query::LabelId> labels;
  graph.labels(node, labels);
  for (const query::LabelId label : labels) {
    std::string word(graph.label_name(label));
    for (char& c : word) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    if (const auto kind = graph::entity_kind(word)) made.kind = *kind;
  }
  return made;
}

// "PULLED_BACK" reads "pulled back".
std::string phrase_of(std::string_view type) {
  std::string phrase(type);
  for (char& c : phrase) c = c == '_' ? ' ' : c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return phrase;
}

}  // namespace

exporters::Drawing draw_result(const query::Result& result, const PropertyGraph& graph) {
  Parts parts;
  for (const Value& value : result.values) gather(value, graph, parts);
  exporters::Drawing drawing;
  std::map<query::NodeId, std::size_t> places;
  for (const query::NodeId node : parts.nodes) {
    if (!graph.node_exists(node)) continue;
    places.emplace(node, drawing.entities.size());
    drawing.entities.push_back(drawn_node(node, graph));
  }
  drawing.entities_found = drawing.entities.size();
  drawing.documents.emplace_back();
  std::map<std::pair<std::size_t, std::size_t>, std::size_t> lines;
  for (const query::EdgeId edge : parts.edges) {
    const auto from = places.find(graph.edge_from(edge)), to = places.find(graph.edge_to(edge));
    if (from == places.end() || to == places.end()) continue;
    exporters::DrawnStatement statement;
    statement.id = "r" + std::to_string(edge);
    statement.phrase = phrase_of(graph.type_name(graph.edge_type(edge)));
    statement.date = text_of(graph, edge, "time");
    statement.dated = !statement.date.empty();
    const auto [line, added] = lines.try_emplace({from->second, to->second}, drawing.edges.size());
    if (added) {
      exporters::DrawnEdge& made = drawing.edges.emplace_back();
      made.from = from->second;
      made.to = to->second;
    }
    drawing.edges[line->second].statements.push_back(drawing.statements.size());
    ++drawing.entities[from->second].statements;
    ++drawing.entities[to->second].statements;
    drawing.statements.push_back(std::move(statement));
  }
  return drawing;
}

std::filesystem::path write_picture(const exporters::Drawing& drawing) {
  static int number = 0;
  const std::filesystem::path picture =
      std::filesystem::temp_directory_path() /
      ("quoth-result-" + std::to_string(getpid()) + "-" + std::to_string(++number) + ".svg");
  exporters::OutputFile file(picture);
  exporters::write_picture(drawing, {}, exporters::PictureFormat::svg, file);
  file.finish();
  return picture;
}

bool open_picture(const std::filesystem::path& picture) {
  const char* browser = std::getenv("BROWSER");
  if (browser != nullptr && *browser != '\0') return run_program({browser, picture.string()}) == 0;
  if (std::getenv("DISPLAY") == nullptr && std::getenv("WAYLAND_DISPLAY") == nullptr) return false;
  return run_program({"xdg-open", picture.string()}) == 0;
}

}  // namespace quoth::cli
