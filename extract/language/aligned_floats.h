// SPDX-License-Identifier: Apache-2.0
// An array of floats on a cache line's border, uninitialized: pages that are never written cost nothing.
#pragma once

#include <sys/mman.h>

#include <cstddef>
#include <cstdlib>
#include <memory>
#include <new>

namespace quoth::extract::language {

class AlignedFloats {
 public:
  AlignedFloats() = default;
  explicit AlignedFloats(std::size_t size) { resize(size); }

  float* data() noexcept { return values_.get(); }
  const float* data() const noexcept { return values_.get(); }
  std::size_t size() const noexcept { return size_; }

  // At least `size` floats afterwards; what was in them is lost when they grow.
  void ensure(std::size_t size) {
    if (size > size_) resize(size + size / 4);
  }

 private:
  static constexpr std::size_t kAlignment = 64;
  // Of large arrays: a type cache takes 4000 small pages at their first use, 8 huge ones (a dozen articles: 125 ms ->
  // 120).
  static constexpr std::size_t kHugePage = std::size_t{1} << 21U;
  struct Free {
    void operator()(float* values) const { std::free(values); }
  };
  void resize(std::size_t size) {
    const std::size_t alignment = size * sizeof(float) < kHugePage ? kAlignment : kHugePage;
    const std::size_t bytes = (size * sizeof(float) + alignment - 1) / alignment * alignment;
    values_.reset();
    size_ = 0;
    values_.reset(static_cast<float*>(std::aligned_alloc(alignment, bytes)));
    if (!values_) throw std::bad_alloc();
    if (alignment == kHugePage) ::madvise(values_.get(), bytes, MADV_HUGEPAGE);  // where refused, nothing is lost
    size_ = size;
  }
  std::unique_ptr<float[], Free> values_;
  std::size_t size_ = 0;
};

}  // namespace quoth::extract::language
