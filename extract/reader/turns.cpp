// SPDX-License-Identifier: Apache-2.0
#include "extract/reader/turns.h"

#include "extract/discourse/time/calendar.h"
#include "extract/embedded_table.h"
#include "extract/lexicon/lexicon.h"
#include "extract/reader/clutter.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <unordered_map>

namespace quoth::embedded {
std::string_view reader_turns();
}

namespace quoth::extract::reader {
namespace {

using namespace std::string_view_literals;
using graph::BlockKind;

constexpr std::size_t kLongestLabel = 48;  // bytes
constexpr std::size_t kMostWords = 5;
constexpr std::size_t kLookedAt = 4000;  // bytes of a paragraph

constexpr unsigned kQuestion = 1, kAnswer = 2, kRole = 4, kTitle = 8, kNever = 16;

unsigned kinds_of(std::string_view word) {
  static const std::unordered_map<std::string_view, unsigned> kKinds = [] {
    static const std::unordered_map<std::string_view, unsigned> kBits{
        {"question", kQuestion}, {"answer", kAnswer}, {"role", kRole}, {"title", kTitle}, {"never", kNever}};
    std::unordered_map<std::string_view, unsigned> result;
    for (const auto& row : rows(embedded::reader_turns())) {
      const auto bit = row.size() == 2 ? kBits.find(row[0]) : kBits.end();
      if (bit != kBits.end()) result[row[1]] |= bit->second;
    }
    return result;
  }();
  const auto found = kKinds.find(word);
  return found == kKinds.end() ? 0 : found->second;
}

enum class Strength { weak, capitals, certain };

struct Label {
  std::size_t begin = 0;  // bytes into the paragraph, half-open, with the mark
  std::size_t end = 0;
  LabelKind kind = LabelKind::name;
  Strength strength = Strength::weak;
  std::size_t words = 0;
  std::string key;        // the same for the same speaker
  std::string_view name;  // as written
};

bool upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool lower(char c) {
  return c >= 'a' && c <= 'z';
}

std::string_view without_markup(std::string_view text) {
  while (!text.empty() && (text.front() == '*' || text.front() == '_')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == '*' || text.back() == '_' || text.back() == ' ')) text.remove_suffix(1);
  return text;
}

// Up to five words, each with a capital but the small ones inside names; no digits but a last number ("REPORTER 2").
bool looks_like_speaker(std::string_view name) {
  std::size_t words = 0;
  bool number = false;
  while (!name.empty()) {
    const std::size_t end = std::min(name.find(' '), name.size());
    const std::string_view word = name.substr(0, end);
    name.remove_prefix(std::min(end + 1, name.size()));
    if (word.empty()) continue;
    if (number || ++words > kMostWords) return false;
    static constexpr std::array kSmall{"of"sv,  "the"sv, "and"sv, "de"sv,  "van"sv,
                                       "von"sv, "der"sv, "al"sv,  "bin"sv, "for"sv};
    number = word.find_first_not_of("0123456789") == word.npos && words > 1;
    const bool small = words > 1 && std::find(kSmall.begin(), kSmall.end(), word) != kSmall.end();
    const bool foreign = static_cast<unsigned char>(word.front()) >= 0xC3;
    if (!number && !small && !upper(word.front()) && !foreign) return false;
    if (!number && word.find_first_of("0123456789,;!?\"()/&%$#@") != word.npos) return false;
  }
  return words > 0;
}

bool is_place_or_day(std::string_view name, std::string_view plain) {
  const std::string_view last = plain.substr(plain.rfind(' ') == plain.npos ? 0 : plain.rfind(' ') + 1);
  if (time::weekday_number(plain) != 0 || time::month_number(plain) != 0 || time::month_number(last) != 0) return true;
  static const lexicon::Gazetteer& kGazetteer = lexicon::Lexicon::built_in().gazetteer();
  const lexicon::KnownIndex known = kGazetteer.find(name);
  return known != lexicon::kUnknown && kGazetteer.at(known).place != lexicon::PlaceType::none &&
         !kGazetteer.at(known).doubtful;
}

// "Q. Will you sign?", "Q Will you sign?": without a colon only the letter itself is a label.
std::optional<Label> letter_label(std::string_view line) {
  if (line.size() < 2 || (line.front() != 'Q' && line.front() != 'A')) return std::nullopt;
  const bool question = line.front() == 'Q';
  std::size_t end = 1;
  while (question && end < line.size() && line[end] >= '0' && line[end] <= '9') ++end;
  if (end < line.size() && (line[end] == '.' || line[end] == ':' || line[end] == ')')) ++end;
  const bool marked = line[end - 1] == '.' || line[end - 1] == ':' || line[end - 1] == ')';
  if (end < line.size() && line[end] != ' ' && line[end] != '\t' && line[end] != '*') return std::nullopt;
  const std::size_t next = line.find_first_not_of(" \t*", end);
  if (!marked && (!question || next == line.npos || lower(line[next])))
    return std::nullopt;  // "A man", "Q is a letter"
  if (marked && line[end - 1] == '.' && next != line.npos && lower(line[next])) return std::nullopt;
  return Label{0,
               end,
               question ? LabelKind::question : LabelKind::answer,
               marked ? Strength::certain : Strength::capitals,
               1,
               question ? "q" : "a",
               line.substr(0, 1)};
}

std::optional<Label> label_of(std::string_view paragraph) {
  std::size_t begin = 0;
  while (begin < paragraph.size() && (paragraph[begin] == '*' || paragraph[begin] == '_')) ++begin;
  const std::string_view line = paragraph.substr(begin);
  const auto placed = [&](Label label) {
    label.begin += begin;
    label.end += begin;
    while (label.end < paragraph.size() && (paragraph[label.end] == '*' || paragraph[label.end] == '_')) ++label.end;
    return label;
  };
  if (auto letter = letter_label(line)) return placed(std::move(*letter));
  const std::size_t colon = line.substr(0, kLongestLabel).find(':');
  if (colon == line.npos || colon == 0) return std::nullopt;
  if (colon + 1 < line.size() && line[colon + 1] != ' ' && line[colon + 1] != '*' && line[colon + 1] != '_' &&
      line[colon + 1] != '\t' && line.substr(colon + 1, 2) != "\xC2\xA0") {
    return std::nullopt;
  }
  std::string_view name = without_markup(line.substr(0, colon));
  if (const std::size_t bracket = name.find(" ("); bracket != name.npos && name.back() == ')')
    name = name.substr(0, bracket);  // "ANNA KOS (Labour):"
  if (!looks_like_speaker(name)) return std::nullopt;
  Label label;
  label.end = colon + 1;
  label.key = plain_words(name);
  label.name = name;
  if (label.key.starts_with("the ")) label.key.erase(0, 4);
  std::string_view key = label.key;
  label.words = static_cast<std::size_t>(std::count(key.begin(), key.end(), ' ')) + 1;
  const std::string_view first = key.substr(0, key.find(' '));
  std::string_view bare = key;  // without the number of "reporter 2"
  while (!bare.empty() && (bare.back() == ' ' || (bare.back() >= '0' && bare.back() <= '9'))) bare.remove_suffix(1);
  const std::string_view last = bare.substr(bare.rfind(' ') == bare.npos ? 0 : bare.rfind(' ') + 1);
  const bool holder = (kinds_of(last) & kRole) != 0;  // "HOME SECRETARY:"
  if ((kinds_of(key) & kNever) != 0 || ((kinds_of(first) & kNever) != 0 && !holder) || is_place_or_day(name, key))
    return std::nullopt;
  const bool shouted = std::none_of(name.begin(), name.end(), lower);
  if ((kinds_of(bare) & (kQuestion | kAnswer)) != 0) {
    label.kind = (kinds_of(bare) & kQuestion) != 0 ? LabelKind::question : LabelKind::answer;
    label.strength = Strength::certain;
    label.key = label.kind == LabelKind::question ? "q" : "a";
  } else if (holder) {
    label.kind = LabelKind::role;
    label.strength = Strength::certain;
  } else if ((kinds_of(first) & kTitle) != 0 && label.words > 1) {
    label.strength = Strength::certain;
  } else if (shouted && key.size() > 1) {
    label.strength = Strength::capitals;
  }
  return placed(std::move(label));
}

// Words that are said to somebody.
bool is_speech(std::string_view text) {
  static constexpr std::string_view kWords =
      " i you we my our your me us i'm i've i'd i'll we're we've we'll you're you've don't yes sir thank thanks ";
  text = text.substr(0, kLookedAt);
  if (text.find('?') != text.npos) return true;
  std::string word;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const char c = i < text.size() ? text[i] : ' ';
    if (text.substr(i, 3) == "\xE2\x80\x99") {
      word.push_back('\'');
      i += 2;
    } else if (upper(c) || lower(c) || c == '\'') {
      word.push_back(upper(c) ? static_cast<char>(c + 32) : c);
    } else {
      if (!word.empty() && kWords.find(' ' + word + ' ') != kWords.npos) return true;
      word.clear();
    }
  }
  return false;
}

bool ends_sentence(std::string_view text) {
  text = without_markup(text);
  for (const std::string_view end : {"."sv, "!"sv, "?"sv, "\""sv, ")"sv, "]"sv, "-"sv, "\xE2\x80\xA6"sv,
                                     "\xE2\x80\x9D"sv, "\xE2\x80\x94"sv, "\xE2\x80\x93"sv}) {
    if (text.ends_with(end)) return true;
  }
  return text.empty();
}

class Finder {
 public:
  explicit Finder(const graph::Document& document) : document_(document) {
    std::size_t byte = 0;
    std::uint32_t point = 0;
    const std::string_view text = document.text;
    const auto seek = [&](std::uint32_t wanted) {
      for (; point < wanted && byte < text.size(); ++point) {
        ++byte;
        while (byte < text.size() && (static_cast<unsigned char>(text[byte]) & 0xC0U) == 0x80U) ++byte;
      }
      return byte;
    };
    for (const graph::Block& block : document.blocks) {
      const std::size_t begin = seek(block.span.begin);
      texts_.push_back(text.substr(begin, seek(block.span.end) - begin));
    }
  }

  std::vector<Turn> find() {
    for (std::size_t i = 0; i < texts_.size(); ++i) {
      if (document_.blocks[i].kind != BlockKind::paragraph) continue;
      if (auto label = label_of(texts_[i])) found_.emplace_back(i, std::move(*label));
    }
    for (const auto& [block, label] : found_) ++times_[label.key];
    std::erase_if(found_, [this](const auto& entry) { return !trusted(entry.second); });
    if (!is_conversation()) return {};
    std::vector<Turn> turns;
    for (std::size_t i = 0; i < found_.size(); ++i) {
      const auto& [block, label] = found_[i];
      const std::uint32_t begin = document_.blocks[block].span.begin;
      const auto points = [&](std::size_t bytes) {
        const std::string_view part = texts_[block].substr(0, bytes);
        return begin + static_cast<std::uint32_t>(std::count_if(part.begin(), part.end(), [](char c) {
                 return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
               }));
      };
      const std::size_t end = i + 1 < found_.size() ? found_[i + 1].first : texts_.size();
      turns.push_back({block, last_of(i, end), {points(label.begin), points(label.end)}, label.kind});
    }
    return turns;
  }

 private:
  std::string_view words(std::size_t i) const {
    const auto& [block, label] = found_[i];
    std::string_view text = texts_[block].substr(label.end);
    text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
    return text;
  }
  bool paragraph(std::size_t block) const { return document_.blocks[block].kind == BlockKind::paragraph; }

  // A label that stands once has to look like a speaker by itself.
  bool trusted(const Label& label) const {
    return label.strength != Strength::weak || times_.at(label.key) > 1 || label.words > 1 || told(label.name);
  }

  // The text speaks of one of that name.
  bool told(std::string_view name) const {
    const std::string_view text = document_.text;
    for (std::size_t at = text.find(name); at != text.npos; at = text.find(name, at + 1)) {
      const std::size_t end = at + name.size();
      const bool word =
          at > 0 && text[at - 1] == ' ' && (end == text.size() || (!lower(text[end]) && text[end] != ':'));
      if (word) return true;
    }
    return false;
  }

  bool is_conversation() {
    std::size_t certain = 0, repeated = 0, speech = 0, whole = 0, letters = 0;
    for (std::size_t i = 0; i < found_.size(); ++i) {
      const Label& label = found_[i].second;
      std::string_view said = words(i);
      if (said.empty() && found_[i].first + 1 < texts_.size()) said = texts_[found_[i].first + 1];
      certain += label.strength == Strength::certain ? 1U : 0U;
      letters += label.key == "q" && label.strength == Strength::capitals ? 1U : 0U;
      repeated += times_.at(label.key) > 1 ? 1U : 0U;
      speech += is_speech(said) ? 1U : 0U;
      whole += ends_sentence(said) && std::any_of(said.begin(), said.end(), lower) ? 1U : 0U;
    }
    if (letters > 0 && letters == found_.size()) return false;  // "Q" without a mark needs others beside it
    if (found_.size() < 2 || whole * 10 < found_.size() * 6 || speech == 0) return false;
    if (certain > 0) return true;
    const bool all_told =
        std::all_of(found_.begin(), found_.end(), [this](const auto& entry) { return told(entry.second.name); });
    if (all_told && speech == found_.size()) return true;
    return repeated > 1 && speech * 10 >= found_.size() * 3;
  }

  // Paragraphs without a label belong to the speaker before where the text is mostly turns; after the last turn only as
  // long as somebody speaks there.
  std::size_t last_of(std::size_t turn, std::size_t end) const {
    const std::size_t first = found_[turn].first;
    std::size_t last = first;
    const bool final = turn + 1 == found_.size();
    const bool alone = words(turn).empty();
    if (!final && !mostly_turns() && !alone) return last;
    for (std::size_t i = first + 1; i < end; ++i) {
      if (!paragraph(i) || is_aside(texts_[i])) continue;
      const bool first_words = alone && last == first;
      if (final && !first_words && (!mostly_turns() || !is_speech(texts_[i]) || about_text(texts_[i]))) break;
      last = i;
    }
    return last;
  }

  bool mostly_turns() const {
    const std::size_t first = found_.front().first;
    const std::size_t last = found_.back().first;
    std::size_t paragraphs = 0;
    for (std::size_t i = first; i <= last; ++i) paragraphs += paragraph(i) ? 1U : 0U;
    return found_.size() * 10 >= paragraphs * 3;
  }

  // "This interview has been edited for length and clarity."
  static bool about_text(std::string_view text) {
    const std::string plain = plain_words(text.substr(0, 200));
    return plain.find("interview") != plain.npos || plain.find("transcript") != plain.npos ||
           plain.find("conversation") != plain.npos || plain.find("edited") != plain.npos;
  }

  const graph::Document& document_;
  std::vector<std::string_view> texts_;  // of each block
  std::vector<std::pair<std::size_t, Label>> found_;
  std::unordered_map<std::string, int> times_;  // of each label
};

}  // namespace

std::vector<Turn> find_turns(const graph::Document& document) {
  return Finder(document).find();
}

bool begins_turn(std::string_view line) {
  const std::optional<Label> label = label_of(line);
  return label && label->strength == Strength::certain;
}

bool is_aside(std::string_view paragraph) {
  if (paragraph.size() < 2 || paragraph.size() > 200) return false;
  return (paragraph.front() == '(' && paragraph.find(')') == paragraph.size() - 1) ||
         (paragraph.front() == '[' && paragraph.find(']') == paragraph.size() - 1);
}

}  // namespace quoth::extract::reader
