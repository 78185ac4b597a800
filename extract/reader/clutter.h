// SPDX-License-Identifier: Apache-2.0
// Recognizes what saved pages hold besides the article by its words (data/clutter.tsv, data/labels.tsv). Where on the
// page a passage stands is not looked at here (blocks.h).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace quoth::extract::reader {

enum class Clutter {
  none,
  prompt,     // "Follow us on X", "Sign up for our newsletter"
  list_head,  // "Related articles": lines after it are links
};

// `line` is one passage. Cost: linear in the line, at most its first 400 bytes.
Clutter clutter_of(std::string_view line);

enum class DateLabel { none, published, updated };

// What the words before a date say of it: "Last Updated : " → updated.
DateLabel date_label(std::string_view words);

// True for "written by", "by": words that make the names after them a byline.
bool is_byline_label(std::string_view words);

// True where the last word is no name's but an office's or a paper's: "Health Reporter", "Associated Press".
bool is_office(std::string_view name);

// A line that ends the text of a release or a wire story: "# # #", "-30-", "ENDS".
bool is_end_mark(std::string_view line);

// Lower case, each run of what is neither letter nor digit one space, none around.
std::string plain_words(std::string_view line);

}  // namespace quoth::extract::reader
