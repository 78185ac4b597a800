// SPDX-License-Identifier: Apache-2.0
#include "graph/query/match_planner.h"

#include "graph/query/evaluators.h"
#include "graph/query/operators_match.h"
#include "graph/query/operators_rows.h"

#include <algorithm>
#include <limits>
#include <set>

namespace quoth::query {

using syntax::Arrow;
using syntax::Shortest;

namespace {

constexpr double kEqualitySelectivity = 0.1;
constexpr double kConditionSelectivity = 0.5;
constexpr std::size_t kNone = static_cast<std::size_t>(-1);

class Planner {
 public:
  Planner(PlanPtr input, Pattern pattern, const std::vector<Slot>& bound, const PropertyGraph& graph, bool rewrites)
      : plan_(std::move(input)),
        pattern_(std::move(pattern)),
        graph_(graph),
        rewrites_(rewrites),
        available_(bound.begin(), bound.end()) {
    node_placed_.resize(pattern_.nodes.size());
    edge_placed_.resize(pattern_.edges.size());
    used_.resize(pattern_.predicates.size());
  }

  PlanPtr run() {
    apply_predicates();
    for (;;) {
      if (place_bound_edges()) continue;
      if (const std::size_t edge = best_edge(); edge != kNone) {
        place_edge(edge);
      } else if (const std::size_t node = best_start(); node != kNone) {
        start(node);
      } else {
        break;
      }
    }
    build_paths();
    apply_predicates();
    return std::move(plan_);
  }

 private:
  bool has(Slot slot) const { return available_.contains(slot); }
  bool has_all(const std::vector<Slot>& slots) const {
    return std::all_of(slots.begin(), slots.end(), [this](Slot slot) { return has(slot); });
  }
  double rows() const { return std::max(1.0, plan_->estimated_rows); }
  void estimate(double rows) { plan_->estimated_rows = std::max(rows, 0.01); }

  std::string text(const PatternNode& node) const {
    std::string out = "(" + node.name;
    for (const std::string& label : node.labels) out += ":" + label;
    return out + ")";
  }
  std::string text(const PatternEdge& edge) const {
    std::string inside = edge.name;
    for (std::size_t i = 0; i < edge.types.size(); ++i) inside += (i == 0 ? ":" : "|") + edge.types[i];
    if (edge.variable_length) {
      inside += "*" + std::to_string(edge.least) + ".." + (edge.most ? std::to_string(*edge.most) : "");
    }
    return std::string(edge.arrow == Arrow::left ? "<-" : "-") + "[" + inside + "]" +
           (edge.arrow == Arrow::right ? "->" : "-");
  }
  std::string text_with_ends(const PatternEdge& edge) const {
    return text(pattern_.nodes[edge.from]) + text(edge) + text(pattern_.nodes[edge.to]);
  }

  // Nodes that bear all the labels, as far as counts tell.
  double cardinality(const PatternNode& node) const {
    auto count = static_cast<double>(graph_.node_count());
    for (const std::string& name : node.labels) {
      const auto label = graph_.label(name);
      count = std::min(count, label ? static_cast<double>(graph_.node_count(*label)) : 0.0);
    }
    return count;
  }
  double selectivity(const PatternNode& node) const {
    double share = 1;
    for (std::size_t i = 0; i < pattern_.predicates.size(); ++i) {
      const Predicate& predicate = pattern_.predicates[i];
      if (!used_[i] && predicate.node == std::optional(node.slot)) share *= kEqualitySelectivity;
    }
    return share;
  }
  // An equality on an indexed property of this node whose value is there.
  std::size_t index_predicate(const PatternNode& node) const {
    std::size_t best = kNone;
    double least = std::numeric_limits<double>::max();
    for (std::size_t i = 0; i < pattern_.predicates.size(); ++i) {
      const Predicate& predicate = pattern_.predicates[i];
      if (used_[i] || predicate.node != std::optional(node.slot) || !predicate.value || !has_all(predicate.value_needs))
        continue;
      const auto key = graph_.key(predicate.key);
      if (!key || !graph_.has_index(*key) || graph_.index_selectivity(*key) >= least) continue;
      least = graph_.index_selectivity(*key);
      best = i;
    }
    return best;
  }
  double start_cost(const PatternNode& node) const {
    if (has(node.slot)) return 0;
    if (const std::size_t index = index_predicate(node); index != kNone) {
      return graph_.index_selectivity(*graph_.key(pattern_.predicates[index].key));
    }
    return cardinality(node) * selectivity(node) + (node.labels.empty() ? 1.0 : 0.5);
  }

  std::size_t best_start() const {
    std::size_t best = kNone;
    double least = std::numeric_limits<double>::max();
    for (std::size_t i = 0; i < pattern_.nodes.size(); ++i) {
      if (node_placed_[i]) continue;
      const double cost = start_cost(pattern_.nodes[i]);
      if (cost < least) {
        least = cost;
        best = i;
      }
    }
    return best;
  }

  void start(std::size_t index) {
    PatternNode& node = pattern_.nodes[index];
    std::vector<std::string> labels = node.labels;
    const std::string details = text(node);
    const double before = rows();
    if (has(node.slot)) {
      plan_ = check_nodes(std::move(plan_), node.slot, std::move(labels), {}, details);
    } else if (const std::size_t found = index_predicate(node); found != kNone) {
      Predicate& predicate = pattern_.predicates[found];
      const double each = graph_.index_selectivity(*graph_.key(predicate.key));
      plan_ = seek_property(std::move(plan_), node.slot, predicate.key, std::move(predicate.value),
                            details + " " + predicate.text);
      estimate(before * each);
      if (!labels.empty()) plan_ = check_nodes(std::move(plan_), node.slot, std::move(labels), {}, details);
    } else if (!labels.empty()) {
      const auto rarest = std::min_element(labels.begin(), labels.end(), [this](const auto& a, const auto& b) {
        const auto count = [this](const std::string& name) {
          const auto label = graph_.label(name);
          return label ? graph_.node_count(*label) : 0;
        };
        return count(a) < count(b);
      });
      const std::string label = *rarest;
      labels.erase(rarest);
      plan_ = scan_label(std::move(plan_), node.slot, label, details);
      estimate(before * cardinality(node));
      if (!labels.empty()) plan_ = check_nodes(std::move(plan_), node.slot, std::move(labels), {}, details);
    } else {
      plan_ = scan_all_nodes(std::move(plan_), node.slot, details);
      estimate(before * static_cast<double>(graph_.node_count()));
    }
    place_node(index);
    apply_predicates();
  }

  void place_node(std::size_t index) {
    node_placed_[index] = true;
    available_.insert(pattern_.nodes[index].slot);
  }

  // How many rows an edge makes of one.
  double fanout(const PatternEdge& edge, bool from_side) const {
    const PatternNode& near = pattern_.nodes[from_side ? edge.from : edge.to];
    const PatternNode& far = pattern_.nodes[from_side ? edge.to : edge.from];
    double edges = 0;
    for (const std::string& name : edge.types) {
      const auto type = graph_.type(name);
      edges += type ? static_cast<double>(graph_.edge_count(*type)) : 0.0;
    }
    if (edge.types.empty()) edges = static_cast<double>(graph_.edge_count());
    const double nodes = std::max(1.0, static_cast<double>(graph_.node_count()));
    double out = edges / std::max(1.0, near.labels.empty() ? nodes : cardinality(near));
    if (edge.arrow == Arrow::both) out *= 2;
    if (edge.variable_length) {
      const double hops = edge.most ? std::min<double>(*edge.most, 4) : 4;
      double total = 0, power = 1;
      for (int i = 0; i < static_cast<int>(hops); ++i) total += power *= std::max(out, 1.0);
      out = total;
    }
    if (!far.labels.empty()) out *= cardinality(far) / nodes;
    return out * selectivity(far);
  }

  std::size_t best_edge() const {
    std::size_t best = kNone;
    double least = std::numeric_limits<double>::max();
    for (std::size_t i = 0; i < pattern_.edges.size(); ++i) {
      const PatternEdge& edge = pattern_.edges[i];
      const bool from = node_placed_[edge.from], to = node_placed_[edge.to];
      if (edge_placed_[i] || (!from && !to)) continue;
      if (edge.shortest != Shortest::no && !(from && to)) continue;
      double cost = from && to ? -1.0 : fanout(edge, from);
      if (edge.shortest != Shortest::no) cost = 1e12;  // last: its search is the dearest
      if (cost < least) {
        least = cost;
        best = i;
      }
    }
    return best;
  }

  bool place_bound_edges() {
    for (std::size_t i = 0; i < pattern_.edges.size(); ++i) {
      PatternEdge& edge = pattern_.edges[i];
      if (edge_placed_[i] || !edge.bound || edge.variable_length) continue;
      BoundEdgeSettings settings;
      settings.edge = edge.slot;
      settings.from = pattern_.nodes[edge.from].slot;
      settings.to = pattern_.nodes[edge.to].slot;
      settings.from_bound = has(settings.from);
      settings.to_bound = has(settings.to);
      settings.arrow = edge.arrow;
      settings.types = TypeNames(edge.types, graph_);
      settings.distinct_from = others(i);
      plan_ = query::bound_edge(std::move(plan_), std::move(settings), text_with_ends(edge));
      edge_placed_[i] = true;
      for (const std::size_t node : {edge.from, edge.to}) {
        if (node_placed_[node]) continue;
        if (!pattern_.nodes[node].labels.empty()) {
          plan_ = check_nodes(std::move(plan_), pattern_.nodes[node].slot, pattern_.nodes[node].labels, {},
                              text(pattern_.nodes[node]));
        }
        place_node(node);
      }
      apply_predicates();
      return true;
    }
    return false;
  }

  // Edges placed earlier in this pattern that could be the same edge.
  std::vector<Slot> others(std::size_t index) const {
    const PatternEdge& edge = pattern_.edges[index];
    std::vector<Slot> slots;
    for (std::size_t i = 0; i < pattern_.edges.size(); ++i) {
      const PatternEdge& other = pattern_.edges[i];
      if (i == index || !edge_placed_[i] || other.shortest != Shortest::no || edge.shortest != Shortest::no) continue;
      const bool apart = !edge.types.empty() && !other.types.empty() &&
                         std::none_of(edge.types.begin(), edge.types.end(), [&](const std::string& type) {
                           return std::find(other.types.begin(), other.types.end(), type) != other.types.end();
                         });
      if (!apart) slots.push_back(other.slot);
    }
    return slots;
  }

  // The edge that is there, if any, whose type a predicate wants of this one; that predicate is done with then.
  std::optional<Slot> same_type(Slot edge) {
    for (std::size_t i = 0; rewrites_ && i < pattern_.predicates.size(); ++i) {
      const auto& pair = pattern_.predicates[i].same_type;
      if (used_[i] || !pair || pair->first == pair->second) continue;
      if (pair->first != edge && pair->second != edge) continue;
      const Slot other = pair->first == edge ? pair->second : pair->first;
      if (!has(other)) continue;
      used_[i] = true;
      return other;
    }
    return std::nullopt;
  }

  void place_edge(std::size_t index) {
    PatternEdge& edge = pattern_.edges[index];
    const bool from_side = node_placed_[edge.from];
    const std::size_t near = from_side ? edge.from : edge.to, far = from_side ? edge.to : edge.from;
    // A far node from an earlier clause is a target like one of this pattern.
    const bool into = has(pattern_.nodes[far].slot);
    const double before = rows(), factor = node_placed_[far] ? 0.5 : fanout(edge, from_side);
    ExpandSettings settings;
    settings.from = pattern_.nodes[near].slot;
    settings.to = pattern_.nodes[far].slot;
    settings.edge = edge.slot;
    settings.into = into;
    settings.keep_edge = edge.keep || !edge.variable_length;
    settings.arrow = from_side || edge.arrow == Arrow::both ? edge.arrow
                     : edge.arrow == Arrow::left            ? Arrow::right
                                                            : Arrow::left;
    settings.types = TypeNames(edge.types, graph_);
    settings.properties = std::move(edge.properties);
    settings.distinct_from = others(index);
    if (!edge.variable_length && !edge.bound) settings.same_type_as = same_type(edge.slot);
    if (!into) settings.labels = pattern_.nodes[far].labels;
    settings.least = edge.least;
    settings.most = edge.most;
    settings.reversed = !from_side;
    settings.all_shortest = edge.shortest == Shortest::all;
    std::string details = text_with_ends(edge);
    if (settings.same_type_as) details += " of the same type";
    if (edge.shortest != Shortest::no) {
      plan_ = shortest_path(std::move(plan_), std::move(settings), details);
    } else if (edge.bound) {
      plan_ = bound_walk(std::move(plan_), std::move(settings), details);
    } else if (edge.variable_length) {
      plan_ = expand_variable(std::move(plan_), std::move(settings), details);
    } else {
      plan_ = query::expand(std::move(plan_), std::move(settings), details);
    }
    estimate(before * factor);
    edge_placed_[index] = true;
    available_.insert(edge.slot);
    if (!node_placed_[far]) {
      if (into && !pattern_.nodes[far].labels.empty()) {
        plan_ = check_nodes(std::move(plan_), pattern_.nodes[far].slot, pattern_.nodes[far].labels, {},
                            text(pattern_.nodes[far]));
      }
      place_node(far);
    }
    apply_predicates();
  }

  void apply_predicates() {
    for (std::size_t i = 0; i < pattern_.predicates.size(); ++i) {
      Predicate& predicate = pattern_.predicates[i];
      if (used_[i] || !has_all(predicate.needs)) continue;
      used_[i] = true;
      const double before = rows();
      std::optional<std::vector<Slot>> reads;
      if (predicate.repeatable) reads = predicate.needs;
      plan_ = filter(std::move(plan_), std::move(predicate.condition), predicate.text, std::move(reads));
      estimate(before * (predicate.node ? kEqualitySelectivity : kConditionSelectivity));
    }
  }

  void build_paths() {
    std::vector<Projected> items;
    for (const PatternPath& path : pattern_.paths) {
      std::vector<Slot> nodes, edges;
      std::vector<bool> variable;
      for (const std::size_t node : path.nodes) nodes.push_back(pattern_.nodes[node].slot);
      for (const std::size_t edge : path.edges) {
        edges.push_back(pattern_.edges[edge].slot);
        variable.push_back(pattern_.edges[edge].variable_length);
      }
      items.push_back({path_of(std::move(nodes), std::move(edges), std::move(variable)), path.slot});
      available_.insert(path.slot);
    }
    if (!items.empty()) plan_ = project(std::move(plan_), std::move(items), "paths");
  }

  PlanPtr plan_;
  Pattern pattern_;
  const PropertyGraph& graph_;
  bool rewrites_;
  std::set<Slot> available_;
  std::vector<bool> node_placed_, edge_placed_, used_;
};

}  // namespace

PlanPtr plan_pattern(PlanPtr input, Pattern pattern, const std::vector<Slot>& bound, const PropertyGraph& graph,
                     bool rewrites) {
  return Planner(std::move(input), std::move(pattern), bound, graph, rewrites).run();
}

}  // namespace quoth::query
