// SPDX-License-Identifier: Apache-2.0
#include "graph/query/functions.h"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace quoth::query {
namespace {

std::string lowered(std::string_view name) {
  std::string text(name);
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return text;
}

using Table = std::unordered_map<std::string, const Function*>;

const Table& table() {
  static const Table kTable = [] {
    Table made;
    for (const auto family :
         {scalar_functions(), list_functions(), math_functions(), string_functions(), temporal_functions()}) {
      for (const Function& function : family) made.emplace(lowered(function.name), &function);
    }
    return made;
  }();
  return kTable;
}

}  // namespace

const Function* find_function(std::string_view name) {
  const auto at = table().find(lowered(name));
  return at == table().end() ? nullptr : at->second;
}

std::vector<std::string_view> function_names() {
  std::vector<std::string_view> names{"count",          "sum",   "avg",    "min",    "max", "collect", "percentileDisc",
                                      "percentileCont", "stDev", "stDevP", "exists", "all", "any",     "none",
                                      "single"};
  for (const auto& entry : table()) names.push_back(entry.second->name);
  std::sort(names.begin(), names.end());
  return names;
}

void wrong_argument(std::string_view function, const Value& argument, std::string_view detail) {
  throw type_error(std::string(detail),
                   std::string(function) + "() does not take a " + std::string(kind_name(argument.kind())));
}

}  // namespace quoth::query
