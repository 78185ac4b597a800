// SPDX-License-Identifier: Apache-2.0
// How a snapshot is known to be whole without reading all of it: its writer sets the file's modification time to a time
// made from the content's hash. Who writes to the file afterwards moves that time, and then the content is hashed
// again. A copy that loses the time is read once more each time it is opened, and is no less good. Private to the
// snapshot.
#pragma once

#include <ctime>

#include <cstdint>

namespace quoth::graph::view {

// Some second of the years 2001 to 2033, and some nanosecond of it.
inline std::timespec seal_of(std::uint64_t hash) noexcept {
  constexpr std::uint64_t kFirstSecond = 1'000'000'000;
  constexpr std::uint64_t kNanoseconds = 1'000'000'000;
  std::timespec time{};
  time.tv_sec = static_cast<std::time_t>(kFirstSecond + hash % kFirstSecond);
  time.tv_nsec = static_cast<long>(hash / kFirstSecond % kNanoseconds);
  return time;
}

}  // namespace quoth::graph::view
