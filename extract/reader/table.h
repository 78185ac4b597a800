// SPDX-License-Identifier: Apache-2.0
// The reader's data files: lines of fields between tabs; '#' begins a comment line.
#pragma once

#include <string_view>
#include <vector>

namespace quoth::extract::reader {

// The rows of `table`, which outlives them; empty lines and comment lines left out.
std::vector<std::vector<std::string_view>> rows(std::string_view table);

}  // namespace quoth::extract::reader
