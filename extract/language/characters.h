// SPDX-License-Identifier: Apache-2.0
// What the model's text side knows of single code points: properties of Unicode 14.0 (the version that spaCy's Python
// had; a newer library such as ICU would decide differently on newer letters) and the character classes of the
// tokenizer's expressions. A two-level table in the model's file, made from data/characters.tsv and the wheel.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace quoth::extract::language {

class ModelFile;

// Bits of CharacterKind::flags.
enum CharacterFlag : std::uint32_t {
  kAlpha = 1U << 0U,      // categories L*; Python's isalpha
  kUpper = 1U << 1U,      // property Uppercase
  kDigit = 1U << 2U,      // Python's isdigit
  kSpace = 1U << 3U,      // Python's isspace
  kWord = 1U << 4U,       // \w of Python's re
  kDecimal = 1U << 5U,    // \d of Python's re
  kCased = 1U << 6U,      // cased and not ignorable, when lower-casing looks round a capital sigma
  kIgnorable = 1U << 7U,  // skipped then
  // Classes of the tokenizer's expressions (affixes.h)
  kPrefix = 1U << 8U,         // alone it is a prefix
  kSuffix = 1U << 9U,         // alone it is a suffix
  kPrefixOpener = 1U << 10U,  // first of a prefix of several characters, such as US$
  kSuffixCloser = 1U << 11U,  // last of a suffix of several characters, such as 's or a unit
  kInfix = 1U << 12U,         // alone it is an infix
  kLetter = 1U << 13U,        // what the tokenizer takes for a letter
  kLetterOrDigit = 1U << 14U,
  kLowerOrQuote = 1U << 15U,  // before a full stop that is an infix
  kUpperOrQuote = 1U << 16U,  // after it
  kBeforeStop = 1U << 17U,    // before a full stop that is a suffix
  kBigLetter = 1U << 18U,     // two of them before a full stop make it a suffix
  kSmallLetter = 1U << 19U,   // may end the name of a host in a web address
  kInfixOpener = 1U << 20U,   // may begin an infix
};

struct CharacterKind {
  std::uint32_t flags = 0;
  std::int32_t to_lower = 0;  // what lower-casing adds
};

class Characters {
 public:
  static constexpr std::size_t kBlockSize = 256;
  static constexpr std::size_t kBlockCount = 0x110000 / kBlockSize;

  // Views into sections of `model`, which must outlive this. Throws Error(format) where they do not fit together.
  explicit Characters(const ModelFile& model);
  // The same from tables at hand: a block number for each 256 code points, the kinds of each block's, the kinds.
  Characters(std::span<const std::uint8_t> block_of, std::span<const std::uint8_t> kind_of,
             std::span<const CharacterKind> kinds);

  const CharacterKind& kind(char32_t c) const noexcept {
    if (c >= 0x110000) return kinds_[0];
    return kinds_[kind_of_[block_of_[c / kBlockSize] * kBlockSize + c % kBlockSize]];
  }
  std::uint32_t flags(char32_t c) const noexcept { return c < 128 ? ascii_[c] : kind(c).flags; }

  // Appends `text` in lower case as Python's str.lower does: full mapping, with the final sigma.
  void append_lower(std::string_view text, std::string& lower) const;
  // True where `text` is not empty and all its code points have one of `flags`.
  bool all(std::string_view text, std::uint32_t flags) const noexcept;

 private:
  bool is_final_sigma(std::string_view text, std::size_t begin, std::size_t end) const noexcept;

  std::span<const std::uint8_t> block_of_;
  std::span<const std::uint8_t> kind_of_;
  std::span<const CharacterKind> kinds_;
  std::array<std::uint32_t, 128> ascii_{};
};

}  // namespace quoth::extract::language
