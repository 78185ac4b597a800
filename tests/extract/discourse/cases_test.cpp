// SPDX-License-Identifier: Apache-2.0
// Linguistic cases: cases/*.txt, one construction a file. A case is a text (one line; "@2021-12-31" before it dates the
// article; "//" in it begins a new paragraph) and indented claims about its mentions, which are written as in the text,
// "he#2" being the second "he":
//   a = b = c      one entity           a != b     two entities
//   a = b + c      stands for both      a ?        stays open, or is no mention
//   a : person     its kind             a -> Name  its canonical name
//   a < analyst @ b      a role, and of whom
// A claim after "known:" is wrong today; when it becomes right the test asks to take the mark away.
#include "extract/discourse/discourse.h"
#include "extract/language/pipeline.h"
#include "extract/lexicon/lexicon.h"
#include "extract/statements/statements.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace quoth::extract::discourse {
namespace {

std::string trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return std::string(text);
}

std::vector<std::string> split(const std::string& text, const std::string& mark) {
  std::vector<std::string> parts;
  std::size_t from = 0;
  for (std::size_t at; (at = text.find(mark, from)) != std::string::npos; from = at + mark.size())
    parts.push_back(trimmed(text.substr(from, at - from)));
  parts.push_back(trimmed(text.substr(from)));
  return parts;
}

// One text, read.
class Reading {
 public:
  Reading(language::Pipeline& pipeline, std::string text) {
    if (text.starts_with("@")) {
      const std::size_t end = text.find(' ');
      document_.published = text.substr(1, end - 1);
      text.erase(0, end + 1);
    }
    paragraphs_ = split(text, " // ");
    for (const std::string& paragraph : paragraphs_) {
      if (!document_.text.empty()) document_.text += "\n\n";
      starts_.push_back(document_.text.size());
      document_.text += paragraph;
    }
    document_.id = graph::document_id(document_.text);
    std::vector<language::Block> blocks;
    for (std::size_t i = 0; i < paragraphs_.size(); ++i)
      blocks.push_back({std::string_view(document_.text).substr(starts_[i], paragraphs_[i].size()), 0});
    analyses_ = pipeline.analyze(blocks);
    trees_.reserve(analyses_.size());
    for (const auto& analysis : analyses_) trees_.emplace_back(analysis);
    discourse_ = std::make_unique<Discourse>(document_, trees_, lexicon::Lexicon::built_in());
    Diagnostics diagnostics;
    const auto found = statements::find_statements(document_, trees_, *discourse_, {}, diagnostics);
    records_ = discourse_->records({}, found.entities);
  }

  // Entities of the phrase with this text; nothing where no mention is found.
  std::vector<EntityIndex> entities(const std::string& phrase) const {
    const auto [block, token] = place(phrase);
    if (token == kNone) return {};
    const auto found = discourse_->at(block, token);
    return {found.begin(), found.end()};
  }
  const graph::Entity* record(const std::string& phrase) const {
    const auto found = entities(phrase);
    if (found.size() != 1) return nullptr;
    const std::string id = discourse_->id(found.front());
    const auto at = std::find_if(records_.begin(), records_.end(), [&](const graph::Entity& e) { return e.id == id; });
    return at == records_.end() ? nullptr : &*at;
  }

 private:
  // The head of the words: of those inside it, the one that hangs outside.
  std::pair<Index, Index> place(const std::string& wanted) const {
    std::string text = wanted;
    std::size_t number = 1;
    if (const std::size_t mark = text.rfind('#'); mark != std::string::npos) {
      number = std::stoul(text.substr(mark + 1));
      text.resize(mark);
    }
    for (std::size_t block = 0; block < trees_.size(); ++block) {
      const auto& tree = trees_[block];
      const auto& tokens = tree.analysis().tokens;
      for (Index i = 0; i < tree.size(); ++i)
        for (Index j = i; j < std::min(tree.size(), i + 14); ++j) {
          const auto begin = tokens[static_cast<std::size_t>(i)].begin_byte,
                     end = tokens[static_cast<std::size_t>(j)].end_byte;
          if (tree.analysis().text.substr(begin, end - begin) != text || --number > 0) continue;
          for (Index t = j; t >= i; --t)
            if (discourse_->mention_at(static_cast<Index>(block), t) &&
                (tree.head(t) < i || tree.head(t) > j || tree.head(t) == t))
              return {static_cast<Index>(block), t};
          return {static_cast<Index>(block), kNone};
        }
    }
    ADD_FAILURE() << "the text has no \"" << wanted << "\"";
    return {kNone, kNone};
  }

  graph::Document document_;
  std::vector<std::string> paragraphs_;
  std::vector<std::size_t> starts_;
  std::vector<language::Analysis> analyses_;
  std::vector<language::Tree> trees_;
  std::unique_ptr<Discourse> discourse_;
  std::vector<graph::Entity> records_;
};

bool same(const Reading& reading, const std::string& claim) {
  const auto sides = split(claim, " = ");
  const auto first = reading.entities(sides.front());
  for (std::size_t i = 1; i < sides.size(); ++i) {
    std::vector<EntityIndex> expected;
    for (const std::string& member : split(sides[i], " + "))
      for (const EntityIndex entity : reading.entities(member)) expected.push_back(entity);
    auto found = first;
    std::sort(found.begin(), found.end());
    std::sort(expected.begin(), expected.end());
    if (found.empty() || found != expected) return false;
  }
  return true;
}

bool has_role(const Reading& reading, const std::string& who, const std::string& what) {
  const graph::Entity* entity = reading.record(who);
  if (!entity) return false;
  const auto parts = split(what, " @ ");
  const graph::Entity* owner = parts.size() > 1 ? reading.record(parts[1]) : nullptr;
  return std::any_of(entity->roles.begin(), entity->roles.end(), [&](const graph::Role& role) {
    return role.role == parts[0] && (parts.size() < 2 || (owner && role.of == owner->id));
  });
}

bool holds(const Reading& reading, const std::string& claim) {
  if (claim.ends_with(" ?")) return reading.entities(claim.substr(0, claim.size() - 2)).empty();
  if (const auto sides = split(claim, " != "); sides.size() == 2)
    return reading.entities(sides[0]) != reading.entities(sides[1]);
  if (const auto sides = split(claim, " -> "); sides.size() == 2) {
    const graph::Entity* entity = reading.record(sides[0]);
    return entity && entity->name == sides[1];
  }
  if (const auto sides = split(claim, " : "); sides.size() == 2) {
    const graph::Entity* entity = reading.record(sides[0]);
    return entity && graph::to_string(entity->kind) == sides[1];
  }
  if (const auto sides = split(claim, " < "); sides.size() == 2) return has_role(reading, sides[0], sides[1]);
  return same(reading, claim);
}

std::filesystem::path model_file() {
  return std::filesystem::path(QUOTH_BINARY_DIR) / "quoth.model";
}

class Cases : public testing::TestWithParam<std::string> {};

TEST_P(Cases, AreReadAsTheyClaim) {
  if (!std::filesystem::exists(model_file())) GTEST_SKIP() << "no language model at " << model_file();
  language::Pipeline pipeline(language::Model::open(model_file()));
  std::ifstream in(std::filesystem::path(QUOTH_SOURCE_DIR) / "tests/extract/discourse/cases" / GetParam());
  ASSERT_TRUE(in) << GetParam();
  std::unique_ptr<Reading> reading;
  std::string text;
  int number = 0, cases = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.empty() || line.front() == '#') continue;
    if (line.front() != ' ') {
      text = line;
      reading = std::make_unique<Reading>(pipeline, line);
      ++cases;
      continue;
    }
    ASSERT_TRUE(reading) << GetParam() << ":" << number << ": a claim before any text";
    std::string claim = trimmed(line);
    const bool known = claim.starts_with("known: ");
    if (known) claim = claim.substr(7);
    EXPECT_NE(holds(*reading, claim), known)
        << GetParam() << ":" << number << (known ? ": right now, take the mark away: " : ": ") << claim
        << "\n  in: " << text;
  }
  EXPECT_GE(cases, 5) << GetParam();
}

std::vector<std::string> files() {
  std::vector<std::string> names;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::filesystem::path(QUOTH_SOURCE_DIR) / "tests/extract/discourse/cases"))
    if (entry.path().extension() == ".txt") names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

INSTANTIATE_TEST_SUITE_P(Discourse, Cases, testing::ValuesIn(files()),
                         [](const auto& parameter) { return parameter.param.substr(0, parameter.param.find('.')); });

}  // namespace
}  // namespace quoth::extract::discourse
