// SPDX-License-Identifier: Apache-2.0
#include "graph/query/query_error.h"

#include <algorithm>
#include <cctype>
#include <numeric>
#include <utility>
#include <vector>

namespace quoth::query {
namespace {

ErrorKind kind_of(std::string_view type) {
  return type == "LimitExceeded" ? ErrorKind::limit : ErrorKind::input;
}

Place place_of(Position position) {
  if (position.line == 0) return {};
  return {"query", position.line, position.column};
}

char lower(char c) {
  return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
}

// Insertions, deletions, replacements and swaps of neighbours count one each.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1), row(b.size() + 1), next(b.size() + 1);
  std::iota(row.begin(), row.end(), 0U);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    next[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const bool same = lower(a[i - 1]) == lower(b[j - 1]);
      next[j] = std::min({row[j] + 1, next[j - 1] + 1, row[j - 1] + (same ? 0 : 1)});
      if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) && lower(a[i - 2]) == lower(b[j - 1])) {
        next[j] = std::min(next[j], before[j - 2] + 1);
      }
    }
    before.swap(row);
    row.swap(next);
  }
  return row.back();
}

}  // namespace

QueryError::QueryError(std::string type, Phase phase, std::string detail, const std::string& message, Position position)
    : Error(kind_of(type), message, place_of(position)),
      type_(std::move(type)),
      phase_(phase),
      detail_(std::move(detail)) {}

QueryError syntax_error(std::string detail, const std::string& message, Position position) {
  return QueryError("SyntaxError", Phase::compile, std::move(detail), message, position);
}

QueryError type_error(std::string detail, const std::string& message, Position position) {
  return QueryError("TypeError", Phase::runtime, std::move(detail), message, position);
}

QueryError argument_error(std::string detail, const std::string& message, Position position) {
  return QueryError("ArgumentError", Phase::runtime, std::move(detail), message, position);
}

QueryError limit_error(const std::string& message) {
  return QueryError("LimitExceeded", Phase::runtime, "LimitExceeded", message, {0, 0, 0});
}

std::string nearest(std::string_view wanted, std::span<const std::string_view> known) {
  if (wanted.size() > 64) return {};
  std::size_t best = std::max<std::size_t>(1, wanted.size() / 3) + 1;
  std::string_view found;
  for (const std::string_view candidate : known) {
    if (candidate.size() > 64) continue;
    const std::size_t distance = edit_distance(wanted, candidate);
    if (distance > 0 && distance < best) {
      best = distance;
      found = candidate;
    }
  }
  return std::string(found);
}

std::string hint(std::string_view wanted, std::span<const std::string_view> known) {
  const std::string near = nearest(wanted, known);
  return near.empty() ? std::string() : "; did you mean " + near + "?";
}

}  // namespace quoth::query
