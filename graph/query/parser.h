// SPDX-License-Identifier: Apache-2.0
// Tokens to a syntax tree, by recursive descent over the grammar of openCypher 9.
#pragma once

#include "graph/query/lexer.h"
#include "graph/query/syntax.h"

#include <string_view>

namespace quoth::query {

struct ParserLimits {
  LexerLimits lexer;
  int depth = 200;  // of nesting
};

// The tree of one query; a semicolon may end it. Throws a SyntaxError that names line and column and what was expected.
// Whatever the text is, the stack's depth stays below a bound that `limits.depth` sets.
syntax::Statement parse(std::string_view text, const ParserLimits& limits = {});

// One expression and nothing else: a parameter's value on a command line, or a cell of a result table.
syntax::ExpressionPtr parse_expression(std::string_view text, const ParserLimits& limits = {});

}  // namespace quoth::query
