// SPDX-License-Identifier: Apache-2.0
// What Tab offers in the shell, by where the cursor stands: relationship types behind "[:", labels behind ":",
// properties behind ".", entities' names behind a quotation mark, the shell's commands at a line's ":", else words of
// the language. Knows no terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace quoth::cli {

struct CompletionWords {
  std::vector<std::string> commands;  // without their colon
  std::vector<std::string> language;  // keywords, functions, procedures
  std::vector<std::string> labels, types, properties, names;
};

// The characters that end the word that is completed.
inline constexpr const char* kCompletionBreaks = " \t\n\"'`(){}[]<>=,;:|.+-*/%^$!";

// The words that may stand in place of line[begin, end), where `end` is the cursor; sorted, without repetition. Case is
// passed over.
std::vector<std::string> completions(const CompletionWords& words, std::string_view line, std::size_t begin,
                                     std::size_t end);

}  // namespace quoth::cli
