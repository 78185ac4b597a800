// SPDX-License-Identifier: Apache-2.0
#include "graph/query/execution.h"

#include "graph/query/plan.h"

namespace quoth::query {

Execution::Execution(PropertyGraph& graph_, std::size_t slot_count, std::size_t subplan_count, const Limits& limits_)
    : graph(graph_), slots(slot_count), limits(limits_), deadline_(std::chrono::steady_clock::now() + limits_.time) {
  subplans.resize(subplan_count);
  now_nanoseconds =
      std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

Execution::~Execution() = default;

GraphTransaction& Execution::transaction() {
  if (!transaction_) transaction_ = graph.begin();
  return *transaction_;
}

void Execution::commit() {
  if (!transaction_) return;
  transaction_->commit();
  transaction_.reset();
}

void Execution::check_time() {
  if (limits.interrupted != nullptr && limits.interrupted->load(std::memory_order_relaxed)) {
    throw limit_error("the query was interrupted; nothing of it is kept");
  }
  if (std::chrono::steady_clock::now() < deadline_) return;
  throw limit_error("the query took longer than " + std::to_string(limits.time.count()) +
                    " ms; raise the limit with --time-limit, or narrow the pattern");
}

void Execution::memory_exceeded() const {
  throw limit_error("the query keeps more than " + std::to_string(limits.memory_bytes >> 20U) +
                    " MiB for sorting, grouping and collecting; raise the limit with --memory-limit, or narrow it");
}

double Execution::random() noexcept {
  random_state_ ^= random_state_ << 13U;
  random_state_ ^= random_state_ >> 7U;
  random_state_ ^= random_state_ << 17U;
  return static_cast<double>(random_state_ >> 11U) * 0x1.0p-53;
}

}  // namespace quoth::query
