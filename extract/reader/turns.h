// SPDX-License-Identifier: Apache-2.0
// Turns of a conversation: paragraphs that begin with a speaker's label ("Q:", "MR. PESKOV:", "Anna Kos:"). A text has
// turns only where it keeps to the form: what begins "Note:", "Monday:", "France: 2" is none. Knows form and words, not
// who speaks (extract/discourse).
#pragma once

#include "extract/speaker_label.h"
#include "graph/model.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace quoth::extract::reader {

struct Turn {
  std::size_t first = 0;  // the block that the label begins; an index into Document::blocks
  std::size_t last = 0;   // the last block of the turn: paragraphs without a label go on with the speaker before
  graph::Span label;      // with its mark: "MR. PESKOV:"
  LabelKind kind = LabelKind::name;
};

// The turns of the document in text order; empty where it is no conversation. Paragraphs of another kind between two
// blocks of a turn ("(Laughter.)", boilerplate) are inside [first, last] and are the caller's to leave out. Cost:
// linear.
std::vector<Turn> find_turns(const graph::Document& document);

// True for a line that looks like a turn by itself: "Q: Why?", "THE PRESIDENT: No."
bool begins_turn(std::string_view line);

// True for a stage direction, which nobody speaks: "(Laughter.)", "[Applause]".
bool is_aside(std::string_view paragraph);

}  // namespace quoth::extract::reader
