// SPDX-License-Identifier: Apache-2.0
// The parser's inside, shared by parser.cpp (clauses), parser_pattern.cpp and parser_expression.cpp.
#pragma once

#include "graph/query/parser.h"

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace quoth::query {

class Parser {
 public:
  Parser(std::string_view text, const ParserLimits& limits);

  syntax::Statement statement();
  syntax::ExpressionPtr lone_expression();

 private:
  // parser.cpp: tokens
  const Token& now() const { return tokens_[at_]; }
  const Token& ahead(std::size_t count) const { return tokens_[std::min(at_ + count, tokens_.size() - 1)]; }
  bool is(std::string_view symbol) const { return is_at(0, symbol); }
  bool is_at(std::size_t count, std::string_view symbol) const;
  bool is_word(std::string_view keyword) const { return is_word_at(0, keyword); }
  bool is_word_at(std::size_t count, std::string_view keyword) const;
  bool accept(std::string_view symbol);
  bool accept_word(std::string_view keyword);
  void expect(std::string_view symbol);
  void expect_word(std::string_view keyword);
  [[noreturn]] void fail(std::string_view expected) const;
  Token take() { return tokens_[at_++]; }
  std::string name(std::string_view what);
  std::string schema_name(std::string_view what);
  std::uint32_t last_end() const { return at_ == 0 ? 0 : tokens_[at_ - 1].end_byte; }

  // parser.cpp: clauses
  syntax::Query query(bool inside_braces);
  syntax::SingleQuery single_query(bool inside_braces);
  bool at_clause() const;
  syntax::Clause clause();
  syntax::MatchClause match();
  syntax::UnwindClause unwind();
  syntax::CallClause call();
  void call_yield(syntax::CallClause& clause);
  syntax::ProjectionClause projection(bool is_return);
  void projection_body(syntax::ProjectionClause& clause);
  syntax::CreateClause create();
  syntax::MergeClause merge();
  syntax::SetClause set();
  syntax::SetItem set_item();
  syntax::RemoveClause remove();
  syntax::DeleteClause erase();

  // parser_pattern.cpp
  std::vector<syntax::PathPattern> patterns();
  syntax::PathPattern path_pattern(bool may_be_named);
  void path_elements(syntax::PathPattern& path);
  syntax::NodePattern node_pattern();
  syntax::EdgePattern edge_pattern();
  void edge_detail(syntax::EdgePattern& edge);
  void edge_range(syntax::EdgePattern& edge);
  syntax::ExpressionPtr pattern_properties();
  std::vector<std::string> label_list();
  bool at_edge() const { return at_edge_at(0); }
  bool at_edge_at(std::size_t count) const;
  bool at_pattern() const;  // at "(": a node pattern with an edge behind it

  // parser_expression.cpp
  syntax::ExpressionPtr expression();
  syntax::ExpressionPtr logical(int level);
  syntax::ExpressionPtr negation();
  syntax::ExpressionPtr comparison();
  syntax::ExpressionPtr predicate();
  syntax::ExpressionPtr arithmetic(int level);
  syntax::ExpressionPtr signed_operand();
  syntax::ExpressionPtr postfix();
  syntax::ExpressionPtr subscript(syntax::ExpressionPtr base);
  syntax::ExpressionPtr atom();
  syntax::ExpressionPtr word();
  syntax::ExpressionPtr number(bool negative);
  syntax::ExpressionPtr bracket();
  syntax::ExpressionPtr list_comprehension();
  syntax::ExpressionPtr pattern_comprehension();
  syntax::ExpressionPtr map_literal();
  syntax::ExpressionPtr map_projection();
  syntax::ExpressionPtr case_expression();
  syntax::ExpressionPtr quantifier(syntax::Op op);
  syntax::ExpressionPtr reduce();
  syntax::ExpressionPtr subquery(syntax::ExpressionKind pattern_kind);
  syntax::ExpressionPtr function_call();
  bool at_quantifier() const;
  syntax::ExpressionPtr make(syntax::ExpressionKind kind) const;
  syntax::ExpressionPtr finish(syntax::ExpressionPtr expression) const;
  syntax::ExpressionPtr binary(syntax::Op op, Position position, syntax::ExpressionPtr left,
                               syntax::ExpressionPtr right) const;

  // Counts the nesting while it lives.
  class Nesting {
   public:
    explicit Nesting(Parser& parser);
    ~Nesting() { --parser_.depth_; }
    Nesting(const Nesting&) = delete;
    Nesting& operator=(const Nesting&) = delete;

   private:
    Parser& parser_;
  };

  std::string_view text_;
  ParserLimits limits_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  int depth_ = 0;
};

}  // namespace quoth::query
