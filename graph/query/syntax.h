// SPDX-License-Identifier: Apache-2.0
// A query as it was written: the tree that the parser makes and the binder reads. Names are not resolved, types not
// checked; every node knows its place in the text. Follows the grammar of openCypher 9.
#pragma once

#include "graph/query/query_error.h"
#include "graph/query/value.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace quoth::query::syntax {

struct Expression;
struct PathPattern;
struct Query;
using ExpressionPtr = std::unique_ptr<Expression>;

enum class ExpressionKind {
  literal,         // value
  parameter,       // name
  variable,        // name
  property,        // children[0] . name
  labels,          // children[0] : names…
  list,            // children
  map,             // names[i] : children[i]
  map_projection,  // children[0] { … }: names[i] : children[i + 1]; a null child is .name; ".*" is all
  index,           // children[0][children[1]]
  slice,           // children[0][children[1]..children[2]], the last two may be null
  unary,           // op: not - + is_null is_not_null
  binary,          // op
  comparison,      // children[0] ops[0] children[1] ops[1] children[2] …
  call,            // name, children; distinct
  count_star,
  case_of,                // children[0] the subject or null; then pairs of when, then; then the else or null
  list_comprehension,     // name in children[0] where children[1] | children[2], the last two may be null
  quantifier,             // op: all any none single; name in children[0] where children[1]
  reduce,                 // name = children[0], names[0] in children[1] | children[2]
  pattern_predicate,      // pattern
  pattern_comprehension,  // pattern, children[0] where (may be null), children[1] result
  exists_pattern,         // patterns, children[0] where (may be null)
  exists_query,           // query
  count_query,            // COUNT { … }: patterns and children[0], or query
};

enum class Op {
  none,
  logical_or,
  logical_xor,
  logical_and,
  logical_not,
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  add,
  subtract,
  multiply,
  divide,
  modulo,
  power,
  negate,
  plus,
  in,
  starts_with,
  ends_with,
  contains,
  matches,
  is_null,
  is_not_null,
  all,
  any,
  none_of,
  single,
};

struct Expression {
  ExpressionKind kind = ExpressionKind::literal;
  Op op = Op::none;
  bool distinct = false;
  Position position;             // of its first token; for operators, of the operator
  std::uint32_t begin_byte = 0;  // half-open, in the source: a column without an alias is named by this text
  std::uint32_t end_byte = 0;
  std::string name;
  Value value;
  std::vector<std::string> names;
  std::vector<Op> ops;
  std::vector<ExpressionPtr> children;
  std::vector<PathPattern> patterns;
  std::unique_ptr<Query> query;

  Expression();
  ~Expression();
};

struct NodePattern {
  std::string variable;  // empty where there is none
  std::vector<std::string> labels;
  ExpressionPtr properties;  // a map or a parameter, or null
  Position position;
};

enum class Arrow { left, right, both };

struct EdgePattern {
  std::string variable;
  std::vector<std::string> types;
  ExpressionPtr properties;
  Arrow arrow = Arrow::both;
  bool both_heads = false;  // <-->
  bool variable_length = false;
  std::optional<std::int64_t> least;
  std::optional<std::int64_t> most;
  Position position;
};

enum class Shortest { no, one, all };

struct PathPattern {
  std::string variable;
  Shortest shortest = Shortest::no;
  std::vector<NodePattern> nodes;  // one more than edges
  std::vector<EdgePattern> edges;
  Position position;
};

struct ProjectionItem {
  ExpressionPtr expression;
  std::string alias;  // as written after AS, else the expression's text
  bool has_alias = false;
};

struct SortItem {
  ExpressionPtr expression;
  bool descending = false;
};

struct MatchClause {
  bool optional = false;
  std::vector<PathPattern> patterns;
  ExpressionPtr where;
  Position position;
};

struct UnwindClause {
  ExpressionPtr list;
  std::string variable;
  Position position;
};

struct YieldItem {
  std::string field;
  std::string variable;
  Position position;
};

struct CallClause {
  std::string procedure;  // with its name space: "quoth.search"
  bool has_arguments = false;
  std::vector<ExpressionPtr> arguments;
  bool has_yield = false;
  bool yield_all = false;
  std::vector<YieldItem> yields;
  ExpressionPtr where;
  Position position;
};

// WITH and RETURN.
struct ProjectionClause {
  bool is_return = false;
  bool distinct = false;
  bool all = false;  // *
  std::vector<ProjectionItem> items;
  std::vector<SortItem> order;
  ExpressionPtr skip;
  ExpressionPtr limit;
  ExpressionPtr where;  // of WITH
  Position position;
};

struct SetItem {
  enum class Kind { property, replace, merge, labels } kind = Kind::property;
  ExpressionPtr target;  // the element's expression
  std::string key;       // of `property`
  ExpressionPtr value;
  std::vector<std::string> labels;
  Position position;
};

struct CreateClause {
  std::vector<PathPattern> patterns;
  Position position;
};

struct MergeClause {
  PathPattern pattern;
  std::vector<SetItem> on_create;
  std::vector<SetItem> on_match;
  Position position;
};

struct SetClause {
  std::vector<SetItem> items;
  Position position;
};

// Items of kind `property` (value is null) and `labels`.
struct RemoveClause {
  std::vector<SetItem> items;
  Position position;
};

struct DeleteClause {
  bool detach = false;
  std::vector<ExpressionPtr> targets;
  Position position;
};

using Clause = std::variant<MatchClause, UnwindClause, CallClause, ProjectionClause, CreateClause, MergeClause,
                            SetClause, RemoveClause, DeleteClause>;

struct SingleQuery {
  std::vector<Clause> clauses;
  Position position;
};

struct Query {
  std::vector<SingleQuery> parts;
  std::vector<bool> all;  // between part i and i + 1: UNION ALL, else UNION
  std::vector<Position> unions;
};

enum class Mode { run, explain, profile };

struct Statement {
  Mode mode = Mode::run;
  Query query;
};

}  // namespace quoth::query::syntax
