// SPDX-License-Identifier: Apache-2.0
// The character references that every kind of markup here needs: XML, and Graphviz's HTML-like labels.
#pragma once

#include <string_view>

namespace quoth::exporters {

// "&amp;" for '&', and so for '<', '>', '"' and the line feed; empty for any other code point.
constexpr std::string_view markup_reference(char32_t value) noexcept {
  switch (value) {
    case U'&':
      return "&amp;";
    case U'<':
      return "&lt;";
    case U'>':
      return "&gt;";
    case U'"':
      return "&quot;";
    case U'\n':
      return "&#10;";
    default:
      return {};
  }
}

}  // namespace quoth::exporters
