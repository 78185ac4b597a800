// SPDX-License-Identifier: Apache-2.0
#include "graph/query/parser.h"

#include "graph/query/parser_state.h"

#include <algorithm>
#include <array>

namespace quoth::query {
namespace syntax {
Expression::Expression() = default;
Expression::~Expression() = default;
}  // namespace syntax

namespace {

bool same_word(std::string_view text, std::string_view keyword) {
  return text.size() == keyword.size() && std::equal(text.begin(), text.end(), keyword.begin(), [](char a, char b) {
           return (a >= 'a' && a <= 'z' ? static_cast<char>(a - 32) : a) == b;
         });
}

constexpr std::array<std::string_view, 14> kClauseWords{"MATCH",  "OPTIONAL", "UNWIND", "CALL",   "WITH",
                                                        "RETURN", "CREATE",   "MERGE",  "SET",    "REMOVE",
                                                        "DELETE", "DETACH",   "UNION",  "FOREACH"};

std::string shown(const Token& token) {
  if (token.kind == TokenKind::end) return "the end of the query";
  if (token.kind == TokenKind::string) return "a string";
  if (token.kind == TokenKind::parameter) return "$" + token.text;
  return token.text.size() > 40 ? token.text.substr(0, 40) + "…" : token.text;
}

}  // namespace

Parser::Parser(std::string_view text, const ParserLimits& limits)
    : text_(text), limits_(limits), tokens_(tokenize(text, limits.lexer)) {}

Parser::Nesting::Nesting(Parser& parser) : parser_(parser) {
  if (++parser_.depth_ > parser_.limits_.depth) {
    const Position position = parser_.now().position;
    --parser_.depth_;
    throw syntax_error("UnexpectedSyntax", "nested deeper than " + std::to_string(parser_.limits_.depth) + " levels",
                       position);
  }
}

bool Parser::is_at(std::size_t count, std::string_view symbol) const {
  const Token& token = ahead(count);
  return token.kind == TokenKind::symbol && token.text == symbol;
}

bool Parser::is_word_at(std::size_t count, std::string_view keyword) const {
  const Token& token = ahead(count);
  return token.kind == TokenKind::name && same_word(token.text, keyword);
}

bool Parser::accept(std::string_view symbol) {
  if (!is(symbol)) return false;
  ++at_;
  return true;
}

bool Parser::accept_word(std::string_view keyword) {
  if (!is_word(keyword)) return false;
  ++at_;
  return true;
}

void Parser::expect(std::string_view symbol) {
  if (!accept(symbol)) fail(symbol);
}

void Parser::expect_word(std::string_view keyword) {
  if (!accept_word(keyword)) fail(keyword);
}

void Parser::fail(std::string_view expected) const {
  std::string message = "expected " + std::string(expected) + ", found " + shown(now());
  if (now().kind == TokenKind::name) message += hint(now().text, kClauseWords);
  throw syntax_error("UnexpectedSyntax", message, now().position);
}

std::string Parser::name(std::string_view what) {
  if (now().kind != TokenKind::name && now().kind != TokenKind::quoted_name) fail(what);
  return take().text;
}

std::string Parser::schema_name(std::string_view what) {
  return name(what);
}

syntax::Statement Parser::statement() {
  syntax::Statement result;
  if (accept_word("EXPLAIN")) {
    result.mode = syntax::Mode::explain;
  } else if (accept_word("PROFILE")) {
    result.mode = syntax::Mode::profile;
  }
  result.query = query(false);
  accept(";");
  if (now().kind != TokenKind::end) fail("a clause (MATCH, RETURN, …) or the end of the query");
  return result;
}

syntax::Query Parser::query(bool inside_braces) {
  syntax::Query result;
  result.parts.push_back(single_query(inside_braces));
  while (is_word("UNION")) {
    result.unions.push_back(take().position);
    result.all.push_back(accept_word("ALL"));
    result.parts.push_back(single_query(inside_braces));
  }
  return result;
}

bool Parser::at_clause() const {
  return now().kind == TokenKind::name && !is_word("UNION") &&
         std::any_of(kClauseWords.begin(), kClauseWords.end(), [this](std::string_view word) { return is_word(word); });
}

syntax::SingleQuery Parser::single_query(bool inside_braces) {
  syntax::SingleQuery result;
  result.position = now().position;
  while (at_clause()) result.clauses.push_back(clause());
  if (result.clauses.empty()) fail(inside_braces ? "a clause or a pattern" : "a clause (MATCH, CREATE, RETURN, …)");
  return result;
}

syntax::Clause Parser::clause() {
  const Nesting nesting(*this);
  if (is_word("MATCH") || is_word("OPTIONAL")) return match();
  if (is_word("UNWIND")) return unwind();
  if (is_word("CALL")) return call();
  if (is_word("WITH")) return projection(false);
  if (is_word("RETURN")) return projection(true);
  if (is_word("CREATE")) return create();
  if (is_word("MERGE")) return merge();
  if (is_word("SET")) return set();
  if (is_word("REMOVE")) return remove();
  if (is_word("DELETE") || is_word("DETACH")) return erase();
  throw syntax_error("UnexpectedSyntax", now().text + " is not part of openCypher 9; UNWIND serves the same purpose",
                     now().position);
}

syntax::MatchClause Parser::match() {
  syntax::MatchClause result;
  result.position = now().position;
  result.optional = accept_word("OPTIONAL");
  expect_word("MATCH");
  result.patterns = patterns();
  if (accept_word("WHERE")) result.where = expression();
  return result;
}

syntax::UnwindClause Parser::unwind() {
  syntax::UnwindClause result;
  result.position = take().position;
  result.list = expression();
  expect_word("AS");
  result.variable = name("a variable");
  return result;
}

syntax::CallClause Parser::call() {
  syntax::CallClause result;
  result.position = take().position;
  result.procedure = name("a procedure's name");
  while (accept(".")) result.procedure += "." + name("a procedure's name");
  if (accept("(")) {
    result.has_arguments = true;
    if (!is(")")) {
      do result.arguments.push_back(expression());
      while (accept(","));
    }
    expect(")");
  }
  if (accept_word("YIELD")) call_yield(result);
  return result;
}

void Parser::call_yield(syntax::CallClause& clause) {
  clause.has_yield = true;
  if (accept("*")) {
    clause.yield_all = true;
  } else if (!accept("-")) {
    do {
      syntax::YieldItem item;
      item.position = now().position;
      item.field = name("a result's name");
      item.variable = accept_word("AS") ? name("a variable") : item.field;
      clause.yields.push_back(std::move(item));
    } while (accept(","));
  }
  if (accept_word("WHERE")) clause.where = expression();
}

syntax::ProjectionClause Parser::projection(bool is_return) {
  syntax::ProjectionClause result;
  result.is_return = is_return;
  result.position = take().position;
  result.distinct = accept_word("DISTINCT");
  projection_body(result);
  if (accept_word("ORDER")) {
    expect_word("BY");
    do {
      syntax::SortItem item;
      item.expression = expression();
      if (accept_word("DESC") || accept_word("DESCENDING")) {
        item.descending = true;
      } else if (!accept_word("ASC")) {
        accept_word("ASCENDING");
      }
      result.order.push_back(std::move(item));
    } while (accept(","));
  }
  if (accept_word("SKIP")) result.skip = expression();
  if (accept_word("LIMIT")) result.limit = expression();
  if (!is_return && accept_word("WHERE")) result.where = expression();
  return result;
}

void Parser::projection_body(syntax::ProjectionClause& clause) {
  if (accept("*")) {
    clause.all = true;
    if (!accept(",")) return;
  }
  do {
    syntax::ProjectionItem item;
    item.expression = expression();
    item.has_alias = accept_word("AS");
    if (item.has_alias) {
      item.alias = name("a name");
    } else {
      const auto begin = item.expression->begin_byte;
      item.alias = std::string(text_.substr(begin, item.expression->end_byte - begin));
      if (item.expression->kind == syntax::ExpressionKind::variable) item.alias = item.expression->name;
    }
    clause.items.push_back(std::move(item));
  } while (accept(","));
}

syntax::CreateClause Parser::create() {
  syntax::CreateClause result;
  result.position = take().position;
  result.patterns = patterns();
  return result;
}

syntax::MergeClause Parser::merge() {
  syntax::MergeClause result;
  result.position = take().position;
  result.pattern = path_pattern(true);
  while (accept_word("ON")) {
    const bool on_match = is_word("MATCH");
    if (!accept_word("MATCH")) expect_word("CREATE");
    expect_word("SET");
    auto& items = on_match ? result.on_match : result.on_create;
    do items.push_back(set_item());
    while (accept(","));
  }
  return result;
}

syntax::SetClause Parser::set() {
  syntax::SetClause result;
  result.position = take().position;
  do result.items.push_back(set_item());
  while (accept(","));
  return result;
}

syntax::SetItem Parser::set_item() {
  using ItemKind = syntax::SetItem::Kind;
  syntax::SetItem item;
  item.position = now().position;
  syntax::ExpressionPtr target = postfix();
  if (target->kind == syntax::ExpressionKind::labels) {
    item.kind = ItemKind::labels;
    item.labels = std::move(target->names);
    item.target = std::move(target->children[0]);
    return item;
  }
  if (target->kind == syntax::ExpressionKind::property) {
    item.kind = ItemKind::property;
    item.key = target->name;
    item.target = std::move(target->children[0]);
    expect("=");
  } else {
    if (target->kind != syntax::ExpressionKind::variable) fail("a property, a label or a variable before this");
    item.target = std::move(target);
    item.kind = is("+=") ? ItemKind::merge : ItemKind::replace;
    if (!accept("+=")) expect("=");
  }
  item.value = expression();
  return item;
}

syntax::RemoveClause Parser::remove() {
  syntax::RemoveClause result;
  result.position = take().position;
  do {
    syntax::SetItem item;
    item.position = now().position;
    syntax::ExpressionPtr target = postfix();
    if (target->kind == syntax::ExpressionKind::labels) {
      item.kind = syntax::SetItem::Kind::labels;
      item.labels = std::move(target->names);
    } else if (target->kind == syntax::ExpressionKind::property) {
      item.key = target->name;
    } else {
      fail("a property or a label before this");
    }
    item.target = std::move(target->children[0]);
    result.items.push_back(std::move(item));
  } while (accept(","));
  return result;
}

syntax::DeleteClause Parser::erase() {
  syntax::DeleteClause result;
  result.position = now().position;
  result.detach = accept_word("DETACH");
  expect_word("DELETE");
  do result.targets.push_back(expression());
  while (accept(","));
  return result;
}

syntax::ExpressionPtr Parser::lone_expression() {
  syntax::ExpressionPtr result = expression();
  if (now().kind != TokenKind::end) fail("the end of the expression");
  return result;
}

syntax::Statement parse(std::string_view text, const ParserLimits& limits) {
  return Parser(text, limits).statement();
}

syntax::ExpressionPtr parse_expression(std::string_view text, const ParserLimits& limits) {
  return Parser(text, limits).lone_expression();
}

}  // namespace quoth::query
