// SPDX-License-Identifier: Apache-2.0
// Why a statement is what it is: its sentence, its words, its tree, the rules with their meanings, on whose word it
// rests, and what its confidence is made of. Knows the records, not the store.
#pragma once

#include "extract/language/grammar.h"
#include "graph/model.h"

#include <string>
#include <vector>

namespace quoth::cli {

struct Reason {
  std::string what;   // "sentence", "by", "rule", …
  std::string where;  // "12..34", an id, a rule's name, a factor; may be empty
  std::string words;
};

// The reasons in the order in which they are told. `statement` is one of `records`. `tree` is of the block that its
// trigger stands in, nullptr where the engine was not asked.
std::vector<Reason> explain(const graph::Records& records, const graph::Statement& statement,
                            const extract::language::Tree* tree, std::size_t width);

// The statement's sentence with its predicate in brackets.
std::string marked_sentence(const graph::Document& document, const graph::Statement& statement);

}  // namespace quoth::cli
