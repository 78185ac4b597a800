// SPDX-License-Identifier: Apache-2.0
#include "graph/query/memory_graph.h"

#include "graph/error.h"
#include "graph/query/query_error.h"
#include "graph/query/value_order.h"

#include <algorithm>

namespace quoth::query {
namespace {

template <typename Properties>
void put(Properties& properties, KeyId key, const Value& value) {
  const auto at = std::find_if(properties.begin(), properties.end(), [&](const auto& p) { return p.first == key; });
  if (at == properties.end()) {
    if (!value.is_null()) properties.emplace_back(key, value);
  } else if (value.is_null()) {
    properties.erase(at);
  } else {
    at->second = value;
  }
}

void check_storable(const Value& value) {
  const auto bad = [](const Value& v) {
    return v.kind() == Kind::map || v.kind() == Kind::node || v.kind() == Kind::edge || v.kind() == Kind::path;
  };
  bool wrong = bad(value);
  if (value.kind() == Kind::list) {
    for (const Value& item : value.as_list()) wrong = wrong || bad(item);
  }
  if (!wrong) return;
  throw type_error("InvalidPropertyType", std::string("a property cannot hold a ") +
                                              std::string(kind_name(value.kind())) +
                                              " of this shape; it holds scalars and lists of scalars");
}

void erase_step(std::vector<Step>& steps, EdgeId edge) {
  steps.erase(std::find_if(steps.begin(), steps.end(), [&](Step step) { return step.edge == edge; }));
}

void insert_step(std::vector<Step>& steps, Step step) {
  const auto at = std::lower_bound(steps.begin(), steps.end(), step.edge, [](Step s, EdgeId e) { return s.edge < e; });
  steps.insert(at, step);
}

}  // namespace

std::optional<std::uint32_t> NameTable::find(std::string_view name) const {
  const auto at = numbers_.find(name);
  return at == numbers_.end() ? std::nullopt : std::optional(at->second);
}

std::uint32_t NameTable::intern(std::string_view name) {
  if (const auto known = find(name)) return *known;
  const auto number = static_cast<std::uint32_t>(names_.size());
  names_.push_back(std::make_unique<std::string>(name));
  numbers_.emplace(*names_.back(), number);
  return number;
}

std::vector<std::string_view> MemoryGraph::label_names() const {
  std::vector<std::string_view> names;
  for (LabelId id = 0; id < by_label_.size(); ++id) {
    if (!by_label_[id].empty()) names.push_back(labels_.name(id));
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::vector<std::string_view> MemoryGraph::type_names() const {
  std::vector<std::string_view> names;
  for (TypeId id = 0; id < by_type_.size(); ++id) {
    if (by_type_[id] != 0) names.push_back(types_.name(id));
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::vector<std::string_view> MemoryGraph::key_names() const {
  std::vector<std::string_view> names;
  for (KeyId id = 0; id < keys_.size(); ++id) names.push_back(keys_.name(id));
  std::sort(names.begin(), names.end());
  return names;
}

Value MemoryGraph::lookup(const Properties& properties, KeyId key) {
  for (const auto& [id, value] : properties) {
    if (id == key) return value;
  }
  return {};
}

bool MemoryGraph::has_label(NodeId node, LabelId label) const {
  const auto& labels = nodes_[node].labels;
  return std::find(labels.begin(), labels.end(), label) != labels.end();
}

void MemoryGraph::labels(NodeId node, std::vector<LabelId>& out) const {
  out.insert(out.end(), nodes_[node].labels.begin(), nodes_[node].labels.end());
}

void MemoryGraph::keys(NodeId node, std::vector<KeyId>& out) const {
  for (const auto& entry : nodes_[node].properties) out.push_back(entry.first);
}

void MemoryGraph::edge_keys(EdgeId edge, std::vector<KeyId>& out) const {
  for (const auto& entry : edges_[edge].properties) out.push_back(entry.first);
}

void MemoryGraph::expand(NodeId node, Direction direction, const TypeSet& types, Steps& out) const {
  out.clear();
  const auto& steps = direction == Direction::out ? nodes_[node].out : nodes_[node].in;
  if (types.all()) return out.add(steps);
  for (const Step step : steps) {
    if (types.has(edges_[step.edge].type)) out.add(step);
  }
}

std::size_t MemoryGraph::scan(LabelId label, NodeId from, std::span<NodeId> out) const {
  if (label >= by_label_.size()) return 0;
  const auto& nodes = by_label_[label];
  const auto begin = std::lower_bound(nodes.begin(), nodes.end(), from);
  const auto count = std::min(out.size(), static_cast<std::size_t>(nodes.end() - begin));
  std::copy_n(begin, count, out.begin());
  return count;
}

bool MemoryGraph::find(KeyId key, const Value& value, std::vector<NodeId>& out) const {
  const auto index = indexes_.find(key);
  if (index == indexes_.end()) return false;
  const auto at = index->second.find(hash_of(value));
  if (at != index->second.end()) {
    const std::size_t start = out.size();
    out.insert(out.end(), at->second.begin(), at->second.end());
    std::sort(out.begin() + static_cast<std::ptrdiff_t>(start), out.end());
  }
  return true;
}

double MemoryGraph::index_selectivity(KeyId key) const {
  const auto index = indexes_.find(key);
  if (index == indexes_.end() || index->second.empty()) return 1.0;
  return std::max(1.0, static_cast<double>(live_nodes_) / static_cast<double>(index->second.size()));
}

void MemoryGraph::create_index(std::string_view key) {
  const KeyId id = keys_.intern(key);
  if (!indexes_.emplace(id, Index()).second) return;
  for (NodeId node = 0; node < nodes_.size(); ++node) {
    if (nodes_[node].alive) index_value(node, id, lookup(nodes_[node].properties, id), true);
  }
  ++version_;
}

void MemoryGraph::index_value(NodeId node, KeyId key, const Value& value, bool present) {
  const auto index = indexes_.find(key);
  if (index == indexes_.end() || value.is_null()) return;
  auto& nodes = index->second[hash_of(value)];
  if (present) {
    nodes.push_back(node);
  } else if (const auto at = std::find(nodes.begin(), nodes.end(), node); at != nodes.end()) {
    nodes.erase(at);
  }
}

void MemoryGraph::insert_label(NodeId node, LabelId label) {
  if (label >= by_label_.size()) by_label_.resize(label + 1);
  auto& nodes = by_label_[label];
  nodes.insert(std::lower_bound(nodes.begin(), nodes.end(), node), node);
}

void MemoryGraph::erase_label(NodeId node, LabelId label) {
  auto& nodes = by_label_[label];
  nodes.erase(std::lower_bound(nodes.begin(), nodes.end(), node));
}

void MemoryGraph::assign(NodeId node, KeyId key, const Value& value) {
  index_value(node, key, lookup(nodes_[node].properties, key), false);
  put(nodes_[node].properties, key, value);
  index_value(node, key, value, true);
}

void MemoryGraph::link(EdgeId edge) {
  Edge& record = edges_[edge];
  record.alive = true;
  insert_step(nodes_[record.from].out, {edge, record.to});
  insert_step(nodes_[record.to].in, {edge, record.from});
  if (record.type >= by_type_.size()) by_type_.resize(record.type + 1);
  ++by_type_[record.type];
  ++live_edges_;
}

void MemoryGraph::unlink(EdgeId edge) {
  Edge& record = edges_[edge];
  record.alive = false;
  erase_step(nodes_[record.from].out, edge);
  erase_step(nodes_[record.to].in, edge);
  --by_type_[record.type];
  --live_edges_;
}

class MemoryGraph::Transaction : public GraphTransaction {
 public:
  explicit Transaction(MemoryGraph& graph) : graph_(graph) { graph_.writing_ = true; }
  ~Transaction() override {
    if (!committed_) {
      for (auto undo = undo_.rbegin(); undo != undo_.rend(); ++undo) (*undo)();
    }
    graph_.writing_ = false;
    ++graph_.version_;
  }

  NodeId create_node(std::span<const std::string_view> labels) override {
    const auto id = static_cast<NodeId>(graph_.nodes_.size());
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
    const auto id = static_cast<EdgeId>(graph_.edges_.size());
    graph_.edges_.push_back({true, graph_.types_.intern(type), from, to, {}});
    graph_.link(id);
    undo_.emplace_back([this, id] {
      graph_.unlink(id);
      graph_.edges_.pop_back();
    });
    return id;
  }

  void set_property(NodeId node, std::string_view key, const Value& value) override {
    check_storable(value);
    const KeyId id = graph_.keys_.intern(key);
    undo_.emplace_back(
        [this, node, id, old = lookup(graph_.nodes_[node].properties, id)] { graph_.assign(node, id, old); });
    graph_.assign(node, id, value.detached());
  }

  void set_edge_property(EdgeId edge, std::string_view key, const Value& value) override {
    check_storable(value);
    const KeyId id = graph_.keys_.intern(key);
    auto& properties = graph_.edges_[edge].properties;
    undo_.emplace_back(
        [this, edge, id, old = lookup(properties, id)] { put(graph_.edges_[edge].properties, id, old); });
    put(properties, id, value.detached());
  }

  void add_label(NodeId node, std::string_view label) override {
    const LabelId id = graph_.labels_.intern(label);
    if (graph_.has_label(node, id)) return;
    graph_.nodes_[node].labels.push_back(id);
    graph_.insert_label(node, id);
    undo_.emplace_back([this, node, id] {
      std::erase(graph_.nodes_[node].labels, id);
      graph_.erase_label(node, id);
    });
  }

  void remove_label(NodeId node, std::string_view label) override {
    const auto id = graph_.labels_.find(label);
    if (!id || !graph_.has_label(node, *id)) return;
    undo_.emplace_back([this, node, id = *id, old = graph_.nodes_[node].labels] {
      graph_.nodes_[node].labels = old;
      graph_.insert_label(node, id);
    });
    std::erase(graph_.nodes_[node].labels, *id);
    graph_.erase_label(node, *id);
  }

  void delete_node(NodeId node) override {
    Node& record = graph_.nodes_[node];
    if (!record.out.empty() || !record.in.empty())
      throw Error(ErrorKind::internal, "a node with edges was to be deleted");
    for (const LabelId label : record.labels) graph_.erase_label(node, label);
    for (const auto& [key, value] : record.properties) graph_.index_value(node, key, value, false);
    record.alive = false;
    --graph_.live_nodes_;
    undo_.emplace_back([this, node] {
      Node& again = graph_.nodes_[node];
      again.alive = true;
      ++graph_.live_nodes_;
      for (const LabelId label : again.labels) graph_.insert_label(node, label);
      for (const auto& [key, value] : again.properties) graph_.index_value(node, key, value, true);
    });
  }

  void delete_edge(EdgeId edge) override {
    graph_.unlink(edge);
    undo_.emplace_back([this, edge] { graph_.link(edge); });
  }

  void commit() override { committed_ = true; }

 private:
  MemoryGraph& graph_;
  std::vector<std::function<void()>> undo_;
  bool committed_ = false;
};

std::unique_ptr<GraphTransaction> MemoryGraph::begin() {
  if (writing_) throw Error(ErrorKind::storage, "another transaction is writing");
  return std::make_unique<Transaction>(*this);
}

}  // namespace quoth::query
