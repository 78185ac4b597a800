// SPDX-License-Identifier: Apache-2.0
#include "extract/lexicon/lexicon.h"

#include <gtest/gtest.h>

namespace quoth::extract::lexicon {
namespace {

struct Row {
  std::string_view scope, office, day, person;
};

TEST(Offices, NameTheHolderOfTheDay) {
  const Offices offices;
  for (const Row& row : std::initializer_list<Row>{{"US", "president", "2021-12-31", "Joe Biden"},
                                                   {"US", "president", "2018", "Donald Trump"},
                                                   {"RU", "president", "2010-05-05", "Dmitry Medvedev"},
                                                   {"RU", "leader", "2021-12-31", "Vladimir Putin"},
                                                   {"GB", "leader", "2013-12-05", "David Cameron"},
                                                   {"GB", "queen", "2013-12-05", "Elizabeth II"},
                                                   {"DE", "chancellor", "2006-01-14", "Angela Merkel"},
                                                   {"TR", "leader", "2020-01-01", "Recep Tayyip Erdoğan"},
                                                   {"AL", "prime minister", "2024-03-01", "Edi Rama"},
                                                   {"United Nations", "secretary-general", "2013-12-05", "Ban Ki-moon"},
                                                   // nobody known, no day, no such office
                                                   {"AL", "prime minister", "1990-01-01", ""},
                                                   {"US", "president", "", ""},
                                                   {"XX", "leader", "2020-01-01", ""},
                                                   {"US", "king", "2020-01-01", ""}})
    EXPECT_EQ(offices.holder(row.scope, row.office, row.day), row.person)
        << row.scope << " " << row.office << " " << row.day;
}

TEST(Offices, TermsAreInOrderAndOfPersonsAndPlacesThatExist) {
  const Lexicon& lexicon = Lexicon::built_in();
  EXPECT_GE(lexicon.offices().all().size(), 400u);
  for (const Term& term : lexicon.offices().all()) {
    EXPECT_GE(term.from.size(), 4u) << term.person;
    if (!term.to.empty()) {
      EXPECT_LT(term.from, term.to) << term.person;
    }
    EXPECT_FALSE(term.person.empty());
    if (term.scope.size() == 2) {
      EXPECT_NE(lexicon.gazetteer().country(term.scope), kUnknown) << term.scope;
    }
    if (term.scope.size() > 2) {
      EXPECT_NE(lexicon.gazetteer().find(term.scope), kUnknown) << term.scope;
    }
  }
}

}  // namespace
}  // namespace quoth::extract::lexicon
