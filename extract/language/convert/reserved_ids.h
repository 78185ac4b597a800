// SPDX-License-Identifier: Apache-2.0
// The strings to which spaCy gives small numbers as ids (data/symbols.tsv), so that the converter computes the same
// ids as the model's tables have.
#pragma once

#include "extract/language/string_id.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace quoth::extract::language {

class ReservedIds {
 public:
  ReservedIds();
  StringId id(std::string_view text) const;
  const std::map<std::string, std::uint32_t, std::less<>>& all() const noexcept { return ids_; }

 private:
  std::map<std::string, std::uint32_t, std::less<>> ids_;  // without the empty string
};

}  // namespace quoth::extract::language
