// SPDX-License-Identifier: Apache-2.0
#include "cli/query_completion.h"

#include <algorithm>

namespace quoth::cli {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

bool begins_with(std::string_view word, std::string_view prefix) {
  return word.size() >= prefix.size() &&
         std::equal(prefix.begin(), prefix.end(), word.begin(), [](char a, char b) { return lower(a) == lower(b); });
}

// The place behind the quotation mark that is open at the line's end; npos where none is.
std::size_t open_quote(std::string_view line) {
  std::size_t open = std::string_view::npos;
  char mark = 0;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (mark == 0 && (line[at] == '\'' || line[at] == '"')) {
      mark = line[at];
      open = at + 1;
    } else if (mark != 0 && line[at] == '\\') {
      ++at;
    } else if (line[at] == mark) {
      mark = 0;
      open = std::string_view::npos;
    }
  }
  return open;
}

// Whether a relationship's brackets are open: "-[r:KN", not the list "[n:Person".
bool in_relationship(std::string_view line) {
  const std::size_t bracket = line.rfind('[');
  if (bracket == std::string_view::npos || line.find(']', bracket) != std::string_view::npos) return false;
  const std::size_t before = line.find_last_not_of(' ', bracket == 0 ? 0 : bracket - 1);
  return bracket > 0 && before != std::string_view::npos && line[before] == '-';
}

}  // namespace

std::vector<std::string> completions(const CompletionWords& words, std::string_view line, std::size_t begin,
                                     std::size_t end) {
  const std::string_view before = line.substr(0, begin), typed = line.substr(begin, end - begin);
  const std::vector<std::string>* from = &words.language;
  std::string_view prefix = typed;
  std::size_t given = 0;  // characters of a name that stand before `begin`
  if (const std::size_t quote = open_quote(line.substr(0, end)); quote != std::string_view::npos) {
    from = &words.names;
    prefix = line.substr(quote, end - quote);
    given = begin - quote;
  } else if (before == ":") {
    from = &words.commands;
  } else if (before.ends_with(':') || before.ends_with('|')) {
    from = in_relationship(before) ? &words.types : &words.labels;
  } else if (before.ends_with('.')) {
    from = &words.properties;
  }
  std::vector<std::string> fitting;
  for (const std::string& word : *from) {
    if (begins_with(word, prefix)) fitting.push_back(word.substr(given));
  }
  std::sort(fitting.begin(), fitting.end());
  fitting.erase(std::unique(fitting.begin(), fitting.end()), fitting.end());
  return fitting;
}

}  // namespace quoth::cli
