// SPDX-License-Identifier: Apache-2.0
// A timeline as one SVG picture: what was said and done, by date, from top to bottom. A dot stands on the axis for each
// statement, filled for a fact and hollow for what somebody only said, may or should be; colours as in the other
// drawings.
#pragma once

#include "export/byte_sink.h"
#include "export/graph_source.h"
#include "export/palette.h"

#include <cstddef>
#include <string>

namespace quoth::exporters {

struct TimelineOptions {
  std::string title;
  Theme theme = Theme::light;
  bool undated = false;    // also what bears no date of its own, at its document's date of publication
  std::size_t most = 500;  // rows; the earliest are kept
};

struct TimelineCounts {
  std::size_t drawn = 0;
  std::size_t found = 0;
};

// Sorted by the first day of the date, then by id. Memory: the rows that are drawn. Every letter of any script is kept;
// what XML forbids becomes U+FFFD. Each row's tooltip is the sentence, its link the document where that has a web
// address.
TimelineCounts write_timeline(const GraphSource& source, const TimelineOptions& options, ByteSink& sink);

}  // namespace quoth::exporters
