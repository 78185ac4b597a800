// SPDX-License-Identifier: Apache-2.0
#include "graph/query/operator_node.h"
#include "graph/query/operators_rows.h"
#include "graph/query/value_order.h"

#include <algorithm>
#include <optional>

namespace quoth::query {
namespace {

struct SortSettings {
  std::vector<SortKey> keys;
  std::vector<Slot> slots;
  EvaluatorPtr top;
  Position position;
};

class Sort : public Operator {
 public:
  Sort(Execution& x, const SortSettings& settings, Inputs inputs)
      : x_(x), s_(settings), input_(std::move(inputs[0])), width_(settings.keys.size() + settings.slots.size()) {}

  ~Sort() override { x_.keep(-bytes_); }

  void open() override {
    input_->open();
    rows_.clear();
    at_ = arrivals_ = 0;
    filled_ = false;
    x_.keep(-bytes_);
    bytes_ = 0;
    top_ = s_.top ? std::optional(row_count(x_, *s_.top, "LIMIT", s_.position)) : std::nullopt;
  }

  bool next() override {
    if (!filled_) fill();
    if (at_ == rows_.size()) return false;
    Row& row = rows_[at_++];
    for (std::size_t i = 0; i < s_.slots.size(); ++i) x_.slots[s_.slots[i]] = std::move(row.values[s_.keys.size() + i]);
    return true;
  }

 private:
  struct Row {
    std::vector<Value> values;  // the keys, then the slots
    std::uint64_t arrival = 0;
  };

  bool before(const Row& a, const Row& b) const {
    for (std::size_t i = 0; i < s_.keys.size(); ++i) {
      const auto order = total_order(a.values[i], b.values[i]);
      if (order != 0) return s_.keys[i].descending ? order > 0 : order < 0;
    }
    return a.arrival < b.arrival;
  }

  void fill() {
    filled_ = true;
    const auto compare = [this](const Row& a, const Row& b) { return before(a, b); };
    while (input_->next()) {
      x_.tick();
      if (top_ == std::optional<std::uint64_t>(0)) continue;
      if (top_ && rows_.size() == *top_) {
        replace_last(compare);
      } else {
        rows_.push_back(take());
        if (top_ && rows_.size() == *top_) std::make_heap(rows_.begin(), rows_.end(), compare);
      }
    }
    std::sort(rows_.begin(), rows_.end(), compare);
  }

  // With the heap full: the new row takes the last one's place, if it comes before it.
  template <typename Compare>
  void replace_last(Compare compare) {
    scratch_.resize(s_.keys.size());
    for (std::size_t i = 0; i < s_.keys.size(); ++i) scratch_[i] = s_.keys[i].value->evaluate(x_);
    const Row& last = rows_.front();
    bool comes_before = false;
    for (std::size_t i = 0; i < s_.keys.size(); ++i) {
      const auto order = total_order(scratch_[i], last.values[i]);
      if (order == 0) continue;
      comes_before = s_.keys[i].descending ? order > 0 : order < 0;
      break;
    }
    ++arrivals_;
    if (!comes_before) return;
    std::pop_heap(rows_.begin(), rows_.end(), compare);
    Row& row = rows_.back();
    for (std::size_t i = 0; i < s_.keys.size(); ++i) row.values[i] = std::move(scratch_[i]);
    for (std::size_t i = 0; i < s_.slots.size(); ++i) row.values[s_.keys.size() + i] = x_.slots[s_.slots[i]];
    row.arrival = arrivals_;
    std::push_heap(rows_.begin(), rows_.end(), compare);
  }

  Row take() {
    Row row;
    row.values.reserve(width_);
    std::int64_t bytes = 40;
    for (const SortKey& key : s_.keys) row.values.push_back(key.value->evaluate(x_));
    for (const Slot slot : s_.slots) row.values.push_back(x_.slots[slot]);
    for (const Value& value : row.values) bytes += static_cast<std::int64_t>(sizeof(Value) + value.heap_bytes());
    row.arrival = ++arrivals_;
    bytes_ += bytes;
    x_.keep(bytes);
    return row;
  }

  Execution& x_;
  const SortSettings& s_;
  OperatorPtr input_;
  std::size_t width_;
  std::vector<Row> rows_;
  std::vector<Value> scratch_;
  std::optional<std::uint64_t> top_;
  std::uint64_t arrivals_ = 0;
  std::size_t at_ = 0;
  std::int64_t bytes_ = 0;
  bool filled_ = false;
};

}  // namespace

PlanPtr sort(PlanPtr input, std::vector<SortKey> keys, std::vector<Slot> slots, EvaluatorPtr top, Position position,
             std::string details) {
  const char* name = top ? "Top" : "Sort";
  return make_node<Sort>(name, std::move(details),
                         SortSettings{std::move(keys), std::move(slots), std::move(top), position}, std::move(input));
}

}  // namespace quoth::query
