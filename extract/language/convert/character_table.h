// SPDX-License-Identifier: Apache-2.0
// Builds the table that characters.h reads: Unicode properties from data/characters.tsv at first, then the classes of
// the tokenizer's expressions.
#pragma once

#include "extract/language/characters.h"
#include "extract/language/convert/model_file_writer.h"

#include <cstdint>
#include <vector>

namespace quoth::extract::language {

// Code points from first to last, both in it.
struct CharacterRange {
  char32_t first = 0;
  char32_t last = 0;
};

class CharacterTable {
 public:
  CharacterTable();

  void set(const std::vector<CharacterRange>& ranges, std::uint32_t flag);
  void set(char32_t c, std::uint32_t flag) { kinds_[c].flags |= flag; }

  // Sections characters/block_of, characters/kind_of, characters/kinds. Throws Error(internal) where the code points
  // are of more than 256 kinds or make more than 256 blocks.
  void write(ModelFileWriter& model) const;

  struct Packed {
    std::vector<std::uint8_t> block_of;
    std::vector<std::uint8_t> kind_of;
    std::vector<CharacterKind> kinds;
    Characters view() const { return {block_of, kind_of, kinds}; }
  };
  Packed pack() const;

 private:
  std::vector<CharacterKind> kinds_;  // of every code point
};

}  // namespace quoth::extract::language
