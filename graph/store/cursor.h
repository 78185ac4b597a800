// SPDX-License-Identifier: Apache-2.0
// A stream of values read one by one from a store: the same small class for documents, entities and statements.
#pragma once

#include <functional>
#include <iterator>
#include <utility>

namespace quoth::graph {

// Move-only in spirit: copies share one position. Valid while its Store lives; a write to the store through the same
// object ends what was promised about order. Memory: one value.
//
//   for (const Statement& statement : store.statements(filter)) …
template <class T>
class Cursor {
 public:
  // `step` fills its argument and says true, or says false at the end.
  explicit Cursor(std::function<bool(T&)> step) : step_(std::move(step)) {}

  // False at the end, and from then on.
  bool next(T& value) {
    if (step_ && !step_(value)) step_ = nullptr;
    return static_cast<bool>(step_);
  }

  class Iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = T;
    using difference_type = std::ptrdiff_t;
    using pointer = T*;
    using reference = T&;

    T& operator*() const noexcept { return cursor_->value_; }
    T* operator->() const noexcept { return &cursor_->value_; }
    Iterator& operator++() {
      if (!cursor_->next(cursor_->value_)) cursor_ = nullptr;
      return *this;
    }
    void operator++(int) { ++*this; }
    bool operator==(const Iterator& other) const noexcept { return cursor_ == other.cursor_; }

   private:
    friend class Cursor;
    explicit Iterator(Cursor* cursor) : cursor_(cursor) {}
    Cursor* cursor_;
  };

  Iterator begin() {
    Iterator iterator(this);
    return ++iterator;
  }
  Iterator end() { return Iterator(nullptr); }

 private:
  std::function<bool(T&)> step_;
  T value_{};
};

}  // namespace quoth::graph
