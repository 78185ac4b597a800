// SPDX-License-Identifier: Apache-2.0
// Whether the clause around an expression speaks of the past or of what is to come, by its auxiliaries and endings
// alone. A rough sign, used only where a date is incomplete ("on Friday", "Jan. 10").
#pragma once

#include "extract/discourse/time/interval.h"
#include "extract/discourse/time/words.h"

#include <cstddef>
#include <span>

namespace quoth::extract::time {

// For the expression words[begin, end): the nearest sign before it in its sentence, else the nearest after it.
// Cost: looks at 16 words on each side at most.
Direction direction_at(std::span<const Word> words, std::size_t begin, std::size_t end);

}  // namespace quoth::extract::time
