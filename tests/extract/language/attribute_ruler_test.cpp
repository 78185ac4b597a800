// SPDX-License-Identifier: Apache-2.0
// Expected values are spaCy 3.8's on tokens with these tags and relations.
#include "extract/language/attribute_ruler.h"

#include "extract/language/lemmatizer.h"
#include "extract/language/vocabulary.h"
#include "tests/extract/language/model_fixture.h"

#include <algorithm>
#include <string>
#include <vector>

namespace quoth::extract::language {
namespace {

struct Word {
  std::string_view text;
  std::string_view tag;
  std::string_view dep;
};

class AttributeRulerTest : public WithModel {
 protected:
  void SetUp() override {
    WithModel::SetUp();
    if (IsSkipped()) return;
    vocabulary.emplace(*model);
    lexemes.emplace(*vocabulary);
    tables.emplace(*model);
    ruler.emplace(*tables);
    lemma_tables.emplace(*model, vocabulary->characters());
    lemmatizer.emplace(*lemma_tables, *lexemes);
    tags = model->lines("tagger/labels");
  }

  // "pos lemma" of each word, with tag and relation behind them where a rule replaced them.
  std::vector<std::string> ruled(const std::vector<Word>& words) {
    std::vector<TaggedWord> tagged;
    for (const Word& word : words) {
      const auto tag = std::find(tags.begin(), tags.end(), word.tag) - tags.begin();
      tagged.push_back({lexemes->intern(word.text), static_cast<std::uint16_t>(tag), word.dep});
    }
    std::vector<const RuledWord*> results;
    ruler->apply(tagged, *lexemes, results);
    std::vector<std::string> printed;
    for (std::size_t i = 0; i < words.size(); ++i) {
      const RuledWord& word = *results[i];
      std::string& row = printed.emplace_back(word.pos);
      row += ' ';
      row +=
          word.lemma_source == LemmaSource::ruler ? word.lemma : lemmatizer->lemma(tagged[i].lexeme, word.lemma_source);
      for (const std::string_view replaced : {word.tag, word.dep}) {
        if (!replaced.empty()) row.append(" ").append(replaced);
      }
    }
    return printed;
  }

  std::optional<Vocabulary> vocabulary;
  std::optional<LexemeTable> lexemes;
  std::optional<RulerTables> tables;
  std::optional<AttributeRuler> ruler;
  std::optional<LemmaTables> lemma_tables;
  std::optional<Lemmatizer> lemmatizer;
  std::vector<std::string_view> tags;
};

TEST_F(AttributeRulerTest, RulesSingleWords) {
  const struct {
    Word word;
    std::string_view expected;
  } kRows[] = {
      {{"House", "NN", "pobj"}, "NOUN house"},
      {{"Houses", "NNS", "pobj"}, "NOUN house"},
      {{"Obama", "NNP", "nsubj"}, "PROPN Obama"},
      {{"was", "VBD", "aux"}, "AUX be"},
      {{"was", "VBD", "ROOT"}, "AUX be"},
      {{"did", "VBD", "aux"}, "AUX do"},
      {{"did", "VBD", "ROOT"}, "VERB do"},
      {{"has", "VBZ", "ccomp"}, "VERB have"},
      {{"to", "TO", "aux"}, "PART to"},
      {{"getting", "VBG", "auxpass"}, "AUX getting"},  // no table for AUX
      {{"n't", "RB", "neg"}, "PART not"},
      {{"that", "IN", "mark"}, "SCONJ that"},
      {{"after", "IN", "mark"}, "SCONJ after"},
      {{"after", "IN", "prep"}, "ADP after"},
      {{"that", "DT", "nsubj"}, "PRON that"},
      {{"that", "DT", "det"}, "DET that"},
      {{"That", "WDT", "nsubj"}, "PRON that"},
      {{"but", "CC", "advmod"}, "ADV but"},
      {{"but", "CC", "cc"}, "CCONJ but"},
      {{"Me", "PRP", "dobj"}, "PRON I"},
      {{"'ll", "MD", "aux"}, "AUX will"},
      {{"ca", "MD", "aux"}, "AUX can"},
      {{"Everyone", "NN", "nsubj"}, "PRON everyone"},
      {{"got", "VBD", "ROOT"}, "VERB get"},
      {{"got", "VBN", "ROOT"}, "VERB get"},
      {{"nuthin'", "NN", "dobj"}, "NOUN nothing"},
      {{"”", "''", "punct"}, "PUNCT \""},
      {{"$", "$", "nmod"}, "SYM $"},
      {{"\n", "NNP", "ROOT"}, "SPACE \n _SP dep"},
      {{" ", "_SP", "dep"}, "SPACE   _SP dep"},
      {{"x", "_SP", "dobj"}, "X x"},
  };
  for (const auto& row : kRows) {
    EXPECT_EQ(ruled({row.word}), std::vector<std::string>{std::string(row.expected)}) << row.word.text;
  }
}

TEST_F(AttributeRulerTest, RulesPairsOfWords) {
  const struct {
    std::vector<Word> words;
    std::vector<std::string> expected;
  } kRows[] = {
      {{{"ai", "VBP", "aux"}, {"n't", "RB", "neg"}}, {"AUX be", "PART not"}},
      {{{"ai", "VBP", "aux"}, {"not", "RB", "neg"}}, {"AUX ai", "PART not"}},
      {{{"gon", "VBG", "ROOT"}, {"na", "TO", "aux"}}, {"VERB go", "PART to"}},
      {{{"Let", "VB", "ROOT"}, {"'s", "PRP", "nsubj"}}, {"VERB let", "PRON us"}},
      {{{"There", "EX", "expl"}, {"is", "VBZ", "ROOT"}}, {"PRON there", "VERB be"}},
      {{{"There", "EX", "nsubj"}, {"is", "VBZ", "ROOT"}}, {"PRON there", "AUX be"}},
      {{{"y'", "PRP", "nsubj"}, {"all", "DT", "det"}}, {"PRON you", "DET all"}},
      {{{"got", "VBN", "aux"}, {"ta", "TO", "aux"}, {"go", "VB", "xcomp"}}, {"AUX got", "PART to", "VERB go"}},
  };
  for (const auto& row : kRows) EXPECT_EQ(ruled(row.words), row.expected) << row.words[0].text;
}

TEST_F(AttributeRulerTest, GivesTheSameForTheSameAgain) {
  const std::vector<Word> words{{"There", "EX", "expl"}, {"was", "VBD", "ROOT"}, {"no", "DT", "det"},
                                {"news", "NN", "attr"},  {".", ".", "punct"},    {"was", "VBD", "ROOT"}};
  EXPECT_EQ(ruled(words), ruled(words));
  EXPECT_EQ(ruled(words)[5], "AUX be");  // the pair's result does not stick to the word
}

TEST_F(AttributeRulerTest, HasNothingToSayOfNoWords) {
  EXPECT_TRUE(ruled({}).empty());
}

}  // namespace
}  // namespace quoth::extract::language
