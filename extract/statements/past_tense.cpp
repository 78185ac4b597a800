// SPDX-License-Identifier: Apache-2.0
#include "extract/statements/past_tense.h"

#include "extract/word_map.h"

#include <algorithm>

namespace quoth::embedded {
std::string_view noun_verbs();
std::string_view past_tense();
}  // namespace quoth::embedded

namespace quoth::extract::statements {
namespace {

WordMap<std::string_view> read_table(std::string_view file) {
  WordMap<std::string_view> rows;
  while (!file.empty()) {
    const std::string_view line = file.substr(0, file.find('\n'));
    file.remove_prefix(std::min(file.size(), line.size() + 1));
    const std::size_t tab = line.find('\t');
    if (!line.starts_with('#') && tab != std::string_view::npos)
      rows.emplace(line.substr(0, tab), line.substr(tab + 1));
  }
  return rows;
}

bool is_vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

std::string past_of(std::string_view verb) {
  static const auto irregular = read_table(embedded::past_tense());
  if (const auto found = irregular.find(verb); found != irregular.end()) return std::string(found->second);
  std::string past(verb);
  if (past.empty()) return past;
  if (past.back() == 'e') return past + "d";
  if (past.back() == 'y' && past.size() > 1 && !is_vowel(past[past.size() - 2])) {
    past.back() = 'i';
    return past + "ed";
  }
  return past + "ed";
}

}  // namespace

std::string_view verb_of_noun(std::string_view noun) {
  static const auto verbs = read_table(embedded::noun_verbs());
  const auto found = verbs.find(noun);
  return found == verbs.end() ? std::string_view() : found->second;
}

std::string past_tense(std::string_view predicate) {
  const std::size_t space = predicate.find(' ');
  std::string label = past_of(predicate.substr(0, space));
  if (space != std::string_view::npos) label.append(predicate.substr(space));
  return label;
}

}  // namespace quoth::extract::statements
