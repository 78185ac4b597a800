// SPDX-License-Identifier: Apache-2.0
// What an extraction left open or out: quotes without a speaker or with one that nobody knows, pronouns and dates that
// were not resolved, blocks that are not the article's, each with its place and words. For people, or as NDJSON.
#pragma once

#include "graph/diagnostics.h"
#include "graph/model.h"

#include <cstddef>
#include <cstdio>
#include <map>
#include <string>

namespace quoth::cli {

class CoverageReport {
 public:
  enum class Form { text, ndjson };

  CoverageReport(std::FILE* out, Form form) : out_(out), form_(form) {}

  // Writes what is told of one article. As text: a line with counts, then the entries by kind, each with line, offsets
  // in code points and words. As NDJSON: {"report":"article", …counts}, then one
  // {"report":CODE,"document","line","begin", "end","words","context","message"} an entry, in text order; place and
  // words are null where an entry has no place.
  void add(const graph::Records& records, const Diagnostics& diagnostics);
  // Writes the totals of all: a last line, or {"report":"total", …}.
  void finish() const;

 private:
  void add_text(const graph::Records& records, const std::vector<Diagnostic>& entries) const;
  void add_ndjson(const graph::Records& records, const std::vector<Diagnostic>& entries) const;

  std::FILE* out_;
  Form form_;
  std::map<std::string, std::size_t> totals_;  // code → count
  std::size_t documents_ = 0;
};

}  // namespace quoth::cli
