// SPDX-License-Identifier: Apache-2.0
// Every name that a rule may write into Statement::rules is explained, and nothing else is.
#include "extract/statements/rules.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <string>

namespace quoth::extract::statements {
namespace {

std::string sources() {
  std::ostringstream all;
  for (const auto& entry : std::filesystem::directory_iterator(QUOTH_SOURCE_DIR "/extract/statements")) {
    if (entry.path().extension() == ".cpp") all << std::ifstream(entry.path()).rdbuf();
  }
  return all.str();
}

// What stands as a literal where a rule's name is expected.
std::set<std::string> names_in(const std::string& text) {
  std::set<std::string> names;
  const std::regex calls(
      R"re((rules\.emplace_back|marked|set|take|made)\(([^;{}]*?)\))re");  // the whole argument list, one level
  const std::regex literal(R"re("([a-z]+(-[a-z]+)*)")re");
  for (auto it = std::sregex_iterator(text.begin(), text.end(), calls); it != std::sregex_iterator(); ++it) {
    const std::string arguments = (*it)[2];
    std::string last;  // the rule is the last literal, but of a choice (? :) both are
    for (auto l = std::sregex_iterator(arguments.begin(), arguments.end(), literal); l != std::sregex_iterator(); ++l) {
      last = (*l)[1];
      if (arguments.find('?') != std::string::npos && (*it)[1] == "rules.emplace_back") names.insert(last);
    }
    if (!last.empty()) names.insert(last);
  }
  const std::size_t table = text.find("kRules[] = {");
  const std::string doers = text.substr(table, text.find("};", table) - table);
  for (auto l = std::sregex_iterator(doers.begin(), doers.end(), literal); l != std::sregex_iterator(); ++l)
    names.insert((*l)[1]);
  return names;
}

TEST(Rules, AreAllExplained) {
  const std::set<std::string> names = names_in(sources());
  EXPECT_GT(names.size(), 50U);
  for (const std::string& name : names) EXPECT_NE(find_rule(name), nullptr) << name;
}

TEST(Rules, ThatAreExplainedExist) {
  const std::string text = sources();
  for (const Rule& rule : all_rules())
    EXPECT_NE(text.find('"' + std::string(rule.name) + '"'), std::string::npos) << rule.name;
}

TEST(Rules, AreToldOnceAndInASentence) {
  std::set<std::string_view> seen;
  for (const Rule& rule : all_rules()) {
    EXPECT_TRUE(seen.insert(rule.name).second) << rule.name;
    EXPECT_GT(rule.meaning.size(), 15U) << rule.name;
    EXPECT_FALSE(rule.meaning.ends_with('.')) << rule.name;
    EXPECT_FALSE(rule.decides.empty()) << rule.name;
  }
  EXPECT_EQ(find_rule("no-such-rule"), nullptr);
  EXPECT_EQ(find_rule(""), nullptr);
}

}  // namespace
}  // namespace quoth::extract::statements
