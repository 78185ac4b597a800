// SPDX-License-Identifier: Apache-2.0
// An HTML page as text: every visible block of it a line, with what its elements say it is, and what the page says of
// itself in JSON-LD, OpenGraph, <meta> and <time>. Nothing visible is thrown away: what is not the article's is hinted
// boilerplate. Which element holds the article is found as in readability tools: the one with most words in paragraphs.
#pragma once

#include "extract/reader/blocks.h"

#include <string>
#include <string_view>
#include <vector>

namespace quoth::extract::reader {

// What a page says of its article; empty where it does not. Dates as they stand there.
struct HtmlMetadata {
  std::string title;
  bool title_of_page = false;  // from <title>, which may hold the publisher's name too
  std::string published;
  std::string updated;
  std::string publisher;
  std::vector<std::string> authors;
};

struct HtmlPage {
  std::string text;         // lines parted by an empty line
  std::vector<Hint> hints;  // one a line
  HtmlMetadata metadata;
};

// `page` is valid UTF-8, well-formed or not. Throws Error(input) for elements nested thousands deep. Cost: linear.
HtmlPage read_html(std::string_view page);

// True where bytes of unknown type are HTML: by doctype, or by tags in the beginning.
bool looks_like_html(std::string_view bytes);

// The encoding that a page declares in its first 2,048 bytes: <meta charset="iso-8859-2">; empty where it does not.
std::string declared_encoding(std::string_view bytes);

}  // namespace quoth::extract::reader
