// SPDX-License-Identifier: Apache-2.0
// Runs the saved pages beside this file: NAME.txt or NAME.html, and NAME.expected, which says what the reader must make
// of it, one fact a line: `key | value`. Keys: title, subtitle, published, updated, publisher, author, language, and
// the kinds of blocks with the beginning of a block of that kind. All paragraphs must be listed, in order.
#include "extract/reader/file.h"
#include "extract/reader/reader.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace quoth::extract::reader {
namespace {

using Fact = std::pair<std::string, std::string>;

std::vector<Fact> facts_of(const std::filesystem::path& path) {
  std::vector<Fact> facts;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    const std::size_t bar = line.find(" | ");
    if (line.empty() || line.front() == '#' || bar == std::string::npos) continue;
    facts.emplace_back(line.substr(0, bar), line.substr(bar + 3));
  }
  return facts;
}

// The bytes of code points [begin, end).
std::string slice(const std::string& text, graph::Span span) {
  std::string result;
  std::uint32_t index = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U) {
      if (index > span.begin && index <= span.end) result.push_back(text[i]);
      continue;
    }
    if (index >= span.begin && index < span.end) result.push_back(text[i]);
    ++index;
  }
  return result;
}

bool has_block(const graph::Document& document, graph::BlockKind kind, const std::string& beginning) {
  return std::any_of(document.blocks.begin(), document.blocks.end(), [&](const graph::Block& block) {
    return block.kind == kind && slice(document.text, block.span).rfind(beginning, 0) == 0;
  });
}

void check(const graph::Document& document, const Fact& fact) {
  const auto& [key, value] = fact;
  if (key == "title")
    EXPECT_EQ(document.title, value);
  else if (key == "subtitle")
    EXPECT_EQ(document.subtitle, value);
  else if (key == "published")
    EXPECT_EQ(document.published, value);
  else if (key == "updated")
    EXPECT_EQ(document.updated, value);
  else if (key == "publisher")
    EXPECT_EQ(document.publisher, value);
  else if (key == "language")
    EXPECT_EQ(document.language, value);
  else if (key == "author")
    EXPECT_NE(std::find(document.authors.begin(), document.authors.end(), value), document.authors.end()) << value;
  else if (const auto kind = graph::block_kind(key))
    EXPECT_TRUE(has_block(document, *kind, value)) << key << " | " << value;
  else
    ADD_FAILURE() << "unknown key " << key;
}

void check_paragraphs(const graph::Document& document, const std::vector<Fact>& facts) {
  std::vector<std::string> expected;
  for (const Fact& fact : facts) {
    if (fact.first == "paragraph") expected.push_back(fact.second);
  }
  std::size_t at = 0;
  for (const graph::Block& block : document.blocks) {
    if (block.kind != graph::BlockKind::paragraph) continue;
    const std::string words = slice(document.text, block.span);
    ASSERT_LT(at, expected.size()) << "one paragraph too many: " << words;
    EXPECT_EQ(words.rfind(expected[at], 0), 0U) << "expected " << expected[at] << "\n     got " << words;
    ++at;
  }
  EXPECT_EQ(at, expected.size()) << "too few paragraphs";
}

// Blocks are in order, disjoint, and cover all but white space.
void check_cover(const graph::Document& document) {
  std::uint32_t at = 0;
  for (const graph::Block& block : document.blocks) {
    EXPECT_LE(at, block.span.begin);
    const std::string between = slice(document.text, {at, block.span.begin});
    EXPECT_EQ(between.find_first_not_of(" \t\r\n\f\v\xC2\xA0"), std::string::npos) << between;
    at = block.span.end;
  }
}

// Bytes cut out, doubled and overwritten, the same in every run.
std::string damaged(std::string bytes, std::uint32_t seed) {
  const auto random = [&seed](std::size_t below) {
    seed = seed * 1664525U + 1013904223U;
    return below == 0 ? 0 : (seed >> 8U) % below;
  };
  for (int i = 0; i < 6; ++i) {
    const std::size_t at = random(bytes.size());
    const std::size_t length = random(40);
    if (i % 3 == 0)
      bytes.erase(at, length);
    else if (i % 3 == 1)
      bytes.insert(random(bytes.size()), bytes.substr(at, length));
    else if (at < bytes.size())
      bytes[at] = static_cast<char>(random(256));
  }
  return bytes;
}

TEST(Pages, SurviveDamage) {
  for (const auto& entry : std::filesystem::directory_iterator(QUOTH_SOURCE_DIR "/tests/extract/reader/pages")) {
    if (entry.path().extension() == ".expected") continue;
    const Input page = read_file(entry.path());
    for (std::uint32_t seed = 1; seed <= 40; ++seed) {
      SCOPED_TRACE(entry.path().filename().string() + " " + std::to_string(seed));
      Input input = page;
      input.bytes = damaged(page.bytes, seed);
      Diagnostics diagnostics;
      check_cover(read(input, diagnostics));
    }
  }
}

TEST(Pages, AreReadAsExpected) {
  std::size_t pages = 0;
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(QUOTH_SOURCE_DIR "/tests/extract/reader/pages")) {
    if (entry.path().extension() != ".expected") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  for (const std::filesystem::path& path : paths) {
    SCOPED_TRACE(path.filename().string());
    std::filesystem::path expected = path;
    expected.replace_extension(".expected");
    const std::vector<Fact> facts = facts_of(expected);
    ASSERT_FALSE(facts.empty());
    Diagnostics diagnostics;
    const graph::Document document = read(read_file(path), diagnostics);
    for (const Fact& fact : facts) check(document, fact);
    check_paragraphs(document, facts);
    check_cover(document);
    ++pages;
  }
  EXPECT_GE(pages, 30U);
}

}  // namespace
}  // namespace quoth::extract::reader
