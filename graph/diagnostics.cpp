// SPDX-License-Identifier: Apache-2.0
#include "graph/diagnostics.h"

#include <algorithm>

namespace quoth {

std::size_t Diagnostics::count(std::string_view code) const noexcept {
  return static_cast<std::size_t>(
      std::count_if(entries_.begin(), entries_.end(), [code](const Diagnostic& entry) { return entry.code == code; }));
}

}  // namespace quoth
