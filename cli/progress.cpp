// SPDX-License-Identifier: Apache-2.0
#include "cli/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

namespace quoth::cli {
namespace {

constexpr std::chrono::milliseconds kBeforeFirst{1000};
constexpr std::chrono::milliseconds kBetween{200};

std::string duration(double seconds) {
  const auto whole = static_cast<long>(seconds + 0.5);
  if (whole >= 3600) return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
  return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

}  // namespace

Progress::Progress(const Context& context, std::string what, std::size_t total)
    : what_(std::move(what)),
      total_(total),
      on_(context.verbosity >= 0 && ::isatty(STDERR_FILENO) == 1),
      begun_(std::chrono::steady_clock::now()),
      next_(begun_ + kBeforeFirst) {}

Progress::~Progress() {
  if (shown_) std::fputs("\r\x1b[K", stderr);
}

void Progress::advance() {
  ++done_;
  if (!on_) return;
  const auto at = std::chrono::steady_clock::now();
  if (at >= next_) show(at);
}

void Progress::show(std::chrono::steady_clock::time_point at) {
  const double seconds = std::chrono::duration<double>(at - begun_).count();
  const double rate = static_cast<double>(done_) / seconds;
  std::string line =
      fmt::format("{}{} {}, {:.0f}/s", done_, total_ > 0 ? fmt::format(" of {}", total_) : "", what_, rate);
  if (total_ > done_) line += fmt::format(", {} left", duration(static_cast<double>(total_ - done_) / rate));
  fmt::print(stderr, "\r\x1b[K{}", line);
  std::fflush(stderr);
  shown_ = true;
  next_ = at + kBetween;
}

}  // namespace quoth::cli
