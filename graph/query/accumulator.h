// SPDX-License-Identifier: Apache-2.0
// The running state of one aggregation over one group.
#pragma once

#include "graph/query/operators_rows.h"
#include "graph/query/value_set.h"

#include <memory>

namespace quoth::query {

class Accumulator {
 public:
  // Takes one row's argument; nulls do not count. `percentile` is read by the percentiles only. Gives the bytes that it
  // newly keeps.
  std::int64_t add(const Aggregate& aggregate, Value argument, const Value& percentile);
  void add_row() noexcept { ++count_; }
  // Throws ArgumentError where a sum left the range of Integer.
  Value result(const Aggregate& aggregate);

 private:
  struct More {
    List items;  // collected, or for percentiles and deviations
    ValueSet distinct{1};
    Duration duration;  // of a sum
  };
  More& more();
  void add_number(const Value& argument);
  void extreme(Value argument, bool greatest);
  Value sum() const;
  Value average() const;
  Value percentile(bool continuous);
  Value deviation(bool population) const;

  std::int64_t count_ = 0;
  std::int64_t integer_ = 0;
  double real_ = 0;  // all that was added, as a real number
  bool is_real_ = false;
  bool is_duration_ = false;
  double percentile_ = 0;
  Value extreme_;
  std::unique_ptr<More> more_;
};

}  // namespace quoth::query
