// SPDX-License-Identifier: Apache-2.0
// DOT as we write it, read by libcgraph's own parser: every node, edge and name comes back.
#include "export/dot.h"
#include "export/records_source.h"
#include "sample_records.h"

#include <graphviz/cgraph.h>
#include <gtest/gtest.h>

#include <map>
#include <memory>

namespace quoth::exporters {
namespace {

struct Closer {
  void operator()(Agraph_t* graph) const { agclose(graph); }
};

struct Read {
  std::map<std::string, std::string> names;  // id → name
  std::size_t edges = 0;
};

// DOT's character references, as far as we write them into `name`.
std::string decoded(std::string text) {
  const auto replace = [&text](std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
      text.replace(at, from.size(), to);
    }
  };
  replace("&#92;", "\\");
  replace("&amp;", "&");
  return text;
}

Read read_back(const std::string& dot) {
  const std::unique_ptr<Agraph_t, Closer> graph(agmemread(const_cast<char*>(dot.c_str())));
  if (!graph) throw std::runtime_error("cgraph cannot read it");
  Read read;
  for (Agnode_t* node = agfstnode(graph.get()); node; node = agnxtnode(graph.get(), node)) {
    read.names[agnameof(node)] = decoded(agget(node, const_cast<char*>("name")));
    for (Agedge_t* edge = agfstout(graph.get(), node); edge; edge = agnxtout(graph.get(), edge)) ++read.edges;
  }
  return read;
}

void expect_names_back(const std::vector<std::string>& names) {
  const graph::Records records = sample::records_named(names);
  const Drawing drawing = make_drawing(RecordsSource({records}), {});
  StringSink dot;
  write_dot(drawing, {}, dot);
  const Read read = read_back(dot.text());
  EXPECT_EQ(read.edges, names.size());
  for (const graph::Entity& entity : records.entities) EXPECT_EQ(read.names.at(entity.id), entity.name);
}

TEST(DotRoundTrip, KeepsEveryHardName) {
  expect_names_back(sample::hard_names());
}

TEST(DotRoundTrip, KeepsGeneratedNames) {
  for (std::uint32_t seed = 1; seed <= 5; ++seed) expect_names_back(sample::random_names(40, 120, seed));
}

TEST(DotRoundTrip, CountsNodesAndEdgesOfAGeneratedGraph) {
  const Drawing drawing = make_drawing(RecordsSource(sample::generated(30, 200)), {});
  StringSink dot;
  write_dot(drawing, {}, dot);
  const Read read = read_back(dot.text());
  EXPECT_EQ(read.names.size(), drawing.entities.size());
  EXPECT_EQ(read.edges, drawing.edges.size());
}

TEST(DotRoundTrip, HardNamesAreDrawnToo) {
  StringSink svg;
  write_picture(make_drawing(RecordsSource({sample::records_named(sample::hard_names())}), {}),
                {Theme::light, true, "\"<&>\n"}, PictureFormat::svg, svg);
  EXPECT_NE(svg.text().find("</svg>"), std::string::npos);
  EXPECT_EQ(svg.text().find('\x01'), std::string::npos);
}

}  // namespace
}  // namespace quoth::exporters
