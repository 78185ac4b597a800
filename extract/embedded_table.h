// SPDX-License-Identifier: Apache-2.0
// The tables that are built into the program (graph/embed.cmake): lines of fields between tabs; '#' begins a comment
// line.
#pragma once

#include <string_view>
#include <vector>

namespace quoth::extract {

// The rows of `table`, which outlives them; empty lines and comment lines left out.
std::vector<std::vector<std::string_view>> rows(std::string_view table);

}  // namespace quoth::extract
