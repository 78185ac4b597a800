// SPDX-License-Identifier: Apache-2.0
// One run of one plan: the frame of slots that operators and evaluators read and write, the parameters, the
// transaction, and the limits. A row is the frame's state; operators write their own slots in place, so that a row
// costs no allocation until something has to keep it.
#pragma once

#include "graph/query/property_graph.h"
#include "graph/query/query_error.h"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace quoth::query {

struct Limits {
  std::chrono::milliseconds time{60'000};
  std::uint64_t rows = 1'000'000;                  // of the result
  std::uint64_t memory_bytes = 1ULL << 30U;        // of what sorting, grouping and collecting keep
  std::uint32_t path_length = 1'000;               // of a variable-length pattern
  const std::atomic<bool>* interrupted = nullptr;  // once true the query ends; looked at now and then
};

// What a query changed.
struct Changes {
  std::uint64_t nodes_created = 0, nodes_deleted = 0;
  std::uint64_t edges_created = 0, edges_deleted = 0;
  std::uint64_t properties_set = 0, labels_added = 0, labels_removed = 0;
  bool any() const noexcept {
    return nodes_created + nodes_deleted + edges_created + edges_deleted + properties_set + labels_added +
               labels_removed !=
           0;
  }
};

class Operator;
class PlanNode;
class ProcedureRegistry;
using Slot = std::uint32_t;

class Execution {
 public:
  Execution(PropertyGraph& graph, std::size_t slots, std::size_t subplans, const Limits& limits);
  ~Execution();

  PropertyGraph& graph;
  std::vector<Value> slots;
  std::vector<Value> parameters;  // by the plan's numbering
  Limits limits;
  Changes changes;
  std::int64_t now_nanoseconds = 0;                 // since 1970, UTC: one moment for the whole query
  bool deleted_any = false;                         // whether a node or edge held in a slot may be gone
  std::vector<std::uint64_t>* profile = nullptr;    // rows by plan node's number, for PROFILE
  std::vector<std::unique_ptr<Operator>> subplans;  // of expressions, made when first needed

  // The transaction, opened when first asked for.
  GraphTransaction& transaction();
  void commit();

  // Called once a row by whatever loops: checks the time now and then. Throws Error(limit).
  void tick() {
    if ((++ticks_ & 0x3FFU) == 0) check_time();
  }
  // Accounts for memory that is kept; throws Error(limit) beyond the limit. Released with a negative amount, which
  // never throws.
  void keep(std::int64_t bytes) {
    kept_bytes_ += bytes;
    if (bytes > 0 && kept_bytes_ > static_cast<std::int64_t>(limits.memory_bytes)) memory_exceeded();
  }
  // Throws Error(limit) where so much more memory would be too much, and keeps nothing.
  void check_room(std::uint64_t bytes) const {
    if (kept_bytes_ + static_cast<std::int64_t>(bytes) > static_cast<std::int64_t>(limits.memory_bytes)) {
      memory_exceeded();
    }
  }
  double random() noexcept;  // 0 ≤ x < 1, the same sequence in every run

 private:
  void check_time();
  [[noreturn]] void memory_exceeded() const;

  std::unique_ptr<GraphTransaction> transaction_;
  std::chrono::steady_clock::time_point deadline_;
  std::uint64_t ticks_ = 0;
  std::int64_t kept_bytes_ = 0;
  std::uint64_t random_state_ = 0x9E3779B97F4A7C15ULL;
};

}  // namespace quoth::query
