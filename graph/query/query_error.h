// SPDX-License-Identifier: Apache-2.0
// What is wrong with a query, in the words of the openCypher kit: a type ("SyntaxError"), whether it was seen before
// the first row ("compile time") or while running, and a detail ("UndefinedVariable"); and, for people, a message that
// names the place, what was expected and the nearest known name.
#pragma once

#include "graph/error.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace quoth::query {

// A place in the query's text: line and column from 1, in code points, and the byte.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  std::uint32_t byte = 0;
};

enum class Phase { compile, runtime };

class QueryError : public Error {
 public:
  QueryError(std::string type, Phase phase, std::string detail, const std::string& message, Position position);

  const std::string& type() const noexcept { return type_; }
  Phase phase() const noexcept { return phase_; }
  const std::string& detail() const noexcept { return detail_; }

 private:
  std::string type_;
  Phase phase_;
  std::string detail_;
};

// The usual makers; each returns, so that the caller's `throw` shows the control flow.
QueryError syntax_error(std::string detail, const std::string& message, Position position);
QueryError type_error(std::string detail, const std::string& message, Position position = {0, 0, 0});
QueryError argument_error(std::string detail, const std::string& message, Position position = {0, 0, 0});
// A limit was reached: Error(limit) that says which and how to raise it.
QueryError limit_error(const std::string& message);

// The name nearest to `wanted` by edit distance, empty where none is near (a third of the length, at least 1).
std::string nearest(std::string_view wanted, std::span<const std::string_view> known);
// `"; did you mean X?"`, or empty.
std::string hint(std::string_view wanted, std::span<const std::string_view> known);

}  // namespace quoth::query
