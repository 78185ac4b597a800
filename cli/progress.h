// SPDX-License-Identifier: Apache-2.0
// How far a long work is, on standard error: only where that is a terminal, and from the first second on.
#pragma once

#include "cli/command.h"

#include <chrono>
#include <cstddef>
#include <string>

namespace quoth::cli {

class Progress {
 public:
  // `total` is 0 where it is not known. Silent under -q.
  Progress(const Context& context, std::string what, std::size_t total);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void advance();

 private:
  void show(std::chrono::steady_clock::time_point at);

  std::string what_;  // "documents"
  std::size_t total_;
  std::size_t done_ = 0;
  bool on_;
  bool shown_ = false;
  std::chrono::steady_clock::time_point begun_;
  std::chrono::steady_clock::time_point next_;
};

}  // namespace quoth::cli
