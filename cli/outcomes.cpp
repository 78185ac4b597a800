// SPDX-License-Identifier: Apache-2.0
#include "cli/outcomes.h"

#include "graph/error.h"

#include <fmt/format.h>

#include <cstdio>

namespace quoth::cli {

void Outcomes::put(graph::Store& store, const graph::Records& records, const std::string& ingested, Context& context,
                   std::uint64_t reading) {
  try {
    const graph::Outcome outcome = store.put(records, ingested, reading);
    ++counts_[static_cast<std::size_t>(outcome)];
    if (outcome == graph::Outcome::added || outcome == graph::Outcome::version)
      statements_ += records.statements.size();
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::input) throw;
    context.diagnostics.report({Severity::warning, "invalid-records", error.what(), ""});
    context.exit_code = 1;
    ++skipped_;
  }
}

void Outcomes::print(const Context& context) const {
  if (context.verbosity < 0) return;
  static constexpr const char* kWords[] = {"added", "unchanged", "read anew", "new version", "copy of a known text"};
  std::string line;
  for (std::size_t index = 0; index < counts_.size(); ++index) {
    if (counts_[index] == 0 && index > 0) continue;
    line += fmt::format("{}{} {}", line.empty() ? "" : ", ", counts_[index], kWords[index]);
    if (index == 0) line += fmt::format(" ({} statements)", statements_);
  }
  if (skipped_ > 0) line += fmt::format(", {} skipped", skipped_);
  fmt::print(stderr, "quoth: documents: {}\n", line);
}

}  // namespace quoth::cli
