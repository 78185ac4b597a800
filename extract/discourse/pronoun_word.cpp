// SPDX-License-Identifier: Apache-2.0
#include "extract/discourse/pronoun_word.h"

#include <algorithm>
#include <array>
#include <utility>

namespace quoth::extract::discourse {
namespace {

using enum PronounKind;

constexpr auto kWords = std::to_array<std::pair<std::string_view, PronounWord>>({
    {"both", {both, false, false}},
    {"he", {he, false, false}},
    {"her", {she, true, false}},  // or the object; the tree tells
    {"hers", {she, false, false}},
    {"herself", {she, false, true}},
    {"him", {he, false, false}},
    {"himself", {he, false, true}},
    {"his", {he, true, false}},
    {"i", {speaker, false, false}},
    {"it", {it, false, false}},
    {"its", {it, true, false}},
    {"itself", {it, false, true}},
    {"me", {speaker, false, false}},
    {"mine", {speaker, false, false}},
    {"my", {speaker, true, false}},
    {"myself", {speaker, false, true}},
    {"our", {we, true, false}},
    {"ours", {we, false, false}},
    {"ourselves", {we, false, true}},
    {"she", {she, false, false}},
    {"that", {demonstrative, false, false}},
    {"their", {they, true, false}},
    {"theirs", {they, false, false}},
    {"them", {they, false, false}},
    {"themselves", {they, false, true}},
    {"these", {demonstrative, false, false}},
    {"they", {they, false, false}},
    {"this", {demonstrative, false, false}},
    {"those", {demonstrative, false, false}},
    {"us", {we, false, false}},
    {"we", {we, false, false}},
    {"you", {you, false, false}},
    {"your", {you, true, false}},
    {"yours", {you, false, false}},
    {"yourself", {you, false, true}},
    {"yourselves", {you, false, true}},
});
static_assert(std::is_sorted(kWords.begin(), kWords.end(), [](auto& a, auto& b) { return a.first < b.first; }));

}  // namespace

const PronounWord* pronoun_word(std::string_view lower) noexcept {
  const auto at = std::lower_bound(kWords.begin(), kWords.end(), lower,
                                   [](const auto& row, std::string_view word) { return row.first < word; });
  return at != kWords.end() && at->first == lower ? &at->second : nullptr;
}

}  // namespace quoth::extract::discourse
