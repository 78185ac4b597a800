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

void NameTexts::comes(std::int64_t key, const std::string& text) {
  changes_[key].now = text;
}

void NameTexts::goes(std::int64_t key, const std::string& text) {
  const auto [found, is_first] = changes_.try_emplace(key);
  if (is_first) found->second.before = text;
  found->second.now.reset();
}

void NameTexts::write(Database& database) {
  for (const auto& [key, change] : changes_) {
    if (change.before == change.now || !change.before) continue;
    database.query("INSERT INTO name_text(name_text, rowid, text) VALUES('delete',?,?)")
        .with(key, *change.before)
        .run();
  }
  for (const auto& [key, change] : changes_) {
    if (change.before == change.now || !change.now) continue;
    database.query("INSERT INTO name_text(rowid, text) VALUES(?,?)").with(key, *change.now).run();
  }
  changes_.clear();
}

}  // namespace quoth::graph
