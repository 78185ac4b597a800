// SPDX-License-Identifier: Apache-2.0
#include "extract/discourse/time/words.h"

#include <algorithm>
#include <array>

namespace quoth::extract::time {
namespace {

constexpr std::size_t kLongestWord = 14;  // of the lexicon

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_letter(char c) {
  return is_upper(c) || (c >= 'a' && c <= 'z');
}
bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}
bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

class Splitter {
 public:
  Splitter(std::string_view text, std::vector<Word>& words) : text_(text), words_(words) {}

  void run() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (is_space(c)) {
        advance(at_ + 1);
        glued_ = false;
      } else if (text_.substr(at_, 2) == "\xC2\xA0") {
        advance(at_ + 2);
        glued_ = false;
      } else if (is_digit(c)) {
        number();
      } else if (is_letter(c) || other_letter()) {
        word();
      } else {
        mark();
      }
    }
  }

 private:
  void advance(std::size_t to) {
    for (; at_ < to; ++at_) code_point_ += is_continuation(text_[at_]) ? 0U : 1U;
  }

  // A letter beyond ASCII: all but general punctuation and the signs of Latin-1.
  bool other_letter() const {
    const char c = text_[at_];
    if (static_cast<unsigned char>(c) < 0xC3) return false;
    return !(c == '\xE2' && at_ + 1 < text_.size() && (text_[at_ + 1] == '\x80' || text_[at_ + 1] == '\x81'));
  }

  Word& push(std::size_t end, Word::Kind kind) {
    static const Lexeme kNone;
    Word& word = words_.emplace_back();
    word.text = text_.substr(at_, end - at_);
    word.lower = word.text;
    word.lexeme = &kNone;
    word.kind = kind;
    word.glued = glued_;
    word.begin = code_point_;
    advance(end);
    word.end = code_point_;
    glued_ = true;
    return word;
  }

  void number() {
    std::size_t end = at_;
    while (end < text_.size() && is_digit(text_[end])) ++end;
    const std::size_t digits = end - at_;
    // A fraction or thousands: "6,107.31", "0.8"; not "2012." or "31.12.2012".
    bool whole = true;
    while (end + 1 < text_.size() && (text_[end] == ',' || text_[end] == '.') && is_digit(text_[end + 1])) {
      if (text_[end] == '.' && dotted_date(end - digits)) break;
      whole = false;
      ++end;
      while (end < text_.size() && is_digit(text_[end])) ++end;
    }
    Word& word = push(end, Word::Kind::number);
    if (!whole || digits > 8) return;
    word.digits = static_cast<std::uint8_t>(digits);
    word.number = 0;
    for (const char c : word.text) word.number = word.number * 10 + (c - '0');
  }

  // d.m.yyyy with its first number at `begin`, which is where this or the number before began.
  bool dotted_date(std::size_t begin) const {
    while (begin > 0 && (is_digit(text_[begin - 1]) || text_[begin - 1] == '.')) --begin;
    std::array<std::size_t, 3> sizes{};
    std::size_t part = 0;
    std::size_t i = begin;
    for (; i < text_.size() && (is_digit(text_[i]) || text_[i] == '.') && i < begin + 11; ++i) {
      if (is_digit(text_[i]))
        ++sizes[part];
      else if (i + 1 < text_.size() && is_digit(text_[i + 1]) && ++part > 2)
        return false;
    }
    return part == 2 && sizes[1] <= 2 &&
           ((sizes[0] <= 2 && (sizes[2] == 4 || sizes[2] == 2)) || (sizes[0] == 4 && sizes[2] <= 2));
  }

  void word() {
    std::size_t end = at_;
    bool ascii = true;
    while (end < text_.size()) {
      if (is_letter(text_[end])) {
        ++end;
      } else if (static_cast<unsigned char>(text_[end]) >= 0xC3 && text_[end] != '\xE2') {
        ascii = false;
        ++end;
        while (end < text_.size() && is_continuation(text_[end])) ++end;
      } else {
        break;
      }
    }
    if (end == at_) {  // a letter that began with 0xE2
      ++end;
      while (end < text_.size() && is_continuation(text_[end])) ++end;
      ascii = false;
    }
    const bool capital = is_upper(text_[at_]);
    Word& word = push(end, Word::Kind::word);
    word.capital = capital;
    if (!ascii || word.text.size() > kLongestWord) return;
    std::array<char, kLongestWord> buffer{};
    std::transform(word.text.begin(), word.text.end(), buffer.begin(),
                   [](char c) { return is_upper(c) ? static_cast<char>(c + 32) : c; });
    const Lexeme& entry = lexeme({buffer.data(), word.text.size()});
    if (entry.classes == 0) return;
    word.lexeme = &entry;
    word.lower = entry.word;
  }

  void mark() {
    std::size_t end = at_ + 1;
    while (end < text_.size() && is_continuation(text_[end])) ++end;
    push(end, Word::Kind::mark);
  }

  std::string_view text_;
  std::vector<Word>& words_;
  std::size_t at_ = 0;
  std::uint32_t code_point_ = 0;
  bool glued_ = false;
};

}  // namespace

void split_words(std::string_view text, std::vector<Word>& words) {
  words.clear();
  words.reserve(text.size() / 5);
  Splitter(text, words).run();
}

}  // namespace quoth::extract::time
