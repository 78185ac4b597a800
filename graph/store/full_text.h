// SPDX-License-Identifier: Apache-2.0
// What people type, as a question to FTS5: every word quoted, so that no word is an operator.
#pragma once

#include <string>
#include <string_view>

namespace quoth::graph {

// "\"pull\" \"back\"": all words, in any order. Empty where `text` has no word.
std::string full_text_words(std::string_view text);
// "\"pull back\"": the words one after another.
std::string full_text_phrase(std::string_view text);

}  // namespace quoth::graph
