// SPDX-License-Identifier: Apache-2.0
// What an extraction left open, for people: quotes without a speaker, pronouns and dates that were not resolved, blocks
// that were left out, each with its words and place.
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
  explicit CoverageReport(std::FILE* out) : out_(out) {}

  // Prints one article's paragraph.
  void add(const graph::Records& records, const Diagnostics& diagnostics);
  // Prints the totals of all.
  void finish() const;

 private:
  std::FILE* out_;
  std::map<std::string, std::size_t> totals_;  // code → count
  std::size_t documents_ = 0;
};

}  // namespace quoth::cli
