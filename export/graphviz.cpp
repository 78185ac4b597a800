// SPDX-License-Identifier: Apache-2.0
#include "export/graphviz.h"

#include "graph/error.h"

#include <graphviz/cgraph.h>
#include <graphviz/gvc.h>

#include <cstdio>
#include <cstdlib>
#include <map>

namespace quoth::exporters {
namespace {

struct GraphCloser {
  void operator()(Agraph_t* graph) const { agclose(graph); }
};
struct ContextFreer {
  void operator()(GVC_t* context) const { gvFreeContext(context); }
};
struct RenderFreer {
  void operator()(char* data) const { gvFreeRenderData(data); }
};
struct FileCloser {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
struct MemoryFreer {
  void operator()(char* data) const { std::free(data); }
};

// cgraph's functions take char* and change nothing.
char* mutable_text(const std::string& text) {
  return const_cast<char*>(text.c_str());
}

char* mutable_text(const char* text) {
  return const_cast<char*>(text);
}

std::string without_nul(std::string text) {
  for (std::size_t at = text.find('\0'); at != std::string::npos; at = text.find('\0', at)) {
    text.replace(at, 1, "\xEF\xBF\xBD");
  }
  return text;
}

// Sets an HTML-like string; cgraph wants it from its own string table.
void set_markup(Agraph_t* graph, void* item, const char* attribute, const std::string& markup) {
  char* interned = agstrdup_html(graph, mutable_text(markup));
  agsafeset(item, mutable_text(attribute), interned, mutable_text(""));
  agstrfree(graph, interned);
}

// A graph with its layout, for as long as this lives.
class LaidOut {
 public:
  LaidOut(Agraph_t* graph, const char* engine) : context_(gvContext()), graph_(graph) {
    if (!context_ || gvLayout(context_.get(), graph, engine) != 0) {
      throw Error(ErrorKind::internal, std::string("Graphviz cannot lay out the drawing by ") + engine);
    }
  }
  ~LaidOut() { gvFreeLayout(context_.get(), graph_); }
  LaidOut(const LaidOut&) = delete;
  LaidOut& operator=(const LaidOut&) = delete;

  GVC_t* context() const noexcept { return context_.get(); }

 private:
  std::unique_ptr<GVC_t, ContextFreer> context_;
  Agraph_t* graph_;
};

}  // namespace

class GraphvizGraph::Handles {
 public:
  std::unique_ptr<Agraph_t, GraphCloser> graph;
  std::map<std::size_t, Agraph_t*> clusters;  // owned by `graph`
};

void GraphvizItem::set(const char* attribute, const std::string& value) {
  agsafeset(item_, mutable_text(attribute), mutable_text(without_nul(value)), mutable_text(""));
}

void GraphvizItem::set_html(const char* attribute, const std::string& markup) {
  set_markup(static_cast<Agraph_t*>(graph_), item_, attribute, markup);
}

GraphvizGraph::GraphvizGraph(const std::string& name) : handles_(std::make_unique<Handles>()) {
  handles_->graph.reset(agopen(mutable_text(name), Agdirected, nullptr));
  if (!handles_->graph) throw Error(ErrorKind::internal, "Graphviz cannot make a graph");
}

GraphvizGraph::~GraphvizGraph() = default;
GraphvizGraph::GraphvizGraph(GraphvizGraph&&) noexcept = default;
GraphvizGraph& GraphvizGraph::operator=(GraphvizGraph&&) noexcept = default;

void GraphvizGraph::set(const char* attribute, const std::string& value) {
  agattr(handles_->graph.get(), AGRAPH, mutable_text(attribute), mutable_text(without_nul(value)));
}

void GraphvizGraph::set_html(const char* attribute, const std::string& markup) {
  set_markup(handles_->graph.get(), handles_->graph.get(), attribute, markup);
}

void GraphvizGraph::set_default_node(const char* attribute, const std::string& value) {
  agattr(handles_->graph.get(), AGNODE, mutable_text(attribute), mutable_text(value));
}

void GraphvizGraph::set_default_edge(const char* attribute, const std::string& value) {
  agattr(handles_->graph.get(), AGEDGE, mutable_text(attribute), mutable_text(value));
}

void GraphvizGraph::add_cluster(std::size_t number, const std::string& label_markup, const std::string& border,
                                const std::string& fill, std::size_t columns) {
  Agraph_t* cluster = agsubg(handles_->graph.get(), mutable_text("cluster_" + std::to_string(number)), 1);
  handles_->clusters[number] = cluster;
  set_markup(handles_->graph.get(), cluster, "label", label_markup);
  const auto set_one = [&](const char* attribute, const std::string& value) {
    agsafeset(cluster, mutable_text(attribute), mutable_text(value), mutable_text(""));
  };
  set_one("style", "rounded,filled");
  set_one("labeljust", "l");                                // lines come in at the middle
  set_one("labelloc", "t");                                 // or a legend beneath the drawing takes it along
  set_one("packmode", "array_" + std::to_string(columns));  // for osage alone
  set_one("color", border);
  set_one("fillcolor", fill);
}

GraphvizNode GraphvizGraph::node(const std::string& name, std::size_t cluster) {
  Agraph_t* graph = handles_->graph.get();
  Agnode_t* node = agnode(graph, mutable_text(name), 1);
  if (cluster != kNoCluster) agsubnode(handles_->clusters.at(cluster), node, 1);
  return {graph, node};
}

GraphvizEdge GraphvizGraph::edge(const std::string& from, const std::string& to, const std::string& key) {
  Agraph_t* graph = handles_->graph.get();
  Agnode_t* tail = agnode(graph, mutable_text(from), 1);
  Agnode_t* head = agnode(graph, mutable_text(to), 1);
  return {graph, agedge(graph, tail, head, mutable_text(key), 1)};
}

std::string GraphvizGraph::text() const {
  char* data = nullptr;
  std::size_t size = 0;
  std::unique_ptr<std::FILE, FileCloser> file(open_memstream(&data, &size));
  const bool written = file && agwrite(handles_->graph.get(), file.get()) == 0 && std::fflush(file.get()) == 0;
  file.reset();
  const std::unique_ptr<char, MemoryFreer> owner(data);
  if (!written) throw Error(ErrorKind::internal, "Graphviz cannot write the graph");
  return {data, size};
}

// On a copy: Graphviz 2.43 frees twice where a graph with clusters is laid out a second time.
std::pair<double, double> GraphvizGraph::laid_out_size(const char* engine) const {
  const std::unique_ptr<Agraph_t, GraphCloser> copy(agmemread(text().c_str()));
  if (!copy) throw Error(ErrorKind::internal, "Graphviz cannot read the graph that it wrote");
  const LaidOut laid_out(copy.get(), engine);
  const boxf box = GD_bb(copy.get());
  return {box.UR.x - box.LL.x, box.UR.y - box.LL.y};
}

std::string GraphvizGraph::render(const char* engine, const char* format) const {
  const LaidOut laid_out(handles_->graph.get(), engine);
  char* data = nullptr;
  unsigned size = 0;
  const int failed = gvRenderData(laid_out.context(), handles_->graph.get(), format, &data, &size);
  const std::unique_ptr<char, RenderFreer> owner(data);
  if (failed != 0 || !data) throw Error(ErrorKind::internal, std::string("Graphviz cannot render ") + format);
  return {data, size};
}

}  // namespace quoth::exporters
