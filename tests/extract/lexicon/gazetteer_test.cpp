// SPDX-License-Identifier: Apache-2.0
#include "extract/lexicon/gazetteer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <regex>
#include <string>

namespace quoth::extract::lexicon {
namespace {

const Gazetteer& gazetteer() {
  static const Gazetteer loaded;
  return loaded;
}

std::string_view canonical(std::string_view name) {
  const KnownIndex at = gazetteer().find(name);
  return at == kUnknown ? "" : gazetteer().at(at).name;
}

struct Row {
  std::string_view name, canonical, wikidata;
};

TEST(Gazetteer, FindsNamesAndAliases) {
  for (const Row& row :
       std::initializer_list<Row>{{"Russia", "Russia", "Q159"},
                                  {"US", "United States", "Q30"},
                                  {"the United States", "United States", "Q30"},
                                  {"U.K.", "United Kingdom", "Q145"},
                                  {"Czechia", "Czech Republic", "Q213"},
                                  {"Kiev", "Kyiv", "Q1899"},
                                  {"BISHKEK", "Bishkek", "Q9361"},
                                  {"Moscow", "Moscow", "Q649"},
                                  {"Georgia", "Georgia", "Q230"},
                                  {"Texas", "Texas", "Q1439"},
                                  {"USSR", "Soviet Union", "Q15180"},
                                  {"World Health Organisation", "World Health Organization", "Q7817"},
                                  {"O.S.C.E.", "Organization for Security and Cooperation in Europe", "Q81299"},
                                  {"Kim Jong Un", "Kim Jong-un", "Q56226"}}) {
    const KnownIndex at = gazetteer().find(row.name);
    ASSERT_NE(at, kUnknown) << row.name;
    EXPECT_EQ(gazetteer().at(at).name, row.canonical) << row.name;
    EXPECT_EQ(gazetteer().at(at).wikidata, row.wikidata) << row.name;
  }
}

TEST(Gazetteer, DoesNotFindWhatIsNoName) {
  for (const std::string_view name : {"us", "", "the", "nato", "Putinism", "who", "apple", "WHOM", "IT"})
    EXPECT_EQ(canonical(name), "") << name;
}

TEST(Gazetteer, KnowsNationalityWords) {
  for (const auto& [word, country] :
       std::initializer_list<std::pair<std::string_view, std::string_view>>{{"Russian", "Russia"},
                                                                            {"Russians", "Russia"},
                                                                            {"Dutch", "Netherlands"},
                                                                            {"Kyrgyz", "Kyrgyzstan"},
                                                                            {"British", "United Kingdom"},
                                                                            {"American", "United States"},
                                                                            {"Swiss", "Switzerland"},
                                                                            {"Palestinian", "Palestine"},
                                                                            {"European", "Europe"},
                                                                            {"Iraqi", "Iraq"},
                                                                            {"Burmese", "Myanmar"},
                                                                            {"Filipino", "Philippines"},
                                                                            {"South Korean", "South Korea"},
                                                                            {"Chechen", "Chechnya"}}) {
    const KnownIndex at = gazetteer().nationality(word);
    ASSERT_NE(at, kUnknown) << word;
    EXPECT_EQ(gazetteer().at(at).name, country) << word;
  }
  for (const std::string_view word : {"Republican", "Russia", "Islamic", "russian", "Martian"})
    EXPECT_EQ(gazetteer().nationality(word), kUnknown) << word;
}

TEST(Gazetteer, CapitalsStandForTheirCountries) {
  const KnownIndex moscow = gazetteer().find("Moscow");
  ASSERT_NE(gazetteer().country_of_capital(moscow), kUnknown);
  EXPECT_EQ(gazetteer().at(gazetteer().country_of_capital(moscow)).name, "Russia");
  EXPECT_EQ(gazetteer().country_of_capital(gazetteer().find("Munich")), kUnknown);
}

TEST(Gazetteer, IsLargeAndNoIdentifierIsMalformed) {
  std::map<PlaceType, int> places;
  int organizations = 0, persons = 0, with_adjective = 0;
  const std::regex wikidata("Q[1-9][0-9]*");
  for (const KnownName& known : gazetteer().all()) {
    if (known.place != PlaceType::none) ++places[known.place];
    organizations += known.organization != OrganizationType::none;
    persons += known.person;
    with_adjective += known.place == PlaceType::country && !known.people.empty();
    if (!known.wikidata.empty()) {
      EXPECT_TRUE(std::regex_match(std::string(known.wikidata), wikidata)) << known.name;
    }
    EXPECT_FALSE(known.name.empty());
    EXPECT_EQ(known.name.find('\t'), std::string_view::npos);
  }
  EXPECT_GE(places[PlaceType::country], 190);
  EXPECT_GE(places[PlaceType::state], 250);
  EXPECT_GE(places[PlaceType::city], 350);
  EXPECT_GE(organizations, 200);
  EXPECT_GE(persons, 120);
  EXPECT_GE(with_adjective, 185);
}

TEST(Gazetteer, NoIdentifierStandsForTwoNames) {
  std::map<std::string_view, std::string_view> names;
  for (const KnownName& known : gazetteer().all()) {
    if (known.wikidata.empty() || known.place == PlaceType::state || known.place == PlaceType::region) continue;
    const auto [at, added] = names.emplace(known.wikidata, known.name);
    EXPECT_TRUE(added || at->second == known.name) << known.wikidata << ": " << at->second << ", " << known.name;
  }
}

}  // namespace
}  // namespace quoth::extract::lexicon
