// SPDX-License-Identifier: Apache-2.0
// Graphs for the exporters' tests: a hand-made one of a realistic size, generated ones of any size, and names that
// break writers.
#pragma once

#include "graph/model.h"

#include <cstdint>
#include <string>
#include <vector>

namespace quoth::exporters::sample {

// harbour.txt: 35 entities, 90 statements, one article.
graph::Records harbour();

// `entities` people and places and `statements` between them in documents of `per_document` statements; the same for
// the same seed. A few entities take part in most statements, as in the news. Names are plain words and numbers.
std::vector<graph::Records> generated(std::size_t entities, std::size_t statements, std::uint32_t seed = 1,
                                      std::size_t per_document = 50);

// Quotes, newlines, bidi marks, emoji, control characters, markup, 10 kB, every kind of escape: each is valid UTF-8
// without NUL.
std::vector<std::string> hard_names();

// Random valid UTF-8 without NUL, up to `longest` code points, rich in what breaks writers.
std::vector<std::string> random_names(std::size_t count, std::size_t longest, std::uint32_t seed);

// One article in which the entity i is called names[i], and says its name to the next where i is even, and threatens
// the next with it where i is odd: every name takes part in an event of PLOVER's.
graph::Records records_named(const std::vector<std::string>& names);

}  // namespace quoth::exporters::sample
