// SPDX-License-Identifier: Apache-2.0
#include "extract/reader/clutter.h"

#include "extract/embedded_table.h"
#include "extract/word_map.h"

#include <algorithm>
#include <unordered_map>
#include <vector>

namespace quoth::embedded {
std::string_view reader_clutter();
std::string_view reader_labels();
}  // namespace quoth::embedded

namespace quoth::extract::reader {
namespace {

constexpr std::size_t kLongestPhrase = 8;    // words
constexpr std::size_t kLongestPrompt = 16;   // words of a line that begins like a prompt
constexpr std::size_t kLongestMention = 30;  // words of a line that holds one
constexpr std::size_t kLongestLegal = 400;   // bytes looked at

struct Phrases {
  WordMap<unsigned> kinds;  // phrase → bits
  WordSet first_words;      // of the phrases: most words of a text begin none
};
constexpr unsigned kWhole = 1, kStart = 2, kAny = 4, kList = 8, kLegal = 16;

const Phrases& phrases() {
  static const Phrases kPhrases = [] {
    static const std::unordered_map<std::string_view, unsigned> kBits{
        {"whole", kWhole}, {"start", kStart}, {"any", kAny}, {"list", kList}, {"legal", kLegal}};
    Phrases result;
    for (const auto& row : rows(embedded::reader_clutter())) {
      const auto bit = row.size() == 2 ? kBits.find(row[0]) : kBits.end();
      if (bit == kBits.end()) continue;
      result.kinds[row[1]] |= bit->second;
      result.first_words.insert(row[1].substr(0, row[1].find(' ')));
    }
    return result;
  }();
  return kPhrases;
}

// Where each word of `plain` begins, and one past the end.
std::vector<std::size_t> word_starts(std::string_view plain) {
  std::vector<std::size_t> starts;
  for (std::size_t i = 0; i < plain.size(); ++i) {
    if (i == 0 || plain[i - 1] == ' ') starts.push_back(i);
  }
  starts.push_back(plain.size() + 1);
  return starts;
}

unsigned kinds_of(std::string_view phrase) {
  const auto found = phrases().kinds.find(phrase);
  return found == phrases().kinds.end() ? 0 : found->second;
}

bool holds(std::string_view plain, const std::vector<std::size_t>& starts, unsigned kinds) {
  const std::size_t words = starts.size() - 1;
  for (std::size_t from = 0; from < words; ++from) {
    if (!phrases().first_words.contains(plain.substr(starts[from], starts[from + 1] - 1 - starts[from]))) continue;
    for (std::size_t to = from + 1; to <= std::min(words, from + kLongestPhrase); ++to) {
      if ((kinds_of(plain.substr(starts[from], starts[to] - 1 - starts[from])) & kinds) != 0) return true;
    }
  }
  return false;
}

bool ends_like_a_sentence(std::string_view line) {
  return !line.empty() && (line.back() == '.' || line.back() == '?' || line.back() == '"');
}

bool begins_with_quotation(std::string_view line) {
  return line.front() == '"' || line.substr(0, 3) == "\xE2\x80\x9C";
}

// True where a mark follows the first word of `line`: "Image: …", "READ | …".
bool mark_after_first_word(std::string_view line) {
  const std::size_t space = std::min(line.find(' '), line.size());
  if (space == 0) return false;
  const char last = line[space - 1];
  const char next = space + 1 < line.size() ? line[space + 1] : ' ';
  return last == ':' || next == ':' || next == '|' || next == '/' || next == '-' || next == '(';
}

// The kinds of all phrases that `plain` begins with; `whole` only for the last. A single word counts only before a mark
// or in a very short line, since many a headline begins with "Images" or "Read".
unsigned kinds_at_start(std::string_view line, std::string_view plain, const std::vector<std::size_t>& starts) {
  const std::size_t words = starts.size() - 1;
  unsigned kinds = 0;
  for (std::size_t to = 1; to <= std::min(words, kLongestPhrase); ++to) {
    unsigned found = kinds_of(plain.substr(0, starts[to] - 1));
    if (to != words) found &= ~kWhole;
    if (to == 1 && words > 1 && !mark_after_first_word(line))
      found &= words <= 3 && !ends_like_a_sentence(line) ? kStart : 0;
    kinds |= found;
  }
  return kinds;
}

enum class Label { none, published, updated, byline, office };

class Labels {
 public:
  Labels() {
    static const std::unordered_map<std::string_view, Label> kKinds{{"published", Label::published},
                                                                    {"updated", Label::updated},
                                                                    {"byline", Label::byline},
                                                                    {"office", Label::office}};
    for (const auto& row : rows(embedded::reader_labels())) {
      const auto kind = row.size() == 2 ? kKinds.find(row[0]) : kKinds.end();
      if (kind != kKinds.end()) labels_[row[1]] = kind->second;
    }
  }
  Label kind(std::string_view words) const {
    const auto found = labels_.find(plain_words(words));
    return found == labels_.end() ? Label::none : found->second;
  }

 private:
  WordMap<Label> labels_;
};

const Labels& labels() {
  static const Labels kLabels;
  return kLabels;
}

bool has_word(std::string_view plain, std::string_view word) {
  for (std::size_t at = plain.find(word); at != plain.npos; at = plain.find(word, at + 1)) {
    const bool begins = at == 0 || plain[at - 1] == ' ';
    const bool ends = at + word.size() == plain.size() || plain[at + word.size()] == ' ';
    if (begins && ends) return true;
  }
  return false;
}

// "The bridge on Sunday. (AW Photo/Luc Faure)": a credit in brackets, or an agency's after a slash, at the end.
bool is_caption(std::string_view line) {
  if (line.size() > 600) return false;
  if (line.ends_with('.')) line.remove_suffix(1);
  if (!line.ends_with(')'))
    return line.ends_with("/Getty Images") || line.ends_with("/AFP") || line.ends_with("/Shutterstock");
  const std::size_t open = line.rfind('(');
  if (open == line.npos || line.size() - open > 80) return false;
  const std::string inside = plain_words(line.substr(open));
  for (const std::string_view word :
       {"photo", "photos", "photograph", "photographer", "image", "picture", "getty", "handout"}) {
    if (has_word(inside, word)) return true;
  }
  return false;
}

// "Follow our coverage of the strike at https://…", "[caption id=…]", "3 of 17".
bool is_machinery(std::string_view line, std::string_view plain, std::size_t words) {
  const bool bracket = line.front() == '[' && line.back() == ']' && (line.find('=') != line.npos || line[1] == '/');
  const bool link = line.find("://") != line.npos || line.find("www.") != line.npos || line.find('@') != line.npos;
  static constexpr std::string_view kCalls =
      " follow read see find visit watch listen click subscribe sign get learn join email contact ";
  const std::string_view first = plain.substr(0, plain.find(' '));
  const bool call = link && words <= kLongestMention && kCalls.find(' ' + std::string(first) + ' ') != kCalls.npos;
  const bool letter =
      line.find('@') != line.npos && words <= 16 && (has_word(plain, "contact") || has_word(plain, "email"));
  const bool digits = plain.find_first_not_of("0123456789 of") == plain.npos && has_word(plain, "of") && words == 3;
  return bracket || call || letter || digits;
}

}  // namespace

std::string plain_words(std::string_view line) {
  std::string plain;
  plain.reserve(line.size());
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    // General punctuation (U+2000 to U+206F) and the signs of Latin-1 (U+00A0 to U+00BF) are no letters.
    const bool sign =
        c == '\xC2' || (c == '\xE2' && i + 1 < line.size() && (line[i + 1] == '\x80' || line[i + 1] == '\x81'));
    if (sign) i += c == '\xC2' ? 1 : 2;
    if (c >= 'A' && c <= 'Z')
      plain.push_back(static_cast<char>(c + 32));
    else if (!sign && ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80))
      plain.push_back(c);
    else if (!plain.empty() && plain.back() != ' ')
      plain.push_back(' ');
  }
  while (!plain.empty() && plain.back() == ' ') plain.pop_back();
  return plain;
}

Clutter clutter_of(std::string_view line) {
  const bool copyright = line.substr(0, 2) == "\xC2\xA9" || line.substr(0, 3) == "(c)" || line.substr(0, 3) == "(C)";
  const std::string plain = plain_words(line.substr(0, kLongestLegal));
  const std::vector<std::size_t> starts = word_starts(plain);
  const std::size_t words = starts.size() - 1;
  if (words == 0) return Clutter::prompt;
  if (is_machinery(line, plain, words) || (words >= 3 && !begins_with_quotation(line) && is_caption(line)))
    return Clutter::prompt;
  if (copyright || (words <= kLongestMention && plain.rfind("copyright ", 0) == 0)) return Clutter::prompt;
  const unsigned at_start =
      words <= kLongestMention && !begins_with_quotation(line) ? kinds_at_start(line, plain, starts) : 0;
  const bool sentence = ends_like_a_sentence(line) && (words > 10 || words < 3);
  if ((at_start & kWhole) != 0) return Clutter::prompt;
  if ((at_start & kList) != 0 && words <= kLongestPrompt && !ends_like_a_sentence(line)) return Clutter::list_head;
  if ((at_start & kStart) != 0 && words <= kLongestPrompt && !sentence) return Clutter::prompt;
  if (words <= kLongestMention && line.find('"') == line.npos && line.find("\xE2\x80\x9C") == line.npos &&
      holds(plain, starts, kAny)) {
    return Clutter::prompt;
  }
  return line.size() <= kLongestLegal && holds(plain, starts, kLegal) ? Clutter::prompt : Clutter::none;
}

DateLabel date_label(std::string_view words) {
  switch (labels().kind(words)) {
    case Label::published:
      return DateLabel::published;
    case Label::updated:
      return DateLabel::updated;
    default:
      return DateLabel::none;
  }
}

bool is_byline_label(std::string_view words) {
  return labels().kind(words) == Label::byline;
}

bool is_office(std::string_view name) {
  const std::string plain = plain_words(name);
  const std::size_t space = plain.rfind(' ');
  return labels().kind(space == plain.npos ? plain : plain.substr(space + 1)) == Label::office;
}

bool is_end_mark(std::string_view line) {
  if (line.starts_with("-0- ") || line.starts_with("-30- ")) return line.size() < 60;
  if (line.size() > 12) return false;
  std::string bare;
  for (const char c : line) {
    if (c != ' ' && c != '-' && c != '(' && c != ')') bare.push_back(c);
  }
  const bool marked = line.size() > bare.size();  // "30" and "0" only between dashes
  return bare == "###" || bare == "ENDS" || bare == "Ends" || bare == "(ends)" ||
         (marked && (bare == "30" || bare == "0" || bare == "END" || bare == "ends"));
}

}  // namespace quoth::extract::reader
