// SPDX-License-Identifier: Apache-2.0
#include "export/rdf_node.h"

#include "export/code_points.h"

#include <algorithm>

namespace quoth::exporters {

void RdfNode::add(std::string_view property, RdfValue value) {
  if (value.text.empty()) return;
  auto found =
      std::find_if(properties.begin(), properties.end(), [&](const auto& one) { return one.name == property; });
  if (found == properties.end()) found = properties.insert(found, {std::string(property), {}});
  found->values.push_back(std::move(value));
}

void RdfNode::text(std::string_view property, std::string_view text) {
  add(property, {RdfValue::Kind::literal, valid_utf8(text), ""});
}

void RdfNode::typed(std::string_view property, std::string lexical, std::string datatype) {
  add(property, {RdfValue::Kind::literal, std::move(lexical), std::move(datatype)});
}

}  // namespace quoth::exporters
