// SPDX-License-Identifier: Apache-2.0
#include "extract/statements/quotations.h"

#include "article_fixture.h"

#include <gtest/gtest.h>

namespace quoth::extract::statements {
namespace {

// The quotations of a text, one paragraph a line, without their marks.
std::vector<std::string> quotes_of(const std::string& text) {
  static const auto model = language::Model::open(model_path());
  static language::Pipeline pipeline(model);
  std::vector<language::Block> blocks;
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  for (const std::string& line : lines) blocks.push_back({line, 0});
  const auto analyses = pipeline.analyze(blocks);
  std::vector<Tree> trees;
  for (const auto& analysis : analyses) trees.emplace_back(analysis);
  std::vector<std::string> result;
  for (const Quote& quote : find_quotes(trees)) {
    const auto& analysis = trees[static_cast<std::size_t>(quote.block)].analysis();
    const auto& first = analysis.tokens[static_cast<std::size_t>(quote.tokens.begin)];
    const auto& last = analysis.tokens[static_cast<std::size_t>(quote.tokens.end) - 1];
    result.emplace_back(analysis.text.substr(first.begin_byte, last.end_byte - first.begin_byte));
  }
  return result;
}

struct Row {
  const char* text;
  std::vector<std::string> quotes;
};

TEST(Quotes, AreFoundByTheirMarks) {
  if (!std::filesystem::exists(model_path())) GTEST_SKIP() << "no language model: run ./dev setup";
  const std::vector<Row> rows = {
      {"\"We left,\" Kos said.", {"We left,"}},
      {"“We left,” Kos said, “and won.”", {"We left,", "and won."}},
      {"‘We left,’ Kos said.", {"We left,"}},
      {"'We left,' Kos said.", {"We left,"}},
      {"«We left,» Kos said.", {"We left,"}},
      {"„We left,“ Kos said.", {"We left,"}},
      {"``We left,'' Kos said.", {"We left,"}},
      {"“He said ‘no’ to us,” Kos said.", {"He said ‘no’ to us,"}},
      {"“We left.\n“We won,” Kos said.", {"We left.", "We won,"}},
      {"“We left.\nWe won,” Kos said.", {"We left.", "We won,"}},
      {"“We left. Kos won.\nThe day was long.", {"We left."}},
      {"Kos’s and Weber’s friends' houses", {}},
      {"The workers' union didn't strike.", {}},
      {"The 6'2\" guard left.", {}},
      {"“", {}},
      {"\" \"", {}},
  };
  for (const Row& row : rows) EXPECT_EQ(quotes_of(row.text), row.quotes) << row.text;
}

}  // namespace
}  // namespace quoth::extract::statements
