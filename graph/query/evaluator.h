// SPDX-License-Identifier: Apache-2.0
// An expression ready to run: names are slots, properties are keys. Immutable; one may run in many executions at once.
#pragma once

#include "graph/query/execution.h"

#include <memory>
#include <vector>

namespace quoth::query {

class Evaluator {
 public:
  Evaluator() = default;
  Evaluator(const Evaluator&) = delete;
  Evaluator& operator=(const Evaluator&) = delete;
  virtual ~Evaluator() = default;

  virtual Value evaluate(Execution& x) const = 0;
  // Whether the value is true; null and false are not. Throws where it is no truth value.
  virtual bool test(Execution& x) const;
};

using EvaluatorPtr = std::unique_ptr<const Evaluator>;
using Evaluators = std::vector<EvaluatorPtr>;

}  // namespace quoth::query
