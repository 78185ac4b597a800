// SPDX-License-Identifier: Apache-2.0
// From an article's bytes to a Document: text, title, dates, authors, blocks. Knows nothing of the language model.
#pragma once

#include "extract/input.h"
#include "graph/diagnostics.h"
#include "graph/model.h"

namespace quoth::extract::reader {

// Text or HTML (looked at where `input.type` is unknown) in any encoding of decode.h. What `input` gives is taken, the
// rest is read from the bytes: `published` may be any date that find_timestamp reads. Blocks cover all of the text but
// white space. Throws Error(input) for binary bytes, Error(limit) above kMaximumBytes. Reports to `diagnostics`:
// "encoding" (converted or repaired bytes), "empty" (no words), "language" (not English), "date" (`published`
// unreadable or absent), "boilerplate" (a note for each block left out). Cost: linear.
graph::Document read(const Input& input, Diagnostics& diagnostics);

}  // namespace quoth::extract::reader
