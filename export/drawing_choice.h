// SPDX-License-Identifier: Apache-2.0
// What of a graph a drawing shows: the entities and relations near somebody, between two, the most central; and the
// groups that they fall into. Works on ids and numbers only; the words are read later, for what was chosen.
#pragma once

#include "export/drawing.h"

#include <map>
#include <string>
#include <vector>

namespace quoth::exporters {

struct ChosenRelation {
  std::size_t statement = 0;  // its number in the source's stream, from 0
  std::string from;           // ids
  std::string to;
  bool about = false;
};

struct DrawingChoice {
  std::vector<ChosenRelation> relations;                     // in the order of their statements
  std::vector<std::size_t> statements;                       // numbers of those with a relation; ascending, distinct
  std::map<std::string, std::size_t, std::less<>> entities;  // id → the number of its statements
  std::map<std::string, std::string, std::less<>> groups;    // id → group, for communities and documents
  std::size_t entities_found = 0;
  std::size_t statements_undrawn = 0;
};

// One pass over the statements. Ties between equally central entities go to the one met first.
DrawingChoice choose(const GraphSource& source, const DrawingOptions& options);

}  // namespace quoth::exporters
