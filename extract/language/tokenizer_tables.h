// SPDX-License-Identifier: Apache-2.0
// The tokenizer's read-only tables, shared by all threads: affixes, exceptions, and the exceptions' traces as they
// look when exceptions are not minded ("special cases").
#pragma once

#include "extract/language/affixes.h"
#include "extract/language/frozen_map.h"
#include "extract/language/string_id.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace quoth::extract::language {

// One token of an exception: its size and the norm given to it, 0 for its own.
struct ExceptionToken {
  StringId norm = 0;
  std::uint32_t size_bytes = 0;
  std::uint32_t unused = 0;
};

// Texts with tokens of their own: "don't" is "do" and "n't". The tokens' sizes add up to the text's.
class Exceptions {
 public:
  Exceptions() = default;  // none
  Exceptions(FrozenMap<TableRange> texts, std::span<const ExceptionToken> tokens);

  // The tokens of `text`, empty where it is no exception. Cost: one hash of a short text, none of a long one.
  std::span<const ExceptionToken> find(std::string_view text) const noexcept;

 private:
  FrozenMap<TableRange> texts_;
  std::span<const ExceptionToken> tokens_;
  std::size_t longest_ = 0;  // bytes of the longest text
};

// Sequences of tokens whose text together may be an exception, found by their first token.
class SpecialCases {
 public:
  SpecialCases() = default;
  SpecialCases(FrozenMap<TableRange> openers, std::span<const TableRange> sequences, std::span<const StringId> words);

  std::span<const TableRange> opened_by(StringId word) const noexcept;
  std::span<const StringId> words(const TableRange& sequence) const noexcept {
    return words_.subspan(sequence.first, sequence.count);
  }

 private:
  FrozenMap<TableRange> openers_;
  std::span<const TableRange> sequences_;
  std::span<const StringId> words_;
};

class TokenizerTables {
 public:
  // Both must outlive this. Throws Error(format) where a section is missing or damaged.
  TokenizerTables(const ModelFile& model, const Characters& characters);

  const Affixes& affixes() const noexcept { return affixes_; }
  const Exceptions& exceptions() const noexcept { return exceptions_; }
  const SpecialCases& special_cases() const noexcept { return special_cases_; }

 private:
  Affixes affixes_;
  Exceptions exceptions_;
  SpecialCases special_cases_;
};

}  // namespace quoth::extract::language
