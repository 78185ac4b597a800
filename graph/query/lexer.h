// SPDX-License-Identifier: Apache-2.0
// Text of a query to tokens. Keywords are not told apart from names here: openCypher reserves few words, so the parser
// decides by place. Checks the text's size and that it is UTF-8.
#pragma once

#include "graph/query/query_error.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace quoth::query {

enum class TokenKind : std::uint8_t {
  end,
  name,         // text: the name
  quoted_name,  // `…`; text: what stands between, never a keyword
  string,       // text: the content, escapes resolved
  integer,      // text: as written, "0x1F"; its value is checked by the parser, which sees the sign
  real,         // text: as written
  bad_number,   // text: as written, "12ab"; where a number is expected, the parser says what is wrong with it
  parameter,    // $name; text: the name
  symbol,       // text: one of ( ) [ ] { } , ; : . .. | + - * / % ^ = <> < > <= >= =~ +=
};

struct Token {
  TokenKind kind = TokenKind::end;
  std::string text;
  Position position;
  std::uint32_t end_byte = 0;  // one past the last byte in the source
  std::uint32_t partner = 0;   // of an opening bracket: the index of the closing one, 0 where there is none
};

struct LexerLimits {
  std::size_t text_bytes = std::size_t{1} << 20;
  std::size_t literal_bytes = std::size_t{1} << 19;
};

// The tokens, `end` last. Throws a SyntaxError (UnexpectedSyntax, InvalidNumberLiteral, InvalidUnicodeLiteral,
// InvalidUnicodeCharacter) with line and column. Linear in the text.
std::vector<Token> tokenize(std::string_view text, const LexerLimits& limits = {});

}  // namespace quoth::query
