// SPDX-License-Identifier: Apache-2.0
#include "extract/language/tokenizer_tables.h"

#include "extract/language/model_file.h"
#include "graph/error.h"

#include <algorithm>

namespace quoth::extract::language {
namespace {

void require(bool condition) {
  if (!condition) throw Error(ErrorKind::format, "the language model's tokenizer tables are damaged");
}

}  // namespace

Exceptions::Exceptions(FrozenMap<TableRange> texts, std::span<const ExceptionToken> tokens)
    : texts_(texts), tokens_(tokens) {
  for (const TableRange& range : texts_.values()) {
    require(range.fits(tokens_.size()));
    std::size_t size = 0;
    for (const ExceptionToken& token : tokens_.subspan(range.first, range.count)) size += token.size_bytes;
    longest_ = std::max(longest_, size);
  }
}

std::span<const ExceptionToken> Exceptions::find(std::string_view text) const noexcept {
  if (text.size() > longest_) return {};
  const TableRange* range = texts_.find(plain_string_id(text));
  return range != nullptr ? tokens_.subspan(range->first, range->count) : std::span<const ExceptionToken>();
}

SpecialCases::SpecialCases(FrozenMap<TableRange> openers, std::span<const TableRange> sequences,
                           std::span<const StringId> words)
    : openers_(openers), sequences_(sequences), words_(words) {
  for (const TableRange& range : openers_.values()) require(range.fits(sequences_.size()));
  for (const TableRange& range : sequences_) require(range.fits(words_.size()));
}

std::span<const TableRange> SpecialCases::opened_by(StringId word) const noexcept {
  const TableRange* range = openers_.find(word);
  return range != nullptr ? sequences_.subspan(range->first, range->count) : std::span<const TableRange>();
}

TokenizerTables::TokenizerTables(const ModelFile& model, const Characters& characters)
    : affixes_(characters, model),
      exceptions_(FrozenMap<TableRange>(model.section("tokenizer/exceptions")),
                  model.array<ExceptionToken>("tokenizer/exception_tokens")),
      special_cases_(FrozenMap<TableRange>(model.section("tokenizer/special_openers")),
                     model.array<TableRange>("tokenizer/special_sequences"),
                     model.array<StringId>("tokenizer/special_words")) {}

}  // namespace quoth::extract::language
