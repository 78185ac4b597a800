// SPDX-License-Identifier: Apache-2.0
// The part of a sentence's tree that a statement was read from, drawn with plain characters.
#pragma once

#include "extract/language/grammar.h"

#include <cstdint>
#include <string>
#include <vector>

namespace quoth::cli {

// Lines, from the top of the sentence down to the word at `place` (code points) and what hangs on it: each word with
// what it is to the word above, the other branches in one line each. `width`: columns of a line. Empty where there is
// no such word.
//   said (the sentence's main word)
//   |-- subject: the aide
//   `-- content: told  <--
//       |-- subject: Weber
//       `-- object: the minister
std::vector<std::string> draw_tree(const extract::language::Tree& tree, std::uint32_t place, std::size_t width);

}  // namespace quoth::cli
