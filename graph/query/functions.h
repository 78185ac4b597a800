// SPDX-License-Identifier: Apache-2.0
// The functions of the language, in tables by family: name, how many arguments of which kinds, what they give, and the
// code. Names are looked up without regard to case.
#pragma once

#include "graph/query/execution.h"
#include "graph/query/static_type.h"

#include <array>
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace quoth::query {

struct Function {
  std::string_view name;
  std::size_t least = 0, most = 0;           // arguments
  std::array<StaticType::Kinds, 3> accepts;  // kinds of the first arguments; others are mistakes before running
  StaticType gives;
  Value (*run)(Execution& x, std::span<const Value> arguments);
};

inline constexpr StaticType::Kinds kAnything = StaticType::kAll;

const Function* find_function(std::string_view name);
std::vector<std::string_view> function_names();  // sorted; with the aggregations

std::span<const Function> scalar_functions();    // functions_scalar.cpp: type, id, coalesce, toInteger …
std::span<const Function> list_functions();      // functions_list.cpp
std::span<const Function> math_functions();      // functions_math.cpp
std::span<const Function> string_functions();    // functions_string.cpp
std::span<const Function> temporal_functions();  // functions_temporal.cpp

// "a Node", for messages about a wrong argument.
[[noreturn]] void wrong_argument(std::string_view function, const Value& argument,
                                 std::string_view detail = "InvalidArgumentValue");

}  // namespace quoth::query
