// SPDX-License-Identifier: Apache-2.0
#include "extract/language/convert/expression.h"

#include "extract/language/utf8.h"
#include "graph/error.h"

namespace quoth::extract::language {
namespace {

constexpr std::string_view kClass = "{CLASS}";
constexpr std::string_view kList = "{LIST}";

// The character at `at`, which moves behind it: plain, \-escaped, \uXXXX or \UXXXXXXXX.
char32_t next_character(std::string_view expression, std::size_t& at) {
  if (expression[at] != '\\' || at + 1 >= expression.size()) {
    const CodePoint c = code_point_at(expression, at);
    at += c.size;
    return c.value;
  }
  const char kind = expression[at + 1];
  if (kind == 'u' || kind == 'U') {
    const std::size_t digits = kind == 'u' ? 4 : 8;
    const std::string number(expression.substr(at + 2, digits));
    at += 2 + digits;
    return static_cast<char32_t>(std::stoul(number, nullptr, 16));
  }
  const CodePoint c = code_point_at(expression, at + 1);
  at += 1 + c.size;
  return c.value;
}

// Where the unescaped `closer` stands, from `at` on.
std::size_t find_closer(std::string_view expression, std::size_t at, char closer) {
  while (at < expression.size() && expression[at] != closer) at += expression[at] == '\\' ? 2 : 1;
  return at;
}

}  // namespace

bool has_form(std::string_view expression, std::string_view form, std::vector<std::string_view>& parts) {
  parts.clear();
  std::size_t at = 0;
  while (!form.empty()) {
    const bool is_class = form.starts_with(kClass);
    if (is_class || form.starts_with(kList)) {
      const std::size_t end = find_closer(expression, at, is_class ? ']' : ')');
      if (end >= expression.size()) return false;
      parts.push_back(expression.substr(at, end - at));
      at = end;
      form.remove_prefix(is_class ? kClass.size() : kList.size());
    } else {
      if (at >= expression.size() || expression[at] != form[0]) return false;
      ++at;
      form.remove_prefix(1);
    }
  }
  return at == expression.size();
}

std::vector<std::string_view> parts_of(std::string_view expression, std::string_view form, std::string_view what) {
  std::vector<std::string_view> parts;
  if (!has_form(expression, form, parts)) {
    throw Error(ErrorKind::format, "the tokenizer's expression " + std::string(what) + " has an unknown form");
  }
  return parts;
}

std::vector<std::string_view> alternatives_of(std::string_view expression) {
  std::vector<std::string_view> alternatives;
  std::size_t begin = 0;
  int depth = 0;
  for (std::size_t at = 0; at < expression.size(); ++at) {
    switch (expression[at]) {
      case '\\':
        ++at;
        break;
      case '[':
        at = find_closer(expression, at, ']');
        break;
      case '(':
        ++depth;
        break;
      case ')':
        --depth;
        break;
      case '|':
        if (depth > 0) break;
        alternatives.push_back(expression.substr(begin, at - begin));
        begin = at + 1;
        break;
      default:
        break;
    }
  }
  alternatives.push_back(expression.substr(begin));
  return alternatives;
}

std::vector<CharacterRange> ranges_of(std::string_view inside) {
  std::vector<CharacterRange> ranges;
  for (std::size_t at = 0; at < inside.size();) {
    const char32_t first = next_character(inside, at);
    char32_t last = first;
    if (at + 1 < inside.size() && inside[at] == '-') {
      ++at;
      last = next_character(inside, at);
    }
    if (last < first) throw Error(ErrorKind::format, "a class of the tokenizer's expressions has a bad range");
    ranges.push_back({first, last});
  }
  return ranges;
}

std::string literal_of(std::string_view expression) {
  std::string literal;
  for (std::size_t at = 0; at < expression.size();) {
    if (std::string_view("[]()*+?{}|^$.").find(expression[at]) != std::string_view::npos) {
      throw Error(ErrorKind::format, "the tokenizer's expressions hold an unknown part: " + std::string(expression));
    }
    append_code_point(next_character(expression, at), literal);
  }
  return literal;
}

}  // namespace quoth::extract::language
