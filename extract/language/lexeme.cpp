// SPDX-License-Identifier: Apache-2.0
#include "extract/language/lexeme.h"

#include "extract/language/vocabulary.h"
#include "extract/language/word_shape.h"

#include <algorithm>

#include <xxhash.h>

namespace quoth::extract::language {
namespace {

constexpr std::size_t kFirstSlots = 1 << 12;
constexpr std::size_t kTextBlock = 1 << 16;

std::uint64_t hash_of(std::string_view text, StringId norm_override) noexcept {
  return XXH3_64bits_withSeed(text.data(), text.size(), norm_override);
}

}  // namespace

LexemeTable::LexemeTable(const Vocabulary& vocabulary) : vocabulary_(&vocabulary), slots_(kFirstSlots) {}

std::uint32_t LexemeTable::intern(std::string_view text, StringId norm_override) {
  const std::uint64_t hash = hash_of(text, norm_override);
  std::size_t at = hash & (slots_.size() - 1);
  for (; slots_[at].index_plus_one != 0; at = (at + 1) & (slots_.size() - 1)) {
    if (slots_[at].hash != hash) continue;
    const std::uint32_t index = slots_[at].index_plus_one - 1;
    if (lexemes_[index].text == text && lexemes_[index].norm_override == norm_override) return index;
  }
  lexemes_.push_back(make(text, norm_override));
  slots_[at] = {hash, size()};
  if (lexemes_.size() * 2 > slots_.size()) grow();
  return size() - 1;
}

void LexemeTable::clear() {
  lexemes_.clear();
  slots_.assign(kFirstSlots, Slot{});
  blocks_.clear();
  text_bytes_ = 0;
  ++generation_;
}

void LexemeTable::grow() {
  std::vector<Slot> larger(slots_.size() * 2);
  for (const Slot& slot : slots_) {
    if (slot.index_plus_one == 0) continue;
    std::size_t at = slot.hash & (larger.size() - 1);
    while (larger[at].index_plus_one != 0) at = (at + 1) & (larger.size() - 1);
    larger[at] = slot;
  }
  slots_ = std::move(larger);
}

std::string_view LexemeTable::keep(std::string_view text) {
  if (blocks_.empty() || blocks_.back().capacity() - blocks_.back().size() < text.size()) {
    blocks_.emplace_back().reserve(std::max(kTextBlock, text.size()));
  }
  std::string& block = blocks_.back();
  const std::size_t begin = block.size();
  block.append(text);
  text_bytes_ += text.size();
  return std::string_view(block).substr(begin);
}

Lexeme LexemeTable::make(std::string_view text, StringId norm_override) {
  const Characters& characters = vocabulary_->characters();
  Lexeme lexeme;
  lexeme.text = keep(text);
  scratch_.clear();
  characters.append_lower(text, scratch_);
  lexeme.lower = scratch_ == text ? lexeme.text : keep(scratch_);
  lexeme.orth = vocabulary_->id(text);
  const StringId lower = lexeme.lower == lexeme.text ? lexeme.orth : vocabulary_->id(lexeme.lower);
  lexeme.norm_override = norm_override;
  lexeme.norm = norm_override != 0 ? norm_override : vocabulary_->norm(lexeme.orth).value_or(lower);
  lexeme.prefix = vocabulary_->id(prefix_of(text));
  lexeme.suffix = vocabulary_->id(suffix_of(text));
  lexeme.shape = vocabulary_->id(shape_of(text, characters));
  lexeme.ruler_class = vocabulary_->ruler_class(lower);
  lexeme.is_space = characters.all(text, kSpace);
  lexeme.opens_special_case = vocabulary_->opens_special_case(lexeme.orth);
  return lexeme;
}

}  // namespace quoth::extract::language
