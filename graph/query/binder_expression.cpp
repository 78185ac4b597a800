// SPDX-License-Identifier: Apache-2.0
#include "graph/query/binder_state.h"
#include "graph/query/evaluators.h"
#include "graph/query/syntax_walk.h"

#include <algorithm>

namespace quoth::query {

using syntax::Expression;
using syntax::ExpressionKind;
using syntax::Op;

namespace {
constexpr auto bit = StaticType::bit;
constexpr StaticType::Kinds kNumber = bit(Kind::integer) | bit(Kind::real);
constexpr StaticType::Kinds kTimes = bit(Kind::date) | bit(Kind::local_time) | bit(Kind::time) |
                                     bit(Kind::local_date_time) | bit(Kind::date_time) | bit(Kind::duration);
constexpr StaticType::Kinds kKeyed = kTimes | bit(Kind::node) | bit(Kind::edge) | bit(Kind::map);
}  // namespace

void Binder::require(const Bound& bound, StaticType::Kinds kinds, Position position, std::string_view what) const {
  if (bound.type.may_be(kinds)) return;
  throw syntax_error("InvalidArgumentType",
                     std::string(what) + " must be " + describe({kinds, kinds}) + ", not " + describe(bound.type),
                     position);
}

const Variable* Binder::lookup(std::string_view name) const {
  for (auto local = locals_.rbegin(); local != locals_.rend(); ++local) {
    if (local->name == name) return &*local;
  }
  return scope_.find(name);
}

Bound Binder::bind_in(const Expression& e, const Scope& scope, bool predicate) {
  const Restore<Scope> restore(scope_, scope);
  return bind(e, predicate);
}

EvaluatorPtr Binder::condition(const Expression& e) {
  if (contains_aggregation(e)) {
    throw syntax_error("InvalidAggregation", "WHERE cannot aggregate; aggregate in WITH and filter behind it",
                       e.position);
  }
  Bound bound = bind(e, true);
  require(bound, bit(Kind::boolean), e.position, "a condition");
  return std::move(bound.code);
}

Bound Binder::bind(const Expression& e, bool predicate) {
  if (grouping_ != nullptr) {
    const auto same = [&](const Grouping::Key& key) { return same_expression(*key.expression, e); };
    for (const auto* keys : {&grouping_->computed, &grouping_->keys}) {
      const auto at = std::find_if(keys->begin(), keys->end(), same);
      const bool hidden = e.kind == ExpressionKind::variable &&
                          std::any_of(locals_.begin(), locals_.end(), [&](const auto& l) { return l.name == e.name; });
      if (at != keys->end() && !hidden) {
        if (reads_ != nullptr) reads_->insert(at->slot);
        return {slot_value(at->slot), at->type};
      }
    }
  }
  return bind_node(e, predicate);
}

Bound Binder::bind_node(const Expression& e, bool predicate) {
  switch (e.kind) {
    case ExpressionKind::literal:
      return {literal(e.value), StaticType::of(e.value.kind())};
    case ExpressionKind::parameter: {
      const auto at = std::find(parameters_.begin(), parameters_.end(), e.name);
      const auto number = static_cast<std::size_t>(at - parameters_.begin());
      if (at == parameters_.end()) parameters_.push_back(e.name);
      return {query::parameter(number), StaticType::any()};
    }
    case ExpressionKind::variable:
      return variable(e);
    case ExpressionKind::property:
      return property(e);
    case ExpressionKind::labels: {
      Bound base = bind(*e.children[0]);
      require(base, bit(Kind::node) | bit(Kind::edge), e.position, "what has labels");
      return {has_labels(std::move(base.code), e.names, e.position), StaticType::of(Kind::boolean)};
    }
    case ExpressionKind::list:
      return list(e);
    case ExpressionKind::map:
      return map(e);
    case ExpressionKind::map_projection:
      return map_projection(e);
    case ExpressionKind::index: {
      Bound base = bind(*e.children[0]);
      Bound index = bind(*e.children[1]);
      const StaticType type = base.type.is_surely(Kind::list) ? base.type.item() : StaticType::any();
      return {index_of(std::move(base.code), std::move(index.code), e.position), type};
    }
    case ExpressionKind::slice:
      return slice(e);
    case ExpressionKind::unary:
      return unary(e, predicate);
    case ExpressionKind::binary:
      return binary(e, predicate);
    case ExpressionKind::comparison:
      return comparison(e);
    case ExpressionKind::call:
    case ExpressionKind::count_star:
      return is_aggregation(e) ? aggregation(e) : function_call(e);
    case ExpressionKind::case_of:
      return case_of(e);
    case ExpressionKind::list_comprehension:
      return list_comprehension(e);
    case ExpressionKind::quantifier:
      return quantifier(e);
    case ExpressionKind::reduce:
      return reduce(e);
    case ExpressionKind::pattern_predicate:
      if (!predicate) {
        throw syntax_error("UnexpectedSyntax",
                           "a pattern can stand only where a condition is expected; see [(a)-->(b) | b]", e.position);
      }
      return pattern_predicate(e);
    case ExpressionKind::pattern_comprehension:
      return pattern_comprehension(e);
    case ExpressionKind::exists_pattern:
      return exists_pattern(e);
    default:
      return exists_query(e);
  }
}

Bound Binder::variable(const Expression& e) {
  const Variable* found = lookup(e.name);
  if (found == nullptr) undefined(e.name, e.position);
  const bool local = std::any_of(locals_.begin(), locals_.end(), [&](const auto& l) { return l.slot == found->slot; });
  if (!local && grouping_ != nullptr && grouping_->strict) {
    throw syntax_error("AmbiguousAggregationExpression",
                       e.name + " is neither a grouping key nor inside of an aggregation; project it by itself first",
                       e.position);
  }
  if (!local && reads_ != nullptr) reads_->insert(found->slot);
  return {slot_value(found->slot), found->type};
}

Bound Binder::property(const Expression& e) {
  const Expression& base = *e.children[0];
  if (base.kind == ExpressionKind::variable) {
    const Bound bound = bind(base);  // checks, and says what is read
    if (bound.type.is_surely(Kind::path)) require(bound, kKeyed, e.position, "what has properties");
    if (grouping_ == nullptr) {
      return {slot_property(lookup(base.name)->slot, e.name, graph_, e.position), StaticType::any()};
    }
  }
  return {property_of(bind(base).code, e.name, graph_, e.position), StaticType::any()};
}

Bound Binder::list(const Expression& e) {
  Evaluators items;
  StaticType::Kinds kinds = e.children.empty() ? StaticType::kAll : 0;
  for (const auto& child : e.children) {
    Bound item = bind(*child);
    kinds |= item.type.kinds;
    items.push_back(std::move(item.code));
  }
  return {list_of(std::move(items)), StaticType::list_of(kinds)};
}

Bound Binder::map(const Expression& e) {
  Evaluators values;
  for (const auto& child : e.children) values.push_back(bind(*child).code);
  return {map_of(e.names, std::move(values)), StaticType::of(Kind::map)};
}

Bound Binder::map_projection(const Expression& e) {
  Bound base = bind(*e.children[0]);
  require(base, bit(Kind::map) | bit(Kind::node) | bit(Kind::edge), e.position, "what is projected");
  bool all = false;
  std::vector<std::string> keys;
  Evaluators values;
  for (std::size_t i = 0; i < e.names.size(); ++i) {
    if (e.names[i] == ".*") {
      all = true;
      continue;
    }
    keys.push_back(e.names[i]);
    values.push_back(e.children[i + 1] ? bind(*e.children[i + 1]).code : nullptr);
  }
  return {query::map_projection(std::move(base.code), all, std::move(keys), std::move(values)),
          StaticType::of(Kind::map)};
}

Bound Binder::slice(const Expression& e) {
  Bound base = bind(*e.children[0]);
  require(base, bit(Kind::list), e.position, "what is sliced");
  EvaluatorPtr from = e.children[1] ? bind(*e.children[1]).code : nullptr;
  EvaluatorPtr to = e.children[2] ? bind(*e.children[2]).code : nullptr;
  return {slice_of(std::move(base.code), std::move(from), std::move(to)), base.type};
}

Bound Binder::unary(const Expression& e, bool predicate) {
  Bound operand = bind(*e.children[0], predicate && e.op == Op::logical_not);
  switch (e.op) {
    case Op::logical_not:
      require(operand, bit(Kind::boolean), e.position, "the operand of NOT");
      return {negation(std::move(operand.code), e.position), StaticType::of(Kind::boolean)};
    case Op::is_null:
    case Op::is_not_null:
      return {null_test(std::move(operand.code), e.op == Op::is_null), StaticType::of(Kind::boolean)};
    default:
      require(operand, kNumber | bit(Kind::duration), e.position, "a signed value");
      return {sign(std::move(operand.code), e.op == Op::negate, e.position), operand.type};
  }
}

Bound Binder::binary(const Expression& e, bool predicate) {
  constexpr StaticType kBoolean = StaticType::of(Kind::boolean);
  switch (e.op) {
    case Op::logical_or:
    case Op::logical_xor:
    case Op::logical_and: {
      Bound left = bind(*e.children[0], predicate), right = bind(*e.children[1], predicate);
      require(left, bit(Kind::boolean), e.children[0]->position, "an operand of AND, OR and XOR");
      require(right, bit(Kind::boolean), e.children[1]->position, "an operand of AND, OR and XOR");
      return {logical(e.op, std::move(left.code), std::move(right.code), e.position), kBoolean};
    }
    case Op::in: {
      Bound item = bind(*e.children[0]), list = bind(*e.children[1]);
      require(list, bit(Kind::list), e.children[1]->position, "the right side of IN");
      return {membership(std::move(item.code), std::move(list.code), e.position), kBoolean};
    }
    case Op::starts_with:
    case Op::ends_with:
    case Op::contains:
      return {string_predicate(e.op, bind(*e.children[0]).code, bind(*e.children[1]).code), kBoolean};
    case Op::matches:
      return {regular_expression(bind(*e.children[0]).code, bind(*e.children[1]).code, e.position), kBoolean};
    default:
      return arithmetic(e);
  }
}

Bound Binder::arithmetic(const Expression& e) {
  Bound left = bind(*e.children[0]), right = bind(*e.children[1]);
  StaticType type = StaticType::any();
  if (e.op != Op::add) {
    StaticType::Kinds allowed = kNumber;
    if (e.op == Op::multiply || e.op == Op::divide) allowed |= bit(Kind::duration);
    if (e.op == Op::subtract) allowed |= kTimes;
    require(left, allowed, e.children[0]->position, "the left operand");
    require(right, allowed, e.children[1]->position, "the right operand");
  }
  const auto surely = [](const Bound& b, StaticType::Kinds kinds) { return (b.type.kinds & ~kinds) == 0; };
  if (surely(left, kNumber) && surely(right, kNumber)) {
    type = e.op == Op::power ? StaticType::of(Kind::real) : StaticType::number();
    if (left.type.is_surely(Kind::integer) && right.type.is_surely(Kind::integer) && e.op != Op::power)
      type = StaticType::of(Kind::integer);
    if (left.type.is_surely(Kind::real) || right.type.is_surely(Kind::real)) type = StaticType::of(Kind::real);
  } else if (left.type.is_surely(Kind::list) && right.type.is_surely(Kind::list)) {
    type = StaticType::list_of(left.type.items | right.type.items);
  } else if (left.type.is_surely(Kind::string) && right.type.is_surely(Kind::string)) {
    type = StaticType::of(Kind::string);
  }
  return {query::arithmetic(e.op, std::move(left.code), std::move(right.code), e.position), type};
}

Bound Binder::comparison(const Expression& e) {
  Evaluators operands;
  for (const auto& child : e.children) operands.push_back(bind(*child).code);
  return {query::comparison(e.ops, std::move(operands)), StaticType::of(Kind::boolean)};
}

Bound Binder::case_of(const Expression& e) {
  EvaluatorPtr subject = e.children[0] ? bind(*e.children[0]).code : nullptr;
  Evaluators whens, thens;
  StaticType type{0, 0};
  const auto then = [&](const Expression& result) {
    Bound bound = bind(result);
    type = type.either(bound.type);
    return std::move(bound.code);
  };
  for (std::size_t i = 1; i + 1 < e.children.size(); i += 2) {
    whens.push_back(bind(*e.children[i], e.children[0] == nullptr).code);
    thens.push_back(then(*e.children[i + 1]));
  }
  EvaluatorPtr otherwise = e.children.back() ? then(*e.children.back()) : nullptr;
  return {query::case_of(std::move(subject), std::move(whens), std::move(thens), std::move(otherwise)), type};
}

Bound Binder::list_comprehension(const Expression& e) {
  Bound list = bind(*e.children[0]);
  require(list, bit(Kind::list), e.children[0]->position, "what is gone through");
  const Slot slot = new_slot();
  locals_.push_back({e.name, slot, list.type.item()});
  const Restore<bool> inside(aggregation_allowed_, false);
  EvaluatorPtr where = e.children[1] ? bind(*e.children[1], true).code : nullptr;
  StaticType::Kinds kinds = list.type.items;
  EvaluatorPtr result;
  if (e.children[2]) {
    Bound bound = bind(*e.children[2]);
    kinds = bound.type.kinds;
    result = std::move(bound.code);
  }
  locals_.pop_back();
  return {query::list_comprehension(slot, std::move(list.code), std::move(where), std::move(result)),
          StaticType::list_of(kinds)};
}

Bound Binder::quantifier(const Expression& e) {
  Bound list = bind(*e.children[0]);
  require(list, bit(Kind::list), e.children[0]->position, "what is gone through");
  const Slot slot = new_slot();
  locals_.push_back({e.name, slot, list.type.item()});
  const Restore<bool> inside(aggregation_allowed_, false);
  EvaluatorPtr where;
  if (e.children[1]) {
    Bound bound = bind(*e.children[1], true);
    require(bound, bit(Kind::boolean), e.children[1]->position, "a condition");
    where = std::move(bound.code);
  }
  locals_.pop_back();
  return {query::quantifier(e.op, slot, std::move(list.code), std::move(where), e.position),
          StaticType::of(Kind::boolean)};
}

Bound Binder::reduce(const Expression& e) {
  Bound start = bind(*e.children[0]), list = bind(*e.children[1]);
  require(list, bit(Kind::list), e.children[1]->position, "what is gone through");
  const Slot accumulator = new_slot(), item = new_slot();
  locals_.push_back({e.name, accumulator, StaticType::any()});
  locals_.push_back({e.names[0], item, list.type.item()});
  const Restore<bool> inside(aggregation_allowed_, false);
  EvaluatorPtr step = bind(*e.children[2]).code;
  locals_.pop_back();
  locals_.pop_back();
  return {reduction(accumulator, std::move(start.code), item, std::move(list.code), std::move(step)),
          StaticType::any()};
}

}  // namespace quoth::query
