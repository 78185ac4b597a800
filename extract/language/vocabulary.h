// SPDX-License-Identifier: Apache-2.0
// What the model knows of words apart from its networks: reserved ids, norms, characters. Read-only views into the
// model's file, shared by all threads.
#pragma once

#include "extract/language/characters.h"
#include "extract/language/frozen_map.h"
#include "extract/language/string_id.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace quoth::extract::language {

class Vocabulary {
 public:
  // `model` must outlive this. Throws Error(format) where a section is missing or damaged.
  explicit Vocabulary(const ModelFile& model);

  const Characters& characters() const noexcept { return characters_; }

  // The model's id of a string: reserved, or its hash.
  StringId id(std::string_view text) const noexcept;

  // The id of the norm that the model gives to a word other than its lower case.
  std::optional<StringId> norm(StringId word) const noexcept;

  // Which of the attribute ruler's word classes a lower-cased word is in; 0 for none.
  std::uint16_t ruler_class(StringId lower) const noexcept;

  // True where a tokenizer exception that may arise across chunks begins with this token.
  bool opens_special_case(StringId word) const noexcept { return special_openers_.find(word) != nullptr; }

 private:
  Characters characters_;
  FrozenMap<std::uint32_t> reserved_;  // from the hash of a reserved string to its id
  FrozenMap<StringId> norms_;
  FrozenMap<std::uint32_t> ruler_classes_;
  FrozenMap<TableRange> special_openers_;
};

}  // namespace quoth::extract::language
