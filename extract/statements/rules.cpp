// SPDX-License-Identifier: Apache-2.0
#include "extract/statements/rules.h"

#include "extract/embedded_table.h"

#include <algorithm>
#include <vector>

namespace quoth::embedded {
std::string_view statement_rules();
}

namespace quoth::extract::statements {

std::span<const Rule> all_rules() {
  static const std::vector<Rule> kRules = [] {
    std::vector<Rule> result;
    for (const auto& row : rows(embedded::statement_rules())) {
      if (row.size() == 3) result.push_back({row[0], row[1], row[2]});
    }
    return result;
  }();
  return kRules;
}

const Rule* find_rule(std::string_view name) {
  const std::span<const Rule> all = all_rules();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Rule& rule) { return rule.name == name; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace quoth::extract::statements
