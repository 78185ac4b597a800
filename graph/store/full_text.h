// SPDX-License-Identifier: Apache-2.0
// The FTS5 indexes: what people type as a question to them, every word quoted so that no word is an operator; and how
// names come into theirs.
#pragma once

#include "graph/store/database.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace quoth::graph {

// "\"pull\" \"back\"": all words, in any order. Empty where `text` has no word.
std::string full_text_words(std::string_view text);
// "\"pull back\"": the words one after another.
std::string full_text_phrase(std::string_view text);

// What a change does to the index of names, written at its end and at once: FTS5 writes out all that it holds whenever
// another statement of the transaction opens a savepoint.
class NameTexts {
 public:
  void comes(std::int64_t key, const std::string& text);
  void goes(std::int64_t key, const std::string& text);
  // Empties what was gathered into the index.
  void write(Database& database);

 private:
  struct Change {
    std::optional<std::string> before, now;  // the text of the key
  };
  std::map<std::int64_t, Change> changes_;
};

}  // namespace quoth::graph
