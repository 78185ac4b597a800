// SPDX-License-Identifier: Apache-2.0
// What was skipped, repaired or left open, with its place and reason. Silence about lost input is a bug, so every
// library that drops anything reports it here, and the command line prints the totals.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace quoth {

enum class Severity { note, warning };

struct Diagnostic {
  Severity severity = Severity::warning;
  std::string code;         // stable and short, for counting: "encoding", "quote-without-speaker", "unresolved-pronoun"
  std::string message;      // for people, without the place
  std::string document;     // uri or file; empty where none applies
  std::uint32_t begin = 0;  // code points into the document's text, half-open; 0,0 where none applies
  std::uint32_t end = 0;
};

// Collects in the order of report. Not thread-safe: one a document, appended to another in document order, so that the
// output does not depend on the number of threads.
class Diagnostics {
 public:
  void report(Diagnostic diagnostic) { entries_.push_back(std::move(diagnostic)); }
  void append(const Diagnostics& other) {
    entries_.insert(entries_.end(), other.entries_.begin(), other.entries_.end());
  }
  const std::vector<Diagnostic>& entries() const noexcept { return entries_; }
  std::size_t count(std::string_view code) const noexcept;

 private:
  std::vector<Diagnostic> entries_;
};

}  // namespace quoth
