// SPDX-License-Identifier: Apache-2.0
// Reading of the lexicons' tables: tab-separated values, lines that begin with "#" are comments (the first ones tell
// the source and licence). Knows nothing of what a column means.
#pragma once

#include <functional>
#include <span>
#include <string_view>
#include <vector>

namespace quoth::extract::lexicon {

// Calls `row` with the fields of every line that is neither empty nor a comment, in order. Fields are views into
// `text`; missing trailing fields are given as empty. Throws Error(format) with `name` and the line where a line has
// more than `columns` fields or an empty first and second one. Cost: linear.
void for_each_row(std::string_view text, std::string_view name, std::size_t columns,
                  const std::function<void(std::span<const std::string_view>)>& row);

// The parts of a field between ";", without empty ones.
std::vector<std::string_view> parts(std::string_view field);

}  // namespace quoth::extract::lexicon
