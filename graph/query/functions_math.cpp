// SPDX-License-Identifier: Apache-2.0
#include "graph/query/functions.h"

#include <cmath>
#include <numbers>
#include <string>

namespace quoth::query {
namespace {

using Arguments = std::span<const Value>;
constexpr auto bit = StaticType::bit;

template <double (*function)(double)>
Value real_function(Execution& /*x*/, Arguments a) {
  if (a[0].is_null()) return {};
  if (!a[0].is_number()) wrong_argument("this function", a[0], "InvalidArgumentType");
  return Value::real(function(a[0].as_number()));
}

Value absolute(Execution& x, Arguments a) {
  if (a[0].kind() == Kind::integer) {
    const std::int64_t value = a[0].as_integer();
    if (value == INT64_MIN) throw argument_error("NumberOutOfRange", "the result is too large for an Integer");
    return Value::integer(value < 0 ? -value : value);
  }
  return real_function<std::fabs>(x, a);
}

Value sign(Execution& /*x*/, Arguments a) {
  if (a[0].is_null()) return {};
  if (!a[0].is_number()) wrong_argument("sign", a[0], "InvalidArgumentType");
  const double value = a[0].as_number();
  return Value::integer(value > 0 ? 1 : value < 0 ? -1 : 0);
}

// Halves go up: -1.5 becomes -1. With digits, away from zero as it is written.
Value round(Execution& /*x*/, Arguments a) {
  if (a[0].is_null() || (a.size() > 1 && a[1].is_null())) return {};
  if (!a[0].is_number()) wrong_argument("round", a[0], "InvalidArgumentType");
  if (a.size() < 2) return Value::real(std::floor(a[0].as_number() + 0.5));
  if (a[1].kind() != Kind::integer) wrong_argument("round", a[1], "InvalidArgumentType");
  const double scale = std::pow(10.0, static_cast<double>(a[1].as_integer()));
  return Value::real(std::round(a[0].as_number() * scale) / scale);
}

Value random(Execution& x, Arguments /*a*/) {
  return Value::real(x.random());
}
Value pi(Execution& /*x*/, Arguments /*a*/) {
  return Value::real(std::numbers::pi);
}
Value e(Execution& /*x*/, Arguments /*a*/) {
  return Value::real(std::numbers::e);
}

Value atan2(Execution& /*x*/, Arguments a) {
  if (a[0].is_null() || a[1].is_null()) return {};
  if (!a[0].is_number() || !a[1].is_number()) wrong_argument("atan2", a[0], "InvalidArgumentType");
  return Value::real(std::atan2(a[0].as_number(), a[1].as_number()));
}

double degrees(double x) {
  return x * 180 / std::numbers::pi;
}
double radians(double x) {
  return x * std::numbers::pi / 180;
}
double cotangent(double x) {
  return 1 / std::tan(x);
}
double haversine(double x) {
  return (1 - std::cos(x)) / 2;
}

constexpr StaticType::Kinds kNumber = bit(Kind::integer) | bit(Kind::real);
constexpr StaticType kReal = StaticType::of(Kind::real);

constexpr Function kFunctions[] = {
    {"abs", 1, 1, {kNumber, 0, 0}, StaticType::number(), absolute},
    {"sign", 1, 1, {kNumber, 0, 0}, StaticType::of(Kind::integer), sign},
    {"ceil", 1, 1, {kNumber, 0, 0}, kReal, real_function<std::ceil>},
    {"floor", 1, 1, {kNumber, 0, 0}, kReal, real_function<std::floor>},
    {"round", 1, 2, {kNumber, kNumber, 0}, kReal, round},
    {"rand", 0, 0, {0, 0, 0}, kReal, random},
    {"sqrt", 1, 1, {kNumber, 0, 0}, kReal, real_function<std::sqrt>},
    {"exp", 1, 1, {kNumber, 0, 0}, kReal, real_function<std::exp>},
    {"log", 1, 1, {kNumber, 0, 0}, kReal, real_function<std::log>},
    {"log10", 1, 1, {kNumber, 0, 0}, kReal, real_function<std::log10>},
    {"sin", 1, 1, {kNumber, 0, 0}, kReal, real_function<std::sin>},
    {"cos", 1, 1, {kNumber, 0, 0}, kReal, real_function<std::cos>},
    {"tan", 1, 1, {kNumber, 0, 0}, kReal, real_function<std::tan>},
    {"cot", 1, 1, {kNumber, 0, 0}, kReal, real_function<cotangent>},
    {"asin", 1, 1, {kNumber, 0, 0}, kReal, real_function<std::asin>},
    {"acos", 1, 1, {kNumber, 0, 0}, kReal, real_function<std::acos>},
    {"atan", 1, 1, {kNumber, 0, 0}, kReal, real_function<std::atan>},
    {"atan2", 2, 2, {kNumber, kNumber, 0}, kReal, atan2},
    {"degrees", 1, 1, {kNumber, 0, 0}, kReal, real_function<degrees>},
    {"radians", 1, 1, {kNumber, 0, 0}, kReal, real_function<radians>},
    {"haversin", 1, 1, {kNumber, 0, 0}, kReal, real_function<haversine>},
    {"pi", 0, 0, {0, 0, 0}, kReal, pi},
    {"e", 0, 0, {0, 0, 0}, kReal, e},
};

}  // namespace

std::span<const Function> math_functions() {
  return kFunctions;
}

}  // namespace quoth::query
