// SPDX-License-Identifier: Apache-2.0
// From trees and entities to statements: who said and did what to whom, on whose word, when, and whether it is a fact
// of the text. Knows no files and no stores. Method: quotations first, then the clause table of each sentence; speakers
// and pronouns find each other in two rounds with the discourse.
#pragma once

#include "extract/discourse/discourse.h"
#include "extract/language/grammar.h"
#include "graph/diagnostics.h"
#include "graph/model.h"

#include <span>
#include <vector>

namespace quoth::extract::statements {

struct Found {
  std::vector<graph::Statement> statements;      // in text order of their triggers; ids count from 1
  std::vector<discourse::EntityIndex> entities;  // what they refer to, sorted: what records() must keep
};

// A turn of a transcript: the block of its speaker's label, and the blocks of what he says, in text order.
struct Turn {
  language::Index label = language::kNone;
  std::vector<language::Index> words;
};

// `trees` are the article's blocks in text order, the same that `discourse` was made of; `times` are in text order.
// Calls discourse.resolve(). Reports every quotation with a clause of its own: "quote-without-speaker" where nobody
// speaks it, "quote-speaker-unknown" where its speaker is no entity. Each of `turns`, in text order, becomes a
// statement of saying or asking, its words a quotation; what is stated in them is on the speaker's word. Cost: linear
// in the tokens.
Found find_statements(const graph::Document& document, std::span<const language::Tree> trees,
                      discourse::Discourse& discourse, std::span<const graph::TimeExpression> times,
                      Diagnostics& diagnostics, std::span<const Turn> turns = {});

}  // namespace quoth::extract::statements
