// SPDX-License-Identifier: Apache-2.0
// The operator =~, by PCRE2.
#pragma once

#include "graph/query/query_error.h"

#include <string_view>

namespace quoth::query {

// Whether the whole text matches. Compiled patterns are kept for the thread's next calls. Throws ArgumentError for a
// pattern that is none, and Error(limit) where matching backtracks beyond PCRE2's bounds.
bool matches_whole(std::string_view text, std::string_view pattern, Position position);

}  // namespace quoth::query
