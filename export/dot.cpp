// SPDX-License-Identifier: Apache-2.0
#include "export/dot.h"

#include "export/code_points.h"
#include "export/dates.h"
#include "export/dot_legend.h"
#include "export/dot_text.h"
#include "export/graphviz.h"

#include <algorithm>
#include <cmath>

namespace quoth::exporters {
namespace {

constexpr const char* kFont = "Arial";  // measured as Liberation Sans, which has its widths, where there is no Arial

// Up to so many entities are laid out in ranks, which shows direction best; more by forces, which shows groups.
constexpr std::size_t kMostRanked = 70;
constexpr std::size_t kMostLabelled = 160;  // edges; beyond, words are in the tooltips alone

bool is_ranked(const Drawing& drawing) {
  return drawing.entities.size() <= kMostRanked;
}

bool mostly_within_groups(const Drawing& drawing) {
  const auto within = std::count_if(drawing.edges.begin(), drawing.edges.end(), [&](const DrawnEdge& edge) {
    return drawing.entities[edge.from].group == drawing.entities[edge.to].group;
  });
  return 2 * static_cast<std::size_t>(within) > drawing.edges.size();
}

// sfdp knows no frames. fdp does, and lays out a frame by its inner lines; where lines run between frames, as between
// kinds, a frame is better a list (osage).
const char* engine_for(const Drawing& drawing) {
  if (is_ranked(drawing)) return "dot";
  if (drawing.groups.empty()) return "sfdp";
  return mostly_within_groups(drawing) ? "fdp" : "osage";
}

// Columns of a list of so many entities, whose names are wider than high.
std::size_t columns_for(std::size_t entities) {
  return static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(entities) / 8)));
}

void set_graph_attributes(const Drawing& drawing, const DotOptions& options, GraphvizGraph& graph) {
  const Palette& palette = palette_of(options.theme);
  graph.set("charset", "UTF-8");
  graph.set("layout", engine_for(drawing));
  graph.set("bgcolor", std::string(palette.background));
  graph.set("fontname", kFont);
  graph.set("fontcolor", std::string(palette.faint));
  graph.set("fontsize", is_ranked(drawing) ? "11" : "22");
  graph.set("pad", "0.3");
  graph.set("tooltip", options.title.empty() ? " " : escape_markup(one_line(valid_utf8(options.title))));
  graph.set("outputorder", "edgesfirst");
  if (is_ranked(drawing)) {
    graph.set("nodesep", "0.14");
    graph.set("ranksep", "0.3");
    graph.set("splines", "true");
    graph.set("mclimit", "4");
    // Without it Graphviz 2.43 frees memory twice after laying out labelled edges between clusters.
    if (!drawing.groups.empty()) graph.set("newrank", "true");
  } else {
    graph.set("overlap", "prism");
    graph.set("overlap_scaling", "-4");
    graph.set("sep", "+6");
    graph.set("splines", "line");  // "curved" took minutes at 300 entities
    graph.set("start", "7");
    graph.set("K", drawing.groups.empty() ? "1.2" : "0.6");
  }
}

void add_node(const DrawnEntity& entity, const Drawing& drawing, const DotOptions& options, GraphvizGraph& graph,
              bool large) {
  const KindStyle& style = style_of(entity.kind, options.theme);
  GraphvizNode node =
      graph.node(raw_attribute(entity.id), drawing.groups.empty() ? GraphvizGraph::kNoCluster : entity.group);
  node.set_html("label", node_label(entity, options.theme));
  node.set("name", raw_attribute(entity.name));
  node.set("kind", std::string(graph::to_string(entity.kind)));
  node.set("shape", std::string(style.shape));
  node.set("style", std::string(style.style));
  node.set("peripheries", std::string(style.peripheries));
  node.set("fillcolor", std::string(style.fill));
  node.set("color", std::string(style.border));
  node.set("fontcolor", std::string(palette_of(options.theme).text));
  node.set("tooltip", node_tooltip(entity));
  if (large) {
    const double size = 10 + 4 * std::log2(1.0 + static_cast<double>(entity.statements));
    node.set("fontsize", std::to_string(static_cast<int>(std::min(size, 40.0))));
  }
  if (!entity.wikidata.empty()) {
    node.set("URL", "https://www.wikidata.org/wiki/" + escape_markup(entity.wikidata));
    node.set("target", "_blank");
  }
}

bool is_web_address(std::string_view uri) {
  return uri.starts_with("https://") || uri.starts_with("http://");
}

// The line's two ends, or halves of it that meet at its words.
void style_line(const DrawnEdge& edge, const Drawing& drawing, const DotOptions& options, GraphvizEdge& line) {
  const std::string colour(line_colour(edge.family, options.theme));
  const auto count = static_cast<double>(edge.statements.size());
  // Among hundreds of lines the single statements step back, so that the bundles are seen.
  line.set("color", is_ranked(drawing) || edge.statements.size() > 1 ? colour : colour + "90");
  line.set("style", edge.fact ? "solid" : "dashed");
  const int tenths = static_cast<int>(std::lround(10 * std::min(1.0 + 0.6 * (count - 1), 4.0)));
  line.set("penwidth", std::to_string(tenths / 10) + '.' + std::to_string(tenths % 10));
  line.set("weight", std::to_string(std::min<std::size_t>(edge.statements.size(), 5)));
}

// What a pointer over the line or its words shows, and where a click leads.
void link_to_source(const DrawnEdge& edge, const Drawing& drawing, GraphvizItem& item) {
  item.set("tooltip", edge_tooltip(drawing, edge));
  const DrawnDocument& document = drawing.documents[drawing.statements[edge.statements.front()].document];
  if (is_web_address(document.uri)) {
    item.set("URL", escape_markup(document.uri));
    item.set("target", "_blank");
  }
}

void add_edge(const DrawnEdge& edge, std::size_t number, const Drawing& drawing, const DotOptions& options,
              GraphvizGraph& graph) {
  GraphvizEdge drawn = graph.edge(raw_attribute(drawing.entities[edge.from].id),
                                  raw_attribute(drawing.entities[edge.to].id), std::to_string(number));
  if (drawing.edges.size() <= kMostLabelled) drawn.set_html("label", edge_label(drawing, edge, options.theme));
  style_line(edge, drawing, options, drawn);
  drawn.set("arrowhead", edge.about ? "onormal" : "normal");
  link_to_source(edge, drawing, drawn);
  for (const char* name : {"edgetooltip", "labeltooltip"}) drawn.set(name, edge_tooltip(drawing, edge));
  drawn.set("statements", std::to_string(edge.statements.size()));
}

// Between frames dot sets the words of lines above one another, having kept no room for them. So here the words are a
// node of their own in the middle of the line, which has its room like every other.
void add_edge_through_its_words(const DrawnEdge& edge, std::size_t number, const Drawing& drawing,
                                const DotOptions& options, GraphvizGraph& graph) {
  const DrawnEntity& from = drawing.entities[edge.from];
  const DrawnEntity& to = drawing.entities[edge.to];
  const std::string name = "words-" + std::to_string(number);
  GraphvizNode words = graph.node(name, from.group == to.group ? from.group : GraphvizGraph::kNoCluster);
  words.set_html("label", edge_label(drawing, edge, options.theme));
  words.set("shape", "plain");
  words.set("style", "filled");  // other lines pass behind the words
  const Palette& palette = palette_of(options.theme);
  words.set("fillcolor", std::string(from.group == to.group ? palette.group_fill : palette.background));
  words.set("fontsize", "10");
  link_to_source(edge, drawing, words);
  GraphvizEdge first = graph.edge(raw_attribute(from.id), name, "a");
  GraphvizEdge second = graph.edge(name, raw_attribute(to.id), "b");
  for (GraphvizEdge* half : {&first, &second}) {
    style_line(edge, drawing, options, *half);
    link_to_source(edge, drawing, *half);
    half->set("edgetooltip", edge_tooltip(drawing, edge));
  }
  first.set("arrowhead", "none");
  second.set("arrowhead", edge.about ? "onormal" : "normal");
}

// Ranks go down or to the right, whichever needs less shrinking to fit a screen: a long chain is better laid across.
void choose_direction(GraphvizGraph& graph) {
  constexpr double kScreenRatio = 1.6;
  double best = 0;
  const char* chosen = "TB";
  for (const char* direction : {"TB", "LR"}) {
    graph.set("rankdir", direction);
    const auto [width, height] = graph.laid_out_size("dot");
    const double needed = std::max(width, height * kScreenRatio);
    if (best == 0 || needed < 0.9 * best) {
      best = needed;
      chosen = direction;
    }
  }
  graph.set("rankdir", chosen);
}

enum class Purpose { text, picture };

GraphvizGraph build(const Drawing& drawing, const DotOptions& options, Purpose purpose) {
  GraphvizGraph graph("quoth");
  set_graph_attributes(drawing, options, graph);
  graph.set_default_node("fontname", kFont);
  graph.set_default_node("fontsize", "12");
  graph.set_default_node("margin", "0.12,0.06");
  graph.set_default_node("height", "0.3");
  graph.set_default_edge("fontname", kFont);
  graph.set_default_edge("fontsize", "10");
  graph.set_default_edge("arrowsize", "0.7");
  std::vector<std::size_t> sizes(drawing.groups.size());
  for (const DrawnEntity& entity : drawing.entities) {
    if (!sizes.empty()) ++sizes[entity.group];
  }
  for (std::size_t at = 0; at < drawing.groups.size(); ++at) {
    const Palette& palette = palette_of(options.theme);
    graph.add_cluster(at, "<B>" + escape_markup(shortened(one_line(valid_utf8(drawing.groups[at])), 60)) + "</B>",
                      std::string(palette.group_border), std::string(palette.group_fill), columns_for(sizes[at]));
  }
  const bool large = !is_ranked(drawing);
  for (const DrawnEntity& entity : drawing.entities) add_node(entity, drawing, options, graph, large);
  const bool framed =
      purpose == Purpose::picture && !drawing.groups.empty() && !large && drawing.edges.size() <= kMostLabelled;
  for (std::size_t at = 0; at < drawing.edges.size(); ++at) {
    (framed ? add_edge_through_its_words : add_edge)(drawing.edges[at], at, drawing, options, graph);
  }
  if (options.legend) {
    graph.set_html("label", legend_markup(drawing, options.theme));
    graph.set("labelloc", "b");
    graph.set("labeljust", "l");
  }
  if (is_ranked(drawing)) choose_direction(graph);
  return graph;
}

}  // namespace

void write_dot(const Drawing& drawing, const DotOptions& options, ByteSink& sink) {
  sink.write(build(drawing, options, Purpose::text).text());
}

void write_picture(const Drawing& drawing, const DotOptions& options, PictureFormat format, ByteSink& sink) {
  GraphvizGraph graph = build(drawing, options, Purpose::picture);
  if (format == PictureFormat::png && is_ranked(drawing)) graph.set("dpi", "144");
  const char* name = format == PictureFormat::svg ? "svg" : format == PictureFormat::png ? "png" : "pdf";
  sink.write(graph.render(engine_for(drawing), name));
}

}  // namespace quoth::exporters
