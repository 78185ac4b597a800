// SPDX-License-Identifier: Apache-2.0
#include "graph/query/lexer.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <array>

namespace quoth::query {
namespace {

bool is_digit(char32_t c) {
  return c >= '0' && c <= '9';
}
bool is_hex(char32_t c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
bool starts_name(char32_t c) {
  if (c < 128) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_XID_START) ||
         u_charType(static_cast<UChar32>(c)) == U_CONNECTOR_PUNCTUATION;
}
bool continues_name(char32_t c) {
  if (c < 128) return starts_name(c) || is_digit(c);
  return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_XID_CONTINUE) ||
         u_charType(static_cast<UChar32>(c)) == U_CURRENCY_SYMBOL;
}
bool is_space(char32_t c) {
  if (c < 128) return c == ' ' || (c >= 9 && c <= 13) || (c >= 0x1C && c <= 0x1F);
  return u_isUWhiteSpace(static_cast<UChar32>(c)) || c == 0x180E;
}

void append_utf8(std::string& out, char32_t c) {
  std::array<char, 4> buffer{};
  std::int32_t length = 0;
  U8_APPEND_UNSAFE(buffer.data(), length, c);
  out.append(buffer.data(), static_cast<std::size_t>(length));
}

class Lexer {
 public:
  Lexer(std::string_view text, const LexerLimits& limits) : text_(text), limits_(limits) { load(); }

  std::vector<Token> run() {
    for (skip_blanks(); current_ != kEnd; skip_blanks()) token();
    emit(TokenKind::end, {}, here());
    pair_brackets();
    return std::move(tokens_);
  }

 private:
  static constexpr char32_t kEnd = 0xFFFFFFFF;

  Position here() const { return {line_, column_, static_cast<std::uint32_t>(at_)}; }

  // Decodes the code point at `at_` into `current_` and `width_`.
  void load() {
    if (at_ >= text_.size()) {
      current_ = kEnd;
      width_ = 0;
      return;
    }
    const auto length = static_cast<std::int32_t>(text_.size());
    auto next = static_cast<std::int32_t>(at_);
    UChar32 c = 0;
    U8_NEXT(reinterpret_cast<const std::uint8_t*>(text_.data()), next, length, c);
    if (c < 0) throw syntax_error("InvalidUnicodeCharacter", "the query is not valid UTF-8 here", here());
    current_ = static_cast<char32_t>(c);
    width_ = static_cast<std::size_t>(next) - at_;
  }

  void advance() {
    if (current_ == '\n') {
      ++line_;
      column_ = 1;
    } else {
      ++column_;
    }
    at_ += width_;
    load();
  }

  char peek(std::size_t ahead = 1) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }

  void skip_blanks() {
    while (current_ != kEnd) {
      if (is_space(current_)) {
        advance();
      } else if (current_ == '/' && peek() == '/') {
        while (current_ != kEnd && current_ != '\n') advance();
      } else if (current_ == '/' && peek() == '*') {
        block_comment();
      } else {
        return;
      }
    }
  }

  void block_comment() {
    const Position start = here();
    advance();
    advance();
    while (!(current_ == '*' && peek() == '/')) {
      if (current_ == kEnd) throw syntax_error("UnexpectedSyntax", "this comment is not closed by */", start);
      advance();
    }
    advance();
    advance();
  }

  void emit(TokenKind kind, std::string text, Position start) {
    if (text.size() > limits_.literal_bytes) {
      throw syntax_error(
          "UnexpectedSyntax",
          "this literal is longer than " + std::to_string(limits_.literal_bytes) + " bytes; pass it as a parameter",
          start);
    }
    tokens_.push_back({kind, std::move(text), start, static_cast<std::uint32_t>(at_), 0});
  }

  void token() {
    if (starts_name(current_)) return name(TokenKind::name, here());
    if (is_digit(current_) || (current_ == '.' && is_digit(static_cast<unsigned char>(peek())) && !after_operand())) {
      return number();
    }
    if (current_ == '\'' || current_ == '"') return string();
    if (current_ == '`') return quoted_name(TokenKind::quoted_name, here());
    if (current_ == '$') return parameter();
    symbol();
  }

  // Whether a "." here is a property's dot or a range, not the beginning of ".5".
  bool after_operand() const {
    if (tokens_.empty() || tokens_.back().end_byte != at_) return false;
    const Token& last = tokens_.back();
    return last.kind != TokenKind::symbol || last.text == ")" || last.text == "]" || last.text == "}" ||
           last.text == "." || last.text == "..";
  }

  void name(TokenKind kind, Position start) {
    const std::size_t begin = at_;
    while (current_ != kEnd && continues_name(current_)) advance();
    emit(kind, std::string(text_.substr(begin, at_ - begin)), start);
  }

  void quoted_name(TokenKind kind, Position start) {
    std::string text;
    advance();
    for (;; advance()) {
      if (current_ == kEnd) throw syntax_error("UnexpectedSyntax", "this name is not closed by `", start);
      if (current_ == '`') {
        advance();
        if (current_ != '`') break;
      }
      append_utf8(text, current_);
    }
    emit(kind, std::move(text), start);
  }

  void parameter() {
    const Position start = here();
    advance();
    if (current_ == '`') return quoted_name(TokenKind::parameter, start);
    if (current_ == kEnd || !continues_name(current_)) {
      throw syntax_error("UnexpectedSyntax", "expected a parameter's name after $", start);
    }
    name(TokenKind::parameter, start);
  }

  void bad_number(std::size_t begin, Position start) {
    while (current_ != kEnd && continues_name(current_)) advance();
    emit(TokenKind::bad_number, std::string(text_.substr(begin, at_ - begin)), start);
  }

  void number() {
    const Position start = here();
    const std::size_t begin = at_;
    if (current_ == '0' && (peek() == 'x' || peek() == 'X' || peek() == 'o' || peek() == 'O')) {
      const bool hex = peek() == 'x' || peek() == 'X';
      advance();
      advance();
      if (!is_hex(current_)) return bad_number(begin, start);
      while (hex ? is_hex(current_) : (current_ >= '0' && current_ <= '7')) advance();
      if (current_ != kEnd && continues_name(current_)) return bad_number(begin, start);
      return emit(TokenKind::integer, std::string(text_.substr(begin, at_ - begin)), start);
    }
    bool real = false;
    while (is_digit(current_)) advance();
    if (current_ == '.' && is_digit(static_cast<unsigned char>(peek()))) {
      real = true;
      advance();
      while (is_digit(current_)) advance();
    }
    if (current_ == 'e' || current_ == 'E') {
      real = true;
      advance();
      if (current_ == '-' || current_ == '+') advance();
      if (!is_digit(current_)) return bad_number(begin, start);
      while (is_digit(current_)) advance();
    }
    if (current_ != kEnd && continues_name(current_)) return bad_number(begin, start);
    emit(real ? TokenKind::real : TokenKind::integer, std::string(text_.substr(begin, at_ - begin)), start);
  }

  void string() {
    const Position start = here();
    const char32_t quote = current_;
    std::string text;
    for (advance(); current_ != quote; advance()) {
      if (current_ == kEnd) throw syntax_error("UnexpectedSyntax", "this string is not closed", start);
      if (current_ == '\\') {
        escape(text);
      } else {
        append_utf8(text, current_);
      }
    }
    advance();
    emit(TokenKind::string, std::move(text), start);
  }

  // At a backslash; leaves the position at the escape's last character.
  void escape(std::string& out) {
    const Position start = here();
    advance();
    switch (current_) {
      case 'b':
        out += '\b';
        return;
      case 'f':
        out += '\f';
        return;
      case 'n':
        out += '\n';
        return;
      case 'r':
        out += '\r';
        return;
      case 't':
        out += '\t';
        return;
      case '\\':
      case '\'':
      case '"':
      case '`':
        out += static_cast<char>(current_);
        return;
      case 'u':
        return unicode_escape(out, 4, start);
      case 'U':
        return unicode_escape(out, 8, start);
      default:
        throw syntax_error("UnexpectedSyntax",
                           "unknown escape; known are \\b \\f \\n \\r \\t \\\\ \\' \\\" \\uXXXX \\UXXXXXXXX", start);
    }
  }

  void unicode_escape(std::string& out, int digits, Position start) {
    char32_t c = 0;
    for (int i = 0; i < digits; ++i) {
      advance();
      if (!is_hex(current_)) {
        throw syntax_error("InvalidUnicodeLiteral", "expected " + std::to_string(digits) + " hexadecimal digits",
                           start);
      }
      c = c * 16 + (current_ <= '9' ? current_ - '0' : (current_ | 32U) - 'a' + 10);
    }
    if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) {
      throw syntax_error("InvalidUnicodeLiteral", "this is not a code point", start);
    }
    append_utf8(out, c);
  }

  void symbol() {
    const Position start = here();
    if (current_ >= 128) {
      throw syntax_error("InvalidUnicodeCharacter", "this character has no meaning outside of a string", start);
    }
    static constexpr std::array<std::string_view, 6> kPairs{"<>", "<=", ">=", "=~", "+=", ".."};
    std::string text(1, static_cast<char>(current_));
    advance();
    for (const std::string_view pair : kPairs) {
      if (pair[0] == text[0] && current_ == static_cast<unsigned char>(pair[1])) {
        advance();
        return emit(TokenKind::symbol, std::string(pair), start);
      }
    }
    if (std::string_view("()[]{},;:.|+-*/%^=<>").find(text[0]) == std::string_view::npos) {
      throw syntax_error("UnexpectedSyntax", "unexpected character " + text, start);
    }
    emit(TokenKind::symbol, std::move(text), start);
  }

  void pair_brackets() {
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (tokens_[i].kind != TokenKind::symbol) continue;
      const char c = tokens_[i].text[0];
      if (c == '(' || c == '[' || c == '{') {
        open.push_back(i);
      } else if ((c == ')' || c == ']' || c == '}') && !open.empty()) {
        tokens_[open.back()].partner = static_cast<std::uint32_t>(i);
        open.pop_back();
      }
    }
  }

  std::string_view text_;
  LexerLimits limits_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  std::size_t width_ = 0;
  char32_t current_ = kEnd;
  std::uint32_t line_ = 1;
  std::uint32_t column_ = 1;
};

}  // namespace

std::vector<Token> tokenize(std::string_view text, const LexerLimits& limits) {
  if (text.size() > limits.text_bytes) {
    throw syntax_error("UnexpectedSyntax",
                       "the query has " + std::to_string(text.size()) + " bytes; the limit is " +
                           std::to_string(limits.text_bytes) + " (pass values as parameters)",
                       {1, 1, 0});
  }
  return Lexer(text, limits).run();
}

}  // namespace quoth::query
