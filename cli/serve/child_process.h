// SPDX-License-Identifier: Apache-2.0
// Runs a program and keeps what it prints. Each answer of the server is a process of its own, so that a question that
// goes on for too long or fails takes nothing else with it.
#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace quoth::cli::serve {

struct Outcome {
  int exit_code = 0;        // 128 + the signal where one ended it
  bool timed_out = false;   // it was ended after the time limit
  bool too_long = false;    // it was ended because it printed more than `most_bytes`
  std::string output;       // standard output
  std::string diagnostics;  // standard error
};

struct RunLimits {
  std::chrono::milliseconds time{30'000};
  std::size_t most_bytes = std::size_t{256} << 20U;
};

// Runs `program` with `arguments` and an empty standard input until it ends or a limit ends it. Throws Error(io) where
// it cannot be started.
Outcome run_child(const std::string& program, const std::vector<std::string>& arguments, const RunLimits& limits);

}  // namespace quoth::cli::serve
