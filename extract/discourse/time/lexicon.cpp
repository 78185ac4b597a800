// SPDX-License-Identifier: Apache-2.0
#include "extract/discourse/time/lexicon.h"

#include "extract/embedded_table.h"
#include "extract/word_map.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>

namespace quoth::embedded {
std::string_view time_lexicon();
std::string_view time_holidays();
}  // namespace quoth::embedded

namespace quoth::extract::time {
namespace {

using namespace std::string_view_literals;

constexpr std::array kClasses{"number"sv,  "ordinal"sv,     "unit"sv,    "modifier"sv, "part"sv,
                              "season"sv,  "deictic"sv,     "daytime"sv, "decade"sv,   "month"sv,
                              "weekday"sv, "before_year"sv, "future"sv,  "past"sv,     "prospective"sv};
constexpr std::array kUnits{"day"sv,     "week"sv, "fortnight"sv, "weekend"sv, "month"sv,
                            "quarter"sv, "year"sv, "decade"sv,    "century"sv};
constexpr std::array kModifiers{"this"sv,     "current"sv, "same"sv,      "that"sv,   "last"sv,    "past"sv,
                                "previous"sv, "next"sv,    "following"sv, "coming"sv, "upcoming"sv};
constexpr std::array kParts{"begin"sv, "middle"sv, "end"sv};

template <std::size_t N>
int index_in(const std::array<std::string_view, N>& names, std::string_view name) {
  return static_cast<int>(std::find(names.begin(), names.end(), name) - names.begin());
}

int value_of(std::uint32_t word_class, std::string_view value) {
  if (word_class == kUnitWord) return index_in(kUnits, value);
  if (word_class == kModifierWord) return index_in(kModifiers, value);
  if (word_class == kPartWord) return index_in(kParts, value);
  return std::atoi(std::string(value).c_str());
}

WordMap<Lexeme> read_lexicon() {
  WordMap<Lexeme> lexicon;
  for (const auto& row : rows(embedded::time_lexicon())) {
    if (row.size() < 2) continue;
    const std::uint32_t word_class = 1U << index_in(kClasses, row[0]);
    Lexeme& entry = lexicon[row[1]];
    entry.word = row[1];
    entry.classes |= word_class;
    if (row.size() > 2) entry.value = value_of(word_class, row[2]);
  }
  for (const auto& row : rows(embedded::time_holidays())) {
    const std::string_view first = row[0].substr(0, row[0].find(' '));
    Lexeme& entry = lexicon[first];
    entry.word = first;
    entry.classes |= kHolidayWord;
    // "valentines" is written "Valentine's".
    if (first.back() != 's') continue;
    Lexeme& possessor = lexicon[first.substr(0, first.size() - 1)];
    possessor.word = first.substr(0, first.size() - 1);
    possessor.classes |= kHolidayWord;
  }
  return lexicon;
}

}  // namespace

const Lexeme& lexeme(std::string_view lower) {
  static const WordMap<Lexeme> kLexicon = read_lexicon();
  static const Lexeme kNone;
  const auto found = kLexicon.find(lower);
  return found == kLexicon.end() ? kNone : found->second;
}

}  // namespace quoth::extract::time
