// SPDX-License-Identifier: Apache-2.0
#include "cli/serve/child_process.h"

#include "graph/error.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

extern char** environ;  // NOLINT(readability-redundant-declaration): POSIX leaves it to the program

namespace quoth::cli::serve {
namespace {

[[noreturn]] void fail(const std::string& what, int code) {
  throw Error(ErrorKind::io, what + ": " + std::strerror(code));
}

class Pipe {
 public:
  Pipe() {
    if (pipe2(ends_.data(), O_CLOEXEC) != 0) fail("cannot make a pipe", errno);
  }
  ~Pipe() {
    close_end(0);
    close_end(1);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;

  int read_end() const { return ends_[0]; }
  int write_end() const { return ends_[1]; }
  void close_end(std::size_t end) {
    if (ends_[end] >= 0) close(ends_[end]);
    ends_[end] = -1;
  }

 private:
  std::array<int, 2> ends_{-1, -1};
};

class SpawnActions {
 public:
  SpawnActions() { posix_spawn_file_actions_init(&actions_); }
  ~SpawnActions() { posix_spawn_file_actions_destroy(&actions_); }
  SpawnActions(const SpawnActions&) = delete;
  SpawnActions& operator=(const SpawnActions&) = delete;
  posix_spawn_file_actions_t* get() { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

// The server blocks the signals that end it; a child must not inherit that.
class SpawnAttributes {
 public:
  SpawnAttributes() {
    posix_spawnattr_init(&attributes_);
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&attributes_, &none);
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK);
  }
  ~SpawnAttributes() { posix_spawnattr_destroy(&attributes_); }
  SpawnAttributes(const SpawnAttributes&) = delete;
  SpawnAttributes& operator=(const SpawnAttributes&) = delete;
  const posix_spawnattr_t* get() const { return &attributes_; }

 private:
  posix_spawnattr_t attributes_{};
};

pid_t spawn(const std::string& program, const std::vector<std::string>& arguments, Pipe& out, Pipe& err) {
  SpawnActions actions;
  posix_spawn_file_actions_addopen(actions.get(), STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(actions.get(), out.write_end(), STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(actions.get(), err.write_end(), STDERR_FILENO);
  std::vector<std::string> words{program};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  const SpawnAttributes attributes;
  pid_t child = 0;
  const int code = posix_spawn(&child, program.c_str(), actions.get(), attributes.get(), pointers.data(), environ);
  if (code != 0) fail("cannot start " + program, code);
  out.close_end(1);
  err.close_end(1);
  return child;
}

// Appends what is there; false at the end of the stream.
bool read_some(int descriptor, std::string& text) {
  std::array<char, 65536> buffer;
  const ssize_t count = read(descriptor, buffer.data(), buffer.size());
  if (count < 0) return errno == EINTR || errno == EAGAIN;
  text.append(buffer.data(), static_cast<std::size_t>(count));
  return count > 0;
}

// Reads both streams to their ends, or until a limit is reached.
void collect(Pipe& out, Pipe& err, const RunLimits& limits, Outcome& outcome) {
  const auto deadline = std::chrono::steady_clock::now() + limits.time;
  std::array<pollfd, 2> watched{pollfd{out.read_end(), POLLIN, 0}, pollfd{err.read_end(), POLLIN, 0}};
  while (watched[0].fd >= 0 || watched[1].fd >= 0) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    if (left.count() <= 0) {
      outcome.timed_out = true;
      return;
    }
    if (poll(watched.data(), watched.size(), static_cast<int>(left.count())) < 0 && errno != EINTR) {
      fail("cannot wait for a process", errno);
    }
    if (watched[0].revents != 0 && !read_some(watched[0].fd, outcome.output)) watched[0].fd = -1;
    if (watched[1].revents != 0 && !read_some(watched[1].fd, outcome.diagnostics)) watched[1].fd = -1;
    if (outcome.output.size() + outcome.diagnostics.size() > limits.most_bytes) {
      outcome.too_long = true;
      return;
    }
  }
}

int wait_for(pid_t child) {
  int status = 0;
  while (waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) fail("cannot wait for a process", errno);
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

Outcome run_child(const std::string& program, const std::vector<std::string>& arguments, const RunLimits& limits) {
  Pipe out;
  Pipe err;
  const pid_t child = spawn(program, arguments, out, err);
  Outcome outcome;
  try {
    collect(out, err, limits, outcome);
  } catch (...) {
    kill(child, SIGKILL);
    wait_for(child);
    throw;
  }
  if (outcome.timed_out || outcome.too_long) kill(child, SIGKILL);
  outcome.exit_code = wait_for(child);
  return outcome;
}

}  // namespace quoth::cli::serve
