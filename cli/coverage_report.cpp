// SPDX-License-Identifier: Apache-2.0
#include "cli/coverage_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

namespace quoth::cli {
namespace {

constexpr std::size_t kLongestExcerpt = 60;  // code points

bool continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

// Walks forward through a text, since places come mostly in order.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}

  // The byte where code point `index` begins.
  std::size_t byte_of(std::size_t index) {
    if (index < index_) {
      byte_ = 0;
      index_ = 0;
    }
    while (index_ < index && byte_ < text_.size()) {
      ++byte_;
      while (byte_ < text_.size() && continuation(text_[byte_])) ++byte_;
      ++index_;
    }
    return byte_;
  }

 private:
  std::string_view text_;
  std::size_t byte_ = 0;
  std::size_t index_ = 0;
};

std::string excerpt(std::string_view text, const Diagnostic& entry, Cursor& cursor) {
  const std::size_t shown = std::min<std::size_t>(entry.end - entry.begin, kLongestExcerpt);
  const std::size_t begin = cursor.byte_of(entry.begin);
  std::string words(text.substr(begin, cursor.byte_of(entry.begin + shown) - begin));
  std::replace(words.begin(), words.end(), '\n', ' ');
  return words + (shown < entry.end - entry.begin ? "…" : "");
}

}  // namespace

void CoverageReport::add(const graph::Records& records, const Diagnostics& diagnostics) {
  ++documents_;
  fmt::print(out_, "{}: {} entities, {} times, {} statements\n", records.document.uri, records.entities.size(),
             records.times.size(), records.statements.size());
  std::vector<Diagnostic> entries = diagnostics.entries();
  std::stable_sort(entries.begin(), entries.end(),
                   [](const Diagnostic& a, const Diagnostic& b) { return a.begin < b.begin; });
  Cursor cursor(records.document.text);
  for (const Diagnostic& entry : entries) {
    ++totals_[entry.code];
    if (entry.end > entry.begin) {
      fmt::print(out_, "  {}-{} {}: {} “{}”\n", entry.begin, entry.end, entry.code, entry.message,
                 excerpt(records.document.text, entry, cursor));
    } else {
      fmt::print(out_, "  {}: {}\n", entry.code, entry.message);
    }
  }
}

void CoverageReport::finish() const {
  fmt::print(out_, "{} document{}", documents_, documents_ == 1 ? "" : "s");
  for (const auto& [code, count] : totals_) fmt::print(out_, ", {} {}", count, code);
  fmt::print(out_, "\n");
}

}  // namespace quoth::cli
