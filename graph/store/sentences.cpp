// SPDX-License-Identifier: Apache-2.0
#include "graph/store/sentences.h"

#include <algorithm>
#include <set>

namespace quoth::graph {
namespace {

// For each code point of `text` whether it is a blank: enough to trim spans.
std::vector<bool> blanks_of(std::string_view text) {
  std::vector<bool> blanks;
  for (const char byte : text) {
    if ((byte & 0xc0) != 0x80) blanks.push_back(byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r');
  }
  return blanks;
}

Span trimmed(Span span, const std::vector<bool>& blanks) {
  span.end = std::min(span.end, static_cast<std::uint32_t>(blanks.size()));
  while (span.begin < span.end && blanks[span.begin]) ++span.begin;
  while (span.begin < span.end && blanks[span.end - 1]) --span.end;
  return span;
}

}  // namespace

std::vector<Span> sentences_of(const Records& records) {
  const std::vector<bool> blanks = blanks_of(records.document.text);
  std::set<std::uint32_t> cuts;
  for (const Statement& statement : records.statements) {
    cuts.insert(statement.evidence.begin);
    cuts.insert(statement.evidence.end);
  }
  std::vector<Span> spans;
  std::uint32_t done = 0;
  for (const Block& block : records.document.blocks) {
    if (block.kind == BlockKind::boilerplate || block.kind == BlockKind::metadata) continue;
    std::uint32_t begin = std::max(block.span.begin, done);
    const auto keep = [&](std::uint32_t end) {
      const Span span = trimmed({begin, end}, blanks);
      if (!span.empty()) spans.push_back(span);
      begin = end;
    };
    for (auto cut = cuts.upper_bound(begin); cut != cuts.end() && *cut < block.span.end; ++cut) keep(*cut);
    if (begin < block.span.end) keep(block.span.end);
    done = std::max(done, block.span.end);
  }
  return spans;
}

}  // namespace quoth::graph
