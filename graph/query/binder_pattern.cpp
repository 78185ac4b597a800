// SPDX-License-Identifier: Apache-2.0
#include "graph/query/binder_state.h"
#include "graph/query/evaluators.h"
#include "graph/query/match_planner.h"
#include "graph/query/operators_match.h"
#include "graph/query/syntax_walk.h"

#include <algorithm>
#include <limits>

namespace quoth::query {

using syntax::Expression;
using syntax::ExpressionKind;

namespace {

constexpr auto bit = StaticType::bit;

void check_parameter(const Expression* properties) {
  if (properties != nullptr && properties->kind == ExpressionKind::parameter) {
    throw syntax_error(
        "InvalidParameterUse",
        "a parameter cannot stand for all properties of a pattern; name them: {key: $" + properties->name + ".key}",
        properties->position);
  }
}

QueryError conflict(std::string_view name, std::string_view wanted, Position position) {
  return syntax_error("VariableTypeConflict", std::string(name) + " is not a " + std::string(wanted), position);
}

const Variable* find_in(const std::vector<Variable>& variables, std::string_view name) {
  const auto at = std::find_if(variables.begin(), variables.end(), [&](const auto& v) { return v.name == name; });
  return at == variables.end() ? nullptr : &*at;
}

std::optional<std::uint32_t> length(const std::optional<std::int64_t>& value) {
  if (!value) return std::nullopt;
  return static_cast<std::uint32_t>(std::min<std::int64_t>(*value, std::numeric_limits<std::uint32_t>::max()));
}

}  // namespace

std::vector<Slot> Binder::visible_slots() const {
  std::vector<Slot> slots = scope_.slots();
  for (const Variable& local : locals_) slots.push_back(local.slot);
  return slots;
}

std::size_t Binder::pattern_node(const syntax::NodePattern& node, Pattern& out, PatternScope& names,
                                 std::map<std::string, std::size_t>& nodes) {
  check_parameter(node.properties.get());
  const auto known = node.variable.empty() ? nodes.end() : nodes.find(node.variable);
  if (known != nodes.end()) {
    auto& labels = out.nodes[known->second].labels;
    labels.insert(labels.end(), node.labels.begin(), node.labels.end());
    return known->second;
  }
  PatternNode made;
  made.name = node.variable;
  made.labels = node.labels;
  const Variable* outer = node.variable.empty() ? nullptr : lookup(node.variable);
  if (node.variable.empty()) {
    made.slot = new_slot();
  } else if (find_in(names.declared, node.variable) != nullptr) {
    throw conflict(node.variable, "node", node.position);
  } else if (outer != nullptr) {
    if (!outer->type.may_be(Kind::node)) throw conflict(node.variable, "node", node.position);
    made.slot = outer->slot;
    made.bound = true;
    if (reads_ != nullptr) reads_->insert(outer->slot);
  } else {
    if (!names.may_declare) undefined(node.variable, node.position);
    made.slot = new_slot();
    names.declared.push_back({node.variable, made.slot, StaticType::of(Kind::node)});
  }
  if (!node.variable.empty()) nodes.emplace(node.variable, out.nodes.size());
  out.nodes.push_back(std::move(made));
  return out.nodes.size() - 1;
}

void Binder::pattern_edge(const syntax::EdgePattern& edge, const syntax::PathPattern& path, std::size_t from,
                          std::size_t to, Pattern& out, PatternScope& names) {
  check_parameter(edge.properties.get());
  PatternEdge made;
  made.name = edge.variable;
  made.from = from;
  made.to = to;
  made.arrow = edge.arrow;
  made.types = edge.types;
  made.shortest = path.shortest;
  made.variable_length = edge.variable_length || path.shortest != syntax::Shortest::no;
  made.least = length(edge.least).value_or(1);
  made.most = length(edge.most);
  if (!edge.variable_length) made.most = 1;
  made.keep = !edge.variable.empty() || !path.variable.empty();
  const StaticType type = edge.variable_length ? StaticType::list_of(bit(Kind::edge)) : StaticType::of(Kind::edge);
  const Kind wanted = edge.variable_length ? Kind::list : Kind::edge;
  if (edge.variable.empty()) {
    made.slot = new_slot();
    out.edges.push_back(std::move(made));
    return;
  }
  if (names.edges_seen.contains(edge.variable)) {
    throw syntax_error("RelationshipUniquenessViolation",
                       "the relationship " + edge.variable + " can stand only once in a pattern", edge.position);
  }
  if (find_in(names.declared, edge.variable) != nullptr) throw conflict(edge.variable, "relationship", edge.position);
  if (const Variable* outer = lookup(edge.variable)) {
    const bool of_edges = wanted != Kind::list || (outer->type.item().kinds & bit(Kind::edge)) != 0;
    if (!outer->type.may_be(wanted) || !of_edges) throw conflict(edge.variable, "relationship", edge.position);
    made.slot = outer->slot;
    made.bound = true;
    if (reads_ != nullptr) reads_->insert(outer->slot);
  } else {
    if (!names.may_declare) undefined(edge.variable, edge.position);
    made.slot = new_slot();
    names.declared.push_back({edge.variable, made.slot, type});
  }
  names.edges_seen.insert(edge.variable);
  out.edges.push_back(std::move(made));
}

void Binder::pattern_path(const syntax::PathPattern& path, Pattern& out, PatternScope& names,
                          std::map<std::string, std::size_t>& nodes) {
  if (path.shortest != syntax::Shortest::no && path.edges.size() != 1) {
    throw syntax_error("UnexpectedSyntax", "shortestPath takes one relationship between two nodes", path.position);
  }
  PatternPath made;
  made.nodes.push_back(pattern_node(path.nodes[0], out, names, nodes));
  for (std::size_t i = 0; i < path.edges.size(); ++i) {
    made.nodes.push_back(pattern_node(path.nodes[i + 1], out, names, nodes));
    pattern_edge(path.edges[i], path, made.nodes[i], made.nodes[i + 1], out, names);
    made.edges.push_back(out.edges.size() - 1);
  }
  if (path.variable.empty()) return;
  if (lookup(path.variable) != nullptr || find_in(names.declared, path.variable) != nullptr) {
    throw syntax_error("VariableAlreadyBound", path.variable + " is bound already", path.position);
  }
  made.slot = new_slot();
  names.declared.push_back({path.variable, made.slot, StaticType::of(Kind::path)});
  out.paths.push_back(std::move(made));
}

void Binder::property_predicates(const Expression* properties, Slot slot, bool is_node, Pattern& out) {
  if (properties == nullptr) return;
  for (std::size_t i = 0; i < properties->names.size(); ++i) {
    const std::string& key = properties->names[i];
    Predicate made;
    const Reads reads(*this);
    Evaluators operands;
    operands.push_back(slot_property(slot, key, graph_, properties->position));
    operands.push_back(bind(*properties->children[i]).code);
    made.needs = reads.slots();
    made.value_needs = made.needs;
    made.needs.push_back(slot);
    made.repeatable = is_repeatable(*properties->children[i]);
    made.condition = query::comparison({syntax::Op::equal}, std::move(operands));
    made.text = key + " = " + source(*properties->children[i]);
    if (is_node) {
      made.node = slot;
      made.key = key;
      made.value = bind(*properties->children[i]).code;
    }
    out.predicates.push_back(std::move(made));
  }
}

void Binder::pattern_properties(const std::vector<syntax::PathPattern>& paths, Pattern& out) {
  std::size_t edge = 0;
  for (const syntax::PathPattern& path : paths) {
    for (const syntax::EdgePattern& written : path.edges) {
      PatternEdge& made = out.edges[edge++];
      if (!made.variable_length) {
        property_predicates(written.properties.get(), made.slot, false, out);
        continue;
      }
      if (!written.properties) continue;
      for (std::size_t i = 0; i < written.properties->names.size(); ++i) {
        const Reads reads(*this);
        EvaluatorPtr value = bind(*written.properties->children[i]).code;
        made.properties.push_back({written.properties->names[i], std::move(value), reads.slots()});
      }
    }
  }
}

// r's slot of type(r), where r surely is one relationship.
std::optional<Slot> Binder::edge_of_type_call(const Expression& e) const {
  if (e.kind != ExpressionKind::call || !same_name(e.name, "type") || e.children.size() != 1) return std::nullopt;
  if (e.children[0]->kind != ExpressionKind::variable) return std::nullopt;
  const Variable* variable = lookup(e.children[0]->name);
  if (variable == nullptr || !variable->type.is_surely(Kind::edge)) return std::nullopt;
  return variable->slot;
}

void Binder::where_predicates(const Expression& where, Pattern& out) {
  for (const Expression* conjunct : conjuncts(where)) {
    Predicate made;
    made.text = source(*conjunct);
    {
      const Reads reads(*this);
      made.condition = condition(*conjunct);
      made.needs = reads.slots();
    }
    made.repeatable = is_repeatable(*conjunct);
    if (conjunct->kind == ExpressionKind::comparison && conjunct->ops == std::vector{syntax::Op::equal}) {
      const auto left = edge_of_type_call(*conjunct->children[0]), right = edge_of_type_call(*conjunct->children[1]);
      if (left && right) made.same_type = {*left, *right};
      for (const std::size_t side : {std::size_t{0}, std::size_t{1}}) {
        const Expression& key = *conjunct->children[side];
        if (made.node || key.kind != ExpressionKind::property || key.children[0]->kind != ExpressionKind::variable)
          continue;
        const Variable* variable = lookup(key.children[0]->name);
        if (variable == nullptr || !variable->type.is_surely(Kind::node)) continue;
        const Reads reads(*this);
        made.value = bind(*conjunct->children[1 - side]).code;
        made.value_needs = reads.slots();
        made.node = variable->slot;
        made.key = key.name;
      }
    }
    out.predicates.push_back(std::move(made));
  }
}

Pattern Binder::pattern(const std::vector<syntax::PathPattern>& paths, const Expression* where, PatternScope& names) {
  Pattern out;
  std::map<std::string, std::size_t> nodes;
  for (const syntax::PathPattern& path : paths) pattern_path(path, out, names, nodes);
  for (PatternEdge& edge : out.edges) edge.keep = edge.keep || out.edges.size() > 1;
  // What stands in the braces and in WHERE sees all the pattern's variables.
  const std::size_t locals = locals_.size();
  const Scope before = scope_;
  for (const Variable& variable : names.declared) scope_.add(variable);
  std::map<std::string, std::size_t> seen;
  std::size_t anonymous = 0;
  for (const syntax::PathPattern& path : paths) {
    for (const syntax::NodePattern& node : path.nodes) {
      if (node.variable.empty()) {
        while (!out.nodes[anonymous].name.empty()) ++anonymous;
        property_predicates(node.properties.get(), out.nodes[anonymous++].slot, true, out);
      } else {
        property_predicates(node.properties.get(), out.nodes[nodes.at(node.variable)].slot, true, out);
      }
    }
  }
  pattern_properties(paths, out);
  if (where != nullptr) where_predicates(*where, out);
  scope_ = before;
  locals_.resize(locals);
  return out;
}

PlanPtr Binder::subpattern(const std::vector<syntax::PathPattern>& paths, const Expression* where,
                           PatternScope& names) {
  const std::vector<Slot> bound = visible_slots();
  const Restore<bool> inside(aggregation_allowed_, false);
  Pattern found = pattern(paths, where, names);
  if (reads_ != nullptr) {  // its own variables are nothing that it needs from outside
    for (const Variable& variable : names.declared) reads_->erase(variable.slot);
  }
  return plan_pattern(single_row(), std::move(found), bound, graph_, rewrites_);
}

}  // namespace quoth::query
