// SPDX-License-Identifier: Apache-2.0
#include "extract/reader/reader.h"

#include "extract/discourse/time/calendar.h"
#include "extract/reader/blocks.h"
#include "extract/reader/decode.h"
#include "extract/reader/html_page.h"
#include "extract/reader/language_guess.h"
#include "extract/reader/passage.h"
#include "extract/reader/timestamp.h"

#include <fmt/format.h>

namespace quoth::extract::reader {
namespace {

using graph::BlockKind;

void report_encoding(const Decoded& decoded, const std::string& uri, Diagnostics& diagnostics) {
  if (decoded.encoding != "UTF-8") {
    diagnostics.report({Severity::warning, "encoding", "converted from " + decoded.encoding, uri});
  }
  if (decoded.replaced > 0) {
    diagnostics.report({Severity::warning, "encoding",
                        fmt::format("{} invalid byte sequence{} replaced by U+FFFD, the first at byte {}",
                                    decoded.replaced, decoded.replaced == 1 ? "" : "s", decoded.first_byte),
                        uri});
  }
}

// What the caller gave, made ISO 8601 where it is not.
std::string given_date(const Input& input, Diagnostics& diagnostics) {
  if (input.published.empty() || time::parse_iso_day(input.published)) return input.published;
  if (const auto stamp = find_timestamp(input.published)) return stamp->value;
  diagnostics.report(
      {Severity::warning, "date", "cannot read the given date of publication: " + input.published, input.uri});
  return {};
}

// What a page says of itself, where the caller did not.
void take(const HtmlMetadata& page, graph::Document& document) {
  const auto date = [](const std::string& text) {
    const auto stamp = find_timestamp(text);
    return stamp ? stamp->value : std::string();
  };
  if (document.title.empty()) document.title = page.title;
  if (document.publisher.empty()) document.publisher = page.publisher;
  if (document.published.empty()) document.published = date(page.published);
  document.updated = date(page.updated);
  document.authors = page.authors;
}

void report_document(const graph::Document& document, Diagnostics& diagnostics) {
  if (document.blocks.empty()) {
    diagnostics.report({Severity::warning, "empty", "there are no words in this document", document.uri});
    return;
  }
  if (document.language != "en") {
    diagnostics.report({Severity::warning, "language",
                        "this text is not English (" + document.language + "): no statements are read from it",
                        document.uri});
  }
  if (document.published.empty()) {
    diagnostics.report({Severity::note, "date", "no date of publication: relative dates are left out", document.uri});
  }
  for (const graph::Block& block : document.blocks) {
    if (block.kind != BlockKind::boilerplate) continue;
    diagnostics.report({Severity::note, "boilerplate", "a block that is not the article's was left out", document.uri,
                        block.span.begin, block.span.end});
  }
}

}  // namespace

graph::Document read(const Input& input, Diagnostics& diagnostics) {
  const bool html =
      input.type == Input::Type::html || (input.type == Input::Type::unknown && looks_like_html(input.bytes));
  Decoded decoded = decode(input.bytes, html ? declared_encoding(input.bytes) : std::string());
  report_encoding(decoded, input.uri, diagnostics);
  graph::Document document;
  document.uri = input.uri;
  document.title = input.title;
  document.publisher = input.publisher;
  document.published = given_date(input, diagnostics);
  std::vector<Hint> hints;
  if (html) {
    HtmlPage page = read_html(decoded.text);
    document.text = std::move(page.text);
    hints = std::move(page.hints);
    take(page.metadata, document);
  } else {
    document.text = std::move(decoded.text);
  }
  sort_blocks(passages_of(document.text), hints, document);
  document.language = language_of(document.text);
  document.id = graph::document_id(document.text);
  report_document(document, diagnostics);
  return document;
}

}  // namespace quoth::extract::reader
