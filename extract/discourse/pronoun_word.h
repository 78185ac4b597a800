// SPDX-License-Identifier: Apache-2.0
// What a pronoun says by itself: person, number, gender, case. Knows no antecedents.
#pragma once

#include <cstdint>
#include <string_view>

namespace quoth::extract::discourse {

enum class PronounKind : std::uint8_t {
  speaker,  // I, me, my
  we,       // we, us, our
  you,
  he,
  she,
  it,
  they,
  both,          // both, the two …
  demonstrative  // this, that, these, those as a noun phrase
};

struct PronounWord {
  PronounKind kind = PronounKind::it;
  bool possessive = false;  // "his", "their"
  bool reflexive = false;
};

// The word of this lower-case form, nullptr where it is none that refers.
const PronounWord* pronoun_word(std::string_view lower) noexcept;

}  // namespace quoth::extract::discourse
