// SPDX-License-Identifier: Apache-2.0
#include "graph/identity/bucket.h"
#include "graph/identity/components.h"
#include "graph/identity/evidence.h"
#include "graph/identity/name_form.h"
#include "graph/identity/near_duplicates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace quoth::graph {
namespace {

using testing::ElementsAre;
using Labels = std::vector<std::string>;

TEST(NameForm, LooksUpWithoutCaseAccentsTitlesAndPossessives) {
  const struct {
    const char *name, *normal;
  } rows[] = {{"Vladimir Putin", "vladimir putin"},
              {"President Émile Noël’s", "emile noel"},
              {"the U.S.", "us"},
              {"O'Brien", "obrien"},
              {"Владимир Путин", "vladimir putin"},
              {"Weber-Klein", "weber klein"},
              {"The President", "president"},
              {"J.K. Rowntree", "jk rowntree"},
              {"", ""}};
  for (const auto& row : rows) EXPECT_EQ(normal_form(row.name), row.normal) << row.name;
}

TEST(NameForm, SpellingsOfOneNameFoldAndOthersDoNot) {
  const struct {
    const char *a, *b;
    bool one;
  } rows[] = {{"sergei", "sergey", true},
              {"serguei", "sergei", true},
              {"mueller", "muller", true},
              {"zelensky", "zelenskyy", true},
              {"gorbachev", "gorbatchev", true},
              {"mohammed", "muhammad", true},
              {"khan", "han", true},
              {"organisation", "organization", true},
              {"putin", "puskin", false},
              {"jon", "john", false},
              {"maria", "mario", false},
              {"hansen", "hanson", false}};
  for (const auto& row : rows) EXPECT_EQ(fold_word(row.a) == fold_word(row.b), row.one) << row.a << ' ' << row.b;
}

TEST(NameForm, TakesPersonsNamesApart) {
  const PersonName milley = person_name("Gen. Mark A. Milley Jr.");
  EXPECT_EQ(milley.first, "mark");
  EXPECT_THAT(milley.middle, ElementsAre("a"));
  EXPECT_EQ(milley.suffix, "jr");
  EXPECT_EQ(person_name("Bashar al-Assad").last, person_name("Bashar Assad").last);
  EXPECT_EQ(person_name("Bill Thackett").first, person_name("William Thackett").first);
  EXPECT_THAT(person_name("Anna Weber-Klein").last_parts, ElementsAre("veber", "klein"));
  EXPECT_EQ(person_name("Putin").first, "");
  EXPECT_EQ(person_name("").last, "");
}

TEST(NameForm, KnowsAcronymsAndBareInstitutions) {
  EXPECT_EQ(acronym("the U.S."), "us");
  EXPECT_EQ(acronym("NATO's"), "nato");
  EXPECT_EQ(acronym("Nato"), "");
  EXPECT_EQ(acronym("A"), "");
  EXPECT_TRUE(is_generic_institution("the Ministry of Finance"));
  EXPECT_FALSE(is_generic_institution("the Kremlin"));
}

Records two_people(const std::string& first, const std::string& second) {
  Records records;
  records.document.id = "d:0123456789abcdef";
  for (const std::string& name : {first, second}) {
    Entity entity;
    entity.id = "e:0123456789abcdef-" + std::to_string(records.entities.size() + 1);
    entity.kind = EntityKind::person;
    entity.name = name;
    entity.aliases = {name};
    entity.mentions = {{records.document.id, {0, 1}, name, MentionForm::name, 1.0}};
    records.entities.push_back(entity);
  }
  return records;
}

TEST(Evidence, TwoOfOneNameInAnArticleKeepNeither) {
  EXPECT_EQ(evidence_of(two_people("Ann Lee", "Bob Lee"))[0].clues.at(0).bucket, "p:an li");
  EXPECT_THAT(evidence_of(two_people("Ann Lee", "Ann Lee"))[0].clues, testing::IsEmpty());
}

TEST(Evidence, WhatDoesNotTellWhoItIsGivesNone) {
  Records records = two_people("a senior official", "Ann Lee");
  records.entities[0].mentions[0].form = MentionForm::nominal;
  EXPECT_FALSE(evidence_of(records)[0].named);
  EXPECT_THAT(evidence_of(records)[0].clues, testing::IsEmpty());
  EXPECT_THAT(evidence_of(two_people("Lee", "J. Smith"))[0].clues, testing::IsEmpty()) << "a surname alone";
  EXPECT_THAT(evidence_of(two_people("Lee", "J. Smith"))[1].clues, testing::IsEmpty()) << "an initial";
}

TEST(Bucket, ContradictionsMakeGroupsAndLeaveTheRestUnsure) {
  const struct {
    std::vector<std::string> facets;
    Labels labels;
  } rows[] = {
      {{}, {}},
      {{"", "field:public", "of:g:x"}, {"*", "*", "*"}},
      {{"", "field:arts", "field:public"}, {"", "field:arts", "field:public"}},
      {{"link:wikidata:Q1", "link:wikidata:Q2"}, {"link:wikidata:Q1", "link:wikidata:Q2"}},
      {{"link:viaf:1", "link:wikidata:Q2"}, {"*", "*"}},
      {{"middle:a", "middle:m"}, {"middle:a", "middle:m"}},
      {{"middle:a", "middle:anton"}, {"*", "*"}},
      {{"post:mayor@g:x", "post:mayor@g:y"}, {"post:mayor@g:x", "post:mayor@g:y"}},
      {{"post:mayor@g:x", "post:minister@g:y"}, {"*", "*"}},
      {{"full:a b", "full:a c"}, {"full:a b", "full:a c"}},
      // A bridge: one article tells both walks of life.
      {{"field:arts", "field:arts\nfield:public", "field:public"}, {"*", "*", "*"}},
      // Who shares an affiliation with one side only belongs there.
      {{"field:arts", "field:public\nof:g:x", "of:g:x"},
       {"field:arts", "field:public\nof:g:x", "field:public\nof:g:x"}},
      // A user told two apart: the rest stays with the first.
      {{"", "side:1a", "side:1b"}, {"side:1a", "side:1a", "side:1b"}},
  };
  for (const auto& row : rows) EXPECT_EQ(partition_bucket(row.facets), row.labels) << join_facets(row.facets);
}

TEST(Components, ContradictingLinksStayApartHoweverTheyAreBridged) {
  const std::vector<IdentityNode> nodes{{"a", "wikidata:Q1"}, {"b", ""}, {"c", "wikidata:Q2"}};
  EXPECT_THAT(join_nodes(nodes, {{0, 1, 1, false}, {1, 2, 5, false}}, {}), ElementsAre(0, 1, 1));
  EXPECT_THAT(join_nodes(nodes, {{0, 1, 5, false}, {2, 1, 1, false}}, {}), ElementsAre(0, 0, 2));
  EXPECT_THAT(join_nodes(nodes, {{0, 2, 0, true}}, {}), ElementsAre(0, 1, 0)) << "a user's word goes before links";
}

TEST(Components, WhatWasToldApartIsNeverJoined) {
  const std::vector<IdentityNode> nodes{{"a", ""}, {"b", ""}, {"c", ""}};
  EXPECT_THAT(join_nodes(nodes, {{0, 1, 1, false}, {1, 2, 1, false}}, {{0, 2}}), ElementsAre(0, 0, 2));
}

std::string words(int begin, int end) {
  std::string text;
  for (int word = begin; word < end; ++word) text += "word" + std::to_string(word * 7919 % 1000) + ' ';
  return text;
}

TEST(NearDuplicates, SeesTrimmedCopiesAndNothingElse) {
  const Signature whole = signature_of(words(0, 300));
  EXPECT_EQ(similarity(whole, signature_of(words(0, 300) + "!\n\n“")), 1.0) << "layout does not count";
  EXPECT_GT(similarity(whole, signature_of(words(0, 220))), 0.6);
  EXPECT_LT(similarity(whole, signature_of(words(300, 600))), 0.1);
  EXPECT_EQ(similarity(signature_of("too short"), signature_of("too short")), 0.0);
  EXPECT_THAT(bands_of(signature_of("too short")), testing::IsEmpty());
  EXPECT_EQ(signature_from_bytes(to_bytes(whole)), whole);
}

}  // namespace
}  // namespace quoth::graph
