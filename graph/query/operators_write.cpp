// SPDX-License-Identifier: Apache-2.0
#include "graph/query/operators_write.h"

#include "graph/query/evaluators.h"
#include "graph/query/operator_node.h"

#include <set>

namespace quoth::query {
namespace {

using AssignmentKind = syntax::SetItem::Kind;

std::string_view text_of(const std::string& text) {
  return text;
}

void set_properties(Execution& x, const Value& element, const Value& map, bool forbid_null) {
  for (const auto& [key, value] : map.as_map()) {
    if (value.is_null()) {
      if (forbid_null) {
        throw QueryError("SemanticError", Phase::runtime, "MergeReadOwnWrites",
                         "MERGE cannot look for the property " + key + " with the value null", {0, 0, 0});
      }
      continue;
    }
    ++x.changes.properties_set;
    if (element.kind() == Kind::node) {
      x.transaction().set_property(element.as_node(), key, value);
    } else {
      x.transaction().set_edge_property(element.as_edge(), key, value);
    }
  }
}

Value evaluated_map(Execution& x, const EvaluatorPtr& properties) {
  if (!properties) return {};
  Value map = properties->evaluate(x);
  if (map.is_null() || map.kind() == Kind::map) return map;
  if (map.kind() == Kind::node || map.kind() == Kind::edge) return properties_map(x, map);
  throw type_error("InvalidArgumentType", "properties are a map, not a " + std::string(kind_name(map.kind())));
}

void create_node(Execution& x, const NodeToCreate& node, bool merging) {
  const Value map = evaluated_map(x, node.properties);
  std::vector<std::string_view> labels;
  for (const std::string& label : node.labels) labels.push_back(text_of(label));
  const Value made = Value::node(x.transaction().create_node(labels));
  ++x.changes.nodes_created;
  x.changes.labels_added += labels.size();
  if (map.kind() == Kind::map) set_properties(x, made, map, merging);
  x.slots[node.slot] = made;
}

void create_edge(Execution& x, const EdgeToCreate& edge, bool merging) {
  const Value &from = x.slots[edge.from], &to = x.slots[edge.to];
  if (from.kind() != Kind::node || to.kind() != Kind::node) {
    throw type_error("InvalidArgumentValue", "a relationship needs two nodes; one of them is null", edge.position);
  }
  require_node(x, from.as_node(), edge.position);
  require_node(x, to.as_node(), edge.position);
  const Value map = evaluated_map(x, edge.properties);
  const Value made = Value::edge(x.transaction().create_edge(from.as_node(), to.as_node(), edge.type));
  ++x.changes.edges_created;
  if (map.kind() == Kind::map) set_properties(x, made, map, merging);
  x.slots[edge.slot] = made;
}

void create_all(Execution& x, const Creation& creation, bool merging) {
  for (const auto& [is_node, index] : creation.order) {
    if (is_node) {
      create_node(x, creation.nodes[index], merging);
    } else {
      create_edge(x, creation.edges[index], merging);
    }
  }
}

void build_paths(Execution& x, const Creation& creation) {
  for (const PathToBuild& path : creation.paths) x.slots[path.slot] = path.path->evaluate(x);
}

void set_one(Execution& x, const Value& element, std::string_view key, const Value& value) {
  ++x.changes.properties_set;
  if (element.kind() == Kind::node) {
    require_node(x, element.as_node());
    x.transaction().set_property(element.as_node(), key, value);
  } else {
    require_edge(x, element.as_edge());
    x.transaction().set_edge_property(element.as_edge(), key, value);
  }
}

// SET element = map, SET element += map.
void set_map(Execution& x, const Value& element, const Value& source, bool replace) {
  const Value map = properties_map(x, source);
  if (map.is_null()) throw type_error("InvalidArgumentType", "properties are a map, not null");
  if (replace) {
    const Value old = properties_map(x, element);
    for (const auto& entry : old.as_map()) {
      if (map.find(entry.first) == nullptr) set_one(x, element, entry.first, Value());
    }
  }
  for (const auto& [key, value] : map.as_map()) set_one(x, element, key, value);
}

void set_labels(Execution& x, const Value& element, const Assignment& item) {
  if (element.kind() != Kind::node) throw type_error("InvalidArgumentType", "only a node has labels", item.position);
  require_node(x, element.as_node(), item.position);
  for (const std::string& label : item.labels) {
    const auto known = x.graph.label(label);
    const bool has = known && x.graph.has_label(element.as_node(), *known);
    if (has == !item.remove) continue;
    if (item.remove) {
      x.transaction().remove_label(element.as_node(), label);
      ++x.changes.labels_removed;
    } else {
      x.transaction().add_label(element.as_node(), label);
      ++x.changes.labels_added;
    }
  }
}

void apply(Execution& x, const Assignment& item) {
  const Value element = item.target->evaluate(x);
  if (element.is_null()) return;
  if (element.kind() != Kind::node && element.kind() != Kind::edge) {
    throw type_error("InvalidArgumentType",
                     "only nodes and relationships can be set, not a " + std::string(kind_name(element.kind())),
                     item.position);
  }
  if (item.kind == AssignmentKind::labels) return set_labels(x, element, item);
  if (item.remove) return set_one(x, element, item.key, Value());
  const Value value = item.value->evaluate(x);
  if (item.kind == AssignmentKind::property) return set_one(x, element, item.key, value);
  set_map(x, element, value, item.kind == AssignmentKind::replace);
}

// Takes in all rows, changes the graph for each, and then gives them out again. `Settings` has `slots`.
template <typename Settings>
class Writer : public Operator {
 public:
  Writer(Execution& x, const Settings& settings, Inputs inputs)
      : x_(x), s_(settings), inputs_(std::move(inputs)), rows_(x, settings.slots), done_(x, settings.slots) {}
  void open() override {
    inputs_[0]->open();
    rows_.clear();
    done_.clear();
    at_ = 0;
    written_ = false;
  }
  bool next() override {
    if (!written_) {
      while (inputs_[0]->next()) rows_.add();
      written_ = true;
      for (std::size_t row = 0; row < rows_.size(); ++row) {
        x_.tick();
        rows_.load(row);
        write();
      }
      finish();
      rows_.clear();
    }
    if (at_ == done_.size()) return false;
    done_.load(at_++);
    return true;
  }

 protected:
  virtual void write() = 0;  // the row in the frame; keeps what is to be given out
  virtual void finish() {}
  void keep() { done_.add(); }

  Execution& x_;
  const Settings& s_;
  Inputs inputs_;

 private:
  RowBuffer rows_, done_;
  std::size_t at_ = 0;
  bool written_ = false;
};

struct CreateSettings {
  Creation creation;
  std::vector<Slot> slots;
};

class Create : public Writer<CreateSettings> {
 public:
  using Writer::Writer;

 private:
  void write() override {
    create_all(x_, s_.creation, false);
    build_paths(x_, s_.creation);
    keep();
  }
};

struct AssignSettings {
  std::vector<Assignment> items;
  std::vector<Slot> slots;
};

class Assign : public Writer<AssignSettings> {
 public:
  using Writer::Writer;

 private:
  void write() override {
    for (const Assignment& item : s_.items) apply(x_, item);
    keep();
  }
};

struct EraseSettings {
  Evaluators targets;
  bool detach;
  std::vector<Slot> slots;
  Position position;
};

class Erase : public Writer<EraseSettings> {
 public:
  using Writer::Writer;

 private:
  void write() override {
    for (const auto& target : s_.targets) gather(target->evaluate(x_));
    keep();
  }

  void gather(const Value& value) {
    switch (value.kind()) {
      case Kind::null:
        return;
      case Kind::node:
        nodes_.insert(value.as_node());
        return;
      case Kind::edge:
        edges_.insert(value.as_edge());
        return;
      case Kind::path:
        nodes_.insert(value.as_path().nodes.begin(), value.as_path().nodes.end());
        edges_.insert(value.as_path().edges.begin(), value.as_path().edges.end());
        return;
      default:
        throw type_error("InvalidArgumentType", "a " + std::string(kind_name(value.kind())) + " cannot be deleted",
                         s_.position);
    }
  }

  // Edges first, so that a node may go in the same clause as the edges that hold it.
  void finish() override {
    if (s_.detach) {
      for (const NodeId node : nodes_) gather_edges(node);
    }
    if (nodes_.empty() && edges_.empty()) return;
    x_.deleted_any = true;
    for (const EdgeId edge : edges_) {
      if (!x_.graph.edge_exists(edge)) continue;
      x_.transaction().delete_edge(edge);
      ++x_.changes.edges_deleted;
    }
    for (const NodeId node : nodes_) {
      if (!x_.graph.node_exists(node)) continue;
      if (has_edges(node)) {
        throw QueryError("ConstraintVerificationFailed", Phase::runtime, "DeleteConnectedNode",
                         "this node still has relationships; delete them too, or use DETACH DELETE", s_.position);
      }
      x_.transaction().delete_node(node);
      ++x_.changes.nodes_deleted;
    }
    nodes_.clear();
    edges_.clear();
  }

  void gather_edges(NodeId node) {
    if (!x_.graph.node_exists(node)) return;
    for (const Direction direction : {Direction::out, Direction::in}) {
      Steps steps;
      x_.graph.expand(node, direction, std::vector<TypeId>(), steps);
      for (std::size_t part = 0; part < steps.parts(); ++part) {
        for (const Step step : steps.part(part)) edges_.insert(step.edge);
      }
    }
  }

  bool has_edges(NodeId node) const {
    Steps steps;
    for (const Direction direction : {Direction::out, Direction::in}) {
      x_.graph.expand(node, direction, std::vector<TypeId>(), steps);
      if (steps.parts() > 0) return true;
    }
    return false;
  }

  std::set<NodeId> nodes_;
  std::set<EdgeId> edges_;
};

struct MergeSettings {
  Creation creation;
  std::vector<Assignment> on_create, on_match;
  std::vector<Slot> slots;
};

class Merge : public Writer<MergeSettings> {
 public:
  using Writer::Writer;

 private:
  void write() override {
    Operator& match = *inputs_[1];
    match.open();
    RowBuffer found(x_, s_.slots);
    while (match.next()) found.add();
    for (std::size_t row = 0; row < found.size(); ++row) {
      found.load(row);
      for (const Assignment& item : s_.on_match) apply(x_, item);
      build_paths(x_, s_.creation);
      keep();
    }
    if (found.size() > 0) return;
    create_all(x_, s_.creation, true);
    build_paths(x_, s_.creation);
    for (const Assignment& item : s_.on_create) apply(x_, item);
    keep();
  }
};

}  // namespace

PlanPtr create(PlanPtr input, Creation creation, std::vector<Slot> slots, std::string details) {
  return make_node<Create>("Create", std::move(details), CreateSettings{std::move(creation), std::move(slots)},
                           std::move(input));
}

PlanPtr assign(PlanPtr input, std::vector<Assignment> items, std::vector<Slot> slots, std::string name) {
  return make_node<Assign>(std::move(name), "", AssignSettings{std::move(items), std::move(slots)}, std::move(input));
}

PlanPtr erase(PlanPtr input, Evaluators targets, bool detach, std::vector<Slot> slots, Position position) {
  return make_node<Erase>(detach ? "DetachDelete" : "Delete", "",
                          EraseSettings{std::move(targets), detach, std::move(slots), position}, std::move(input));
}

PlanPtr merge(PlanPtr input, PlanPtr match, Creation creation, std::vector<Assignment> on_create,
              std::vector<Assignment> on_match, std::vector<Slot> slots, std::string details) {
  return make_node<Merge>(
      "Merge", std::move(details),
      MergeSettings{std::move(creation), std::move(on_create), std::move(on_match), std::move(slots)}, std::move(input),
      std::move(match));
}

}  // namespace quoth::query
