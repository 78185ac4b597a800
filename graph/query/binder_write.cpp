// SPDX-License-Identifier: Apache-2.0
#include "graph/query/binder_state.h"
#include "graph/query/evaluators.h"
#include "graph/query/match_planner.h"
#include "graph/query/operators_match.h"
#include "graph/query/syntax_walk.h"

#include <algorithm>

namespace quoth::query {

using syntax::ExpressionKind;

namespace {

constexpr auto bit = StaticType::bit;

QueryError already_bound(std::string_view name, Position position) {
  return syntax_error("VariableAlreadyBound", std::string(name) + " is bound already", position);
}

// What can be told to be no property's value before running: a map, or a list with one.
void check_property_value(const Bound& value, Position position) {
  const bool map = value.type.is_surely(Kind::map);
  const bool list = value.type.is_surely(Kind::list) && value.type.items == bit(Kind::map);
  if (!map && !list) return;
  throw QueryError("TypeError", Phase::compile, "InvalidPropertyType", "a property cannot hold a map", position);
}

}  // namespace

Slot Binder::creation_node(const syntax::NodePattern& node, bool alone, bool merging, Scope& scope, Creation& out) {
  const Variable* known = node.variable.empty() ? nullptr : scope.find(node.variable);
  if (known != nullptr) {
    if (alone || !node.labels.empty() || node.properties) throw already_bound(node.variable, node.position);
    if (!known->type.may_be(Kind::node)) {
      throw syntax_error("VariableTypeConflict", node.variable + " is not a node", node.position);
    }
    return known->slot;
  }
  NodeToCreate made;
  made.slot = new_slot();
  made.labels = node.labels;
  if (node.properties) {
    if (merging && node.properties->kind == ExpressionKind::parameter) {
      throw syntax_error("InvalidParameterUse", "a parameter cannot stand for all properties in MERGE",
                         node.properties->position);
    }
    made.properties = bind_in(*node.properties, scope).code;
  }
  if (!node.variable.empty()) scope.add({node.variable, made.slot, StaticType::of(Kind::node)});
  out.order.emplace_back(true, out.nodes.size());
  out.nodes.push_back(std::move(made));
  return out.nodes.back().slot;
}

void Binder::check_creation_edge(const syntax::EdgePattern& edge, bool merging, const Scope& scope) const {
  if (edge.variable_length) {
    throw syntax_error("CreatingVarLength", "a relationship of variable length cannot be created", edge.position);
  }
  if (edge.types.size() != 1) {
    throw syntax_error("NoSingleRelationshipType", "a relationship is created with one type, as in -[:KNOWS]->",
                       edge.position);
  }
  if (!merging && edge.arrow == syntax::Arrow::both) {
    throw syntax_error("RequiresDirectedRelationship", "a relationship is created with a direction: --> or <--",
                       edge.position);
  }
  if (!edge.variable.empty() && scope.find(edge.variable) != nullptr) throw already_bound(edge.variable, edge.position);
  if (merging && edge.properties && edge.properties->kind == ExpressionKind::parameter) {
    throw syntax_error("InvalidParameterUse", "a parameter cannot stand for all properties in MERGE",
                       edge.properties->position);
  }
}

void Binder::creation_path(const syntax::PathPattern& path, bool merging, Scope& scope, Creation& out) {
  if (path.shortest != syntax::Shortest::no) {
    throw syntax_error("UnexpectedSyntax", "a shortest path cannot be created", path.position);
  }
  std::vector<Slot> nodes{creation_node(path.nodes[0], path.edges.empty(), merging, scope, out)};
  std::vector<Slot> edges;
  for (std::size_t i = 0; i < path.edges.size(); ++i) {
    const syntax::EdgePattern& edge = path.edges[i];
    check_creation_edge(edge, merging, scope);
    nodes.push_back(creation_node(path.nodes[i + 1], false, merging, scope, out));
    if (!edge.variable.empty() && scope.find(edge.variable) != nullptr)
      throw already_bound(edge.variable, edge.position);
    EdgeToCreate made;
    made.slot = new_slot();
    made.from = nodes[i];
    made.to = nodes[i + 1];
    if (edge.arrow == syntax::Arrow::left) std::swap(made.from, made.to);
    made.type = edge.types[0];
    made.position = edge.position;
    if (edge.properties) made.properties = bind_in(*edge.properties, scope).code;
    if (!edge.variable.empty()) scope.add({edge.variable, made.slot, StaticType::of(Kind::edge)});
    edges.push_back(made.slot);
    out.order.emplace_back(false, out.edges.size());
    out.edges.push_back(std::move(made));
  }
  out.walk_nodes = nodes;
  out.walk_edges = edges;
  if (path.variable.empty()) return;
  if (scope.find(path.variable) != nullptr) throw already_bound(path.variable, path.position);
  const Slot slot = new_slot();
  std::vector<bool> variable(edges.size(), false);
  out.paths.push_back({slot, path_of(std::move(nodes), std::move(edges), std::move(variable))});
  scope.add({path.variable, slot, StaticType::of(Kind::path)});
}

Creation Binder::creation(const std::vector<syntax::PathPattern>& paths, bool merging, Scope& scope) {
  Creation out;
  for (const syntax::PathPattern& path : paths) creation_path(path, merging, scope, out);
  return out;
}

PlanPtr Binder::create(PlanPtr input, const syntax::CreateClause& clause) {
  Scope scope = scope_;
  Creation made = creation(clause.patterns, false, scope);
  scope_ = scope;
  return query::create(std::move(input), std::move(made), scope_.slots(), "");
}

Pattern Binder::merge_pattern(const syntax::PathPattern& path, const Creation& made, const std::vector<Slot>& before,
                              const Scope& scope) {
  const Restore<Scope> restore(scope_, scope);
  Pattern out;
  std::vector<std::size_t> indices;
  for (std::size_t i = 0; i < path.nodes.size(); ++i) {
    const Slot slot = made.walk_nodes[i];
    const auto known =
        std::find_if(out.nodes.begin(), out.nodes.end(), [&](const auto& node) { return node.slot == slot; });
    indices.push_back(static_cast<std::size_t>(known - out.nodes.begin()));
    if (known != out.nodes.end()) continue;
    PatternNode node;
    node.slot = slot;
    node.name = path.nodes[i].variable;
    node.labels = path.nodes[i].labels;
    node.bound = std::find(before.begin(), before.end(), slot) != before.end();
    out.nodes.push_back(std::move(node));
    property_predicates(path.nodes[i].properties.get(), slot, true, out);
  }
  for (std::size_t i = 0; i < path.edges.size(); ++i) {
    PatternEdge edge;
    edge.slot = made.walk_edges[i];
    edge.name = path.edges[i].variable;
    edge.from = indices[i];
    edge.to = indices[i + 1];
    edge.arrow = path.edges[i].arrow;
    edge.types = path.edges[i].types;
    out.edges.push_back(std::move(edge));
    property_predicates(path.edges[i].properties.get(), made.walk_edges[i], false, out);
  }
  return out;
}

PlanPtr Binder::merge(PlanPtr input, const syntax::MergeClause& clause) {
  Scope scope = scope_;
  const std::vector<Slot> before = scope_.slots();
  Creation made;
  creation_path(clause.pattern, true, scope, made);
  // The search uses the slots that the creation fills, so that what comes behind need not know which it was.
  Pattern found = merge_pattern(clause.pattern, made, before, scope);
  PlanPtr search = plan_pattern(single_row(), std::move(found), before, graph_, rewrites_);
  scope_ = scope;
  std::vector<Assignment> on_create = assignments(clause.on_create, false);
  std::vector<Assignment> on_match = assignments(clause.on_match, false);
  std::vector<Slot> slots = scope_.slots();
  for (const auto& edge : made.edges) slots.push_back(edge.slot);
  for (const auto& node : made.nodes) slots.push_back(node.slot);
  return query::merge(std::move(input), std::move(search), std::move(made), std::move(on_create), std::move(on_match),
                      std::move(slots), "");
}

std::vector<Assignment> Binder::assignments(const std::vector<syntax::SetItem>& items, bool remove) {
  std::vector<Assignment> result;
  for (const syntax::SetItem& item : items) {
    Assignment made;
    made.kind = item.kind;
    made.key = item.key;
    made.labels = item.labels;
    made.remove = remove;
    made.position = item.position;
    Bound target = bind(*item.target);
    require(target, item.kind == syntax::SetItem::Kind::labels ? bit(Kind::node) : bit(Kind::node) | bit(Kind::edge),
            item.position, "what is changed");
    made.target = std::move(target.code);
    if (item.value) {
      if (contains_aggregation(*item.value)) {
        throw syntax_error("InvalidAggregation", "SET cannot aggregate; aggregate in WITH first", item.value->position);
      }
      Bound value = bind(*item.value);
      if (item.kind == syntax::SetItem::Kind::property) check_property_value(value, item.value->position);
      made.value = std::move(value.code);
    }
    result.push_back(std::move(made));
  }
  return result;
}

PlanPtr Binder::erase(PlanPtr input, const syntax::DeleteClause& clause) {
  Evaluators targets;
  for (const auto& target : clause.targets) {
    if (target->kind == ExpressionKind::labels) {
      throw syntax_error("InvalidDelete", "a label is taken away by REMOVE, not by DELETE", target->position);
    }
    Bound bound = bind(*target);
    require(bound, bit(Kind::node) | bit(Kind::edge) | bit(Kind::path), target->position, "what is deleted");
    targets.push_back(std::move(bound.code));
  }
  return query::erase(std::move(input), std::move(targets), clause.detach, scope_.slots(), clause.position);
}

}  // namespace quoth::query
