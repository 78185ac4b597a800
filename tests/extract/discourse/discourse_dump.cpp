// SPDX-License-Identifier: Apache-2.0
// discourse-dump MODEL < documents.ndjson > records.ndjson: the entities of each document {"uri","text","published"},
// with the quotations' speakers that the statements find. For looking and scoring; `quoth extract` is the real thing.
// With --time the seconds of each stage go to the standard error.
#include "extract/discourse/discourse.h"
#include "extract/language/pipeline.h"
#include "extract/lexicon/lexicon.h"
#include "extract/reader/reader.h"
#include "extract/statements/statements.h"
#include "graph/records.h"

#include <rapidjson/document.h>

#include <chrono>
#include <iostream>
#include <string>

namespace {

using namespace quoth;
using namespace quoth::extract;
using Clock = std::chrono::steady_clock;

double seconds(Clock::duration d) {
  return std::chrono::duration<double>(d).count();
}

std::string field(const rapidjson::Document& json, const char* name) {
  return json.HasMember(name) && json[name].IsString() ? json[name].GetString() : "";
}

// Byte offsets of each block, from its code points.
std::vector<language::Block> blocks_of(const graph::Document& document) {
  std::vector<language::Block> blocks;
  std::size_t byte = 0;
  std::uint32_t point = 0;
  const auto seek = [&](std::uint32_t to) {
    while (point < to && byte < document.text.size()) {
      ++byte;
      while (byte < document.text.size() && (static_cast<unsigned char>(document.text[byte]) & 0xC0) == 0x80) ++byte;
      ++point;
    }
    return byte;
  };
  for (const graph::Block& block : document.blocks) {
    if (block.kind == graph::BlockKind::boilerplate || block.kind == graph::BlockKind::metadata) continue;
    const std::size_t begin = seek(block.span.begin);
    const std::size_t end = seek(block.span.end);
    blocks.push_back({std::string_view(document.text).substr(begin, end - begin), block.span.begin});
  }
  return blocks;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  language::Pipeline pipeline(language::Model::open(argv[1]));
  const lexicon::Lexicon& lexicon = lexicon::Lexicon::built_in();
  Clock::duration engine{}, trees_time{}, discourse_time{}, statements_time{};
  std::size_t tokens = 0;
  for (std::string line; std::getline(std::cin, line);) {
    rapidjson::Document json;
    json.Parse(line.c_str());
    Input input;
    input.uri = field(json, "uri");
    input.bytes = field(json, "text");
    input.published = field(json, "published");
    Diagnostics diagnostics;
    graph::Records records;
    records.document = reader::read(input, diagnostics);
    const auto t0 = Clock::now();
    const auto blocks = blocks_of(records.document);
    const auto analyses = pipeline.analyze(blocks);
    const auto t1 = Clock::now();
    std::vector<language::Tree> trees;
    trees.reserve(analyses.size());
    for (const auto& analysis : analyses) {
      trees.emplace_back(analysis);
      tokens += analysis.tokens.size();
    }
    const auto t2 = Clock::now();
    discourse::Discourse discourse(records.document, trees, lexicon);
    const auto t3 = Clock::now();
    auto found = statements::find_statements(records.document, trees, discourse, {}, diagnostics);
    records.statements = std::move(found.statements);
    const auto t4 = Clock::now();
    records.entities = discourse.records({}, found.entities);
    engine += t1 - t0;
    trees_time += t2 - t1;
    discourse_time += t3 - t2;
    statements_time += t4 - t3;
    std::string out;
    graph::append_records(records, out);
    std::cout << out;
  }
  if (argc > 2)
    std::cerr << tokens << " tokens; engine " << seconds(engine) << " s, trees " << seconds(trees_time)
              << " s, discourse " << seconds(discourse_time) << " s, statements with resolve "
              << seconds(statements_time) << " s\n";
}
