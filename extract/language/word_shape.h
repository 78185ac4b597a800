// SPDX-License-Identifier: Apache-2.0
// The parts of a word that the model looks at: its first character, its last three, its shape.
#pragma once

#include "extract/language/characters.h"

#include <string>
#include <string_view>

namespace quoth::extract::language {

std::string_view prefix_of(std::string_view text) noexcept;  // the first code point
std::string_view suffix_of(std::string_view text) noexcept;  // the last three code points, all where there are fewer

// "Xxxxx", "dd/dd", "x'x": letters, digits and the rest, of a run of the same the first four. Texts of 100 code points
// and more have the shape "LONG".
std::string shape_of(std::string_view text, const Characters& characters);

}  // namespace quoth::extract::language
