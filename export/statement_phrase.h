// SPDX-License-Identifier: Apache-2.0
// A statement as a few words for people. What is no fact must not read like one.
#pragma once

#include "graph/model.h"

#include <string>

namespace quoth::exporters {

// "warned" for a fact; else "did not warn", "may warn", "would warn", "will not warn", "should warn".
std::string phrase_of(const graph::Statement& statement);

// The relationship type in a property graph, from the label in upper case: "pulled back" → "PULLED_BACK". What is
// neither letter nor digit becomes '_'; letters beyond ASCII stay.
std::string relationship_type(const graph::Statement& statement);

}  // namespace quoth::exporters
