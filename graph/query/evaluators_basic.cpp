// SPDX-License-Identifier: Apache-2.0
#include "graph/query/evaluators.h"

#include "graph/query/temporal_build.h"

#include <algorithm>

namespace quoth::query {
namespace {

QueryError deleted(std::string_view what, Position position) {
  return QueryError("EntityNotFound", Phase::runtime, "DeletedEntityAccess",
                    "this " + std::string(what) + " was deleted by the query", position);
}

class Literal : public Evaluator {
 public:
  explicit Literal(Value value) : value_(std::move(value)) {}
  Value evaluate(Execution& /*x*/) const override { return value_; }

 private:
  Value value_;
};

class Parameter : public Evaluator {
 public:
  explicit Parameter(std::size_t number) : number_(number) {}
  Value evaluate(Execution& x) const override { return x.parameters[number_]; }

 private:
  std::size_t number_;
};

class SlotValue : public Evaluator {
 public:
  explicit SlotValue(Slot slot) : slot_(slot) {}
  Value evaluate(Execution& x) const override { return x.slots[slot_]; }

 private:
  Slot slot_;
};

// Keeps the key's number from planning; a key that came up since is looked up by name.
class KeyedProperty {
 public:
  KeyedProperty(std::string key, const PropertyGraph& graph, Position position)
      : key_(std::move(key)), number_(graph.key(key_)), position_(position) {}

  Value of(Execution& x, const Value& base) const {
    if (base.kind() == Kind::node) {
      if (x.deleted_any) require_node(x, base.as_node(), position_);
      const auto number = number_ ? number_ : x.graph.key(key_);
      return number ? x.graph.property(base.as_node(), *number) : Value();
    }
    if (base.kind() == Kind::edge) {
      if (x.deleted_any) require_edge(x, base.as_edge(), position_);
      const auto number = number_ ? number_ : x.graph.key(key_);
      return number ? x.graph.edge_property(base.as_edge(), *number) : Value();
    }
    return property_value(x, base, key_, position_);
  }

 private:
  std::string key_;
  std::optional<KeyId> number_;
  Position position_;
};

class PropertyOf : public Evaluator {
 public:
  PropertyOf(EvaluatorPtr base, KeyedProperty property) : base_(std::move(base)), property_(std::move(property)) {}
  Value evaluate(Execution& x) const override { return property_.of(x, base_->evaluate(x)); }

 private:
  EvaluatorPtr base_;
  KeyedProperty property_;
};

class SlotProperty : public Evaluator {
 public:
  SlotProperty(Slot slot, KeyedProperty property) : slot_(slot), property_(std::move(property)) {}
  Value evaluate(Execution& x) const override { return property_.of(x, x.slots[slot_]); }

 private:
  Slot slot_;
  KeyedProperty property_;
};

class HasLabels : public Evaluator {
 public:
  HasLabels(EvaluatorPtr base, std::vector<std::string> labels, Position position)
      : base_(std::move(base)), labels_(std::move(labels)), position_(position) {}

  Value evaluate(Execution& x) const override {
    const Value base = base_->evaluate(x);
    if (base.is_null()) return {};
    if (base.kind() == Kind::node) {
      require_node(x, base.as_node(), position_);
      return Value::boolean(std::all_of(labels_.begin(), labels_.end(), [&](const std::string& name) {
        const auto label = x.graph.label(name);
        return label && x.graph.has_label(base.as_node(), *label);
      }));
    }
    if (base.kind() == Kind::edge) {
      const std::string_view type = x.graph.type_name(x.graph.edge_type(base.as_edge()));
      return Value::boolean(
          std::all_of(labels_.begin(), labels_.end(), [&](const auto& name) { return name == type; }));
    }
    throw type_error("InvalidArgumentValue", "only nodes and relationships have labels", position_);
  }

 private:
  EvaluatorPtr base_;
  std::vector<std::string> labels_;
  Position position_;
};

class ListOf : public Evaluator {
 public:
  explicit ListOf(Evaluators items) : items_(std::move(items)) {}
  Value evaluate(Execution& x) const override {
    List list;
    list.reserve(items_.size());
    for (const auto& item : items_) list.push_back(item->evaluate(x));
    return Value::list(std::move(list));
  }

 private:
  Evaluators items_;
};

void put(Map& map, const std::string& key, Value value) {
  const auto at = std::find_if(map.begin(), map.end(), [&](const auto& entry) { return entry.first == key; });
  if (at != map.end()) {
    at->second = std::move(value);
  } else {
    map.emplace_back(key, std::move(value));
  }
}

class MapOf : public Evaluator {
 public:
  MapOf(std::vector<std::string> keys, Evaluators values) : keys_(std::move(keys)), values_(std::move(values)) {}
  Value evaluate(Execution& x) const override {
    Map map;
    map.reserve(keys_.size());
    for (std::size_t i = 0; i < keys_.size(); ++i) put(map, keys_[i], values_[i]->evaluate(x));
    return Value::map(std::move(map));
  }

 private:
  std::vector<std::string> keys_;
  Evaluators values_;
};

class MapProjection : public Evaluator {
 public:
  MapProjection(EvaluatorPtr base, bool all, std::vector<std::string> keys, Evaluators values)
      : base_(std::move(base)), all_(all), keys_(std::move(keys)), values_(std::move(values)) {}

  Value evaluate(Execution& x) const override {
    const Value base = base_->evaluate(x);
    if (base.is_null()) return {};
    Map map;
    if (all_) map = properties_map(x, base).as_map();
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      put(map, keys_[i], values_[i] ? values_[i]->evaluate(x) : property_value(x, base, keys_[i], {0, 0, 0}));
    }
    return Value::map(std::move(map));
  }

 private:
  EvaluatorPtr base_;
  bool all_;
  std::vector<std::string> keys_;
  Evaluators values_;
};

Value list_item(const List& list, const Value& index, Position position) {
  if (index.kind() != Kind::integer) {
    throw type_error("ListElementAccessByNonInteger",
                     "a list is indexed by an Integer, not by a " + std::string(kind_name(index.kind())), position);
  }
  const auto size = static_cast<std::int64_t>(list.size());
  const std::int64_t at = index.as_integer() < 0 ? index.as_integer() + size : index.as_integer();
  return at < 0 || at >= size ? Value() : list[static_cast<std::size_t>(at)];
}

class IndexOf : public Evaluator {
 public:
  IndexOf(EvaluatorPtr base, EvaluatorPtr index, Position position)
      : base_(std::move(base)), index_(std::move(index)), position_(position) {}

  Value evaluate(Execution& x) const override {
    const Value base = base_->evaluate(x), index = index_->evaluate(x);
    if (base.is_null() || index.is_null()) return {};
    if (base.kind() == Kind::list) return list_item(base.as_list(), index, position_);
    if (base.kind() == Kind::map || base.kind() == Kind::node || base.kind() == Kind::edge) {
      if (index.kind() == Kind::string) return property_value(x, base, index.as_string(), position_);
      throw type_error("MapElementAccessByNonString",
                       "properties are named by a String, not by a " + std::string(kind_name(index.kind())), position_);
    }
    throw type_error("InvalidArgumentType",
                     "a " + std::string(kind_name(base.kind())) + " cannot be indexed; lists and maps can", position_);
  }

 private:
  EvaluatorPtr base_, index_;
  Position position_;
};

class SliceOf : public Evaluator {
 public:
  SliceOf(EvaluatorPtr base, EvaluatorPtr from, EvaluatorPtr to)
      : base_(std::move(base)), from_(std::move(from)), to_(std::move(to)) {}

  Value evaluate(Execution& x) const override {
    const Value base = base_->evaluate(x);
    const Value from = from_ ? from_->evaluate(x) : Value::integer(0);
    if (base.is_null() || from.is_null()) return {};
    if (base.kind() != Kind::list) throw type_error("InvalidArgumentType", "only a list can be sliced");
    const auto size = static_cast<std::int64_t>(base.as_list().size());
    const Value to = to_ ? to_->evaluate(x) : Value::integer(size);
    if (to.is_null()) return {};
    if (from.kind() != Kind::integer || to.kind() != Kind::integer) {
      throw type_error("ListElementAccessByNonInteger", "a slice is from one Integer to another");
    }
    const auto place = [size](std::int64_t at) { return std::clamp<std::int64_t>(at < 0 ? at + size : at, 0, size); };
    const std::int64_t begin = place(from.as_integer()), end = place(to.as_integer());
    List items;
    if (begin < end) items.assign(base.as_list().begin() + begin, base.as_list().begin() + end);
    return Value::list(std::move(items));
  }

 private:
  EvaluatorPtr base_, from_, to_;
};

}  // namespace

void require_node(const Execution& x, NodeId node, Position position) {
  if (x.deleted_any && !x.graph.node_exists(node)) throw deleted("node", position);
}

void require_edge(const Execution& x, EdgeId edge, Position position) {
  if (x.deleted_any && !x.graph.edge_exists(edge)) throw deleted("relationship", position);
}

Value property_value(Execution& x, const Value& base, std::string_view key, Position position) {
  switch (base.kind()) {
    case Kind::null:
      return {};
    case Kind::node: {
      require_node(x, base.as_node(), position);
      const auto number = x.graph.key(key);
      return number ? x.graph.property(base.as_node(), *number) : Value();
    }
    case Kind::edge: {
      require_edge(x, base.as_edge(), position);
      const auto number = x.graph.key(key);
      return number ? x.graph.edge_property(base.as_edge(), *number) : Value();
    }
    case Kind::map: {
      const Value* entry = base.find(key);
      return entry != nullptr ? *entry : Value();
    }
    default:
      break;
  }
  if (is_temporal(base.kind()) || base.kind() == Kind::duration) return component(base, key);
  throw type_error("InvalidArgumentType", "a " + std::string(kind_name(base.kind())) + " has no properties", position);
}

Value properties_map(Execution& x, const Value& base) {
  if (base.is_null() || base.kind() == Kind::map) return base;
  std::vector<KeyId> keys;
  Map map;
  if (base.kind() == Kind::node) {
    require_node(x, base.as_node());
    x.graph.keys(base.as_node(), keys);
    for (const KeyId key : keys) map.emplace_back(x.graph.key_name(key), x.graph.property(base.as_node(), key));
  } else if (base.kind() == Kind::edge) {
    require_edge(x, base.as_edge());
    x.graph.edge_keys(base.as_edge(), keys);
    for (const KeyId key : keys) map.emplace_back(x.graph.key_name(key), x.graph.edge_property(base.as_edge(), key));
  } else {
    throw type_error("InvalidArgumentType", "a " + std::string(kind_name(base.kind())) + " has no properties");
  }
  return Value::map(std::move(map));
}

EvaluatorPtr literal(Value value) {
  return std::make_unique<Literal>(std::move(value));
}
EvaluatorPtr parameter(std::size_t number) {
  return std::make_unique<Parameter>(number);
}
EvaluatorPtr slot_value(Slot slot) {
  return std::make_unique<SlotValue>(slot);
}

EvaluatorPtr property_of(EvaluatorPtr base, std::string key, const PropertyGraph& graph, Position position) {
  return std::make_unique<PropertyOf>(std::move(base), KeyedProperty(std::move(key), graph, position));
}

EvaluatorPtr slot_property(Slot slot, std::string key, const PropertyGraph& graph, Position position) {
  return std::make_unique<SlotProperty>(slot, KeyedProperty(std::move(key), graph, position));
}

EvaluatorPtr has_labels(EvaluatorPtr base, std::vector<std::string> labels, Position position) {
  return std::make_unique<HasLabels>(std::move(base), std::move(labels), position);
}

EvaluatorPtr list_of(Evaluators items) {
  return std::make_unique<ListOf>(std::move(items));
}

EvaluatorPtr map_of(std::vector<std::string> keys, Evaluators values) {
  return std::make_unique<MapOf>(std::move(keys), std::move(values));
}

EvaluatorPtr map_projection(EvaluatorPtr base, bool all, std::vector<std::string> keys, Evaluators values) {
  return std::make_unique<MapProjection>(std::move(base), all, std::move(keys), std::move(values));
}

EvaluatorPtr index_of(EvaluatorPtr base, EvaluatorPtr index, Position position) {
  return std::make_unique<IndexOf>(std::move(base), std::move(index), position);
}

EvaluatorPtr slice_of(EvaluatorPtr base, EvaluatorPtr from, EvaluatorPtr to) {
  return std::make_unique<SliceOf>(std::move(base), std::move(from), std::move(to));
}

}  // namespace quoth::query
