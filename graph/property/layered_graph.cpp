// SPDX-License-Identifier: Apache-2.0
#include "graph/property/layered_graph.h"

#include "graph/error.h"
#include "graph/property/statement_property_graph.h"
#include "graph/query/query_error.h"
#include "graph/query/value_order.h"

#include <algorithm>
#include <set>

namespace quoth::graph::property {

using query::EdgeId;
using query::KeyId;
using query::LabelId;
using query::NodeId;
using query::Step;
using query::TypeId;
using query::Value;

namespace {

template <typename Properties>
Value lookup(const Properties& properties, KeyId key) {
  for (const auto& [number, value] : properties) {
    if (number == key) return value;
  }
  return {};
}

template <typename Properties>
void put(Properties& properties, KeyId key, const Value& value) {
  std::erase_if(properties, [&](const auto& entry) { return entry.first == key; });
  if (!value.is_null()) properties.emplace_back(key, value);
}

std::optional<std::uint32_t> either(std::optional<std::uint32_t> base, const query::NameTable& names,
                                    std::string_view name, std::uint32_t first) {
  if (base) return base;
  const auto own = names.find(name);
  return own ? std::optional(*own + first) : std::nullopt;
}

std::vector<std::string_view> joined(const std::vector<std::string_view>& base, const query::NameTable& names) {
  std::set<std::string_view> all(base.begin(), base.end());
  for (std::uint32_t number = 0; number < names.size(); ++number) all.insert(names.name(number));
  return {all.begin(), all.end()};
}

void check_storable(const Value& value) {
  const auto bad = [](const Value& v) {
    return v.kind() == query::Kind::map || v.kind() == query::Kind::node || v.kind() == query::Kind::edge ||
           v.kind() == query::Kind::path;
  };
  bool wrong = bad(value);
  if (value.kind() == query::Kind::list) {
    wrong = wrong || std::any_of(value.as_list().begin(), value.as_list().end(), bad);
  }
  if (wrong) throw query::type_error("InvalidPropertyType", "a property holds a scalar or a list of scalars");
}

}  // namespace

LayeredGraph::LayeredGraph(query::PropertyGraph& base)
    : base_(base), first_node_(base.node_bound()), first_edge_(base.edge_bound()) {}

std::optional<LabelId> LayeredGraph::label(std::string_view name) const {
  return either(base_.label(name), labels_, name, kOwn);
}
std::optional<TypeId> LayeredGraph::type(std::string_view name) const {
  return either(base_.type(name), types_, name, kOwn);
}
std::optional<KeyId> LayeredGraph::key(std::string_view name) const {
  return either(base_.key(name), keys_, name, kOwn);
}

std::uint32_t LayeredGraph::intern_label(std::string_view name) {
  const auto known = label(name);
  return known ? *known : labels_.intern(name) + kOwn;
}
std::uint32_t LayeredGraph::intern_type(std::string_view name) {
  const auto known = type(name);
  return known ? *known : types_.intern(name) + kOwn;
}
std::uint32_t LayeredGraph::intern_key(std::string_view name) {
  const auto known = key(name);
  return known ? *known : keys_.intern(name) + kOwn;
}

std::string_view LayeredGraph::label_name(LabelId label) const {
  return own(label) ? labels_.name(label - kOwn) : base_.label_name(label);
}
std::string_view LayeredGraph::type_name(TypeId type) const {
  return own(type) ? types_.name(type - kOwn) : base_.type_name(type);
}
std::string_view LayeredGraph::key_name(KeyId key) const {
  return own(key) ? keys_.name(key - kOwn) : base_.key_name(key);
}
std::vector<std::string_view> LayeredGraph::label_names() const {
  return joined(base_.label_names(), labels_);
}
std::vector<std::string_view> LayeredGraph::type_names() const {
  return joined(base_.type_names(), types_);
}
std::vector<std::string_view> LayeredGraph::key_names() const {
  return joined(base_.key_names(), keys_);
}

std::uint64_t LayeredGraph::node_count(LabelId label) const {
  const auto mine = std::count_if(nodes_.begin(), nodes_.end(), [&](const Node& node) {
    return node.alive && std::find(node.labels.begin(), node.labels.end(), label) != node.labels.end();
  });
  return static_cast<std::uint64_t>(mine) + (own(label) ? 0 : base_.node_count(label));
}

std::uint64_t LayeredGraph::edge_count(TypeId type) const {
  const auto mine =
      std::count_if(edges_.begin(), edges_.end(), [&](const Edge& edge) { return edge.alive && edge.type == type; });
  return static_cast<std::uint64_t>(mine) + (own(type) ? 0 : base_.edge_count(type));
}

bool LayeredGraph::node_exists(NodeId id) const {
  return is_own_node(id) ? id < node_bound() && node(id).alive : base_.node_exists(id);
}

bool LayeredGraph::has_label(NodeId id, LabelId label) const {
  if (!is_own_node(id)) return !own(label) && base_.has_label(id, label);
  const auto& labels = node(id).labels;
  return std::find(labels.begin(), labels.end(), label) != labels.end();
}

void LayeredGraph::labels(NodeId id, std::vector<LabelId>& out) const {
  if (!is_own_node(id)) return base_.labels(id, out);
  out.insert(out.end(), node(id).labels.begin(), node(id).labels.end());
}

Value LayeredGraph::property(NodeId id, KeyId key) const {
  if (is_own_node(id)) return lookup(node(id).properties, key);
  return own(key) ? Value() : base_.property(id, key);
}

void LayeredGraph::keys(NodeId id, std::vector<KeyId>& out) const {
  if (!is_own_node(id)) return base_.keys(id, out);
  for (const auto& entry : node(id).properties) out.push_back(entry.first);
}

bool LayeredGraph::edge_exists(EdgeId id) const {
  return is_own_edge(id) ? id < edge_bound() && edge(id).alive : base_.edge_exists(id);
}
TypeId LayeredGraph::edge_type(EdgeId id) const {
  return is_own_edge(id) ? edge(id).type : base_.edge_type(id);
}
NodeId LayeredGraph::edge_from(EdgeId id) const {
  return is_own_edge(id) ? edge(id).from : base_.edge_from(id);
}
NodeId LayeredGraph::edge_to(EdgeId id) const {
  return is_own_edge(id) ? edge(id).to : base_.edge_to(id);
}

Value LayeredGraph::edge_property(EdgeId id, KeyId key) const {
  if (is_own_edge(id)) return lookup(edge(id).properties, key);
  return own(key) ? Value() : base_.edge_property(id, key);
}

void LayeredGraph::edge_keys(EdgeId id, std::vector<KeyId>& out) const {
  if (!is_own_edge(id)) return base_.edge_keys(id, out);
  for (const auto& entry : edge(id).properties) out.push_back(entry.first);
}

// With what the base makes of those types that it knows; nothing where it knows none of them.
struct LayeredGraph::Types : query::TypeSet {
  Types(std::vector<TypeId> numbers, query::TypeSetPtr made) : TypeSet(std::move(numbers)), base(std::move(made)) {}
  query::TypeSetPtr base;
};

query::TypeSetPtr LayeredGraph::type_set(std::vector<TypeId> types) const {
  std::vector<TypeId> known;
  std::copy_if(types.begin(), types.end(), std::back_inserter(known), [](TypeId type) { return !own(type); });
  query::TypeSetPtr made = types.empty() || !known.empty() ? base_.type_set(std::move(known)) : nullptr;
  return std::make_shared<const Types>(std::move(types), std::move(made));
}

void LayeredGraph::expand(NodeId id, query::Direction direction, const query::TypeSet& types, query::Steps& out) const {
  out.clear();
  const query::TypeSet* base = static_cast<const Types&>(types).base.get();
  if (!is_own_node(id) && base != nullptr) base_.expand(id, direction, *base, out);
  if (edges_.empty()) return;
  const auto& steps = direction == query::Direction::out ? out_ : in_;
  const auto at = steps.find(id);
  if (at == steps.end()) return;
  for (const Step step : at->second) {
    if (types.has(edge(step.edge).type)) out.add(step);
  }
}

NodeId LayeredGraph::count_edges(bool outgoing, bool incoming, const query::TypeSet& types,
                                 std::span<std::uint32_t> counts) const {
  NodeId last = 0;
  if (const query::TypeSet* base = static_cast<const Types&>(types).base.get()) {
    last = base_.count_edges(outgoing, incoming, *base, counts.first(first_node_));
  }
  for (const Edge& edge : edges_) {
    if (!edge.alive || !types.has(edge.type)) continue;
    if (outgoing) ++counts[edge.from];
    if (incoming && (!outgoing || edge.from != edge.to)) ++counts[edge.to];
    last = std::max({last, edge.from + 1, edge.to + 1});
  }
  return last;
}

bool LayeredGraph::count_values(LabelId label, KeyId key, std::vector<std::pair<Value, std::uint64_t>>& out) const {
  if (own(label) || own(key) || !base_.count_values(label, key, out)) return false;
  for (NodeId id = first_node_; id < node_bound(); ++id) {
    if (node(id).alive && has_label(id, label)) out.emplace_back(property(id, key), 1);
  }
  return true;
}

std::size_t LayeredGraph::scan(LabelId label, NodeId from, std::span<NodeId> out) const {
  std::size_t count = 0;
  if (!own(label) && from < first_node_) count = base_.scan(label, from, out);
  for (NodeId id = std::max(from, first_node_); id < node_bound() && count < out.size(); ++id) {
    if (node(id).alive && has_label(id, label)) out[count++] = id;
  }
  return count;
}

bool LayeredGraph::find(KeyId key, const Value& value, std::vector<NodeId>& out) const {
  if (own(key) || !base_.find(key, value, out)) return false;
  for (NodeId id = first_node_; id < node_bound(); ++id) {
    if (node(id).alive && query::equals(lookup(node(id).properties, key), value).value_or(false)) out.push_back(id);
  }
  return true;
}

void LayeredGraph::link(EdgeId id) {
  Edge& record = edges_[id - first_edge_];
  record.alive = true;
  ++live_edges_;
  out_[record.from].push_back({id, record.to});
  in_[record.to].push_back({id, record.from});
}

void LayeredGraph::unlink(EdgeId id) {
  Edge& record = edges_[id - first_edge_];
  record.alive = false;
  --live_edges_;
  std::erase_if(out_[record.from], [&](Step step) { return step.edge == id; });
  std::erase_if(in_[record.to], [&](Step step) { return step.edge == id; });
}

class LayeredGraph::Transaction : public query::GraphTransaction {
 public:
  explicit Transaction(LayeredGraph& graph) : graph_(graph) { graph_.writing_ = true; }
  ~Transaction() override {
    if (!committed_) {
      for (auto undo = undo_.rbegin(); undo != undo_.rend(); ++undo) (*undo)();
    }
    graph_.writing_ = false;
    ++graph_.version_;
  }

  NodeId create_node(std::span<const std::string_view> labels) override {
    const NodeId id = graph_.node_bound();
    touched_.nodes.insert(id);
    graph_.nodes_.emplace_back();
    ++graph_.live_nodes_;
    undo_.emplace_back([this] {
      graph_.nodes_.pop_back();
      --graph_.live_nodes_;
    });
    for (const std::string_view label : labels) add_label(id, label);
    return id;
  }

  EdgeId create_edge(NodeId from, NodeId to, std::string_view type) override {
    const EdgeId id = graph_.edge_bound();
    touched_.edges.insert(id);
    graph_.edges_.push_back({true, graph_.intern_type(type), from, to, {}});
    graph_.link(id);
    undo_.emplace_back([this, id] {
      graph_.unlink(id);
      graph_.edges_.pop_back();
    });
    return id;
  }

  void set_property(NodeId node, std::string_view key, const Value& value) override {
    check_storable(value);
    set(own_node(node).properties, key, value, [this, node]() -> Properties& { return own_node(node).properties; });
  }
  void set_edge_property(EdgeId edge, std::string_view key, const Value& value) override {
    check_storable(value);
    set(own_edge(edge).properties, key, value, [this, edge]() -> Properties& { return own_edge(edge).properties; });
  }

  void add_label(NodeId node, std::string_view label) override {
    change_labels(node, [&](std::vector<LabelId>& labels) {
      const LabelId id = graph_.intern_label(label);
      if (std::find(labels.begin(), labels.end(), id) == labels.end()) labels.push_back(id);
    });
  }
  void remove_label(NodeId node, std::string_view label) override {
    change_labels(node, [&](std::vector<LabelId>& labels) {
      if (const auto id = graph_.label(label)) std::erase(labels, *id);
    });
  }

  void delete_node(NodeId node) override {
    own_node(node).alive = false;
    --graph_.live_nodes_;
    undo_.emplace_back([this, node] {
      own_node(node).alive = true;
      ++graph_.live_nodes_;
    });
  }
  void delete_edge(EdgeId edge) override {
    own_edge(edge);
    graph_.unlink(edge);
    undo_.emplace_back([this, edge] { graph_.link(edge); });
  }

  void commit() override {
    if (graph_.keep_) graph_.keep_(graph_, touched_);
    committed_ = true;
  }

 private:
  Node& own_node(NodeId id) {
    if (!graph_.is_own_node(id)) refuse_to_change_extracted();
    touched_.nodes.insert(id);
    return graph_.nodes_[id - graph_.first_node_];
  }
  Edge& own_edge(EdgeId id) {
    if (!graph_.is_own_edge(id)) refuse_to_change_extracted();
    touched_.edges.insert(id);
    return graph_.edges_[id - graph_.first_edge_];
  }
  template <typename Again>
  void set(Properties& properties, std::string_view key, const Value& value, Again again) {
    const KeyId id = graph_.intern_key(key);
    undo_.emplace_back([again, old = properties] { again() = old; });
    put(properties, id, value.detached());
  }
  template <typename Change>
  void change_labels(NodeId node, Change change) {
    Node& record = own_node(node);
    undo_.emplace_back([this, node, old = record.labels] { own_node(node).labels = old; });
    change(record.labels);
  }

  LayeredGraph& graph_;
  std::vector<std::function<void()>> undo_;
  Touched touched_;
  bool committed_ = false;
};

std::unique_ptr<query::GraphTransaction> LayeredGraph::begin() {
  if (writing_) throw Error(ErrorKind::storage, "another transaction is writing");
  return std::make_unique<Transaction>(*this);
}

}  // namespace quoth::graph::property
