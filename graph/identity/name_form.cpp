// SPDX-License-Identifier: Apache-2.0
#include "graph/identity/name_form.h"

#include "graph/identity/word_lists.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

namespace quoth::graph {
namespace {

bool is_word_letter(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
}

// One a thread: ICU's transliterators are not promised to be safe for sharing.
const icu::Transliterator* latin_transliterator() {
  thread_local const std::unique_ptr<icu::Transliterator> transliterator = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Transliterator> made(
        icu::Transliterator::createInstance("Any-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status));
    return U_SUCCESS(status) ? std::move(made) : nullptr;
  }();
  return transliterator.get();
}

// Lower case, in Latin letters without accents; what ICU cannot transliterate stays.
std::string to_latin(std::string_view text) {
  const bool ascii =
      std::all_of(text.begin(), text.end(), [](char letter) { return static_cast<signed char>(letter) >= 0; });
  std::string latin;
  if (ascii || latin_transliterator() == nullptr) {
    latin = text;
    for (char& letter : latin) {
      if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    }
    return latin;
  }
  icu::UnicodeString unicode =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int>(text.size())));
  latin_transliterator()->transliterate(unicode);
  unicode.toUTF8String(latin);
  return latin;
}

// Words of letters and digits; a full stop inside or after single letters joins them ("U.S." → us, "J.K." → jk), an
// apostrophe vanishes ("O'Brien" → obrien) with the possessive s. With `hyphens`, '-' stays inside words.
std::vector<std::string> words_of(std::string_view name, bool hyphens) {
  const std::string latin = to_latin(name);
  std::vector<std::string> words;
  std::string word;
  const auto finish = [&] {
    while (!word.empty() && word.back() == '-') word.pop_back();
    if (!word.empty()) words.push_back(std::move(word));
    word.clear();
  };
  for (std::size_t index = 0; index < latin.size(); ++index) {
    const char letter = latin[index];
    const bool other_script = static_cast<signed char>(letter) < 0;
    if (is_word_letter(letter) || other_script || (letter == '-' && hyphens && !word.empty())) {
      word += letter;
    } else if (letter == '-' && word == "co") {
      continue;  // co-operation
    } else if (letter == '\'') {
      const bool possessive = index + 1 < latin.size() && latin[index + 1] == 's' &&
                              (index + 2 == latin.size() || !is_word_letter(latin[index + 2]));
      if (possessive && !word.empty()) ++index;
    } else if (letter == '.' && index + 1 < latin.size() && is_word_letter(latin[index + 1]) &&
               (index < 2 || !is_word_letter(latin[index - 2]))) {
      continue;
    } else {
      finish();
    }
  }
  finish();
  return words;
}

const std::unordered_set<std::string>& titles() {
  static const std::unordered_set<std::string> set = word_set(embedded::identity_titles());
  return set;
}

// Takes titles and "the" off the front, but never the last word.
void drop_titles(std::vector<std::string>& words) {
  std::size_t first = 0;
  while (first + 1 < words.size() && (words[first] == "the" || titles().contains(words[first]))) ++first;
  words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(first));
}

std::string join(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text += ' ';
    text += word;
  }
  return text;
}

// Letter rules, tried in this order at every place; the first that fits is applied.
constexpr std::array<std::pair<std::string_view, std::string_view>, 29> kLetterRules{
    {{"shch", "sh"}, {"gue", "ge"}, {"gui", "gi"}, {"tsch", "ch"}, {"tch", "ch"}, {"sch", "sh"},
     {"dzh", "j"},   {"kh", "h"},   {"gh", "g"},   {"ph", "f"},    {"dj", "j"},   {"ck", "k"},
     {"ou", "u"},    {"oo", "u"},   {"ee", "i"},   {"iy", "i"},    {"ij", "i"},   {"ej", "ei"},
     {"aj", "ai"},   {"oj", "oi"},  {"uj", "ui"},  {"oe", "o"},    {"ue", "u"},   {"ae", "a"},
     {"tz", "ts"},   {"x", "ks"},   {"y", "i"},    {"w", "v"},     {"q", "k"}}};

// c sounds k but before e, i, y and h.
char fold_c(std::string_view word, std::size_t index) {
  const char next = index + 1 < word.size() ? word[index + 1] : '\0';
  return next == 'e' || next == 'i' || next == 'y' || next == 'h' ? 'c' : 'k';
}

std::string apply_letter_rules(std::string_view word) {
  std::string folded;
  for (std::size_t index = 0; index < word.size();) {
    const auto* rule = std::find_if(kLetterRules.begin(), kLetterRules.end(),
                                    [&](const auto& pair) { return word.substr(index).starts_with(pair.first); });
    if (rule != kLetterRules.end()) {
      folded += rule->second;
      index += rule->first.size();
    } else {
      folded += word[index] == 'c' ? fold_c(word, index) : word[index];
      ++index;
    }
  }
  return folded;
}

std::string collapse_doubles(std::string_view word) {
  std::string single;
  for (const char letter : word) {
    if (single.empty() || single.back() != letter || (letter >= '0' && letter <= '9')) single += letter;
  }
  return single;
}

const std::unordered_map<std::string, std::string>& variants() {
  static const std::unordered_map<std::string, std::string> classes = word_classes(embedded::identity_variants());
  return classes;
}

bool is_particle(const std::string& word) {
  static const std::unordered_set<std::string> particles{"al",  "el",  "de", "del", "della", "di",  "da",   "dos",
                                                         "do",  "du",  "la", "le",  "von",   "van", "der",  "den",
                                                         "ten", "ter", "zu", "bin", "ibn",   "ben", "bint", "ul"};
  return particles.contains(word);
}

bool is_suffix(const std::string& word) {
  return word == "jr" || word == "sr" || word == "junior" || word == "senior" || word == "ii" || word == "iii" ||
         word == "iv";
}

// "J. K." → "jk": single letters before the last word are one initial.
void join_initials(std::vector<std::string>& words) {
  for (std::size_t index = 0; index + 2 < words.size();) {
    if (words[index].size() <= 2 && words[index + 1].size() == 1 && index == 0) {
      words[index] += words[index + 1];
      words.erase(words.begin() + static_cast<std::ptrdiff_t>(index) + 1);
    } else {
      ++index;
    }
  }
}

std::string fold_given(const std::string& word) {
  static const std::unordered_map<std::string, std::string> nicknames = word_classes(embedded::identity_nicknames());
  const auto found = nicknames.find(word);
  return fold_word(found == nicknames.end() ? word : found->second);
}

// Splits "weber-klein" at its hyphens, leaving particles ("al-assad") out.
std::vector<std::string> parts_of(const std::string& word) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= word.size();) {
    const std::size_t end = std::min(word.find('-', begin), word.size());
    std::string part = word.substr(begin, end - begin);
    if (!part.empty() && !is_particle(part)) parts.push_back(fold_word(part));
    begin = end + 1;
  }
  return parts;
}

bool is_function_word(const std::string& word) {
  static const std::unordered_set<std::string> words{"the", "a",   "an",  "of",  "for", "and", "in", "on", "at",
                                                     "to",  "und", "der", "des", "de",  "la",  "le", "du", "von"};
  return words.contains(word);
}

bool is_legal_form(const std::string& word) {
  static const std::unordered_set<std::string> words{
      "inc", "corp", "corporation", "ltd", "limited", "plc",  "llc", "llp", "gmbh", "ag", "sa", "spa",
      "nv",  "bv",   "co",          "oao", "ooo",     "pjsc", "jsc", "ab",  "oy",   "as", "kg", "se"};
  return words.contains(word);
}

}  // namespace

std::string normal_form(std::string_view name) {
  std::vector<std::string> words = words_of(name, false);
  drop_titles(words);
  return join(words);
}

std::string fold_word(std::string_view word) {
  if (const auto found = variants().find(std::string(word)); found != variants().end()) word = found->second;
  std::string folded(word);
  if (folded.size() > 3 && folded.starts_with("ye")) folded.erase(0, 1);
  if (const std::size_t place = folded.find("isation"); place != std::string::npos) folded[place + 1] = 'z';
  if (folded.size() > 4 && (folded.ends_with("off") || folded.ends_with("eff")))
    folded.replace(folded.size() - 2, 2, "v");
  if (folded.size() > 3 && folded.ends_with("ah")) folded.pop_back();
  return collapse_doubles(apply_letter_rules(folded));
}

PersonName person_name(std::string_view name) {
  std::vector<std::string> words = words_of(name, true);
  drop_titles(words);
  PersonName parts;
  while (words.size() > 1 && is_suffix(words.back())) {
    parts.suffix = words.back() == "junior" ? "jr" : words.back() == "senior" ? "sr" : words.back();
    words.pop_back();
  }
  join_initials(words);
  if (words.empty()) return parts;
  if (words.size() > 2) words.erase(std::remove_if(words.begin() + 1, words.end() - 1, is_particle), words.end() - 1);
  const std::vector<std::string> last_parts = parts_of(words.back());
  parts.last = join(last_parts);
  if (last_parts.size() > 1) parts.last_parts = last_parts;
  if (words.size() > 1) parts.first = fold_given(words.front());
  for (std::size_t index = 1; index + 1 < words.size(); ++index) parts.middle.push_back(fold_word(words[index]));
  return parts;
}

std::string folded_name(std::string_view name) {
  std::vector<std::string> words = words_of(name, false);
  std::vector<std::string> kept;
  for (const std::string& word : words) {
    if (!is_function_word(word)) kept.push_back(fold_word(word));
  }
  while (kept.size() > 1 && is_legal_form(words.back())) {
    kept.pop_back();
    words.pop_back();
  }
  return join(kept);
}

std::string acronym(std::string_view name) {
  if (name.starts_with("the ") || name.starts_with("The ")) name.remove_prefix(4);
  if (name.ends_with("'s")) name.remove_suffix(2);
  std::string letters;
  for (const char letter : name) {
    if (letter >= 'A' && letter <= 'Z') {
      letters += static_cast<char>(letter - 'A' + 'a');
    } else if (letter != '.') {
      return {};
    }
  }
  return letters.size() >= 2 && letters.size() <= 6 ? letters : std::string();
}

bool is_generic_institution(std::string_view name) {
  static const std::unordered_set<std::string> generic = word_set(embedded::identity_generic_institutions());
  for (const std::string& word : words_of(name, false)) {
    if (!is_function_word(word) && !generic.contains(word)) return false;
  }
  return true;
}

}  // namespace quoth::graph
