// SPDX-License-Identifier: Apache-2.0
// Every offset of every record slices the kept text, whatever the page was: of the pages and transcripts beside the
// tests, as they are, damaged, and in other encodings.
#include "extract/pipeline.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

namespace quoth::extract {
namespace {

using graph::Span;

class Text {
 public:
  explicit Text(const std::string& text) : text_(text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) bytes_.push_back(i);
    }
    bytes_.push_back(text.size());
  }
  std::uint32_t size() const { return static_cast<std::uint32_t>(bytes_.size() - 1); }
  bool holds(Span span) const { return span.begin < span.end && span.end <= size(); }
  std::string slice(Span span) const {
    return holds(span) ? text_.substr(bytes_[span.begin], bytes_[span.end] - bytes_[span.begin]) : "no such place";
  }

 private:
  const std::string& text_;
  std::vector<std::size_t> bytes_;  // where each code point begins
};

void check_statement(const graph::Statement& s, const Text& text, const std::set<std::string>& entities,
                     const std::set<std::string>& statements) {
  EXPECT_TRUE(text.holds(s.trigger)) << s.id;
  EXPECT_TRUE(text.holds(s.evidence)) << s.id;
  EXPECT_LE(s.evidence.begin, s.trigger.begin) << s.id;
  EXPECT_GE(s.evidence.end, s.trigger.end) << s.id;
  for (const auto* list : {&s.source, &s.target, &s.about, &s.place}) {
    for (const std::string& id : *list) EXPECT_TRUE(entities.contains(id)) << s.id << " " << id;
  }
  for (const graph::Attribution& step : s.attribution) {
    EXPECT_TRUE(step.speaker.empty() || entities.contains(step.speaker)) << s.id;
    EXPECT_TRUE(step.statement.empty() || statements.contains(step.statement)) << s.id;
  }
  if (s.time) {
    EXPECT_EQ(text.slice(s.time->span), s.time->text) << s.id;
  }
  EXPECT_GE(s.confidence, 0.0);
  EXPECT_LE(s.confidence, 1.0);
  if (!s.content) return;
  ASSERT_TRUE(text.holds(s.content->span)) << s.id;
  const std::string words = text.slice(s.content->span);
  if (s.content->text.find(" … ") == std::string::npos) {
    EXPECT_EQ(words, s.content->text) << s.id;
  }
  for (const std::string& id : s.content->statements) EXPECT_TRUE(statements.contains(id)) << s.id;
}

void check(const graph::Records& records) {
  const Text text(records.document.text);
  std::uint32_t at = 0;
  for (const graph::Block& block : records.document.blocks) {
    EXPECT_TRUE(text.holds(block.span));
    EXPECT_GE(block.span.begin, at);
    at = block.span.end;
  }
  std::set<std::string> entities, statements;
  for (const graph::Entity& entity : records.entities) {
    EXPECT_TRUE(entities.insert(entity.id).second) << entity.id;
    for (const graph::Mention& mention : entity.mentions)
      EXPECT_EQ(text.slice(mention.span), mention.text) << entity.id;
  }
  for (const graph::TimeExpression& time : records.times) EXPECT_EQ(text.slice(time.span), time.text);
  for (const graph::Statement& s : records.statements) EXPECT_TRUE(statements.insert(s.id).second) << s.id;
  for (const graph::Statement& s : records.statements) check_statement(s, text, entities, statements);
}

std::vector<std::filesystem::path> inputs() {
  std::vector<std::filesystem::path> paths;
  for (const char* folder : {"/tests/extract/reader/pages", "/tests/extract/pipeline/transcripts", "/examples"}) {
    for (const auto& entry : std::filesystem::directory_iterator(QUOTH_SOURCE_DIR + std::string(folder))) {
      const auto extension = entry.path().extension();
      if (extension == ".txt" || extension == ".html") paths.push_back(entry.path());
    }
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::string bytes_of(const std::filesystem::path& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

// Bytes cut out, doubled and overwritten, the same in every run.
std::string damaged(std::string bytes, std::uint32_t seed) {
  const auto random = [&seed](std::size_t below) {
    seed = seed * 1664525U + 1013904223U;
    return below == 0 ? 0 : (seed >> 8U) % below;
  };
  for (int i = 0; i < 12; ++i) {
    const std::size_t at = random(bytes.size());
    if (i % 3 == 0)
      bytes.erase(at, random(60));
    else if (i % 3 == 1)
      bytes.insert(random(bytes.size()), bytes.substr(at, random(60)));
    else if (at < bytes.size())
      bytes[at] = static_cast<char>(random(256));
  }
  return bytes;
}

// Of ASCII and Latin-1 letters only; others become a question mark.
std::string in_utf16(const std::string& text) {
  std::string wide = "\xFF\xFE";
  for (const char c : text) {
    wide.push_back(static_cast<unsigned char>(c) < 0x80 ? c : '?');
    wide.push_back('\0');
  }
  return wide;
}

class Offsets : public testing::Test {
 protected:
  void SetUp() override {
    const std::filesystem::path model = QUOTH_BINARY_DIR "/quoth.model";
    if (!std::filesystem::exists(model)) GTEST_SKIP() << "no language model: run ./dev setup";
    extractor_ = std::make_unique<Extractor>(language::Model::open(model));
  }

  void read(const std::filesystem::path& path, const std::string& bytes) {
    Input input;
    input.uri = path.filename().string();
    input.bytes = bytes;
    if (path.extension() == ".html") input.type = Input::Type::html;
    Diagnostics diagnostics;
    check(extractor_->extract(input, diagnostics));
  }

  std::unique_ptr<Extractor> extractor_;
};

TEST_F(Offsets, OfPagesAndTranscriptsSliceTheKeptText) {
  const auto paths = inputs();
  ASSERT_GE(paths.size(), 30U);
  for (const std::filesystem::path& path : paths) {
    SCOPED_TRACE(path.filename().string());
    read(path, bytes_of(path));
  }
}

TEST_F(Offsets, OfDamagedPagesSliceTheKeptText) {
  for (const std::filesystem::path& path : inputs()) {
    for (std::uint32_t seed = 1; seed <= 3; ++seed) {
      SCOPED_TRACE(path.filename().string() + " " + std::to_string(seed));
      read(path, damaged(bytes_of(path), seed));
    }
  }
}

TEST_F(Offsets, OfOtherEncodingsSliceTheKeptText) {
  const std::string text = bytes_of(QUOTH_SOURCE_DIR "/examples/geneva-talks.txt");
  read("utf16.txt", in_utf16(text));
  read("marked.txt", "\xEF\xBB\xBF" + text);
  std::string windows = text.substr(0, text.size() / 2);
  for (const auto& [from, to] :
       {std::pair("\xE2\x80\x9C", "\x93"), std::pair("\xE2\x80\x9D", "\x94"), std::pair("\xE2\x80\x99", "\x92")}) {
    for (std::size_t at = windows.find(from); at != std::string::npos; at = windows.find(from, at + 1))
      windows.replace(at, 3, to);
  }
  read("windows.txt", windows);
  std::string crlf;
  for (const char c : text) crlf += c == '\n' ? std::string("\r\n") : std::string(1, c);
  read("crlf.txt", crlf);
  read("zero.txt", text.substr(0, 2000) + std::string(1, '\0') + text.substr(2000));
  read("surrogate.txt", text.substr(0, 2000) + "\xED\xA0\x80" + text.substr(2000));
  read("astral.txt", "\xF0\x9F\x9A\xA2 " + text.substr(0, 3000));
}

}  // namespace
}  // namespace quoth::extract
