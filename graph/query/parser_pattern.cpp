// SPDX-License-Identifier: Apache-2.0
// Patterns: (a:Label {key: value})-[r:TYPE*1..3]->(b).
#include "graph/query/parser_state.h"

#include <charconv>

namespace quoth::query {

using syntax::Arrow;

std::vector<syntax::PathPattern> Parser::patterns() {
  std::vector<syntax::PathPattern> result;
  do result.push_back(path_pattern(true));
  while (accept(","));
  return result;
}

syntax::PathPattern Parser::path_pattern(bool may_be_named) {
  const Nesting nesting(*this);
  syntax::PathPattern path;
  path.position = now().position;
  if (may_be_named && (now().kind == TokenKind::name || now().kind == TokenKind::quoted_name) && is_at(1, "=")) {
    path.variable = take().text;
    ++at_;
  }
  const bool one = is_word("shortestPath") || is_word("SHORTESTPATH");
  const bool all = is_word("ALLSHORTESTPATHS");
  if ((one || all) && is_at(1, "(")) {
    path.shortest = one ? syntax::Shortest::one : syntax::Shortest::all;
    at_ += 2;
    path_elements(path);
    expect(")");
    return path;
  }
  if (is("(") && is_at(1, "(")) {  // a pattern in parentheses
    ++at_;
    path_elements(path);
    expect(")");
    return path;
  }
  path_elements(path);
  return path;
}

void Parser::path_elements(syntax::PathPattern& path) {
  path.nodes.push_back(node_pattern());
  while (at_edge()) {
    path.edges.push_back(edge_pattern());
    path.nodes.push_back(node_pattern());
  }
}

syntax::NodePattern Parser::node_pattern() {
  syntax::NodePattern node;
  node.position = now().position;
  if (!accept("(")) fail("a node's pattern, such as (n:Person)");
  if (now().kind == TokenKind::name || now().kind == TokenKind::quoted_name) node.variable = take().text;
  if (is(":")) node.labels = label_list();
  node.properties = pattern_properties();
  expect(")");
  return node;
}

std::vector<std::string> Parser::label_list() {
  std::vector<std::string> labels;
  while (accept(":")) labels.push_back(schema_name("a label"));
  return labels;
}

syntax::ExpressionPtr Parser::pattern_properties() {
  if (is("{")) return map_literal();
  if (now().kind == TokenKind::parameter) {
    syntax::ExpressionPtr result = make(syntax::ExpressionKind::parameter);
    result->name = take().text;
    return finish(std::move(result));
  }
  return nullptr;
}

bool Parser::at_edge_at(std::size_t count) const {
  if (is_at(count, "<")) ++count;
  return is_at(count, "-") && (is_at(count + 1, "-") || is_at(count + 1, "["));
}

syntax::EdgePattern Parser::edge_pattern() {
  syntax::EdgePattern edge;
  edge.position = now().position;
  const bool left = accept("<");
  expect("-");
  if (accept("[")) {
    edge_detail(edge);
    expect("]");
  }
  expect("-");
  const bool right = accept(">");
  edge.arrow = left == right ? Arrow::both : left ? Arrow::left : Arrow::right;
  edge.both_heads = left && right;
  return edge;
}

void Parser::edge_detail(syntax::EdgePattern& edge) {
  if (now().kind == TokenKind::name || now().kind == TokenKind::quoted_name) edge.variable = take().text;
  if (accept(":")) {
    edge.types.push_back(schema_name("a relationship type"));
    while (accept("|")) {
      accept(":");
      edge.types.push_back(schema_name("a relationship type"));
    }
  }
  if (is("..")) {
    throw syntax_error("InvalidRelationshipPattern", "a range of lengths begins with *, as in [:TYPE*1..3]",
                       now().position);
  }
  if (accept("*")) edge_range(edge);
  edge.properties = pattern_properties();
}

void Parser::edge_range(syntax::EdgePattern& edge) {
  edge.variable_length = true;
  const auto bound = [this]() -> std::optional<std::int64_t> {
    if (now().kind != TokenKind::integer) return std::nullopt;
    const Token token = take();
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(token.text.data(), token.text.data() + token.text.size(), value);
    if (error != std::errc() || end != token.text.data() + token.text.size()) {
      throw syntax_error("InvalidRelationshipPattern", "this is not a length", token.position);
    }
    return value;
  };
  if (is("-")) throw syntax_error("InvalidRelationshipPattern", "a length cannot be negative", now().position);
  edge.least = bound();
  if (accept("..")) {
    edge.most = bound();
  } else {
    edge.most = edge.least;
  }
}

bool Parser::at_pattern() const {
  const std::size_t close = now().partner;
  if (!is("(") || close == 0) return false;
  std::size_t inside = at_ + 1;
  if (tokens_[inside].kind == TokenKind::name || tokens_[inside].kind == TokenKind::quoted_name) ++inside;
  while (tokens_[inside].kind == TokenKind::symbol && tokens_[inside].text == ":") inside += 2;
  if (inside < close && tokens_[inside].kind == TokenKind::parameter) ++inside;
  if (inside < close && tokens_[inside].kind == TokenKind::symbol && tokens_[inside].text == "{" &&
      tokens_[inside].partner != 0) {
    inside = tokens_[inside].partner + 1;
  }
  if (inside != close) return false;
  const std::size_t behind = close + 1 - at_;
  if (!at_edge_at(behind)) return false;
  // (a) - -1 is arithmetic, (a)--(b) a pattern.
  const std::size_t dash = is_at(behind, "<") ? behind + 1 : behind;
  if (is_at(dash + 1, "-")) return is_at(dash + 2, "(") || is_at(dash + 2, ">");
  return true;
}

}  // namespace quoth::query
