// SPDX-License-Identifier: Apache-2.0
// Procedures for CALL: name, signature, and what gives the rows. The engine comes with none; its owner registers them.
#pragma once

#include "graph/query/property_graph.h"
#include "graph/query/static_type.h"

#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace quoth::query {

struct ProcedureField {
  std::string name;
  StaticType type;
};

struct Procedure {
  std::string name;  // "quoth.search"
  std::string description;
  std::vector<ProcedureField> arguments;
  std::vector<ProcedureField> results;
  std::size_t optional_arguments = 0;  // how many of the last may be left out; they are null then
  // Appends the rows' values, one after the other, results.size() a row. May throw QueryError.
  std::function<void(const PropertyGraph& graph, std::span<const Value> arguments, std::vector<Value>& rows)> run;
};

class ProcedureRegistry {
 public:
  void add(Procedure procedure);  // in place of one of the same name
  const Procedure* find(std::string_view name) const;
  std::vector<std::string_view> names() const;  // sorted

 private:
  std::map<std::string, Procedure, std::less<>> procedures_;
};

}  // namespace quoth::query
