// SPDX-License-Identifier: Apache-2.0
// Every example of LANGUAGE.md gives what the page says.
#include "graph/query/engine.h"
#include "graph/query/memory_graph.h"
#include "graph/query/value_text.h"

#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <vector>

namespace quoth::query {
namespace {

struct Block {
  std::string kind, text;
  std::size_t line = 0;
};

std::vector<Block> blocks_of(const std::string& path) {
  std::ifstream in(path);
  std::vector<Block> blocks;
  bool inside = false;
  std::size_t number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.starts_with("```")) {
      inside = !inside;
      if (inside) blocks.push_back({line.substr(3), "", number});
    } else if (inside) {
      blocks.back().text += line + "\n";
    }
  }
  return blocks;
}

TEST(LanguagePage, EveryExampleGivesWhatItSays) {
  MemoryGraph graph;
  const ProcedureRegistry procedures;
  Engine engine(graph, procedures);
  std::string rows;
  std::size_t examples = 0;
  for (const Block& block : blocks_of(std::string(QUOTH_SOURCE_DIR) + "/graph/query/LANGUAGE.md")) {
    if (block.kind == "result") {
      EXPECT_EQ(rows, block.text) << "line " << block.line;
      continue;
    }
    ASSERT_TRUE(block.kind == "cypher" || block.kind == "cypher setup") << "line " << block.line;
    ++examples;
    rows.clear();
    const Result result = engine.run(block.text);
    for (std::size_t i = 0; i < result.rows(); ++i) {
      for (const Value& value : result.row(i)) rows += cypher_text(value, graph) + " ";
      rows.back() = '\n';
    }
  }
  EXPECT_GE(examples, 10U);
}

}  // namespace
}  // namespace quoth::query
