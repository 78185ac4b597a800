// SPDX-License-Identifier: Apache-2.0
#include "graph/query/evaluators.h"
#include "graph/query/name_filter.h"
#include "graph/query/operator_node.h"
#include "graph/query/operators_match.h"

#include <array>

namespace quoth::query {
namespace {

struct Nothing {};

class SingleRow : public Operator {
 public:
  static PlanShape shape(const Nothing& /*s*/, const PlanPtrs& /*inputs*/) {
    PlanShape made;
    made.single_row = true;
    return made;
  }
  SingleRow(Execution& /*x*/, const Nothing& /*settings*/, Inputs /*inputs*/) {}
  void open() override { given_ = false; }
  bool next() override { return !std::exchange(given_, true); }

 private:
  bool given_ = false;
};

PlanShape scan_shape(const PlanPtrs& inputs, Slot node, std::vector<std::string> labels) {
  PlanShape made;
  if (!inputs[0]->shape().single_row) return made;
  made.once = node;
  made.scan = PlanShape::Scan{node, std::move(labels)};
  return made;
}

class ScanAll : public Operator {
 public:
  static PlanShape shape(Slot node, const PlanPtrs& inputs) { return scan_shape(inputs, node, {}); }
  ScanAll(Execution& x, const Slot& node, Inputs inputs) : x_(x), node_(node), input_(std::move(inputs[0])) {}
  void open() override {
    input_->open();
    at_ = end_ = 0;
  }
  bool next() override {
    for (;;) {
      while (at_ < end_) {
        const NodeId node = at_++;
        if (!x_.graph.node_exists(node)) continue;
        x_.slots[node_] = Value::node(node);
        x_.tick();
        return true;
      }
      if (!input_->next()) return false;
      at_ = 0;
      end_ = x_.graph.node_bound();
    }
  }

 private:
  Execution& x_;
  Slot node_;
  OperatorPtr input_;
  NodeId at_ = 0, end_ = 0;
};

struct LabelSettings {
  Slot node;
  std::string label;
};

class ScanLabel : public Operator {
 public:
  static PlanShape shape(const LabelSettings& s, const PlanPtrs& inputs) {
    return scan_shape(inputs, s.node, {s.label});
  }
  ScanLabel(Execution& x, const LabelSettings& settings, Inputs inputs)
      : x_(x), settings_(settings), input_(std::move(inputs[0])) {}
  void open() override {
    input_->open();
    at_ = count_ = 0;
    done_ = true;
  }
  bool next() override {
    for (;;) {
      if (at_ < count_) {
        x_.slots[settings_.node] = Value::node(nodes_[at_++]);
        x_.tick();
        return true;
      }
      if (!done_) {
        at_ = 0;
        count_ = x_.graph.scan(label_, from_, nodes_);
        done_ = count_ < nodes_.size();
        if (count_ > 0) from_ = nodes_[count_ - 1] + 1;
        continue;
      }
      if (!input_->next()) return false;
      const auto label = x_.graph.label(settings_.label);
      at_ = count_ = 0;
      done_ = !label;
      label_ = label.value_or(0);
      from_ = 0;
    }
  }

 private:
  Execution& x_;
  const LabelSettings& settings_;
  OperatorPtr input_;
  std::array<NodeId, 256> nodes_{};
  std::size_t at_ = 0, count_ = 0;
  bool done_ = true;
  LabelId label_ = 0;
  NodeId from_ = 0;
};

struct SeekSettings {
  Slot node;
  std::string key;
  EvaluatorPtr value;
};

class Seek : public Operator {
 public:
  static PlanShape shape(const SeekSettings& s, const PlanPtrs& inputs) {
    PlanShape made;
    if (inputs[0]->shape().single_row) made.once = s.node;
    return made;
  }
  Seek(Execution& x, const SeekSettings& settings, Inputs inputs)
      : x_(x), settings_(settings), input_(std::move(inputs[0])) {}
  void open() override {
    input_->open();
    found_.clear();
    at_ = 0;
  }
  bool next() override {
    for (;;) {
      if (at_ < found_.size()) {
        x_.slots[settings_.node] = Value::node(found_[at_++]);
        x_.tick();
        return true;
      }
      if (!input_->next()) return false;
      found_.clear();
      at_ = 0;
      const Value value = settings_.value->evaluate(x_);
      const auto key = x_.graph.key(settings_.key);
      if (!value.is_null() && key) x_.graph.find(*key, value, found_);
    }
  }

 private:
  Execution& x_;
  const SeekSettings& settings_;
  OperatorPtr input_;
  std::vector<NodeId> found_;
  std::size_t at_ = 0;
};

struct CheckSettings {
  Slot node;
  std::vector<std::string> labels;
  std::vector<PropertyCheck> properties;
};

class CheckNodes : public Operator {
 public:
  static PlanShape shape(const CheckSettings& s, const PlanPtrs& inputs) {
    const PlanShape below = inputs[0]->shape();
    PlanShape made;
    made.once = below.once;
    if (!below.scan || below.scan->node != s.node || !s.properties.empty()) return made;
    made.scan = below.scan;
    made.scan->labels.insert(made.scan->labels.end(), s.labels.begin(), s.labels.end());
    return made;
  }
  static bool give_distinct(const CheckSettings& s, Slot slot, PlanNode& input) {
    return s.node == slot && s.properties.empty() && input.give_distinct(slot);
  }
  CheckNodes(Execution& x, const CheckSettings& settings, Inputs inputs)
      : x_(x), settings_(settings), labels_(settings.labels), input_(std::move(inputs[0])) {}
  void open() override {
    labels_.resolve(x_.graph);
    input_->open();
  }
  bool next() override {
    while (input_->next()) {
      const Value& node = x_.slots[settings_.node];
      if (node.kind() == Kind::node && labels_.passes(x_.graph, node.as_node()) &&
          check_node(x_, node.as_node(), settings_.properties)) {
        return true;
      }
      x_.tick();
    }
    return false;
  }

 private:
  Execution& x_;
  const CheckSettings& settings_;
  LabelFilter labels_;
  OperatorPtr input_;
};

}  // namespace

PlanPtr single_row() {
  return make_node<SingleRow>("SingleRow", "", Nothing{}, nullptr);
}

PlanPtr scan_all_nodes(PlanPtr input, Slot node, std::string details) {
  return make_node<ScanAll>("AllNodesScan", std::move(details), node, std::move(input));
}

PlanPtr scan_label(PlanPtr input, Slot node, std::string label, std::string details) {
  return make_node<ScanLabel>("NodeByLabelScan", std::move(details), LabelSettings{node, std::move(label)},
                              std::move(input));
}

PlanPtr seek_property(PlanPtr input, Slot node, std::string key, EvaluatorPtr value, std::string details) {
  return make_node<Seek>("NodeIndexSeek", std::move(details), SeekSettings{node, std::move(key), std::move(value)},
                         std::move(input));
}

PlanPtr check_nodes(PlanPtr input, Slot node, std::vector<std::string> labels, std::vector<PropertyCheck> properties,
                    std::string details) {
  return make_node<CheckNodes>("CheckNode", std::move(details),
                               CheckSettings{node, std::move(labels), std::move(properties)}, std::move(input));
}

}  // namespace quoth::query
