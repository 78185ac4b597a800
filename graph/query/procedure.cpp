// SPDX-License-Identifier: Apache-2.0
#include "graph/query/procedure.h"

namespace quoth::query {

void ProcedureRegistry::add(Procedure procedure) {
  std::string name = procedure.name;
  procedures_.insert_or_assign(std::move(name), std::move(procedure));
}

const Procedure* ProcedureRegistry::find(std::string_view name) const {
  const auto at = procedures_.find(name);
  return at == procedures_.end() ? nullptr : &at->second;
}

std::vector<std::string_view> ProcedureRegistry::names() const {
  std::vector<std::string_view> result;
  for (const auto& entry : procedures_) result.push_back(entry.first);
  return result;
}

}  // namespace quoth::query
