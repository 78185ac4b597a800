// SPDX-License-Identifier: Apache-2.0
#include "graph/query/plan.h"

#include <algorithm>
#include <cmath>

namespace quoth::query {
namespace {

class Counted : public Operator {
 public:
  Counted(OperatorPtr inner, std::uint64_t& rows) : inner_(std::move(inner)), rows_(rows) {}
  void open() override { inner_->open(); }
  bool next() override {
    const bool found = inner_->next();
    rows_ += found ? 1 : 0;
    return found;
  }

 private:
  OperatorPtr inner_;
  std::uint64_t& rows_;
};

struct Line {
  std::string tree, details, estimate, actual;
};

std::string rounded(double rows) {
  return std::to_string(static_cast<std::uint64_t>(std::llround(std::clamp(rows, 0.0, 1e15))));
}

// A chain is printed without indenting; only a second input opens a branch.
void collect(const PlanNode& node, const std::string& indent, const std::vector<std::uint64_t>* actual,
             std::vector<Line>& out) {
  out.push_back({indent + "+ " + node.name(), node.details(), rounded(node.estimated_rows),
                 actual != nullptr && node.number < actual->size() ? std::to_string((*actual)[node.number]) : ""});
  for (std::size_t i = node.inputs().size(); i-- > 0;) {
    collect(*node.inputs()[i], i == 0 ? indent : indent + "| ", actual, out);
  }
}

std::size_t width(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string left(const std::string& text, std::size_t columns) {
  return text + std::string(columns > width(text) ? columns - width(text) : 0, ' ');
}

std::string right(const std::string& text, std::size_t columns) {
  return std::string(columns > width(text) ? columns - width(text) : 0, ' ') + text;
}

}  // namespace

bool Evaluator::test(Execution& x) const {
  const Value value = evaluate(x);
  if (value.kind() == Kind::boolean) return value.as_boolean();
  if (value.is_null()) return false;
  throw type_error("InvalidArgumentType",
                   "a condition must be true or false, not a " + std::string(kind_name(value.kind())));
}

OperatorPtr PlanNode::start(Execution& x) const {
  OperatorPtr made = make(x);
  if (x.profile == nullptr || number >= x.profile->size()) return made;
  return std::make_unique<Counted>(std::move(made), (*x.profile)[number]);
}

Operator& Subplan::start(Execution& x) const {
  OperatorPtr& made = x.subplans[number];
  if (!made) made = root->start(x);
  made->open();
  return *made;
}

std::string explain(const PlanNode& root, const std::vector<std::uint64_t>* actual) {
  std::vector<Line> lines{{"Operator", "Details", "Estimated rows", actual != nullptr ? "Rows" : ""}};
  collect(root, "", actual, lines);
  std::size_t tree = 0, estimate = 0, rows = 0;
  for (const Line& line : lines) {
    tree = std::max(tree, width(line.tree));
    estimate = std::max(estimate, width(line.estimate));
    rows = std::max(rows, width(line.actual));
  }
  std::string text;
  for (const Line& line : lines) {
    text += left(line.tree, tree) + "  " + right(line.estimate, estimate);
    if (actual != nullptr) text += "  " + right(line.actual, rows);
    if (!line.details.empty()) text += "  " + line.details;
    text += '\n';
  }
  return text;
}

}  // namespace quoth::query
