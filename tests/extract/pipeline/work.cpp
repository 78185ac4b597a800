// SPDX-License-Identifier: Apache-2.0
#include "tests/extract/pipeline/work.h"

#include <atomic>
#include <cstdlib>
#include <new>

#ifdef __linux__
#include <linux/perf_event.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace {

std::atomic<std::uint64_t> allocated{0};

#ifdef __linux__
int open_counter() {
  perf_event_attr attributes{};
  attributes.type = PERF_TYPE_HARDWARE;
  attributes.size = sizeof(attributes);
  attributes.config = PERF_COUNT_HW_INSTRUCTIONS;
  attributes.disabled = 1;
  attributes.exclude_kernel = 1;
  attributes.exclude_hv = 1;
  return static_cast<int>(syscall(SYS_perf_event_open, &attributes, 0, -1, -1, 0));
}
#endif

}  // namespace

void* operator new(std::size_t size) {
  allocated.fetch_add(1, std::memory_order_relaxed);
  if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc();
}
void operator delete(void* memory) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  std::free(memory);
}

namespace quoth::extract {

Work work_of(const std::function<void()>& code) {
  Work work;
#ifdef __linux__
  const int counter = open_counter();
  if (counter >= 0) ioctl(counter, PERF_EVENT_IOC_ENABLE, 0);
#endif
  const std::uint64_t before = allocated.load();
  code();
  work.allocations = allocated.load() - before;
#ifdef __linux__
  if (counter >= 0) {
    ioctl(counter, PERF_EVENT_IOC_DISABLE, 0);
    std::uint64_t instructions = 0;
    if (read(counter, &instructions, sizeof(instructions)) == sizeof(instructions)) work.instructions = instructions;
    close(counter);
  }
#endif
  return work;
}

}  // namespace quoth::extract
