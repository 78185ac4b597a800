// SPDX-License-Identifier: Apache-2.0
// The binder's inside: its scope and what its parts share. binder.cpp has queries and reading clauses,
// binder_projection.cpp WITH and RETURN, binder_pattern.cpp patterns, binder_write.cpp the writing clauses,
// binder_expression.cpp and binder_call.cpp expressions.
#pragma once

#include "graph/query/binder.h"
#include "graph/query/operators_rows.h"
#include "graph/query/operators_write.h"
#include "graph/query/pattern.h"
#include "graph/query/static_type.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace quoth::query {

struct Variable {
  std::string name;
  Slot slot = 0;
  StaticType type;
};

// The variables that a clause sees, in order of coming up.
class Scope {
 public:
  const Variable* find(std::string_view name) const;
  void add(Variable variable) { variables_.push_back(std::move(variable)); }
  void set(Variable variable);  // in place of one of the same name
  const std::vector<Variable>& variables() const noexcept { return variables_; }
  std::vector<Slot> slots() const;

 private:
  std::vector<Variable> variables_;
};

struct Bound {
  EvaluatorPtr code;
  StaticType type;
};

// What an expression may stand on once rows have been grouped: keys by their syntax, and aggregations found on the way.
struct Grouping {
  struct Key {
    const syntax::Expression* expression;
    Slot slot;
    StaticType type;
  };
  std::vector<Key> keys;
  std::vector<Key> computed;  // aggregations that have their slot already
  std::vector<Aggregate>* aggregates = nullptr;
  const Scope* input = nullptr;  // what the aggregations' arguments see
  bool strict = true;            // every variable must be part of a key
};

class Binder {
 public:
  Binder(std::string_view text, const PropertyGraph& graph, const ProcedureRegistry& procedures, bool rewrites)
      : text_(text), graph_(graph), procedures_(procedures), rewrites_(rewrites) {}

  Plan run(const syntax::Statement& statement);

 private:
  // binder.cpp
  struct Part {
    PlanPtr plan;
    std::vector<std::string> columns;
    std::vector<Slot> outputs;
    bool returns = false;
  };
  Part query(const syntax::Query& query, const Scope& outer);
  Part single_query(const syntax::SingleQuery& query, const Scope& outer, bool alone);
  void check_composition(const syntax::SingleQuery& query, bool alone) const;
  PlanPtr match(PlanPtr input, const syntax::MatchClause& clause);
  PlanPtr unwind(PlanPtr input, const syntax::UnwindClause& clause);
  PlanPtr call(PlanPtr input, const syntax::CallClause& clause, bool alone);
  Evaluators call_arguments(const syntax::CallClause& clause, const Procedure& procedure, bool alone);
  void call_results(const syntax::CallClause& clause, CallSettings& settings, bool alone);

  // binder_projection.cpp
  struct Projection;
  PlanPtr projection(PlanPtr input, const syntax::ProjectionClause& clause);
  void check_aliases(const syntax::ProjectionClause& clause) const;
  void expand_items(Projection& p);
  PlanPtr plain_items(PlanPtr input, Projection& p);
  PlanPtr grouped_items(PlanPtr input, Projection& p);
  PlanPtr order_and_page(PlanPtr input, Projection& p);
  std::vector<SortKey> sort_keys(Projection& p);
  void check_sort_aggregation(const syntax::Expression& e, const Projection& p, const Grouping& again) const;
  EvaluatorPtr row_number(const syntax::Expression& expression, std::string_view clause);

  // binder_pattern.cpp
  struct PatternScope {
    bool may_declare = true;
    std::vector<Variable> declared;    // new in this pattern
    std::set<std::string> edges_seen;  // variables of edges of this pattern
  };
  Pattern pattern(const std::vector<syntax::PathPattern>& paths, const syntax::Expression* where, PatternScope& names);
  void pattern_path(const syntax::PathPattern& path, Pattern& out, PatternScope& names,
                    std::map<std::string, std::size_t>& nodes);
  std::size_t pattern_node(const syntax::NodePattern& node, Pattern& out, PatternScope& names,
                           std::map<std::string, std::size_t>& nodes);
  void pattern_edge(const syntax::EdgePattern& edge, const syntax::PathPattern& path, std::size_t from, std::size_t to,
                    Pattern& out, PatternScope& names);
  void pattern_properties(const std::vector<syntax::PathPattern>& paths, Pattern& out);
  void property_predicates(const syntax::Expression* map, Slot slot, bool is_node, Pattern& out);
  void where_predicates(const syntax::Expression& where, Pattern& out);
  PlanPtr subpattern(const std::vector<syntax::PathPattern>& paths, const syntax::Expression* where,
                     PatternScope& names);
  std::vector<Slot> visible_slots() const;

  // binder_write.cpp
  PlanPtr create(PlanPtr input, const syntax::CreateClause& clause);
  PlanPtr merge(PlanPtr input, const syntax::MergeClause& clause);
  Pattern merge_pattern(const syntax::PathPattern& path, const Creation& made, const std::vector<Slot>& before,
                        const Scope& scope);
  Creation creation(const std::vector<syntax::PathPattern>& paths, bool merging, Scope& scope);
  void creation_path(const syntax::PathPattern& path, bool merging, Scope& scope, Creation& out);
  Slot creation_node(const syntax::NodePattern& node, bool alone, bool merging, Scope& scope, Creation& out);
  void check_creation_edge(const syntax::EdgePattern& edge, bool merging, const Scope& scope) const;
  std::vector<Assignment> assignments(const std::vector<syntax::SetItem>& items, bool remove);
  PlanPtr erase(PlanPtr input, const syntax::DeleteClause& clause);

  // binder_expression.cpp
  Bound bind(const syntax::Expression& e, bool predicate = false);
  Bound bind_node(const syntax::Expression& e, bool predicate);
  Bound bind_in(const syntax::Expression& e, const Scope& scope, bool predicate = false);
  EvaluatorPtr condition(const syntax::Expression& e);
  Bound variable(const syntax::Expression& e);
  const Variable* lookup(std::string_view name) const;
  Bound property(const syntax::Expression& e);
  Bound list(const syntax::Expression& e);
  Bound map(const syntax::Expression& e);
  Bound map_projection(const syntax::Expression& e);
  Bound unary(const syntax::Expression& e, bool predicate);
  Bound binary(const syntax::Expression& e, bool predicate);
  Bound arithmetic(const syntax::Expression& e);
  Bound comparison(const syntax::Expression& e);
  Bound case_of(const syntax::Expression& e);
  Bound slice(const syntax::Expression& e);
  Bound list_comprehension(const syntax::Expression& e);
  Bound quantifier(const syntax::Expression& e);
  Bound reduce(const syntax::Expression& e);
  // binder_call.cpp
  Bound function_call(const syntax::Expression& e);
  Bound aggregation(const syntax::Expression& e);
  Bound pattern_predicate(const syntax::Expression& e);
  Bound pattern_comprehension(const syntax::Expression& e);
  Bound exists_pattern(const syntax::Expression& e);
  Bound exists_query(const syntax::Expression& e);
  std::optional<Slot> edge_of_type_call(const syntax::Expression& e) const;
  void require(const Bound& bound, StaticType::Kinds kinds, Position position, std::string_view what) const;

  Slot new_slot() { return static_cast<Slot>(slots_++); }
  std::string source(const syntax::Expression& e) const {
    return std::string(text_.substr(e.begin_byte, e.end_byte - e.begin_byte));
  }
  [[noreturn]] void undefined(std::string_view name, Position position) const;

  // Collects the slots that are read while it lives.
  class Reads {
   public:
    explicit Reads(Binder& binder) : binder_(binder), outer_(binder.reads_) { binder.reads_ = &slots_; }
    ~Reads() {
      binder_.reads_ = outer_;
      if (outer_ != nullptr) outer_->insert(slots_.begin(), slots_.end());
    }
    Reads(const Reads&) = delete;
    Reads& operator=(const Reads&) = delete;
    std::vector<Slot> slots() const { return {slots_.begin(), slots_.end()}; }

   private:
    Binder& binder_;
    std::set<Slot>* outer_;
    std::set<Slot> slots_;
  };

  std::string_view text_;
  const PropertyGraph& graph_;
  const ProcedureRegistry& procedures_;
  bool rewrites_;
  Scope scope_;
  std::vector<Variable> locals_;  // of comprehensions and quantifiers, innermost last
  Grouping* grouping_ = nullptr;
  bool aggregation_allowed_ = false;
  std::set<Slot>* reads_ = nullptr;
  std::size_t slots_ = 0;
  std::size_t subplans_ = 0;
  std::vector<std::string> parameters_;
  std::vector<std::string> result_columns_;
  std::vector<Slot> result_slots_;
  bool writes_ = false;
  bool inside_subquery_ = false;
};

// Sets a variable and sets it back.
template <typename T>
class Restore {
 public:
  Restore(T& variable, T value) : variable_(variable), old_(std::move(variable)) { variable_ = std::move(value); }
  ~Restore() { variable_ = std::move(old_); }
  Restore(const Restore&) = delete;
  Restore& operator=(const Restore&) = delete;

 private:
  T& variable_;
  T old_;
};

}  // namespace quoth::query
