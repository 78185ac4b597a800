// SPDX-License-Identifier: Apache-2.0
// Random queries as trees, their text, and what they give by an evaluator that tries every assignment. It shares
// nothing with the engine but the graph's shape: nodes with labels A or B and a number x or none, edges of type R or S.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace quoth::fuzz {

using Random = std::mt19937_64;
std::size_t below(Random& random, std::size_t bound);

struct SmallGraph {
  struct Node {
    int label = 0;             // 0 A, 1 B
    std::optional<int> value;  // x
  };
  struct Edge {
    std::size_t from = 0, to = 0;
    int type = 0;  // 0 R, 1 S
  };
  std::vector<Node> nodes;
  std::vector<Edge> edges;
};
SmallGraph random_graph(Random& random);

// A cell: null, a number, a truth value kept as a number, a node or an edge; comparable for sorting and counting.
struct Cell {
  enum class Kind : std::uint8_t { node, edge, number, null } kind = Kind::null;
  std::int64_t value = 0;
  auto operator<=>(const Cell&) const = default;
  bool is_null() const { return kind == Kind::null; }
};

// Variables: nodes n0 … n3, edges e0 …, columns c0 …, each by its place among a row's cells.
inline constexpr std::size_t kNodes = 4, kEdges = 4, kColumns = 3, kWidth = kNodes + kEdges + kColumns;
using Row = std::array<std::optional<Cell>, kWidth>;  // nothing where a variable is not in scope

struct Condition {
  enum class Kind : std::uint8_t { less, equal, same_type, differ, is_null, negation, both, either } kind = Kind::less;
  std::size_t left = 0, right = 0;  // variables
  int constant = -1;                // in place of `right` where not negative
  std::vector<Condition> inner;
};

struct Chain {
  struct Node {
    std::size_t variable = 0;
    bool named = true;
    int label = -1;
    int value = -1;  // -1: any
  };
  struct Edge {
    std::optional<std::size_t> variable;
    int type = -1;      // -1: any
    int direction = 0;  // 1 right, -1 left, 0 both
    std::size_t least = 1, most = 1;
    bool variable_length = false;
  };
  std::vector<Node> nodes;
  std::vector<Edge> edges;
};

struct Item {
  enum class Kind : std::uint8_t { variable, value, count_rows, count, least, greatest, sum } kind = Kind::variable;
  bool distinct = false;     // of an aggregation
  bool of_value = false;     // count(n.x), not count(n)
  std::size_t variable = 0;  // that it reads
  std::size_t place = 0;     // that it is put into; for `variable` the same
  bool aggregates() const { return kind > Kind::value; }
};

struct Step {
  enum class Kind : std::uint8_t { match, optional_match, unwind, projection } kind = Kind::match;
  Chain chain;
  std::optional<Condition> where;
  std::size_t column = 0;  // of UNWIND
  std::vector<int> list;
  bool distinct = false;
  std::vector<Item> items;
};

struct RandomQuery {
  std::vector<Step> steps;  // the last is the RETURN
  bool ordered = false, descending = false;
  std::optional<std::size_t> skip, limit;
};

RandomQuery random_query(Random& random);
std::string text_of(const RandomQuery& query);
// Rows of the last projection's items, in order where the query orders them. Nothing where there are too many to try.
std::optional<std::vector<std::vector<Cell>>> evaluate(const RandomQuery& query, const SmallGraph& graph);

}  // namespace quoth::fuzz
