// SPDX-License-Identifier: Apache-2.0
// Takes regular expressions of known form apart: the converter needs the character classes and word lists in them, not
// an engine. Syntax is that of Python's `re`.
#pragma once

#include "extract/language/convert/character_table.h"

#include <string>
#include <string_view>
#include <vector>

namespace quoth::extract::language {

// The parts of `expression` that stand where `form` has "{CLASS}" (up to the bracket that ends a class) or "{LIST}" (up
// to the parenthesis that ends a group), in order. Throws Error(format) naming `what` where all else is not equal.
std::vector<std::string_view> parts_of(std::string_view expression, std::string_view form, std::string_view what);

// True, and the parts, where it has that form.
bool has_form(std::string_view expression, std::string_view form, std::vector<std::string_view>& parts);

// The alternatives at the top level, outside of classes and groups.
std::vector<std::string_view> alternatives_of(std::string_view expression);

// The ranges of a class's inside: "a-z\u00DF\-".
std::vector<CharacterRange> ranges_of(std::string_view inside);

// The string that a sequence of plain and escaped characters matches. Throws Error(format) where there is an operator.
std::string literal_of(std::string_view expression);

}  // namespace quoth::extract::language
