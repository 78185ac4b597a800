// SPDX-License-Identifier: Apache-2.0
// An analysis as rows of text, one a token: what `quoth parse` prints and what is compared with spaCy.
#pragma once

#include "extract/language/analysis.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace quoth::extract::language {

// The columns' names, tab-separated, without a newline.
inline constexpr std::string_view kAnalysisColumns = "begin\tend\ttext\tlemma\tpos\ttag\thead\tdep\tent\tsent";

// Appends a line a token. `begin` and `end` count code points of the document, `head` rows of the document, of which
// `first_row` is the analysis's first; `ent` is O, B-LABEL or I-LABEL; `sent` is 1 on a sentence's first token, else
// 0. Newline, tab, carriage return and backslash in `text` and `lemma` stand as \n, \t, \r and \\.
void append_rows(const Analysis& analysis, std::size_t first_row, std::string& rows);

}  // namespace quoth::extract::language
