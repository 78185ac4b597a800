// SPDX-License-Identifier: Apache-2.0
// A plan is a tree of immutable nodes; each makes an operator that pulls rows from the operators of its inputs. See
// G. Graefe, "Volcano – An Extensible and Parallel Query Evaluation System" (1994); rows pass in the frame.
#pragma once

#include "graph/query/evaluator.h"

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace quoth::query {

class Operator {
 public:
  Operator() = default;
  Operator(const Operator&) = delete;
  Operator& operator=(const Operator&) = delete;
  virtual ~Operator() = default;

  // Starts anew, with the frame as it is; may be called again at any time.
  virtual void open() = 0;
  // Puts the next row into the frame; false where there is none, and then at every further call.
  virtual bool next() = 0;
};
using OperatorPtr = std::unique_ptr<Operator>;

struct ExpandSettings;

// What a plan node tells about itself, for those who would replace it (rewrites.h).
struct PlanShape {
  bool single_row = false;
  std::optional<Slot> once;  // a node that no two of its rows share
  // All nodes with these labels, from a single row.
  struct Scan {
    Slot node = 0;
    std::vector<std::string> labels;
  };
  std::optional<Scan> scan;
  const ExpandSettings* expand = nullptr;  // along one relationship
  // One value beside its input's: node.key.
  struct Property {
    Slot node = 0, result = 0;
    std::string key;
  };
  std::optional<Property> property;
};

using PlanPtrs = std::vector<std::unique_ptr<class PlanNode>>;

class PlanNode {
 public:
  PlanNode() = default;
  PlanNode(const PlanNode&) = delete;
  PlanNode& operator=(const PlanNode&) = delete;
  virtual ~PlanNode() = default;

  virtual std::string name() const = 0;               // "NodeByLabelScan"
  virtual std::string details() const { return {}; }  // "(p:Person)"
  virtual OperatorPtr make(Execution& x) const = 0;   // without its profile; callers use `start`
  virtual PlanShape shape() const { return {}; }
  // Asked by one who reads nothing of the rows but the node in `slot`, and of equal nodes needs only one: true where
  // each comes only once from now on.
  virtual bool give_distinct(Slot /*slot*/) { return false; }
  const std::vector<std::unique_ptr<PlanNode>>& inputs() const noexcept { return inputs_; }
  PlanPtrs take_inputs() { return std::move(inputs_); }
  double estimated_rows = 1;
  std::uint32_t number = 0;  // in the plan, for its profile

  // The operator, counting its rows where the execution is profiled.
  OperatorPtr start(Execution& x) const;

 protected:
  void add_input(std::unique_ptr<PlanNode> input) {
    if (input) inputs_.push_back(std::move(input));
  }
  OperatorPtr start_input(Execution& x, std::size_t index = 0) const { return inputs_[index]->start(x); }

 private:
  std::vector<std::unique_ptr<PlanNode>> inputs_;
};
using PlanPtr = std::unique_ptr<PlanNode>;

// An expression's inner plan (EXISTS, pattern comprehension): the root and its number in Execution::subplans.
struct Subplan {
  PlanPtr root;
  std::size_t number = 0;
  Operator& start(Execution& x) const;
};

// The tree, one line a node, with estimated rows and, where given, actual ones.
std::string explain(const PlanNode& root, const std::vector<std::uint64_t>* actual);

}  // namespace quoth::query
