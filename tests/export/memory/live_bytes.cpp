// SPDX-License-Identifier: Apache-2.0
#include "live_bytes.h"

#include <malloc.h>

#include <atomic>
#include <cerrno>

namespace {

std::atomic<std::size_t> live{0};
std::atomic<std::size_t> most{0};

}  // namespace

namespace quoth::exporters {

std::size_t live_bytes() noexcept {
  return live;
}

std::size_t most_live_bytes() noexcept {
  return most;
}

void forget_most_live_bytes() noexcept {
  most = live.load();
}

}  // namespace quoth::exporters

#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)

bool quoth::exporters::counts_live_bytes() noexcept {
  return true;
}

// glibc's own functions under their second names.
extern "C" {
void* __libc_malloc(std::size_t bytes);
void* __libc_calloc(std::size_t count, std::size_t bytes);
void* __libc_realloc(void* block, std::size_t bytes);
void* __libc_memalign(std::size_t alignment, std::size_t bytes);
void __libc_free(void* block);

static void* count(void* block) noexcept {
  const std::size_t now = live.fetch_add(malloc_usable_size(block)) + malloc_usable_size(block);
  for (std::size_t before = most; before < now && !most.compare_exchange_weak(before, now);) {
  }
  return block;
}

static void discount(void* block) noexcept {
  live.fetch_sub(malloc_usable_size(block));
}

void* malloc(std::size_t bytes) {
  return count(__libc_malloc(bytes));
}

void* calloc(std::size_t many, std::size_t bytes) {
  return count(__libc_calloc(many, bytes));
}

void* realloc(void* block, std::size_t bytes) {
  const std::size_t before = malloc_usable_size(block);
  void* moved = __libc_realloc(block, bytes);
  if (moved != nullptr || bytes == 0) live.fetch_sub(before);
  return count(moved);
}

void* memalign(std::size_t alignment, std::size_t bytes) {
  return count(__libc_memalign(alignment, bytes));
}

void* aligned_alloc(std::size_t alignment, std::size_t bytes) {
  return memalign(alignment, bytes);
}

int posix_memalign(void** block, std::size_t alignment, std::size_t bytes) {
  *block = memalign(alignment, bytes);
  return *block == nullptr ? ENOMEM : 0;
}

void free(void* block) {
  discount(block);
  __libc_free(block);
}
}

#else

bool quoth::exporters::counts_live_bytes() noexcept {
  return false;
}

#endif
