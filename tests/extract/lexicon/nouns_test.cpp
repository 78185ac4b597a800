// SPDX-License-Identifier: Apache-2.0
#include "extract/lexicon/nouns.h"

#include "extract/lexicon/given_names.h"
#include "extract/lexicon/titles.h"

#include <gtest/gtest.h>

#include <string>

namespace quoth::extract::lexicon {
namespace {

TEST(Nouns, HaveTheClassThatNewsMeans) {
  const Nouns nouns;
  const auto check = [&](NounClass expected, std::initializer_list<std::string_view> words) {
    for (const std::string_view word : words) {
      EXPECT_TRUE(nouns.find(word).known) << word;
      EXPECT_EQ(nouns.find(word).semantic_class, expected) << word;
    }
  };
  check(NounClass::person,
        {"president", "minister", "spokeswoman", "farmer", "diplomat", "hydrologist", "rebel", "elder", "co-chairman",
         "nurse", "actress", "captain", "lieutenant-governor", "ex-president"});
  check(NounClass::organization,
        {"army", "court", "company", "lender", "ministry", "team", "party", "police", "watchdog"});
  check(NounClass::group, {"crowd", "family", "public", "couple"});
  check(NounClass::place, {"country", "city", "river", "reservoir", "airport", "border", "embankment"});
  check(NounClass::event, {"talks", "summit", "war", "election", "call", "takeover", "earthquake", "coup"});
  check(NounClass::work, {"treaty", "law", "report", "letter", "levy", "statement", "film"});
  check(NounClass::time, {"week", "month", "year"});
  for (const std::string_view word : {"weapon", "missile", "virus", "zzyzx", ""})
    EXPECT_EQ(nouns.find(word).semantic_class, NounClass::thing) << word;
}

TEST(Nouns, KnowGenderOfficeAndKin) {
  const Nouns nouns;
  for (const std::string_view word : {"wife", "actress", "queen", "spokeswoman"})
    EXPECT_EQ(nouns.find(word).gender, 'f') << word;
  for (const std::string_view word : {"husband", "king", "gunman"}) EXPECT_EQ(nouns.find(word).gender, 'm') << word;
  for (const std::string_view word : {"president", "envoy", "spokesman"}) EXPECT_TRUE(nouns.find(word).office) << word;
  for (const std::string_view word : {"wife", "ally", "counterpart"}) EXPECT_TRUE(nouns.find(word).kin) << word;
  EXPECT_FALSE(nouns.find("farmer").office);
  EXPECT_EQ(nouns.find("lawyer").gender, ' ');
}

TEST(GivenNames, TellGender) {
  const GivenNames names;
  for (const auto& [name, gender] : std::initializer_list<std::pair<std::string_view, char>>{{"Vladimir", 'm'},
                                                                                             {"Angela", 'f'},
                                                                                             {"HELEN", 'f'},
                                                                                             {"Jean-Claude", 'm'},
                                                                                             {"Mahmoud", 'm'},
                                                                                             {"Ingrid", 'f'},
                                                                                             {"Xqz", ' '}})
    EXPECT_EQ(names.gender(name), gender) << name;
  EXPECT_EQ(GivenNames::surname_gender("Tereshkova"), 'f');
  EXPECT_EQ(GivenNames::surname_gender("Horáčková"), 'f');
  EXPECT_EQ(GivenNames::surname_gender("Smith"), ' ');
}

TEST(Titles, AreKnown) {
  const Titles titles;
  ASSERT_TRUE(titles.find("Gen."));
  EXPECT_EQ(titles.find("Gen.")->kind, TitleKind::rank);
  EXPECT_EQ(titles.find("Mrs.")->gender, 'f');
  EXPECT_FALSE(titles.find("mr."));
  EXPECT_FALSE(titles.find("Paris"));
}

TEST(NameWords, TellWhatIsNamed) {
  const NameWords words;
  EXPECT_EQ(words.find("GmbH"), NameWord::legal_form);
  EXPECT_EQ(words.find("Ministry"), NameWord::organization);
  EXPECT_EQ(words.find("River"), NameWord::place);
  EXPECT_EQ(words.find("War"), NameWord::event);
  EXPECT_EQ(words.find("Treaty"), NameWord::work);
  EXPECT_EQ(words.find("Merkel"), NameWord::none);
}

}  // namespace
}  // namespace quoth::extract::lexicon
