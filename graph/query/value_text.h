// SPDX-License-Identifier: Apache-2.0
// Values as text: as toString gives them, and as the language and its kit write them.
#pragma once

#include "graph/query/property_graph.h"
#include "graph/query/value.h"

#include <string>

namespace quoth::query {

// A scalar without quotes: "1.5", "true", "2020-01-01". Requires a scalar or a temporal value.
std::string plain_text(const Value& value);
// The shortest text that reads back as the same number, with a point or an exponent: "1.0", "1.0E-5", "NaN".
std::string real_text(double value);

// As the kit writes results: 'text', [1, 2], {a: 1}, (:Label {key: 1}), [:TYPE {key: 1}], <(:A)-[:T]->(:B)>.
std::string cypher_text(const Value& value, const PropertyGraph& graph);
std::string quoted(std::string_view text);

}  // namespace quoth::query
