// SPDX-License-Identifier: Apache-2.0
// Runs the transcripts beside this file: NAME.txt and NAME.expected, one fact a line.
//   turn | speaker | addressee | beginning of the words     all turns, in order; none where a text has no turns
//   said | predicate | source | target | speakers            a statement; speakers outermost first, parted by " > "
// "-" stands for nobody, "?" for whatever is there.
#include "extract/pipeline.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

namespace quoth::extract {
namespace {

using Fields = std::vector<std::string>;

std::vector<Fields> facts_of(const std::filesystem::path& path) {
  std::vector<Fields> facts;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.front() == '#') continue;
    Fields fields;
    for (std::size_t begin = 0; begin <= line.size();) {
      const std::size_t end = std::min(line.find(" | ", begin), line.size());
      fields.push_back(line.substr(begin, end - begin));
      begin = end + 3;
    }
    facts.push_back(std::move(fields));
  }
  return facts;
}

class Facts {
 public:
  explicit Facts(const graph::Records& records) : records_(records) {
    for (const graph::Entity& entity : records.entities) names_[entity.id] = entity.name;
  }

  std::vector<Fields> turns() const {
    std::vector<Fields> turns;
    for (const graph::Statement& s : records_.statements) {
      if (std::find(s.rules.begin(), s.rules.end(), "turn") == s.rules.end()) continue;
      EXPECT_TRUE(s.quote);
      turns.push_back({"turn", names(s.source), names(s.target), s.content ? s.content->text : "-"});
    }
    return turns;
  }

  bool holds(const Fields& wanted) const {
    return std::any_of(records_.statements.begin(), records_.statements.end(), [&](const graph::Statement& s) {
      std::string speakers;
      for (const graph::Attribution& step : s.attribution)
        speakers += (speakers.empty() ? "" : " > ") + names_.at(step.speaker);
      const Fields found{"said", s.predicate, names(s.source), names(s.target), speakers.empty() ? "-" : speakers};
      return found.size() == wanted.size() &&
             std::equal(found.begin(), found.end(), wanted.begin(),
                        [](const std::string& a, const std::string& b) { return b == "?" || a == b; });
    });
  }

 private:
  std::string names(const std::vector<std::string>& ids) const {
    std::string text;
    for (const std::string& id : ids) text += (text.empty() ? "" : ", ") + names_.at(id);
    return text.empty() ? "-" : text;
  }

  const graph::Records& records_;
  std::map<std::string, std::string> names_;
};

TEST(Transcripts, AreReadAsExpected) {
  const std::filesystem::path model = QUOTH_BINARY_DIR "/quoth.model";
  if (!std::filesystem::exists(model)) GTEST_SKIP() << "no language model: run ./dev setup";
  Extractor extractor(language::Model::open(model));
  std::size_t read = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(QUOTH_SOURCE_DIR "/tests/extract/pipeline/transcripts")) {
    if (entry.path().extension() != ".txt") continue;
    SCOPED_TRACE(entry.path().filename().string());
    std::ostringstream bytes;
    bytes << std::ifstream(entry.path()).rdbuf();
    Input input;
    input.uri = entry.path().filename().string();
    input.bytes = bytes.str();
    Diagnostics diagnostics;
    const graph::Records records = extractor.extract(input, diagnostics);
    const Facts facts(records);
    const std::vector<Fields> turns = facts.turns();
    std::size_t at = 0;
    for (const Fields& wanted : facts_of(std::filesystem::path(entry.path()).replace_extension(".expected"))) {
      if (wanted[0] == "said") {
        EXPECT_TRUE(facts.holds(wanted)) << wanted[1] << " | " << wanted[2] << " | " << wanted[3] << " | " << wanted[4];
        continue;
      }
      ASSERT_LT(at, turns.size()) << "missing: " << wanted[3];
      EXPECT_EQ(turns[at][1], wanted[1]) << wanted[3];
      EXPECT_EQ(turns[at][2], wanted[2]) << wanted[3];
      EXPECT_EQ(turns[at][3].rfind(wanted[3], 0), 0U) << turns[at][3];
      ++at;
    }
    EXPECT_EQ(at, turns.size()) << "one turn too many: " << (at < turns.size() ? turns[at][3] : "");
    ++read;
  }
  EXPECT_GE(read, 10U);
}

}  // namespace
}  // namespace quoth::extract
