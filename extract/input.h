// SPDX-License-Identifier: Apache-2.0
// One article as it came, before anything is known about it.
#pragma once

#include <string>

namespace quoth::extract {

// What is given is taken, what is not is read from the bytes.
struct Input {
  enum class Type { unknown, text, html };

  std::string uri;
  std::string bytes;  // text or HTML, any encoding that the reader knows
  Type type = Type::unknown;
  std::string published;  // ISO 8601
  std::string title;
  std::string publisher;
};

}  // namespace quoth::extract
