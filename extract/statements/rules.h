// SPDX-License-Identifier: Apache-2.0
// What the names in Statement::rules mean, for people (data/rules.tsv). Knows no statements.
#pragma once

#include <span>
#include <string_view>

namespace quoth::extract::statements {

struct Rule {
  std::string_view name;
  std::string_view decides;  // "by", "verb", "to", "word of", "status", "time"
  std::string_view meaning;  // a sentence without its full stop
};

// All rules, in the order in which they are told.
std::span<const Rule> all_rules();

// nullptr for a name that no rule of this version has.
const Rule* find_rule(std::string_view name);

}  // namespace quoth::extract::statements
