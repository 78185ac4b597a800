// SPDX-License-Identifier: Apache-2.0
#include "extract/language/analysis_rows.h"

#include <charconv>

namespace quoth::extract::language {
namespace {

void append_number(std::size_t number, std::string& row) {
  char digits[20];
  const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
  row.append(digits, end);
}

void append_escaped(std::string_view text, std::string& row) {
  for (const char c : text) {
    switch (c) {
      case '\n':
        row += "\\n";
        break;
      case '\t':
        row += "\\t";
        break;
      case '\r':
        row += "\\r";
        break;
      case '\\':
        row += "\\\\";
        break;
      default:
        row += c;
    }
  }
}

}  // namespace

void append_rows(const Analysis& analysis, std::size_t first_row, std::string& rows) {
  for (const Token& token : analysis.tokens) {
    append_number(token.begin, rows);
    rows += '\t';
    append_number(token.end, rows);
    rows += '\t';
    append_escaped(analysis.text_of(token), rows);
    rows += '\t';
    append_escaped(token.lemma, rows);
    for (const std::string_view label : {token.pos, token.tag}) {
      rows += '\t';
      rows += label;
    }
    rows += '\t';
    append_number(first_row + static_cast<std::size_t>(token.head), rows);
    rows += '\t';
    rows += token.dep;
    rows += '\t';
    rows += token.iob;
    if (token.iob != 'O') {
      rows += '-';
      rows += token.entity;
    }
    rows += token.sentence_start ? "\t1\n" : "\t0\n";
  }
}

}  // namespace quoth::extract::language
