// SPDX-License-Identifier: Apache-2.0
#include "graph/query/evaluators.h"
#include "graph/query/name_filter.h"
#include "graph/query/node_set.h"
#include "graph/query/operator_node.h"
#include "graph/query/operators_match.h"

#include <algorithm>

namespace quoth::query {

using syntax::Arrow;

bool distinct_edge(const Execution& x, EdgeId edge, const std::vector<Slot>& others) {
  for (const Slot slot : others) {
    const Value& other = x.slots[slot];
    if (other.kind() == Kind::edge) {
      if (other.as_edge() == edge) return false;
    } else if (other.kind() == Kind::list) {
      for (const Value& item : other.as_list()) {
        if (item.kind() == Kind::edge && item.as_edge() == edge) return false;
      }
    }
  }
  return true;
}

namespace {

// Whether nothing but the row's own edges and nodes decides which steps are taken.
bool depends_on_start_alone(const ExpandSettings& s) {
  return !s.into && !s.same_type_as && s.distinct_from.empty() &&
         std::all_of(s.properties.begin(), s.properties.end(), [](const auto& check) { return check.needs.empty(); });
}

class Expand : public Operator {
 public:
  static PlanShape shape(const ExpandSettings& s, const PlanPtrs& /*inputs*/) {
    PlanShape made;
    made.expand = &s;
    if (s.distinct_ends) made.once = s.to;
    return made;
  }
  static bool give_distinct(ExpandSettings& s, Slot slot, PlanNode& input) {
    if (slot != s.to || !depends_on_start_alone(s)) return false;
    s.distinct_ends = true;
    input.give_distinct(s.from);
    return true;
  }
  static std::string name(const ExpandSettings& s, const std::string& name) {
    return s.distinct_ends ? "ExpandDistinct" : name;
  }

  Expand(Execution& x, const ExpandSettings& settings, Inputs inputs)
      : x_(x), s_(settings), types_(settings.types), labels_(settings.labels), input_(std::move(inputs[0])) {}

  ~Expand() override { x_.keep(-kept_); }

  void open() override {
    types_.resolve(x_.graph);
    labels_.resolve(x_.graph);
    input_->open();
    phase_ = Phase::input;
    span_ = {};
    seen_.clear();
  }

  bool next() override {
    for (;;) {
      while (!span_.empty()) {
        const Step step = span_.front();
        span_ = span_.subspan(1);
        if (accept(step)) return true;
      }
      if (!advance()) return false;
    }
  }

 private:
  enum class Phase { input, out, in };

  bool accept(Step step) {
    if (s_.distinct_ends && !first_time(step)) return false;
    if (s_.into) {
      if (step.node != target_) return false;
    } else if (!labels_.passes(x_.graph, step.node)) {
      return false;
    }
    if (phase_ == Phase::in && s_.arrow == Arrow::both && step.node == node_) return false;  // a loop, seen going out
    if (!s_.distinct_from.empty() && !distinct_edge(x_, step.edge, s_.distinct_from)) return false;
    if (!s_.distinct_ends && !s_.properties.empty() && !check_edge(x_, step.edge, s_.properties)) return false;
    if (s_.keep_edge) x_.slots[s_.edge] = Value::edge(step.edge);
    if (!s_.into) x_.slots[s_.to] = Value::node(step.node);
    return true;
  }

  bool first_time(Step step) {
    if (!s_.properties.empty() && !check_edge(x_, step.edge, s_.properties)) return false;
    if (!seen_.insert(step.node)) return false;
    const auto bytes = static_cast<std::int64_t>(seen_.bytes());
    if (bytes > kept_) {
      x_.keep(bytes - kept_);
      kept_ = bytes;
    }
    return true;
  }

  // To the next span of steps; false at the end of the input.
  bool advance() {
    if (phase_ != Phase::input && ++part_ < steps_.parts()) {
      span_ = steps_.part(part_);
      return true;
    }
    if (phase_ == Phase::out && s_.arrow == Arrow::both) {
      fill(Phase::in);
      return true;
    }
    phase_ = Phase::input;
    if (!input_->next()) return false;
    x_.tick();
    const Value& from = x_.slots[s_.from];
    if (from.kind() != Kind::node || types_.none()) return true;
    if (s_.into) {
      const Value& to = x_.slots[s_.to];
      if (to.kind() != Kind::node) return true;
      target_ = to.as_node();
    }
    node_ = from.as_node();
    if (!choose_types()) return true;
    if (x_.deleted_any && !x_.graph.node_exists(node_)) return true;
    fill(s_.arrow == Arrow::left ? Phase::in : Phase::out);
    return true;
  }

  // False where no step can have the type that is wanted.
  bool choose_types() {
    set_ = &types_.set();
    if (!s_.same_type_as) return true;
    const Value& other = x_.slots[*s_.same_type_as];
    if (other.kind() != Kind::edge) return false;
    const TypeId type = x_.graph.edge_type(other.as_edge());
    if (!types_.passes(type)) return false;
    if (!one_type_ || one_type_->types()[0] != type) {
      auto at = std::find_if(sets_.begin(), sets_.end(), [&](const auto& set) { return set->types()[0] == type; });
      if (at == sets_.end()) at = sets_.insert(at, x_.graph.type_set({type}));
      one_type_ = *at;
    }
    set_ = one_type_.get();
    return true;
  }

  void fill(Phase phase) {
    phase_ = phase;
    part_ = 0;
    x_.graph.expand(node_, phase == Phase::out ? Direction::out : Direction::in, *set_, steps_);
    span_ = steps_.parts() > 0 ? steps_.part(0) : std::span<const Step>();
  }

  Execution& x_;
  const ExpandSettings& s_;
  TypeFilter types_;
  LabelFilter labels_;
  OperatorPtr input_;
  const TypeSet* set_ = nullptr;
  TypeSetPtr one_type_;
  std::vector<TypeSetPtr> sets_;  // of one type each
  NodeSet seen_;
  std::int64_t kept_ = 0;
  Steps steps_;
  std::span<const Step> span_;
  std::size_t part_ = 0;
  Phase phase_ = Phase::input;
  NodeId node_ = 0, target_ = 0;
};

class BoundEdge : public Operator {
 public:
  BoundEdge(Execution& x, const BoundEdgeSettings& settings, Inputs inputs)
      : x_(x), s_(settings), types_(settings.types), input_(std::move(inputs[0])) {}

  void open() override {
    types_.resolve(x_.graph);
    input_->open();
    turns_ = 0;
  }

  bool next() override {
    for (;;) {
      while (turns_ > 0) {
        const bool forward = turns_ == 2 || s_.arrow == Arrow::right;
        --turns_;
        if (place(forward)) return true;
      }
      if (!input_->next()) return false;
      const Value& value = x_.slots[s_.edge];
      if (value.kind() != Kind::edge) continue;
      edge_ = value.as_edge();
      if (!x_.graph.edge_exists(edge_) || !types_.passes(x_.graph.edge_type(edge_))) continue;
      if (!check_edge(x_, edge_, s_.properties) || !distinct_edge(x_, edge_, s_.distinct_from)) continue;
      const bool loop = x_.graph.edge_from(edge_) == x_.graph.edge_to(edge_);
      turns_ = s_.arrow == Arrow::both && !loop ? 2 : 1;
    }
  }

 private:
  bool place(bool forward) {
    NodeId from = x_.graph.edge_from(edge_), to = x_.graph.edge_to(edge_);
    if (!forward) std::swap(from, to);
    return fits(s_.from, s_.from_bound, from) && fits(s_.to, s_.to_bound, to);
  }

  bool fits(Slot slot, bool bound, NodeId node) {
    if (bound) return x_.slots[slot].kind() == Kind::node && x_.slots[slot].as_node() == node;
    if (slot == s_.to && slot == s_.from && !bound && node != x_.graph.edge_from(edge_)) return false;
    x_.slots[slot] = Value::node(node);
    return true;
  }

  Execution& x_;
  const BoundEdgeSettings& s_;
  TypeFilter types_;
  OperatorPtr input_;
  EdgeId edge_ = 0;
  int turns_ = 0;
};

}  // namespace

PlanPtr expand(PlanPtr input, ExpandSettings settings, std::string details) {
  const char* name = settings.into ? "ExpandInto" : "ExpandAll";
  return make_node<Expand>(name, std::move(details), std::move(settings), std::move(input));
}

PlanPtr bound_edge(PlanPtr input, BoundEdgeSettings settings, std::string details) {
  return make_node<BoundEdge>("EndsOfRelationship", std::move(details), std::move(settings), std::move(input));
}

}  // namespace quoth::query
