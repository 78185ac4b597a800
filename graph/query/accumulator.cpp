// SPDX-License-Identifier: Apache-2.0
#include "graph/query/accumulator.h"

#include "graph/query/query_error.h"
#include "graph/query/value_order.h"

#include <algorithm>
#include <cmath>

namespace quoth::query {

Accumulator::More& Accumulator::more() {
  if (!more_) more_ = std::make_unique<More>();
  return *more_;
}

std::int64_t Accumulator::add(const Aggregate& aggregate, Value argument, const Value& percentile) {
  if (argument.is_null()) return 0;
  std::int64_t kept = 0;
  if (aggregate.distinct) {
    const bool added = more().distinct.insert([&](std::size_t) -> const Value& { return argument; }).second;
    if (!added) return 0;
    kept = 64 + static_cast<std::int64_t>(argument.heap_bytes());
  }
  ++count_;
  switch (aggregate.function) {
    case Aggregation::count_rows:
    case Aggregation::count:
      return kept;
    case Aggregation::sum:
    case Aggregation::average:
      add_number(argument);
      return kept;
    case Aggregation::least:
      extreme(std::move(argument), false);
      return kept;
    case Aggregation::greatest:
      extreme(std::move(argument), true);
      return kept;
    case Aggregation::percentile_disc:
    case Aggregation::percentile_cont:
      if (!percentile.is_number() || percentile.as_number() < 0 || percentile.as_number() > 1) {
        throw argument_error("NumberOutOfRange", "a percentile lies between 0.0 and 1.0");
      }
      percentile_ = percentile.as_number();
      [[fallthrough]];
    default:
      break;
  }
  if (aggregate.function != Aggregation::collect && !argument.is_number()) {
    throw type_error("InvalidArgumentType", "expected a number, got a " + std::string(kind_name(argument.kind())));
  }
  kept += static_cast<std::int64_t>(sizeof(Value) + argument.heap_bytes());
  more().items.push_back(std::move(argument));
  return kept;
}

void Accumulator::add_number(const Value& argument) {
  if (argument.kind() == Kind::duration) {
    is_duration_ = true;
    more().duration = more().duration + argument.as_duration();
    return;
  }
  if (!argument.is_number()) {
    throw type_error("InvalidArgumentType", "expected a number, got a " + std::string(kind_name(argument.kind())));
  }
  real_ += argument.as_number();
  if (argument.kind() == Kind::real) {
    is_real_ = true;
  } else if (!is_real_ && __builtin_add_overflow(integer_, argument.as_integer(), &integer_)) {
    throw argument_error("NumberOutOfRange", "the sum is too large for an Integer");
  }
}

void Accumulator::extreme(Value argument, bool greatest) {
  if (extreme_.is_null()) {
    extreme_ = std::move(argument);
    return;
  }
  const auto order = total_order(argument, extreme_);
  if (greatest ? order > 0 : order < 0) extreme_ = std::move(argument);
}

Value Accumulator::sum() const {
  if (is_duration_) return Value::duration(more_->duration);
  return is_real_ ? Value::real(real_) : Value::integer(integer_);
}

Value Accumulator::average() const {
  if (count_ == 0) return {};
  if (is_duration_) return Value::duration(scaled(more_->duration, 1.0 / static_cast<double>(count_)));
  return Value::real(real_ / static_cast<double>(count_));
}

Value Accumulator::percentile(bool continuous) {
  if (count_ == 0) return {};
  List& items = more_->items;
  std::sort(items.begin(), items.end(), [](const Value& a, const Value& b) { return total_order(a, b) < 0; });
  const auto last = static_cast<double>(items.size() - 1);
  if (!continuous) {
    const double place = std::ceil(percentile_ * static_cast<double>(items.size())) - 1;
    return items[static_cast<std::size_t>(std::clamp(place, 0.0, last))];
  }
  const double place = percentile_ * last;
  const auto below = static_cast<std::size_t>(std::floor(place)), above = static_cast<std::size_t>(std::ceil(place));
  if (below == above) return Value::real(items[below].as_number());
  const double weight = place - static_cast<double>(below);
  return Value::real(items[below].as_number() * (1 - weight) + items[above].as_number() * weight);
}

Value Accumulator::deviation(bool population) const {
  if (count_ < 2) return Value::real(0.0);
  double mean = 0, squares = 0, seen = 0;  // Welford's recurrence
  for (const Value& item : more_->items) {
    seen += 1;
    const double difference = item.as_number() - mean;
    mean += difference / seen;
    squares += difference * (item.as_number() - mean);
  }
  return Value::real(std::sqrt(squares / (population ? seen : seen - 1)));
}

Value Accumulator::result(const Aggregate& aggregate) {
  switch (aggregate.function) {
    case Aggregation::count_rows:
    case Aggregation::count:
      return Value::integer(count_);
    case Aggregation::sum:
      return sum();
    case Aggregation::average:
      return average();
    case Aggregation::least:
    case Aggregation::greatest:
      return extreme_;
    case Aggregation::collect:
      return Value::list(more_ ? std::move(more_->items) : List());
    case Aggregation::percentile_disc:
      return percentile(false);
    case Aggregation::percentile_cont:
      return percentile(true);
    case Aggregation::deviation:
      return deviation(false);
    default:
      return deviation(true);
  }
}

}  // namespace quoth::query
