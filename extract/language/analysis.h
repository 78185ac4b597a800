// SPDX-License-Identifier: Apache-2.0
// What the language engine says of a text: tokens with tags, tree, lemmas, names. Plain values, made by pipeline.h,
// read by grammar.h. Labels here are the model's own (Penn tags, CLEAR dependencies, OntoNotes names); rules must not
// look at them but at grammar.h.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace quoth::extract::language {

struct Token {
  std::uint32_t begin = 0;  // code points, half-open, into the text that was analysed, plus its offset (below)
  std::uint32_t end = 0;
  std::uint32_t begin_byte = 0;  // bytes, half-open, into the text that was analysed
  std::uint32_t end_byte = 0;
  std::int32_t head = 0;  // index of the head token; its own at a root
  std::string lemma;
  std::string_view tag;  // labels: views into the model, which outlives every analysis
  std::string_view pos;
  std::string_view dep;
  std::string_view entity;  // empty outside names
  char iob = 'O';           // 'B', 'I' or 'O'
  bool sentence_start = false;
  bool space_after = false;  // one space follows that is part of no token
  bool is_space = false;     // the token is white space
};

// One document to the engine (for quoth: one paragraph block). Several may follow one another in a text: offsets in
// code points count from the text's start, token indices from the block's.
struct Analysis {
  std::string_view text;      // the block, UTF-8; the caller keeps it alive
  std::uint32_t offset = 0;   // code points before the block in the document
  std::vector<Token> tokens;  // in text order

  std::string_view text_of(const Token& token) const {
    return text.substr(token.begin_byte, token.end_byte - token.begin_byte);
  }
};

}  // namespace quoth::extract::language
