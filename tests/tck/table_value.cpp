// SPDX-License-Identifier: Apache-2.0
#include "table_value.h"

#include "graph/error.h"
#include "graph/query/memory_graph.h"
#include "graph/query/value_text.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <limits>
#include <vector>

namespace quoth::tck {
namespace {

using query::Value;

std::string joined(std::vector<std::string> parts, bool sort) {
  if (sort) std::sort(parts.begin(), parts.end());
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : ",") + part;
  return text;
}

// Reads a cell; gives its canonical spelling, and builds the plain value beside it.
class CellReader {
 public:
  CellReader(std::string_view text, bool ignore_order) : text_(text), ignore_order_(ignore_order) {}

  std::string whole(Value& out) {
    std::string result = value(out);
    blanks();
    if (at_ != text_.size()) fail();
    return result;
  }

 private:
  [[noreturn]] void fail() const {
    throw Error(ErrorKind::format, "cannot read the cell " + std::string(text_) + " at " + std::to_string(at_ + 1));
  }
  void blanks() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
  }
  bool accept(std::string_view symbol) {
    blanks();
    if (!text_.substr(at_).starts_with(symbol)) return false;
    at_ += symbol.size();
    return true;
  }
  void expect(std::string_view symbol) {
    if (!accept(symbol)) fail();
  }
  std::string word() {
    blanks();
    if (accept("`")) {
      const std::size_t end = text_.find('`', at_);
      if (end == std::string_view::npos) fail();
      std::string name(text_.substr(at_, end - at_));
      at_ = end + 1;
      return name;
    }
    const std::size_t begin = at_;
    while (at_ < text_.size() && (std::isalnum(static_cast<unsigned char>(text_[at_])) != 0 || text_[at_] == '_' ||
                                  (text_[at_] & 0x80) != 0)) {
      ++at_;
    }
    return std::string(text_.substr(begin, at_ - begin));
  }

  std::string value(Value& out) {
    blanks();
    if (at_ >= text_.size()) fail();
    switch (text_[at_]) {
      case '\'':
        return string(out);
      case '(':
        return node();
      case '<':
        return path();
      case '{':
        return map(out);
      case '[':
        return at_edge() ? edge() : list(out);
      default:
        return scalar(out);
    }
  }

  bool at_edge() const {
    const std::size_t next = text_.find_first_not_of(' ', at_ + 1);
    return next != std::string_view::npos && text_[next] == ':';
  }

  std::string string(Value& out) {
    std::string content;
    for (++at_; at_ < text_.size() && text_[at_] != '\''; ++at_) {
      if (text_[at_] == '\\' && at_ + 1 < text_.size()) ++at_;
      content += text_[at_];
    }
    expect("'");
    out = Value::string(content);
    return query::quoted(content);
  }

  std::string list(Value& out) {
    ++at_;
    query::List items;
    std::vector<std::string> texts;
    if (!accept("]")) {
      do {
        Value item;
        texts.push_back(value(item));
        items.push_back(std::move(item));
      } while (accept(","));
      expect("]");
    }
    out = Value::list(std::move(items));
    return "[" + joined(std::move(texts), ignore_order_) + "]";
  }

  std::string map(Value& out) {
    ++at_;
    query::Map entries;
    std::vector<std::string> texts;
    if (!accept("}")) {
      do {
        std::string key = word();
        expect(":");
        Value item;
        texts.push_back(key + ":" + value(item));
        entries.emplace_back(std::move(key), std::move(item));
      } while (accept(","));
      expect("}");
    }
    out = Value::map(std::move(entries));
    return "{" + joined(std::move(texts), true) + "}";
  }

  std::string node() {
    expect("(");
    std::vector<std::string> labels;
    while (accept(":")) labels.push_back(word());
    blanks();
    Value ignored;
    std::string properties = at_ < text_.size() && text_[at_] == '{' ? map(ignored) : "{}";
    expect(")");
    return "(" + joined(std::move(labels), true) + properties + ")";
  }

  std::string edge() {
    expect("[");
    expect(":");
    std::string type = word();
    blanks();
    Value ignored;
    std::string properties = at_ < text_.size() && text_[at_] == '{' ? map(ignored) : "{}";
    expect("]");
    return "[:" + type + properties + "]";
  }

  std::string path() {
    expect("<");
    std::string text = "<" + node();
    while (!accept(">")) {
      const bool left = accept("<-");
      if (!left) expect("-");
      const std::string inside = edge();
      expect(left ? "-" : "->");
      text += (left ? "<-" : "-") + inside + (left ? "-" : "->") + node();
    }
    return text + ">";
  }

  std::string scalar(Value& out) {
    const std::size_t begin = at_;
    while (at_ < text_.size() && text_[at_] != ',' && text_[at_] != ']' && text_[at_] != '}' && text_[at_] != ' ')
      ++at_;
    const std::string token(text_.substr(begin, at_ - begin));
    if (token == "null") return token;
    if (token == "true" || token == "false") {
      out = Value::boolean(token == "true");
      return token;
    }
    std::int64_t integer = 0;
    const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), integer);
    if (error == std::errc() && end == token.data() + token.size()) {
      out = Value::integer(integer);
      return std::to_string(integer);
    }
    char* stop = nullptr;
    double real = std::strtod(token.c_str(), &stop);
    if (token == "Inf") real = std::numeric_limits<double>::infinity();
    if (token == "-Inf") real = -std::numeric_limits<double>::infinity();
    if (token.empty() || (*stop != '\0' && token != "Inf" && token != "-Inf")) fail();
    if (real == 0) real = 0;  // the kit does not tell -0.0 from 0.0
    out = Value::real(real);
    return query::real_text(real);
  }

  std::string_view text_;
  bool ignore_order_;
  std::size_t at_ = 0;
};

}  // namespace

std::string canonical_cell(std::string_view cell, bool ignore_order) {
  Value ignored;
  return CellReader(cell, ignore_order).whole(ignored);
}

std::string canonical_value(const Value& value, const query::PropertyGraph& graph, bool ignore_order) {
  return canonical_cell(query::cypher_text(value, graph), ignore_order);
}

Value cell_value(std::string_view cell) {
  Value out;
  CellReader(cell, false).whole(out);
  return out;
}

}  // namespace quoth::tck
