// SPDX-License-Identifier: Apache-2.0
// Long because it repeats the language, without a plan and without any code of the engine: that is its use.
#include "tests/fuzz/naive.h"

#include <algorithm>
#include <map>
#include <set>

namespace quoth::fuzz {
namespace {

constexpr std::size_t kMostRows = 20'000;

struct TooMany {};

bool one_in(Random& random, std::size_t bound) {
  return below(random, bound) == 0;
}

std::string name_of(std::size_t variable) {
  if (variable < kNodes) return "n" + std::to_string(variable);
  if (variable < kNodes + kEdges) return "e" + std::to_string(variable - kNodes);
  return "c" + std::to_string(variable - kNodes - kEdges);
}

Cell number(std::int64_t value) {
  return {Cell::Kind::number, value};
}

// ---- evaluation

Cell value_of(const Cell& node, const SmallGraph& graph) {
  if (node.kind != Cell::Kind::node) return {};
  const auto& value = graph.nodes[static_cast<std::size_t>(node.value)].value;
  return value ? number(*value) : Cell{};
}

// A condition's operand: n.x of a node, a column itself.
Cell operand(std::size_t variable, const Row& row, const SmallGraph& graph) {
  const Cell& cell = *row[variable];
  return variable < kNodes ? value_of(cell, graph) : cell;
}

std::optional<bool> holds(const Condition& c, const Row& row, const SmallGraph& graph) {
  using Kind = Condition::Kind;
  switch (c.kind) {
    case Kind::less:
    case Kind::equal: {
      const Cell left = operand(c.left, row, graph);
      const Cell right = c.constant >= 0 ? number(c.constant) : operand(c.right, row, graph);
      if (left.is_null() || right.is_null()) return std::nullopt;
      return c.kind == Kind::less ? left.value < right.value : left.value == right.value;
    }
    case Kind::same_type: {
      const Cell &left = *row[c.left], &right = *row[c.right];
      if (left.is_null() || right.is_null()) return std::nullopt;
      return graph.edges[static_cast<std::size_t>(left.value)].type ==
             graph.edges[static_cast<std::size_t>(right.value)].type;
    }
    case Kind::differ:
      if (row[c.left]->is_null() || row[c.right]->is_null()) return std::nullopt;
      return *row[c.left] != *row[c.right];
    case Kind::is_null:
      return operand(c.left, row, graph).is_null();
    case Kind::negation: {
      const auto inner = holds(c.inner[0], row, graph);
      return inner ? std::optional(!*inner) : std::nullopt;
    }
    default: {
      const bool both = c.kind == Kind::both;
      bool unknown = false;
      for (const Condition& inner : c.inner) {
        const auto one = holds(inner, row, graph);
        if (!one) unknown = true;
        if (one && *one != both) return !both;
      }
      return unknown ? std::nullopt : std::optional(both);
    }
  }
}

class Matcher {
 public:
  Matcher(const SmallGraph& graph, const Chain& chain, std::vector<Row>& out)
      : graph_(graph), chain_(chain), out_(out), here_(chain.nodes.size()) {}

  void run(const Row& row) {
    row_ = row;
    for (std::size_t start = 0; start < graph_.nodes.size(); ++start) node(0, start);
  }

 private:
  void node(std::size_t at, std::size_t id) {
    const Chain::Node& wanted = chain_.nodes[at];
    const SmallGraph::Node& found = graph_.nodes[id];
    if (wanted.label >= 0 && found.label != wanted.label) return;
    if (wanted.value >= 0 && found.value != std::optional(wanted.value)) return;
    const Cell cell{Cell::Kind::node, static_cast<std::int64_t>(id)};
    const auto before = row_[wanted.variable];
    if (wanted.named && before && *before != cell) return;
    if (wanted.named) row_[wanted.variable] = cell;
    if (at == chain_.edges.size()) {
      out_.push_back(row_);
      if (out_.size() > kMostRows) throw TooMany();
    } else {
      edge(at, id, 0);
    }
    row_[wanted.variable] = before;
  }

  // The chain's edge `at`, of which `length` steps are made.
  void edge(std::size_t at, std::size_t id, std::size_t length) {
    const Chain::Edge& wanted = chain_.edges[at];
    if (length >= wanted.least && (wanted.variable_length || length == 1)) node(at + 1, id);
    if (length == wanted.most) return;
    for (std::size_t i = 0; i < graph_.edges.size(); ++i) {
      const SmallGraph::Edge& edge_here = graph_.edges[i];
      if ((wanted.type >= 0 && edge_here.type != wanted.type) || used_.contains(i)) continue;
      const bool loop = edge_here.from == edge_here.to;
      if (wanted.direction >= 0 && edge_here.from == id) take(at, i, edge_here.to, length);
      if (wanted.direction <= 0 && edge_here.to == id && !(loop && wanted.direction == 0)) {
        take(at, i, edge_here.from, length);
      }
    }
  }

  void take(std::size_t at, std::size_t edge_number, std::size_t to, std::size_t length) {
    if (++tried_ > 20 * kMostRows) throw TooMany();
    const Chain::Edge& wanted = chain_.edges[at];
    used_.insert(edge_number);
    std::optional<Cell> before;
    if (wanted.variable) {
      before = row_[*wanted.variable];
      row_[*wanted.variable] = Cell{Cell::Kind::edge, static_cast<std::int64_t>(edge_number)};
    }
    edge(at, to, length + 1);
    if (wanted.variable) row_[*wanted.variable] = before;
    used_.erase(edge_number);
  }

  const SmallGraph& graph_;
  const Chain& chain_;
  std::vector<Row>& out_;
  std::vector<std::size_t> here_;
  Row row_{};
  std::set<std::size_t> used_;
  std::size_t tried_ = 0;
};

std::vector<Row> matched(const Step& step, const std::vector<Row>& rows, const SmallGraph& graph) {
  std::vector<Row> out;
  for (const Row& row : rows) {
    std::vector<Row> found;
    Matcher(graph, step.chain, found).run(row);
    if (step.where)
      std::erase_if(found, [&](const Row& one) { return !holds(*step.where, one, graph).value_or(false); });
    if (found.empty() && step.kind == Step::Kind::optional_match) {
      Row nulls = row;
      for (const Chain::Node& node : step.chain.nodes) {
        if (node.named && !nulls[node.variable]) nulls[node.variable] = Cell{};
      }
      for (const Chain::Edge& edge : step.chain.edges) {
        if (edge.variable) nulls[*edge.variable] = Cell{};
      }
      found.push_back(nulls);
    }
    out.insert(out.end(), found.begin(), found.end());
    if (out.size() > kMostRows) throw TooMany();
  }
  return out;
}

Cell aggregated(const Item& item, const std::vector<Row>& group, const SmallGraph& graph) {
  if (item.kind == Item::Kind::count_rows) return number(static_cast<std::int64_t>(group.size()));
  std::vector<Cell> cells;
  for (const Row& row : group) {
    const Cell cell =
        item.kind == Item::Kind::count && !item.of_value ? *row[item.variable] : operand(item.variable, row, graph);
    if (!cell.is_null()) cells.push_back(cell);
  }
  std::sort(cells.begin(), cells.end());
  if (item.distinct) cells.erase(std::unique(cells.begin(), cells.end()), cells.end());
  switch (item.kind) {
    case Item::Kind::count:
      return number(static_cast<std::int64_t>(cells.size()));
    case Item::Kind::least:
      return cells.empty() ? Cell{} : cells.front();
    case Item::Kind::greatest:
      return cells.empty() ? Cell{} : cells.back();
    default: {
      std::int64_t sum = 0;
      for (const Cell& cell : cells) sum += cell.value;
      return number(sum);
    }
  }
}

Cell plain(const Item& item, const Row& row, const SmallGraph& graph) {
  return item.kind == Item::Kind::value ? value_of(*row[item.variable], graph) : *row[item.variable];
}

std::vector<Row> projected(const Step& step, const std::vector<Row>& rows, const SmallGraph& graph) {
  std::map<std::vector<Cell>, std::vector<Row>> groups;
  const bool aggregates =
      std::any_of(step.items.begin(), step.items.end(), [](const Item& i) { return i.aggregates(); });
  const bool keyless = std::all_of(step.items.begin(), step.items.end(), [](const Item& i) { return i.aggregates(); });
  std::vector<Row> out;
  if (!aggregates) {
    for (const Row& row : rows) {
      Row made{};
      for (const Item& item : step.items) made[item.place] = plain(item, row, graph);
      out.push_back(made);
    }
  } else {
    if (keyless) groups[{}];
    for (const Row& row : rows) {
      std::vector<Cell> key;
      for (const Item& item : step.items) {
        if (!item.aggregates()) key.push_back(plain(item, row, graph));
      }
      groups[key].push_back(row);
    }
    for (const auto& [key, group] : groups) {
      Row made{};
      std::size_t at = 0;
      for (const Item& item : step.items)
        made[item.place] = item.aggregates() ? aggregated(item, group, graph) : key[at++];
      out.push_back(made);
    }
  }
  if (!step.distinct) return out;
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

// ---- making

using Scope = std::set<std::size_t>;

std::optional<std::size_t> pick(Random& random, const Scope& scope, std::size_t first, std::size_t last) {
  std::vector<std::size_t> fit;
  for (const std::size_t variable : scope) {
    if (variable >= first && variable < last) fit.push_back(variable);
  }
  if (fit.empty()) return std::nullopt;
  return fit[below(random, fit.size())];
}

std::optional<std::size_t> comparable(Random& random, const Scope& scope) {
  Scope fit;
  for (const std::size_t variable : scope) {
    if (variable < kNodes || variable >= kNodes + kEdges) fit.insert(variable);
  }
  return pick(random, fit, 0, kWidth);
}

std::optional<Condition> random_condition(Random& random, const Scope& scope, int depth) {
  using Kind = Condition::Kind;
  Condition made;
  made.kind = static_cast<Kind>(below(random, depth > 0 ? 8 : 5));
  switch (made.kind) {
    case Kind::less:
    case Kind::equal:
    case Kind::is_null: {
      const auto left = comparable(random, scope), right = comparable(random, scope);
      if (!left) return std::nullopt;
      made.left = *left;
      made.right = *right;
      if (one_in(random, 2)) made.constant = static_cast<int>(below(random, 3));
      return made;
    }
    case Kind::same_type:
    case Kind::differ: {
      const bool edges = made.kind == Kind::same_type;
      const auto left = pick(random, scope, edges ? kNodes : 0, edges ? kNodes + kEdges : kNodes);
      const auto right = pick(random, scope, edges ? kNodes : 0, edges ? kNodes + kEdges : kNodes);
      if (!left) return std::nullopt;
      made.left = *left;
      made.right = *right;
      return made;
    }
    default:
      for (int i = made.kind == Kind::negation ? 1 : 2; i > 0; --i) {
        auto inner = random_condition(random, scope, depth - 1);
        if (!inner) return std::nullopt;
        made.inner.push_back(std::move(*inner));
      }
      return made;
  }
}

Step random_match(Random& random, Scope& scope, std::size_t& next_edge) {
  Step step;
  step.kind = one_in(random, 4) ? Step::Kind::optional_match : Step::Kind::match;
  const std::size_t length = below(random, 4) == 0 ? 0 : 1 + below(random, 2);
  for (std::size_t i = 0; i <= length; ++i) {
    Chain::Node node;
    node.variable = below(random, kNodes);
    node.named = !one_in(random, 4);
    if (one_in(random, 3)) node.label = static_cast<int>(below(random, 2));
    if (one_in(random, 5)) node.value = static_cast<int>(below(random, 3));
    step.chain.nodes.push_back(node);
    if (i == length) break;
    Chain::Edge edge;
    edge.type = static_cast<int>(below(random, 3)) - 1;
    edge.direction = static_cast<int>(below(random, 3)) - 1;
    if (one_in(random, 3)) {
      edge.variable_length = true;
      edge.least = below(random, 3);
      edge.most = edge.least + below(random, 3);
    } else if (next_edge < kEdges && one_in(random, 2)) {
      edge.variable = kNodes + next_edge++;
    }
    step.chain.edges.push_back(edge);
  }
  for (const Chain::Node& node : step.chain.nodes) {
    if (node.named) scope.insert(node.variable);
  }
  for (const Chain::Edge& edge : step.chain.edges) {
    if (edge.variable) scope.insert(*edge.variable);
  }
  if (one_in(random, 2)) step.where = random_condition(random, scope, 1);
  return step;
}

Item random_item(Random& random, const Scope& scope, std::size_t column) {
  Item item;
  item.place = kNodes + kEdges + column;
  const auto any = pick(random, scope, 0, kWidth);
  const auto node = pick(random, scope, 0, kNodes);
  const auto value = comparable(random, scope);
  item.kind = static_cast<Item::Kind>(below(random, 7));
  if (item.kind == Item::Kind::variable && !any) item.kind = Item::Kind::count_rows;
  if (item.kind == Item::Kind::value && !node) item.kind = Item::Kind::count_rows;
  if (item.kind > Item::Kind::count_rows && !value) item.kind = Item::Kind::count_rows;
  item.distinct = one_in(random, 2);
  switch (item.kind) {
    case Item::Kind::variable:
      item.variable = item.place = *any;
      break;
    case Item::Kind::value:
      item.variable = *node;
      break;
    case Item::Kind::count_rows:
      break;
    case Item::Kind::count:
      item.of_value = one_in(random, 2);
      item.variable = item.of_value ? *value : *any;
      break;
    default:
      item.variable = *value;
  }
  return item;
}

Step random_projection(Random& random, Scope& scope) {
  Step step;
  step.kind = Step::Kind::projection;
  step.distinct = one_in(random, 3);
  Scope after;
  for (std::size_t i = 0, count = 1 + below(random, 2); i < count; ++i) {
    const Item item = random_item(random, scope, i);
    // A column that is passed on and one that is made may not share a name.
    if (after.contains(item.place)) continue;
    after.insert(item.place);
    step.items.push_back(item);
  }
  scope = after;
  return step;
}

// ---- text

std::string text_of(const Condition& c) {
  using Kind = Condition::Kind;
  const auto operand_text = [](std::size_t variable) { return name_of(variable) + (variable < kNodes ? ".x" : ""); };
  switch (c.kind) {
    case Kind::less:
    case Kind::equal:
      return operand_text(c.left) + (c.kind == Kind::less ? " < " : " = ") +
             (c.constant >= 0 ? std::to_string(c.constant) : operand_text(c.right));
    case Kind::same_type:
      return "type(" + name_of(c.left) + ") = type(" + name_of(c.right) + ")";
    case Kind::differ:
      return name_of(c.left) + " <> " + name_of(c.right);
    case Kind::is_null:
      return operand_text(c.left) + " IS NULL";
    case Kind::negation:
      return "NOT (" + text_of(c.inner[0]) + ")";
    default:
      return "(" + text_of(c.inner[0]) + (c.kind == Kind::both ? ") AND (" : ") OR (") + text_of(c.inner[1]) + ")";
  }
}

std::string text_of(const Chain& chain) {
  std::string text;
  for (std::size_t i = 0; i < chain.nodes.size(); ++i) {
    const Chain::Node& node = chain.nodes[i];
    text += "(" + (node.named ? name_of(node.variable) : "");
    if (node.label >= 0) text += node.label == 0 ? ":A" : ":B";
    if (node.value >= 0)
      text += std::string(node.named || node.label >= 0 ? " " : "") + "{x: " + std::to_string(node.value) + "}";
    text += ")";
    if (i >= chain.edges.size()) continue;
    const Chain::Edge& edge = chain.edges[i];
    text += edge.direction < 0 ? "<-[" : "-[";
    if (edge.variable) text += name_of(*edge.variable);
    if (edge.type >= 0) text += edge.type == 0 ? ":R" : ":S";
    if (edge.variable_length) text += "*" + std::to_string(edge.least) + ".." + std::to_string(edge.most);
    text += edge.direction > 0 ? "]->" : "]-";
  }
  return text;
}

std::string text_of(const Item& item) {
  const std::string read = name_of(item.variable), value = read + (item.variable < kNodes ? ".x" : "");
  const std::string distinct = item.distinct ? "DISTINCT " : "";
  switch (item.kind) {
    case Item::Kind::variable:
      return read;
    case Item::Kind::value:
      return value + " AS " + name_of(item.place);
    case Item::Kind::count_rows:
      return "count(*) AS " + name_of(item.place);
    case Item::Kind::count:
      return "count(" + distinct + (item.of_value ? value : read) + ") AS " + name_of(item.place);
    case Item::Kind::least:
      return "min(" + distinct + value + ") AS " + name_of(item.place);
    case Item::Kind::greatest:
      return "max(" + distinct + value + ") AS " + name_of(item.place);
    default:
      return "sum(" + distinct + value + ") AS " + name_of(item.place);
  }
}

}  // namespace

std::size_t below(Random& random, std::size_t bound) {
  return static_cast<std::size_t>(random() % bound);
}

SmallGraph random_graph(Random& random) {
  SmallGraph made;
  const std::size_t nodes = 1 + below(random, 6);
  for (std::size_t i = 0; i < nodes; ++i) {
    SmallGraph::Node node{static_cast<int>(below(random, 2)), std::nullopt};
    if (!one_in(random, 4)) node.value = static_cast<int>(below(random, 3));
    made.nodes.push_back(node);
  }
  for (std::size_t i = below(random, 10); i > 0; --i) {
    made.edges.push_back({below(random, nodes), below(random, nodes), static_cast<int>(below(random, 2))});
  }
  return made;
}

RandomQuery random_query(Random& random) {
  RandomQuery query;
  Scope scope;
  std::size_t next_edge = 0;
  query.steps.push_back(random_match(random, scope, next_edge));
  for (std::size_t i = below(random, 3); i > 0; --i) {
    const std::size_t column = kNodes + kEdges + below(random, kColumns);
    switch (below(random, 4)) {
      case 0:
        if (!scope.empty()) query.steps.push_back(random_projection(random, scope));
        break;
      case 1: {
        if (scope.contains(column)) break;
        Step step;
        step.kind = Step::Kind::unwind;
        step.column = column;
        for (std::size_t n = below(random, 4); n > 0; --n) step.list.push_back(static_cast<int>(below(random, 3)));
        scope.insert(column);
        query.steps.push_back(std::move(step));
        break;
      }
      default:
        query.steps.push_back(random_match(random, scope, next_edge));
    }
  }
  query.steps.push_back(random_projection(random, scope));
  query.ordered = one_in(random, 2);
  query.descending = one_in(random, 2);
  if (query.ordered && one_in(random, 2)) query.skip = below(random, 3);
  if (query.ordered && one_in(random, 2)) query.limit = below(random, 5);
  return query;
}

std::string text_of(const RandomQuery& query) {
  std::string text;
  for (const Step& step : query.steps) {
    switch (step.kind) {
      case Step::Kind::match:
      case Step::Kind::optional_match:
        text += std::string(step.kind == Step::Kind::match ? "" : "OPTIONAL ") + "MATCH " + text_of(step.chain);
        if (step.where) text += " WHERE " + text_of(*step.where);
        break;
      case Step::Kind::unwind:
        text += "UNWIND [";
        for (std::size_t i = 0; i < step.list.size(); ++i) text += (i == 0 ? "" : ", ") + std::to_string(step.list[i]);
        text += "] AS " + name_of(step.column);
        break;
      case Step::Kind::projection:
        text += std::string(&step == &query.steps.back() ? "RETURN " : "WITH ") + (step.distinct ? "DISTINCT " : "");
        for (std::size_t i = 0; i < step.items.size(); ++i) text += (i == 0 ? "" : ", ") + text_of(step.items[i]);
    }
    text += ' ';
  }
  if (query.ordered) {
    text += "ORDER BY ";
    const auto& items = query.steps.back().items;
    for (std::size_t i = 0; i < items.size(); ++i) {
      text += (i == 0 ? "" : ", ") + name_of(items[i].place) + (query.descending ? " DESC" : "");
    }
  }
  if (query.skip) text += " SKIP " + std::to_string(*query.skip);
  if (query.limit) text += " LIMIT " + std::to_string(*query.limit);
  return text;
}

std::optional<std::vector<std::vector<Cell>>> evaluate(const RandomQuery& query, const SmallGraph& graph) {
  std::vector<Row> rows(1);
  try {
    for (const Step& step : query.steps) {
      switch (step.kind) {
        case Step::Kind::match:
        case Step::Kind::optional_match:
          rows = matched(step, rows, graph);
          break;
        case Step::Kind::unwind: {
          std::vector<Row> out;
          for (const Row& row : rows) {
            for (const int value : step.list) {
              out.push_back(row);
              out.back()[step.column] = number(value);
            }
          }
          rows = std::move(out);
          break;
        }
        case Step::Kind::projection:
          rows = projected(step, rows, graph);
      }
    }
  } catch (const TooMany&) {
    return std::nullopt;
  }
  std::vector<std::vector<Cell>> result;
  for (const Row& row : rows) {
    std::vector<Cell> cells;
    for (const Item& item : query.steps.back().items) cells.push_back(*row[item.place]);
    result.push_back(std::move(cells));
  }
  std::sort(result.begin(), result.end());
  if (query.ordered && query.descending) std::reverse(result.begin(), result.end());
  if (query.skip)
    result.erase(result.begin(), result.begin() + static_cast<std::ptrdiff_t>(std::min(*query.skip, result.size())));
  if (query.limit && result.size() > *query.limit) result.resize(*query.limit);
  return result;
}

}  // namespace quoth::fuzz
