// SPDX-License-Identifier: Apache-2.0
// Expected values are those of the model's regular expressions under Python 3.11.
#include "extract/language/affixes.h"

#include "tests/extract/language/model_fixture.h"

#include <string>

namespace quoth::extract::language {
namespace {

class AffixesTest : public WithModel {
 protected:
  void SetUp() override {
    WithModel::SetUp();
    if (IsSkipped()) return;
    characters.emplace(*model);
    affixes.emplace(*characters, *model);
  }

  std::optional<Characters> characters;
  std::optional<Affixes> affixes;
};

TEST_F(AffixesTest, FindsPrefixes) {
  const struct {
    std::string_view text;
    std::string_view prefix;
  } kRows[] = {
      {"(a", "("}, {"a(", ""},      {"...a", "..."}, {".a", ""},  {"……", "…"}, {"+a", "+"}, {"+1", ""},
      {"+", "+"},  {"US$5", "US$"}, {"C$", "C$"},    {"US5", ""}, {"£5", "£"}, {"“a", "“"}, {"§1", "§"},
      {"-5", ""},  {"—a", "—"},     {"😀a", "😀"},     {"#a", "#"}, {"@a", ""},  {"/a", ""},  {"%5", "%"},
  };
  for (const auto& row : kRows) {
    EXPECT_EQ(row.text.substr(0, affixes->prefix_size(row.text)), row.prefix) << row.text;
  }
}

TEST_F(AffixesTest, FindsSuffixes) {
  const struct {
    std::string_view text;
    std::string_view suffix;
  } kRows[] = {
      {"a)", ")"},       {"(a", ""},        {"a's", "'s"},   {"a’S", "’S"}, {"as", ""},    {"a...", "..."},
      {"a.", "."},       {"A.", ""},        {"AB.", "."},    {"1.", "."},   {"é.", "."},   {"É.", ""},
      {"°C.", "."},      {"C.", ""},        {"a).", "."},    {"5km", "km"}, {"km", ""},    {"akm", ""},
      {"5km²", "km²"},   {"10m/s", "m/s"},  {"5US$", "US$"}, {"5$", "$"},   {"a$", ""},    {"5€", "€"},
      {"5+", "+"},       {"a+", ""},        {"5%", "%"},     {"a%", ""},    {"a……", "……"}, {"a…", "…"},
      {"a\"", "\""},     {"a-", ""},        {"a–", "–"},     {"٣km", ""},   {".", ""},     {"..", ".."},
      {"5mbar", "mbar"}, {"5тбكم", "тбكم"}, {"日.", "."},    {"°.", ""},    {"+.", "."},   {"'.", "."},
  };
  for (const auto& row : kRows) {
    EXPECT_EQ(row.text.substr(row.text.size() - affixes->suffix_size(row.text)), row.suffix) << row.text;
  }
}

TEST_F(AffixesTest, FindsInfixes) {
  const struct {
    std::string_view text;
    std::string_view infixes;  // each with a space behind it
  } kRows[] = {
      {"abc", ""},       {"a-b", "- "}, {"a--b", "-- "}, {"a---b", "--- "}, {"a----b", ""},    {"a—b——c", "— —— "},
      {"a~b", "~ "},     {"1-2", "- "}, {"1--2", "- "},  {"a-1", ""},       {"1-a", "- "},     {"-a", ""},
      {"a.B", ". "},     {"a.b", ""},   {"A.B", ""},     {"a...b", "... "}, {"a,b", ", "},     {"1,b", ""},
      {"1+2", "+ "},     {"1+a", ""},   {"2^-1", "^ "},  {"a:b", ": "},     {"a/b=c", "/ = "}, {"1/2", ""},
      {"a<b>c", "< > "}, {"…", "… "},   {"a😀b", "😀 "},   {"'.\"", ". "},    {"日,本", ", "},   {"a:1", ""},
  };
  for (const auto& row : kRows) {
    std::string infixes;
    for (auto infix = affixes->next_infix(row.text, 0); infix; infix = affixes->next_infix(row.text, infix->end)) {
      infixes.append(row.text.substr(infix->begin, infix->end - infix->begin)).append(" ");
    }
    EXPECT_EQ(infixes, row.infixes) << row.text;
  }
}

TEST_F(AffixesTest, KnowsWebAddresses) {
  for (const std::string_view good : {"a.com",
                                      "www.nytimes.com",
                                      "http://a.com",
                                      "https://www.x.org:8080/p?q=1#f",
                                      "ftp://u:p@h.net/",
                                      "me@x.org",
                                      "x@y@z.org",
                                      "a.b.c.de",
                                      "a_b.com",
                                      "é.com",
                                      "8.8.8.8",
                                      "8.8.8.8:53/x",
                                      "223.255.255.254",
                                      "172.32.0.1",
                                      "a.com:80",
                                      "a.com/",
                                      "a.com?",
                                      "mailto:a@b.com",
                                      "aa://b.cc",
                                      "8.8.8.9#",
                                      "1.02.3.4",
                                      "ü+://b.cc",
                                      "2٤.1.1.1"}) {
    EXPECT_TRUE(is_web_address(good, *characters)) << good;
  }
  for (const std::string_view bad :
       {"",        "com",       "a.",        ".com",         "a.b",         "a..com",     "-a.com",     "a-.com",
        "a.COM",   "a.com:",    "a.com:1",   "a.com:123456", "a.com;x",     "http://",    "http:///x",  "@",
        "@x",      "10.0.0.1",  "127.0.0.1", "192.168.1.1",  "169.254.1.1", "172.16.0.1", "172.31.0.1", "224.1.1.1",
        "8.8.8.0", "8.8.8.255", "8.8.8",     "8.8.8.8.8",    "256.1.1.1",   "01.2.3.4",   "x.c1"}) {
    EXPECT_FALSE(is_web_address(bad, *characters)) << bad;
  }
  EXPECT_FALSE(is_web_address(std::string(65, 'a') + ".com", *characters));
  EXPECT_TRUE(is_web_address(std::string(64, 'a') + ".com", *characters));
  EXPECT_TRUE(is_web_address("a." + std::string(63, 'a'), *characters));
  EXPECT_FALSE(is_web_address("a." + std::string(64, 'a'), *characters));
}

}  // namespace
}  // namespace quoth::extract::language
