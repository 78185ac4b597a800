// SPDX-License-Identifier: Apache-2.0
#include "extract/reader/language_guess.h"

#include "extract/embedded_table.h"
#include "extract/word_map.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace quoth::embedded {
std::string_view reader_stop_words();
}

namespace quoth::extract::reader {
namespace {

constexpr std::size_t kSample = 20000;  // bytes
constexpr std::size_t kFewestHits = 4;  // function words of the language

struct StopWords {
  std::vector<std::string> languages;
  WordMap<std::vector<std::size_t>> of_word;
};

const StopWords& stop_words() {
  static const StopWords kWords = [] {
    StopWords result;
    for (const auto& row : rows(embedded::reader_stop_words())) {
      if (row.size() != 2) continue;
      result.languages.emplace_back(row[0]);
      for (std::string_view words = row[1]; !words.empty();) {
        const std::size_t end = std::min(words.find(' '), words.size());
        result.of_word[words.substr(0, end)].push_back(result.languages.size() - 1);
        words.remove_prefix(std::min(end + 1, words.size()));
      }
    }
    return result;
  }();
  return kWords;
}

struct Letters {
  std::size_t latin = 0;
  std::unordered_map<std::string_view, std::size_t> others;  // language of a script → letters
};

std::string_view language_of_script(UScriptCode script) {
  switch (script) {
    case USCRIPT_ARABIC:
      return "ar";
    case USCRIPT_HEBREW:
      return "he";
    case USCRIPT_HAN:
      return "zh";
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
      return "ja";
    case USCRIPT_HANGUL:
      return "ko";
    case USCRIPT_THAI:
      return "th";
    case USCRIPT_DEVANAGARI:
      return "hi";
    case USCRIPT_BENGALI:
      return "bn";
    case USCRIPT_TAMIL:
      return "ta";
    case USCRIPT_GEORGIAN:
      return "ka";
    case USCRIPT_ARMENIAN:
      return "hy";
    case USCRIPT_ETHIOPIC:
      return "am";
    case USCRIPT_CYRILLIC:
      return "cyrillic";
    case USCRIPT_GREEK:
      return "el";
    default:
      return {};
  }
}

struct Sample {
  Letters letters;
  std::vector<std::size_t> hits;  // function words of each language
  std::size_t words = 0;
};

Sample look_at(std::string_view text) {
  Sample sample;
  sample.hits.resize(stop_words().languages.size());
  std::string word;
  const auto finish = [&] {
    if (word.empty()) return;
    ++sample.words;
    const auto found = stop_words().of_word.find(word);
    if (found != stop_words().of_word.end()) {
      for (const std::size_t language : found->second) ++sample.hits[language];
    }
    word.clear();
  };
  const auto size = static_cast<std::int32_t>(std::min(text.size(), kSample));
  const auto* data = reinterpret_cast<const std::uint8_t*>(text.data());
  for (std::int32_t i = 0; i < size;) {
    UChar32 c = 0;
    U8_NEXT(data, i, size, c);
    if (c < 0 || (c < 0x80 ? !((c | 0x20) >= 'a' && (c | 0x20) <= 'z') : !u_isalpha(c))) {
      finish();
      continue;
    }
    if (c < 0x250) {
      ++sample.letters.latin;
    } else {
      UErrorCode status = U_ZERO_ERROR;
      const std::string_view language = language_of_script(uscript_getScript(c, &status));
      if (!language.empty()) ++sample.letters.others[language];
    }
    std::array<char, 4> buffer{};
    std::int32_t length = 0;
    U8_APPEND_UNSAFE(buffer.data(), length, c < 0x80 ? (c | 0x20) : u_tolower(c));
    word.append(buffer.data(), static_cast<std::size_t>(length));
  }
  finish();
  return sample;
}

// The language with most function words among the text's, English on ties; "en" where there is no sign of another.
std::string by_words(const Sample& sample, std::string_view fallback) {
  const StopWords& words = stop_words();
  std::size_t best = 0;
  for (std::size_t i = 1; i < words.languages.size(); ++i) {
    if (sample.hits[i] > sample.hits[best]) best = i;
  }
  const std::size_t hits = sample.hits[best];
  if (hits < kFewestHits || hits * 12 < sample.words) return std::string(fallback);
  // Short words are shared ("a", "i", "de"): another language must be well ahead of English.
  if (best != 0 && fallback == "en" && hits < sample.hits[0] * 2) return "en";
  return words.languages[best];
}

}  // namespace

std::string language_of(std::string_view text) {
  const Sample sample = look_at(text);
  std::string_view other;
  std::size_t most = 0;
  for (const auto& [language, count] : sample.letters.others) {
    if (count > most || (count == most && language < other)) {
      most = count;
      other = language;
    }
  }
  if (most <= sample.letters.latin || most < 10) return by_words(sample, "en");
  if (other == "cyrillic") return by_words(sample, "ru");
  if (other == "zh" && sample.letters.others.contains("ja") && sample.letters.others.at("ja") * 10 > most) return "ja";
  return std::string(other);
}

}  // namespace quoth::extract::reader
