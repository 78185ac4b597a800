// SPDX-License-Identifier: Apache-2.0
// Which of the lemmatizer's ways a word takes, by its part of speech and morphology.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace quoth::extract::language {

// `ruler`: the attribute ruler gave the lemma. `lower`, `text`: the word itself, in lower case or as it stands. The
// others: the table of that name.
enum class LemmaSource : std::uint8_t { ruler, lower, text, adj, adv, noun, verb, punct };

constexpr std::array<std::string_view, 5> kLemmaTableNames{"adj", "adv", "noun", "verb", "punct"};

// The number of a table, in the order of the names; `source` is one of the tables.
constexpr std::size_t lemma_table_of(LemmaSource source) noexcept {
  return static_cast<std::size_t>(source) - static_cast<std::size_t>(LemmaSource::adj);
}

// `pos` in upper case, `morph` as "Number=Sing|Person=3", both may be empty. Words that stand in their base form
// anyway are only lower-cased.
LemmaSource lemma_source_of(std::string_view pos, std::string_view morph) noexcept;

}  // namespace quoth::extract::language
