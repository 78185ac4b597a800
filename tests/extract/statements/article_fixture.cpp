// SPDX-License-Identifier: Apache-2.0
#include "article_fixture.h"

#include "extract/lexicon/lexicon.h"

#include <algorithm>

namespace quoth::extract::statements {
namespace {

std::uint32_t code_points(std::string_view text) {
  return static_cast<std::uint32_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace

ArticleReader::ArticleReader() : model_(language::Model::open(model_path())), pipeline_(model_) {}

graph::Records ArticleReader::read(const std::string& text,
                                   const std::vector<std::pair<std::string, std::string>>& times) {
  graph::Records records;
  records.document.text = text;
  records.document.id = graph::document_id(text);
  std::vector<language::Block> blocks;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (end > begin) {
      const auto offset = code_points(std::string_view(text).substr(0, begin));
      blocks.push_back({std::string_view(text).substr(begin, end - begin), offset});
      records.document.blocks.push_back(
          {graph::BlockKind::paragraph,
           {offset, offset + code_points(std::string_view(text).substr(begin, end - begin))}});
    }
    begin = end + 1;
  }
  for (const auto& [words, value] : times) {
    const std::size_t at = text.find(words);
    if (at == std::string::npos) continue;
    graph::TimeExpression time;
    time.document = records.document.id;
    time.span.begin = code_points(std::string_view(text).substr(0, at));
    time.span.end = time.span.begin + code_points(words);
    time.text = words;
    time.value = value;
    records.times.push_back(time);
  }
  std::sort(records.times.begin(), records.times.end(),
            [](const auto& a, const auto& b) { return a.span.begin < b.span.begin; });
  const std::vector<language::Analysis> analyses = pipeline_.analyze(blocks);
  std::vector<language::Tree> trees;
  trees.reserve(analyses.size());
  for (const language::Analysis& analysis : analyses) trees.emplace_back(analysis);
  discourse::Discourse discourse(records.document, trees, lexicon::Lexicon::built_in());
  diagnostics = {};
  Found found = find_statements(records.document, trees, discourse, records.times, diagnostics);
  records.entities = discourse.records(records.times, found.entities);
  records.statements = std::move(found.statements);
  return records;
}

}  // namespace quoth::extract::statements
