// SPDX-License-Identifier: Apache-2.0
// The bytes that the whole process has allocated and not freed, and the most there were: every malloc of this program
// and of its libraries (SQLite's too) is counted, by taking malloc's place. Not in a build with sanitizers, which do so
// themselves.
#pragma once

#include <cstddef>

namespace quoth::exporters {

// False where nothing is counted.
bool counts_live_bytes() noexcept;

std::size_t live_bytes() noexcept;

// The most live bytes since `forget_most_live_bytes`.
std::size_t most_live_bytes() noexcept;
void forget_most_live_bytes() noexcept;

}  // namespace quoth::exporters
