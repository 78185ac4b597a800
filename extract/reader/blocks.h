// SPDX-License-Identifier: Apache-2.0
// Tells title, subtitle, metadata and clutter from the paragraphs of an article, by place, form and words together.
// Method: features per block as in Kohlschütter et al. 2010, "Boilerplate detection using shallow text features", made
// into ordered rules instead of a learned classifier.
#pragma once

#include "extract/reader/passage.h"
#include "graph/model.h"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace quoth::extract::reader {

// What is known of a passage from elsewhere (an HTML page's elements); nothing for plain text.
using Hint = std::optional<graph::BlockKind>;

// Sets `document.blocks`, and of title, subtitle, published, updated, publisher, authors those that are empty still.
// `document.text` is what the passages were made of. `hints` is empty or has one entry a passage. Cost: linear.
void sort_blocks(std::span<const Passage> passages, std::span<const Hint> hints, graph::Document& document);

}  // namespace quoth::extract::reader
