// SPDX-License-Identifier: Apache-2.0
// Which language a text is in, by its script and its function words (data/stop_words.tsv). Coarse on purpose: it
// decides whether the English engine may read the text.
#pragma once

#include <string>
#include <string_view>

namespace quoth::extract::reader {

// ISO 639-1, "en" too where the text is too short to tell or shows no language (tables, names). Looks at the first 20
// kB.
std::string language_of(std::string_view text);

}  // namespace quoth::extract::reader
