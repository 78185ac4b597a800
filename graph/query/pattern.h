// SPDX-License-Identifier: Apache-2.0
// The patterns of one MATCH with names resolved to slots: what the binder hands to the planner.
#pragma once

#include "graph/query/evaluator.h"
#include "graph/query/syntax.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace quoth::query {

// key: expression, of a pattern's map. The key's number is looked up once, or at each use where it does not exist yet.
struct PropertyCheck {
  std::string key;
  EvaluatorPtr value;
  std::vector<Slot> needs;  // slots that the expression reads
};

struct PatternNode {
  Slot slot = 0;
  std::string name;    // as written; for EXPLAIN
  bool bound = false;  // has its value before the clause begins
  std::vector<std::string> labels;
  std::vector<PropertyCheck> properties;
};

struct PatternEdge {
  Slot slot = 0;
  std::string name;
  bool bound = false;
  bool keep = true;              // whether anything reads the edges: a variable, a path, another edge's uniqueness
  std::size_t from = 0, to = 0;  // indices of nodes, in the order written
  syntax::Arrow arrow = syntax::Arrow::both;
  std::vector<std::string> types;
  std::vector<PropertyCheck> properties;
  bool variable_length = false;
  std::uint32_t least = 1;
  std::optional<std::uint32_t> most;
  syntax::Shortest shortest = syntax::Shortest::no;
};

struct PatternPath {
  Slot slot = 0;
  std::vector<std::size_t> nodes;
  std::vector<std::size_t> edges;
};

// One conjunct of WHERE.
struct Predicate {
  EvaluatorPtr condition;
  std::vector<Slot> needs;
  std::string text;
  // Where it says `node.key = value`, for an index: the node's slot, and a second copy of the value.
  std::optional<Slot> node;
  std::string key;
  EvaluatorPtr value;
  std::vector<Slot> value_needs;
  bool repeatable = false;  // the same values always give the same answer
  // Where it says `type(r) = type(s)`: the two relationships.
  std::optional<std::pair<Slot, Slot>> same_type;
};

struct Pattern {
  std::vector<PatternNode> nodes;
  std::vector<PatternEdge> edges;
  std::vector<PatternPath> paths;
  std::vector<Predicate> predicates;
};

}  // namespace quoth::query
