// SPDX-License-Identifier: Apache-2.0
// Graphviz's C handles – Agraph_t and GVC_t – in one class. Strings go in by copy; everything else of cgraph stays in
// graphviz.cpp. Not for two threads: libcgraph and libgvc keep global state.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <utility>

namespace quoth::exporters {

class GraphvizGraph;

// An attribute of a node or an edge; the object lives as long as its graph. NUL bytes, which a C string cannot hold,
// become U+FFFD.
class GraphvizItem {
 public:
  void set(const char* attribute, const std::string& value);
  void set_html(const char* attribute, const std::string& markup);  // an HTML-like label, without the outer < >

 private:
  friend class GraphvizGraph;
  GraphvizItem(void* graph, void* item) : graph_(graph), item_(item) {}
  void* graph_;
  void* item_;
};
using GraphvizNode = GraphvizItem;
using GraphvizEdge = GraphvizItem;

class GraphvizGraph {
 public:
  static constexpr std::size_t kNoCluster = static_cast<std::size_t>(-1);

  // A directed multigraph.
  explicit GraphvizGraph(const std::string& name);
  ~GraphvizGraph();
  GraphvizGraph(GraphvizGraph&&) noexcept;
  GraphvizGraph& operator=(GraphvizGraph&&) noexcept;

  void set(const char* attribute, const std::string& value);
  void set_html(const char* attribute, const std::string& markup);
  void set_default_node(const char* attribute, const std::string& value);
  void set_default_edge(const char* attribute, const std::string& value);

  // A cluster; nodes join it when they are made. Numbers are the caller's.
  void add_cluster(std::size_t number, const std::string& label_markup, const std::string& border,
                   const std::string& fill, std::size_t columns);

  // The node of that name, made when there is none.
  GraphvizNode node(const std::string& name, std::size_t cluster = kNoCluster);

  // A new edge between two nodes; `key` keeps parallel ones apart.
  GraphvizEdge edge(const std::string& from, const std::string& to, const std::string& key);

  // The graph as DOT. Throws Error(internal) where cgraph cannot write.
  std::string text() const;

  // Width and height of the drawing, in points, as `engine` lays it out.
  std::pair<double, double> laid_out_size(const char* engine) const;

  // Lays out by `engine` ("dot", "sfdp") and renders as `format` ("svg", "png", "pdf").
  std::string render(const char* engine, const char* format) const;

 private:
  class Handles;
  std::unique_ptr<Handles> handles_;
};

}  // namespace quoth::exporters
