// SPDX-License-Identifier: Apache-2.0
// Expected values are spaCy 3.8's.
#include "extract/language/lemmatizer.h"

#include "extract/language/vocabulary.h"
#include "tests/extract/language/model_fixture.h"

namespace quoth::extract::language {
namespace {

class LemmatizerTest : public WithModel {
 protected:
  void SetUp() override {
    WithModel::SetUp();
    if (IsSkipped()) return;
    vocabulary.emplace(*model);
    lexemes.emplace(*vocabulary);
    tables.emplace(*model, vocabulary->characters());
    lemmatizer.emplace(*tables, *lexemes);
  }

  std::optional<Vocabulary> vocabulary;
  std::optional<LexemeTable> lexemes;
  std::optional<LemmaTables> tables;
  std::optional<Lemmatizer> lemmatizer;
};

TEST_F(LemmatizerTest, FindsDictionaryForms) {
  const struct {
    std::string_view text;
    LemmaSource source;
    std::string_view lemma;
  } kRows[] = {
      {"Houses", LemmaSource::noun, "house"},
      {"wolves", LemmaSource::noun, "wolf"},
      {"men", LemmaSource::noun, "man"},
      {"children", LemmaSource::noun, "child"},
      {"parties", LemmaSource::noun, "party"},
      {"ran", LemmaSource::verb, "run"},
      {"Warned", LemmaSource::verb, "warn"},
      {"running", LemmaSource::verb, "run"},
      {"making", LemmaSource::verb, "make"},
      {"blorked", LemmaSource::verb, "blorke"},  // not known: the first rule that fits
      {"better", LemmaSource::adj, "well"},      // of two exceptions, the last
      {"better", LemmaSource::adv, "well"},
      {"bigger", LemmaSource::adj, "big"},
      {"Quickly", LemmaSource::adv, "quickly"},
      {"XYZZY", LemmaSource::verb, "XYZZY"},  // no rule fits: as it stands
      {"10s", LemmaSource::noun, "10"},
      {"“", LemmaSource::punct, "\""},
      {"’", LemmaSource::punct, "'"},
      {"!", LemmaSource::punct, "!"},
      {"S", LemmaSource::noun, "S"},
      {"s", LemmaSource::verb, "s"},
      {"IT", LemmaSource::lower, "it"},
      {"IT", LemmaSource::text, "IT"},
  };
  for (const auto& row : kRows) {
    EXPECT_EQ(lemmatizer->lemma(lexemes->intern(row.text), row.source), row.lemma) << row.text;
  }
}

TEST_F(LemmatizerTest, ForgetsWithTheLexemes) {
  EXPECT_EQ(lemmatizer->lemma(lexemes->intern("houses"), LemmaSource::noun), "house");
  lexemes->clear();
  EXPECT_EQ(lemmatizer->lemma(lexemes->intern("mice"), LemmaSource::noun), "mouse");
}

TEST(LemmaSource, DependsOnPartOfSpeechAndMorphology) {
  const struct {
    std::string_view pos;
    std::string_view morph;
    LemmaSource source;
  } kRows[] = {
      {"", "", LemmaSource::lower},
      {"SPACE", "", LemmaSource::lower},
      {"NOUN", "Number=Sing", LemmaSource::lower},
      {"NOUN", "Number=Plur", LemmaSource::noun},
      {"NOUN", "", LemmaSource::noun},
      {"PROPN", "Number=Sing", LemmaSource::text},
      {"VERB", "VerbForm=Inf", LemmaSource::lower},
      {"VERB", "Tense=Pres|VerbForm=Fin", LemmaSource::lower},
      {"VERB", "Number=Sing|Person=3|Tense=Pres|VerbForm=Fin", LemmaSource::verb},
      {"VERB", "Tense=Past|VerbForm=Fin", LemmaSource::verb},
      {"ADJ", "Degree=Pos", LemmaSource::lower},
      {"ADJ", "Degree=Cmp", LemmaSource::adj},
      {"ADV", "Degree=Pos", LemmaSource::lower},
      {"ADV", "", LemmaSource::adv},
      {"PUNCT", "PunctType=Peri", LemmaSource::punct},
      {"AUX", "VerbForm=Fin", LemmaSource::lower},
      {"PRON", "PronType=Prs", LemmaSource::lower},
  };
  for (const auto& row : kRows) EXPECT_EQ(lemma_source_of(row.pos, row.morph), row.source) << row.pos << row.morph;
}

}  // namespace
}  // namespace quoth::extract::language
