// SPDX-License-Identifier: Apache-2.0
#include "extract/language/vocabulary.h"

#include "extract/language/model_file.h"

namespace quoth::extract::language {

Vocabulary::Vocabulary(const ModelFile& model)
    : characters_(model),
      reserved_(model.section("vocabulary/reserved")),
      norms_(model.section("vocabulary/norms")),
      ruler_classes_(model.section("ruler/word_classes")),
      special_openers_(model.section("tokenizer/special_openers")) {}

StringId Vocabulary::id(std::string_view text) const noexcept {
  const StringId hash = plain_string_id(text);
  const std::uint32_t* reserved = reserved_.find(hash);
  return reserved != nullptr ? *reserved : hash;
}

std::optional<StringId> Vocabulary::norm(StringId word) const noexcept {
  const StringId* norm = norms_.find(word);
  return norm != nullptr ? std::optional(*norm) : std::nullopt;
}

std::uint16_t Vocabulary::ruler_class(StringId lower) const noexcept {
  const std::uint32_t* found = ruler_classes_.find(lower);
  return found != nullptr ? static_cast<std::uint16_t>(*found) : std::uint16_t{0};
}

}  // namespace quoth::extract::language
