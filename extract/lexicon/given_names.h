// SPDX-License-Identifier: Apache-2.0
// Given names and whose they are. Data: tables/given_names.tsv.
#pragma once

#include "extract/word_map.h"

#include <string_view>

namespace quoth::extract::lexicon {

class GivenNames {
 public:
  GivenNames();

  // 'f', 'm', 'b' for both, or ' ' where the name is not known. As written; all capitals are understood, and a double
  // name goes by its first part ("Jean-Claude").
  char gender(std::string_view name) const;

  // What a family name of the Slavic, Icelandic or Baltic pattern tells: 'f', 'm', or ' '.
  static char surname_gender(std::string_view surname) noexcept;

 private:
  WordMap<char> names_;
};

}  // namespace quoth::extract::lexicon
