// SPDX-License-Identifier: Apache-2.0
#include "extract/language/pipeline.h"

#include "extract/language/annotator.h"
#include "extract/language/model_parts.h"
#include "extract/language/tokenizer.h"
#include "graph/error.h"

#include <string>
#include <utility>

namespace quoth::extract::language {

std::shared_ptr<const Model> Model::open(const std::filesystem::path& file) {
  return std::shared_ptr<const Model>(new Model(std::make_unique<const Parts>(file)));
}

Model::Model(std::unique_ptr<const Parts> parts) : parts_(std::move(parts)) {}
Model::~Model() = default;

class Pipeline::State {
 public:
  explicit State(std::shared_ptr<const Model> model)
      : model_(std::move(model)),
        parts_(model_->parts()),
        lexemes_(parts_.vocabulary),
        tokenizer_(parts_.tokenizer, lexemes_),
        annotator_(parts_.networks, choose_kernels()),
        ruler_(parts_.ruler),
        lemmatizer_(parts_.lemmas, lexemes_) {}

  std::vector<Analysis> analyze(std::span<const Block> blocks) {
    std::vector<Analysis> analyses(blocks.size());
    for (std::size_t done = 0; done < blocks.size();) {
      const std::size_t count = tokenize(blocks.subspan(done));
      annotator_.annotate({documents_.data(), count}, ids_of_, annotations_);
      for (std::size_t i = 0; i < count; ++i) analyses[done + i] = analysis(blocks[done + i], i);
      done += count;
      forget_what_is_too_much();
    }
    return analyses;
  }

 private:
  // Enough for the networks to work on many rows at once; more would only take more memory.
  static constexpr std::size_t kBatchTokens = 2048;

  static void check_length(const Block& block);
  std::size_t tokenize(std::span<const Block> blocks);
  Analysis analysis(const Block& block, std::size_t document);
  void forget_what_is_too_much();

  std::shared_ptr<const Model> model_;
  const Model::Parts& parts_;
  LexemeTable lexemes_;
  Tokenizer tokenizer_;
  Annotator annotator_;
  AttributeRuler ruler_;
  Lemmatizer lemmatizer_;
  Annotator::IdsOf ids_of_ = [this](std::uint32_t lexeme) -> AttributeIds {
    const Lexeme& entry = lexemes_[lexeme];
    return {entry.norm, entry.prefix, entry.suffix, entry.shape, 0, entry.is_space ? 1U : 0U};
  };

  // Of one batch: a document each.
  std::vector<std::vector<TextToken>> tokens_;
  std::vector<TypedDocument> documents_;
  std::vector<Annotation> annotations_;
  // Of one document.
  std::vector<TaggedWord> words_;
  std::vector<const RuledWord*> ruled_;
};

void Pipeline::State::check_length(const Block& block) {
  if (block.text.size() <= kMaxBlockBytes) return;
  throw Error(ErrorKind::limit, "a paragraph of " + std::to_string(block.text.size()) +
                                    " bytes, the longest that can be analysed has " + std::to_string(kMaxBlockBytes));
}

// Cuts as many of the blocks into tokens as make a batch, at least one; gives their number.
std::size_t Pipeline::State::tokenize(std::span<const Block> blocks) {
  std::size_t count = 0;
  for (std::size_t total = 0; count < blocks.size() && total < kBatchTokens; ++count) {
    if (count == tokens_.size()) {
      tokens_.emplace_back();
      documents_.emplace_back();
    }
    std::vector<TextToken>& tokens = tokens_[count];
    TypedDocument& document = documents_[count];
    tokens.clear();
    check_length(blocks[count]);
    tokenizer_.tokenize(blocks[count].text, tokens);
    document.lexemes.clear();
    document.space_after.clear();
    document.is_space.clear();
    for (const TextToken& token : tokens) {
      document.lexemes.push_back(token.lexeme);
      document.space_after.push_back(token.space_after ? 1 : 0);
      document.is_space.push_back(lexemes_[token.lexeme].is_space ? 1 : 0);
    }
    total += tokens.size();
  }
  return count;
}

Analysis Pipeline::State::analysis(const Block& block, std::size_t document) {
  const std::vector<TextToken>& texts = tokens_[document];
  const Annotation& annotation = annotations_[document];
  words_.clear();
  for (std::size_t i = 0; i < texts.size(); ++i) {
    words_.push_back({texts[i].lexeme, annotation.tags[i], annotation.tree.labels[i]});
  }
  ruler_.apply(words_, lexemes_, ruled_);
  Analysis analysis{block.text, block.offset, std::vector<Token>(texts.size())};
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const TextToken& text = texts[i];
    const RuledWord& ruled = *ruled_[i];
    Token& token = analysis.tokens[i];
    token.begin = text.begin + block.offset;
    token.end = text.end + block.offset;
    token.begin_byte = text.begin_byte;
    token.end_byte = text.end_byte;
    token.head = annotation.tree.heads[i];
    token.lemma =
        ruled.lemma_source == LemmaSource::ruler ? ruled.lemma : lemmatizer_.lemma(text.lexeme, ruled.lemma_source);
    token.tag = ruled.tag.empty() ? parts_.networks.tagger.labels[annotation.tags[i]] : ruled.tag;
    token.pos = ruled.pos;
    token.dep = ruled.dep.empty() ? annotation.tree.labels[i] : ruled.dep;
    token.entity = annotation.names[i].label;
    token.iob = annotation.names[i].iob;
    token.sentence_start = annotation.tree.sentence_starts[i] != 0;
    token.space_after = text.space_after;
    token.is_space = documents_[document].is_space[i] != 0;
  }
  return analysis;
}

void Pipeline::State::forget_what_is_too_much() {
  if (!lexemes_.over_bound()) return;
  lexemes_.clear();
  annotator_.forget_lexemes();
}

Pipeline::Pipeline(std::shared_ptr<const Model> model) : state_(std::make_unique<State>(std::move(model))) {}
Pipeline::~Pipeline() = default;
Pipeline::Pipeline(Pipeline&&) noexcept = default;
Pipeline& Pipeline::operator=(Pipeline&&) noexcept = default;

std::vector<Analysis> Pipeline::analyze(std::span<const Block> blocks) {
  return state_->analyze(blocks);
}

}  // namespace quoth::extract::language
