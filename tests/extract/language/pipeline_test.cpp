// SPDX-License-Identifier: Apache-2.0
// The whole engine. That it says what spaCy says is the business of the parity reference; here: whatever it says, it
// says always, and nothing odd upsets it.
#include "extract/language/pipeline.h"

#include "extract/language/kernels/kernels.h"
#include "graph/error.h"
#include "tests/extract/language/model_fixture.h"

#include <gmock/gmock.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

namespace quoth::extract::language {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// One line a token, with everything that is known of it.
std::string described(const Analysis& analysis) {
  std::string lines;
  for (const Token& token : analysis.tokens) {
    for (const auto number : {token.begin, token.end, token.begin_byte, token.end_byte}) {
      lines += std::to_string(number) + ' ';
    }
    lines += std::to_string(token.head) + ' ' + token.lemma + ' ';
    for (const std::string_view label : {token.tag, token.pos, token.dep, token.entity}) {
      lines += std::string(label) + ' ';
    }
    lines += token.iob;
    for (const bool flag : {token.sentence_start, token.space_after, token.is_space}) lines += flag ? '1' : '0';
    lines += '\n';
  }
  return lines;
}

std::string described(const std::vector<Analysis>& analyses) {
  std::string text;
  for (const Analysis& analysis : analyses) text += described(analysis) + '\n';
  return text;
}

std::string read_file(const std::string& name) {
  std::ifstream in(QUOTH_SOURCE_DIR "/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

class PipelineTest : public WithModel {
 protected:
  void SetUp() override {
    WithModel::SetUp();
    if (IsSkipped()) return;
    shared = Model::open(model_path());
    article = read_file("examples/geneva-talks.txt");
    std::uint32_t offset = 0;
    for (std::size_t begin = 0; begin < article.size();) {
      const std::size_t end = std::min(article.find("\n\n", begin), article.size());
      blocks.push_back({std::string_view(article).substr(begin, end - begin), offset});
      offset += 1000;
      begin = end + 2;
    }
  }
  void TearDown() override { ::unsetenv("QUOTH_KERNELS"); }

  std::string analysis_of(std::string_view text) {
    Pipeline pipeline(shared);
    const Block block{text, 0};
    const std::vector<Analysis> analyses = pipeline.analyze({&block, 1});
    EXPECT_EQ(analyses.size(), 1U);
    return described(analyses.front());
  }

  std::shared_ptr<const Model> shared;
  std::string article;
  std::vector<Block> blocks;
};

// The model's own mistake, ORG, belongs to it.
TEST_F(PipelineTest, ReadsASentence) {
  EXPECT_EQ(analysis_of("Biden didn't call Putin."),
            "0 5 0 5 3 Biden NNP PROPN nsubj ORG B110\n"
            "6 9 6 9 3 do VBD AUX aux  O000\n"
            "9 12 9 12 3 not RB PART neg  O010\n"
            "13 17 13 17 3 call VB VERB ROOT  O010\n"
            "18 23 18 23 3 Putin NNP PROPN dobj PERSON B000\n"
            "23 24 23 24 3 . . PUNCT punct  O000\n");
}

TEST_F(PipelineTest, CountsCodePointsFromTheOffset) {
  Pipeline pipeline(shared);
  const Block block{"“Genève”, he said.", 100};
  const std::vector<Analysis> analyses = pipeline.analyze({&block, 1});
  const Token& city = analyses.front().tokens.at(1);
  EXPECT_THAT((std::vector{city.begin, city.end, city.begin_byte, city.end_byte}), ElementsAre(101, 107, 3, 10));
  EXPECT_EQ(analyses.front().text_of(city), "Genève");
  EXPECT_EQ(analyses.front().offset, 100U);
}

TEST_F(PipelineTest, AnalysesEachBlockAsIfAlone) {
  Pipeline together(shared);
  const std::vector<Analysis> all = together.analyze(blocks);
  ASSERT_EQ(all.size(), blocks.size());
  Pipeline warm(shared);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    Pipeline cold(shared);
    EXPECT_EQ(described(cold.analyze({&blocks[i], 1}).front()), described(all[i])) << blocks[i].text;
    EXPECT_EQ(described(warm.analyze({&blocks[i], 1}).front()), described(all[i])) << blocks[i].text;
  }
  const std::vector<Block> reversed(blocks.rbegin(), blocks.rend());
  std::vector<Analysis> backwards = together.analyze(reversed);
  std::reverse(backwards.begin(), backwards.end());
  EXPECT_EQ(described(backwards), described(all));
}

TEST_F(PipelineTest, DecidesTheSameWithAllKernels) {
  std::vector<std::string> descriptions;
  for (const char* name : {"portable", "avx2", "avx512"}) {
    if (kernels_named(name) == nullptr) continue;
    ::setenv("QUOTH_KERNELS", name, 1);
    descriptions.push_back(described(Pipeline(shared).analyze(blocks)));
    EXPECT_EQ(descriptions.back(), descriptions.front()) << name;
  }
}

TEST_F(PipelineTest, ThreadsShareTheModel) {
  std::vector<std::string> descriptions(4);
  std::vector<std::thread> threads;
  for (std::string& description : descriptions) {
    threads.emplace_back([&] { description = described(Pipeline(shared).analyze(blocks)); });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_THAT(descriptions, ::testing::Each(descriptions.front()));
}

TEST_F(PipelineTest, GivesNoTokensForNoText) {
  Pipeline pipeline(shared);
  EXPECT_THAT(pipeline.analyze({}), IsEmpty());
  EXPECT_EQ(analysis_of(""), "");
  const std::vector<Block> some{{"", 0}, {"Yes.", 0}, {"", 9}};
  const std::vector<Analysis> analyses = pipeline.analyze(some);
  ASSERT_EQ(analyses.size(), 3U);
  EXPECT_THAT(analyses[0].tokens, IsEmpty());
  EXPECT_EQ(described(analyses[1]), analysis_of("Yes."));
  EXPECT_EQ(analyses[2].offset, 9U);
}

// What spaCy 3.8 says of these.
TEST_F(PipelineTest, ReadsDocumentsOfOneAndTwoTokens) {
  EXPECT_EQ(analysis_of("Yes"), "0 3 0 3 0 yes UH INTJ ROOT  O100\n");
  EXPECT_EQ(analysis_of("Go!"), "0 2 0 2 0 go VB VERB ROOT  O100\n2 3 2 3 0 ! . PUNCT punct  O000\n");
  EXPECT_EQ(analysis_of("Paris"), "0 5 0 5 0 Paris NNP PROPN ROOT GPE B100\n");
}

TEST_F(PipelineTest, ReadsNothingButWhiteSpace) {
  EXPECT_EQ(analysis_of(" "), "0 1 0 1 0   _SP SPACE dep  O101\n");
  EXPECT_EQ(analysis_of("\n\n \t"), "0 4 0 4 0 \n\n \t _SP SPACE dep  O101\n");
}

TEST_F(PipelineTest, RefusesABlockBeyondTheLimit) {
  const std::string text(kMaxBlockBytes + 1, 'a');
  Pipeline pipeline(shared);
  const Block block{text, 0};
  try {
    pipeline.analyze({&block, 1});
    FAIL() << "analysed";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::limit);
  }
  EXPECT_EQ(pipeline.analyze({blocks.data(), 1}).size(), 1U);
}

TEST_F(PipelineTest, ReadsALongDocumentAsItsWindowsWouldNotShow) {
  std::string text;
  while (text.size() < 20000) text += article.substr(800, 2400);
  std::string other = text + "One sentence more changes nothing far before it.";
  const std::string whole = analysis_of(text);
  const std::string longer = analysis_of(other);
  const std::string_view start = std::string_view(whole).substr(0, whole.size() * 3 / 4);
  EXPECT_EQ(std::string_view(longer).substr(0, start.size()), start);
}

}  // namespace
}  // namespace quoth::extract::language
