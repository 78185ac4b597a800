// SPDX-License-Identifier: Apache-2.0
// How much a piece of code does, in numbers that no other program on the machine can change: allocations, and the
// instructions of this thread where the kernel lets us count them (Linux perf events).
#pragma once

#include <cstdint>
#include <functional>

namespace quoth::extract {

struct Work {
  std::uint64_t allocations = 0;
  std::uint64_t instructions = 0;  // 0 where they cannot be counted
};

Work work_of(const std::function<void()>& code);

}  // namespace quoth::extract
