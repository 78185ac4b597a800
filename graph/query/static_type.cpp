// SPDX-License-Identifier: Apache-2.0
#include "graph/query/static_type.h"

namespace quoth::query {

std::string describe(StaticType type) {
  if (type.kinds == StaticType::kAll) return "any value";
  std::string text;
  for (unsigned kind = 0; kind < 16; ++kind) {
    if ((type.kinds & (StaticType::Kinds{1} << kind)) == 0) continue;
    if (!text.empty()) text += " or ";
    text += kind_name(static_cast<Kind>(kind));
  }
  return text;
}

}  // namespace quoth::query
