// SPDX-License-Identifier: Apache-2.0
#include "graph/store/full_text.h"

namespace quoth::graph {

std::string full_text_words(std::string_view text) {
  std::string question;
  while (!text.empty()) {
    const std::size_t end = text.find_first_of(" \t\n\r");
    const std::string_view word = text.substr(0, end);
    if (!word.empty()) {
      if (!question.empty()) question += ' ';
      question += full_text_phrase(word);
    }
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return question;
}

std::string full_text_phrase(std::string_view text) {
  std::string phrase = "\"";
  for (const char letter : text) {
    if (letter == '"') phrase += '"';
    if (letter != '\0') phrase += letter;
  }
  return phrase + '"';
}

}  // namespace quoth::graph
