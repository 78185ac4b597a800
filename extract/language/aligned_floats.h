// SPDX-License-Identifier: Apache-2.0
// An array of floats on a cache line's border, uninitialized: pages that are never written cost nothing.
#pragma once

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
  struct Free {
    void operator()(float* values) const { std::free(values); }
  };
  void resize(std::size_t size) {
    const std::size_t bytes = (size * sizeof(float) + kAlignment - 1) / kAlignment * kAlignment;
    values_.reset();
    size_ = 0;
    values_.reset(static_cast<float*>(std::aligned_alloc(kAlignment, bytes)));
    if (!values_) throw std::bad_alloc();
    size_ = size;
  }
  std::unique_ptr<float[], Free> values_;
  std::size_t size_ = 0;
};

}  // namespace quoth::extract::language
