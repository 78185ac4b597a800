// SPDX-License-Identifier: Apache-2.0
// Runs the linguistic cases beside this file, *.cases: one a line,
//   reference day or "-" | text | expression = value; expression = value
// with nothing after the second bar where nothing may be found. "[p]" in a text begins a new paragraph. All expressions
// must be found, in order, and no others.
#include "extract/discourse/time/time_expressions.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace quoth::extract::time {
namespace {

std::string trim(std::string text) {
  text.erase(0, text.find_first_not_of(' '));
  text.erase(text.find_last_not_of(' ') + 1);
  return text;
}

std::uint32_t code_points(const std::string& text) {
  std::uint32_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1U : 0U;
  return count;
}

graph::Document document_of(const std::string& reference, std::string text) {
  graph::Document document;
  document.id = "d:0";
  if (reference != "-") document.published = reference;
  while (true) {
    const std::size_t mark = text.find("[p]");
    const std::string paragraph = trim(text.substr(0, mark));
    const std::uint32_t begin = code_points(document.text);
    document.text += paragraph;
    document.blocks.push_back({graph::BlockKind::paragraph, {begin, code_points(document.text)}});
    if (mark == std::string::npos) break;
    document.text += "\n";
    text.erase(0, mark + 3);
  }
  return document;
}

std::string shown(const std::vector<graph::TimeExpression>& times) {
  std::string result;
  for (const graph::TimeExpression& time : times) {
    if (!result.empty()) result += "; ";
    result += time.text + " = " + time.value;
  }
  return result;
}

class TimeCases : public testing::TestWithParam<std::string> {};

TEST_P(TimeCases, AreFoundAndResolved) {
  std::ifstream in(GetParam());
  std::size_t cases = 0;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.front() == '#') continue;
    const std::size_t first = line.find('|');
    const std::size_t second = line.find('|', first + 1);
    ASSERT_NE(second, std::string::npos) << line;
    Diagnostics diagnostics;
    const graph::Document document =
        document_of(trim(line.substr(0, first)), trim(line.substr(first + 1, second - first - 1)));
    EXPECT_EQ(shown(find_times(document, diagnostics)), trim(line.substr(second + 1))) << line;
    ++cases;
  }
  EXPECT_GE(cases, 5U);
}

std::vector<std::string> case_files() {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(QUOTH_SOURCE_DIR "/tests/extract/discourse/time")) {
    if (entry.path().extension() == ".cases") files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

INSTANTIATE_TEST_SUITE_P(Files, TimeCases, testing::ValuesIn(case_files()),
                         [](const auto& file) { return std::filesystem::path(file.param).stem().string(); });

TEST(TimeExpressions, GiveOffsetsInCodePoints) {
  const graph::Document document = document_of("2021-12-31", "Élysée: naïve café talks on Friday.");
  Diagnostics diagnostics;
  const auto times = find_times(document, diagnostics);
  ASSERT_EQ(times.size(), 1U);
  EXPECT_EQ(times[0].span, (graph::Span{28, 34}));
  EXPECT_FALSE(times[0].range);
}

TEST(TimeExpressions, ReportWhatHasNoReference) {
  Diagnostics diagnostics;
  EXPECT_TRUE(find_times(document_of("-", "They met on Friday and last week."), diagnostics).empty());
  EXPECT_EQ(diagnostics.count("unresolved-date"), 2U);
}

TEST(TimeExpressions, NameTheYearsAtTheEndsOfRanges) {
  Diagnostics diagnostics;
  const auto times =
      find_times(document_of("2021-12-31", "Voilà: 2004 – 2009, May to June 2010, the 1990s."), diagnostics);
  const auto all = with_end_years(times);
  EXPECT_EQ(
      shown(all),
      "2004 – 2009 = 2004/2009; 2004 = 2004; 2009 = 2009; May to June 2010 = 2010-05/2010-06; the 1990s = 1990/1999");
  EXPECT_EQ(all[2].span, (graph::Span{14, 18}));
}

TEST(TimeExpressions, StayBoundedInEndlessRepetitions) {
  for (const char* piece :
       {"the first week of ", "hundred ", "thousand and ", "1 day ", "the next last ", "end of the ", "from 1 to ",
        "between ", "May ", "2010-", "1 ", "Friday, ", "the day after "}) {
    std::string text;
    for (int i = 0; i < 20000; ++i) text += piece;
    Diagnostics diagnostics;
    const auto times = find_times(document_of("2021-12-31", text), diagnostics);
    EXPECT_LE(times.size(), 20000U) << piece;
  }
}

TEST(TimeExpressions, AreFoundInTheArticleOnly) {
  graph::Document document = document_of("2021-12-31", "on Friday [p] on Monday [p] on Tuesday");
  document.blocks[0].kind = graph::BlockKind::metadata;
  document.blocks[1].kind = graph::BlockKind::boilerplate;
  Diagnostics diagnostics;
  EXPECT_EQ(shown(find_times(document, diagnostics)), "Tuesday = 2021-12-28");
}

}  // namespace
}  // namespace quoth::extract::time
