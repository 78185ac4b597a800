// SPDX-License-Identifier: Apache-2.0
#include "extract/language/tokenizer.h"

#include "extract/language/chunk_cache.h"
#include "extract/language/chunk_splitter.h"
#include "extract/language/special_cases.h"
#include "extract/language/tokenizer_tables.h"
#include "extract/language/utf8.h"

namespace quoth::extract::language {
namespace {

constexpr std::size_t kLongestCached = 64;  // bytes of a chunk

}  // namespace

class Tokenizer::State {
 public:
  State(const TokenizerTables& tables, LexemeTable& lexemes)
      : characters_(tables.affixes().characters()),
        lexemes_(lexemes),
        splitter_(tables.affixes(), tables.exceptions()),
        special_cases_(tables, lexemes),
        generation_(lexemes.generation()) {}

  void tokenize(std::string_view text, std::vector<TextToken>& tokens);

 private:
  std::size_t end_of_run(std::string_view text, std::size_t at, bool of_space) const noexcept;
  void add_chunk(std::string_view text, std::size_t end, std::vector<TextToken>& tokens);
  std::span<const CachedToken> tokens_of(std::string_view chunk);
  void split(std::string_view chunk);

  const Characters& characters_;
  LexemeTable& lexemes_;
  ChunkSplitter splitter_;
  SpecialCaseMatcher special_cases_;
  ChunkCache cache_;
  std::uint32_t generation_;
  std::vector<CachedToken> chunk_tokens_;
  std::size_t at_byte_ = 0;  // how far the text at hand has been cut
  std::uint32_t at_code_point_ = 0;
};

void Tokenizer::State::tokenize(std::string_view text, std::vector<TextToken>& tokens) {
  if (generation_ != lexemes_.generation()) {
    cache_.clear();
    generation_ = lexemes_.generation();
  }
  at_byte_ = 0;
  at_code_point_ = 0;
  const std::size_t first = tokens.size();
  if (!text.empty()) add_chunk(text, end_of_run(text, 0, true), tokens);
  while (at_byte_ < text.size()) {
    add_chunk(text, end_of_run(text, at_byte_, false), tokens);
    if (at_byte_ < text.size() && text[at_byte_] == ' ') {
      tokens.back().space_after = true;
      ++at_byte_;
      ++at_code_point_;
    }
    add_chunk(text, end_of_run(text, at_byte_, true), tokens);
  }
  special_cases_.apply(text, tokens, first);
}

// Where the run of white space (or of anything else) that begins at `at` ends; `at` itself where there is none.
std::size_t Tokenizer::State::end_of_run(std::string_view text, std::size_t at, bool of_space) const noexcept {
  while (at < text.size()) {
    const CodePoint c = code_point_at(text, at);
    if (((characters_.flags(c.value) & kSpace) != 0) != of_space) break;
    at += c.size;
  }
  return at;
}

// Appends the tokens of the chunk from at_byte_ to `end`, which may be empty.
void Tokenizer::State::add_chunk(std::string_view text, std::size_t end, std::vector<TextToken>& tokens) {
  if (end == at_byte_) return;
  for (const CachedToken& part : tokens_of(text.substr(at_byte_, end - at_byte_))) {
    TextToken& token = tokens.emplace_back();
    token.begin_byte = static_cast<std::uint32_t>(at_byte_);
    token.begin = at_code_point_;
    at_byte_ += part.size_bytes;
    at_code_point_ += part.code_points;
    token.end_byte = static_cast<std::uint32_t>(at_byte_);
    token.end = at_code_point_;
    token.lexeme = part.lexeme;
  }
}

std::span<const CachedToken> Tokenizer::State::tokens_of(std::string_view chunk) {
  if (chunk.size() > kLongestCached) {
    split(chunk);
    return chunk_tokens_;
  }
  const std::span<const CachedToken> known = cache_.find(chunk);
  if (!known.empty()) return known;
  split(chunk);
  return cache_.add(chunk, chunk_tokens_);
}

void Tokenizer::State::split(std::string_view chunk) {
  chunk_tokens_.clear();
  std::size_t begin = 0;
  for (const ChunkToken& part : splitter_.split(chunk)) {
    const std::string_view word = chunk.substr(begin, part.end_byte - begin);
    chunk_tokens_.push_back({static_cast<std::uint32_t>(word.size()),
                             static_cast<std::uint32_t>(count_code_points(word)), lexemes_.intern(word, part.norm)});
    begin = part.end_byte;
  }
}

Tokenizer::Tokenizer(const TokenizerTables& tables, LexemeTable& lexemes)
    : state_(std::make_unique<State>(tables, lexemes)) {}
Tokenizer::~Tokenizer() = default;
Tokenizer::Tokenizer(Tokenizer&&) noexcept = default;
Tokenizer& Tokenizer::operator=(Tokenizer&&) noexcept = default;

void Tokenizer::tokenize(std::string_view text, std::vector<TextToken>& tokens) {
  state_->tokenize(text, tokens);
}

}  // namespace quoth::extract::language
