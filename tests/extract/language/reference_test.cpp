// SPDX-License-Identifier: Apache-2.0
// The whole engine against what spaCy 3.8 says of the texts in reference/ (5,500 tokens; form and versions:
// reference/regenerate.py). ./dev parity does the same on over 100,000 tokens, side by side with spaCy itself.
#include "extract/language/characters.h"
#include "extract/language/pipeline.h"
#include "tests/extract/language/model_fixture.h"

#include <array>

#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

namespace quoth::extract::language {
namespace {

constexpr double kFloor = 0.999;
constexpr std::array<std::string_view, 8> kFields{"text",  "tag",    "pos",   "head",
                                                  "label", "entity", "lemma", "sentence start"};

std::string read(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == separator) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

// Whitespace as regenerate.py writes it.
std::string escaped(std::string_view text) {
  std::string escaped;
  for (const char c : text) escaped += c == '\n' ? "\\n" : c == '\t' ? "\\t" : c == '\\' ? "\\\\" : std::string(1, c);
  return escaped;
}

// What spaCy says of one token. `begin` and `end` count code points.
struct Expected {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string tag, pos, label, entity, lemma;
  std::int32_t head = 0;
  bool sentence_start = false;
};

std::vector<Expected> read_reference(const std::filesystem::path& file) {
  std::vector<Expected> tokens;
  std::uint32_t at = 0;
  for (const std::string& line : split(read(file), '\n')) {
    if (line.empty() || line.starts_with("# ")) continue;
    const std::vector<std::string> columns = split(line, '\t');
    if (columns.size() != 8) throw std::runtime_error(file.string() + ": bad line " + line);
    Expected& token = tokens.emplace_back();
    token.begin = at + static_cast<std::uint32_t>(std::stoul(columns[0]));
    token.end = at = token.begin + static_cast<std::uint32_t>(std::stoul(columns[1]));
    token.sentence_start = columns[2].starts_with('*');
    token.tag = columns[2].substr(token.sentence_start ? 1 : 0);
    token.pos = columns[3];
    token.head = static_cast<std::int32_t>(tokens.size()) - 1 + std::stoi(columns[4]);
    token.label = columns[5];
    token.entity = columns[6];
    token.lemma = columns[7];
  }
  return tokens;
}

class ReferenceTest : public WithModel {
 protected:
  void SetUp() override {
    WithModel::SetUp();
    if (IsSkipped()) return;
    opened = Model::open(model_path());
    pipeline.emplace(opened);
  }

  static std::vector<std::filesystem::path> texts() {
    std::set<std::filesystem::path> files;
    for (const auto& entry :
         std::filesystem::directory_iterator(QUOTH_SOURCE_DIR "/tests/extract/language/reference")) {
      if (entry.path().extension() == ".txt") files.insert(entry.path());
    }
    return {files.begin(), files.end()};
  }

  Analysis analyze(const std::string& text) {
    const std::array<Block, 1> blocks{Block{text, 0}};
    return pipeline->analyze(blocks).at(0);
  }

  // Which of kFields hold what is expected; none where the token is another.
  std::array<bool, kFields.size()> compare(const Expected& expected, const Token& token, std::string_view text) const {
    if (expected.begin != token.begin || expected.end != token.end) return {};
    std::string lower;
    Characters(*model).append_lower(text, lower);
    const std::string lemma = expected.lemma == "="   ? lower
                              : expected.lemma == "^" ? std::string(text)
                                                      : expected.lemma;
    std::string entity = "-";
    if (token.iob != 'O') entity = std::string(1, token.iob) + "-" + std::string(token.entity);
    return {true,
            expected.tag == token.tag,
            expected.pos == token.pos,
            expected.head == token.head,
            expected.label == token.dep,
            expected.entity == entity,
            lemma == token.lemma || lemma == escaped(token.lemma),
            expected.sentence_start == token.sentence_start};
  }

  std::shared_ptr<const Model> opened;
  std::optional<Pipeline> pipeline;
};

TEST_F(ReferenceTest, SaysWhatSpacySays) {
  std::array<std::size_t, kFields.size()> same{};
  std::size_t total = 0;
  std::string differences;
  for (const std::filesystem::path& file : texts()) {
    const std::string text = read(file);
    const std::vector<Expected> expected = read_reference(std::filesystem::path(file).replace_extension(".tsv"));
    const Analysis analysis = analyze(text);
    ASSERT_EQ(analysis.tokens.size(), expected.size()) << file;
    for (std::size_t i = 0; i < expected.size(); ++i, ++total) {
      const auto fields = compare(expected[i], analysis.tokens[i], analysis.text_of(analysis.tokens[i]));
      for (std::size_t f = 0; f < kFields.size(); ++f) {
        same[f] += fields[f] ? 1 : 0;
        if (fields[f] || differences.size() > 2000) continue;
        differences.append(file.filename().string()).append(" token ").append(std::to_string(i)).append(" '");
        differences.append(analysis.text_of(analysis.tokens[i])).append("': ").append(kFields[f]).append("\n");
      }
    }
  }
  EXPECT_GE(total, 5000U);
  for (std::size_t f = 0; f < kFields.size(); ++f) {
    EXPECT_GE(static_cast<double>(same[f]), kFloor * static_cast<double>(total)) << kFields[f] << "\n" << differences;
  }
}

TEST_F(ReferenceTest, SaysTheSameOfABlockWhateverStandsBesideIt) {
  std::vector<std::string> contents;
  for (const std::filesystem::path& file : texts()) contents.push_back(read(file));
  std::vector<Block> blocks;
  for (const std::string& text : contents) blocks.push_back({text, static_cast<std::uint32_t>(blocks.size() * 10)});
  const std::vector<Analysis> together = pipeline->analyze(blocks);
  ASSERT_EQ(together.size(), contents.size());
  for (std::size_t i = 0; i < contents.size(); ++i) {
    const Analysis alone = analyze(contents[i]);
    ASSERT_EQ(together[i].tokens.size(), alone.tokens.size());
    for (std::size_t t = 0; t < alone.tokens.size(); ++t) {
      const Token& a = together[i].tokens[t];
      const Token& b = alone.tokens[t];
      ASSERT_EQ(a.begin, b.begin + i * 10);
      ASSERT_TRUE(a.head == b.head && a.dep == b.dep && a.tag == b.tag && a.entity == b.entity && a.iob == b.iob &&
                  a.lemma == b.lemma && a.sentence_start == b.sentence_start)
          << contents[i].substr(0, 40) << " token " << t;
    }
  }
}

}  // namespace
}  // namespace quoth::extract::language
